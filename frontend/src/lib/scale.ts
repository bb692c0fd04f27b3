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
