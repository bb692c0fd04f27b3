/** Straight scales for charts. d3-scale would bring colours and formats along, a seventh of the script. */

import { nice, ticks } from "d3-array";
import { utcTicks } from "d3-time";

type Pair = readonly [number, number];

export interface Scale {
  (value: number): number;
  /** The value that stands at a place. */
  readonly invert: (place: number) => number;
  /** About so many round values in the domain. */
  readonly ticks: (count: number) => readonly number[];
  readonly domain: Pair;
}

/** From a domain of values to a range of places; `round` widens the domain to round values. */
export function linear([from, to]: Pair, [start, end]: Pair, round = 0): Scale {
  const [low, high] = round ? nice(from, to, round) : [from, to];
  const slope = (end - start) / (high - low || 1);
  const scale = (value: number): number => start + (value - low) * slope;
  return Object.assign(scale, {
    invert: (place: number) => low + (place - start) / (slope || 1),
    ticks: (count: number) => ticks(low, high, count),
    domain: [low, high] as const,
  });
}

export interface TimeScale {
  (moment: Date): number;
  readonly invert: (place: number) => Date;
  /** About so many days on which a month, a week or a year begins. */
  readonly ticks: (count: number) => readonly Date[];
}

/** From a span of time to a range of places. */
export function time([from, to]: readonly [Date, Date], range: Pair): TimeScale {
  const moments = linear([from.getTime(), to.getTime()], range);
  return Object.assign((moment: Date) => moments(moment.getTime()), {
    invert: (place: number) => new Date(moments.invert(place)),
    ticks: (count: number) => utcTicks(from, to, count),
  });
}

/** Two spans side by side, so that what comes after `at` has at least a `share` of the width. */
export function splitTime(
  [from, to]: readonly [Date, Date],
  [start, end]: Pair,
  at: Date,
  share: number,
): TimeScale {
  const natural = (to.getTime() - at.getTime()) / (to.getTime() - from.getTime() || 1);
  if (at <= from || at >= to || natural >= share) return time([from, to], [start, end]);
  const middle = end - (end - start) * share;
  const before = time([from, at], [start, middle]);
  const after = time([at, to], [middle, end]);
  return Object.assign((moment: Date) => (moment < at ? before(moment) : after(moment)), {
    invert: (place: number) => (place < middle ? before.invert(place) : after.invert(place)),
    ticks: (count: number) => [
      ...before.ticks(Math.max(1, Math.round(count * (1 - share)))).filter((one) => one < at),
      ...after.ticks(Math.max(1, Math.round(count * share))),
    ],
  });
}
