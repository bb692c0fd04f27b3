/** What a line chart works out before it draws. */

import { bisector, extent } from "d3-array";
import { area, curveStepAfter, line } from "d3-shape";

import { isoDay, utc } from "./formats.ts";
import { linear, splitTime } from "./scale.ts";
import type { Likely, Point } from "./shapes.ts";
import type { Day } from "./validate.ts";

/**
 * One line: what was is `past`, the one chosen is `main`, those to compare with are `other`, and the
 * chosen one as it is without what-if is its `ghost`.
 */
export interface ChartLine {
  readonly name: string;
  readonly title: string;
  readonly points: readonly Point[];
  readonly kind: "past" | "main" | "other" | "ghost";
}

/** A level across the whole chart, such as the buffer. */
export interface Rule {
  readonly title: string;
  readonly value: number;
  readonly kind: "buffer" | "overdraft";
}

/** A point worth a word, such as the lowest. */
export interface Mark {
  readonly date: Day;
  readonly value: number;
  readonly title: string;
}

/** Between what and what cash will be eight times in ten. */
export interface BandPoint {
  readonly date: Day;
  readonly low: number;
  readonly high: number;
}

/** A band as it is drawn; none where chances were not drawn. */
export const bandOf = (likely: readonly Likely[] | null): readonly BandPoint[] =>
  (likely ?? []).map(({ date, p10, p90 }) => ({ date, low: Number(p10), high: Number(p90) }));

/** Lines are told apart by colour and by dash: either is enough. */
const LOOKS = [
  { stroke: "var(--link-color)", dash: "" },
  { stroke: "var(--editor-currencies)", dash: "7 3" },
  { stroke: "var(--editor-class)", dash: "2 3" },
  { stroke: "var(--editor-date)", dash: "9 3 2 3" },
  { stroke: "var(--editor-number)", dash: "4 2" },
  { stroke: "var(--editor-label-name)", dash: "12 4" },
] as const;
export type Look = (typeof LOOKS)[number];

/** How a line looks: the first is the chosen one. */
export function lookOf(place: number): Look {
  return place === 0 ? LOOKS[0] : (LOOKS[1 + ((place - 1) % (LOOKS.length - 1))] ?? LOOKS[0]);
}

/** By how much of the lines' range a band may raise a chart: above it, it is cut off. */
const ABOVE = 0.25;

/**
 * The lowest and highest number that must fit; zero always does. A band fits downwards whole, as
 * that is what one must see; how much better it may go does not squeeze the lines.
 */
export function heights(
  lines: readonly ChartLine[],
  rules: readonly Rule[],
  band: readonly BandPoint[] = [],
): [number, number] {
  const values = lines.flatMap(({ points }) => points.map(({ balance }) => Number(balance)));
  const [from = 0, to = 0] = extent([0, ...values, ...rules.map(({ value }) => value)]);
  const low = Math.min(from, ...band.map((one) => one.low));
  const best = Math.max(to, ...band.map((one) => one.high));
  const high = values.length ? Math.min(best, to + (to - low) * ABOVE) : best;
  return low === high ? [0, 1000] : [low, high];
}

/** The first and last day on the chart. */
export function days(lines: readonly ChartLine[]): [Day, Day] | null {
  const found = lines.flatMap(({ points }) => points.map(({ date }) => date)).sort();
  const [first, last] = [found[0], found.at(-1)];
  return first === undefined || last === undefined ? null : [first, last];
}

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What is ahead has at least this part of the width: it is what is decided on. */
const AHEAD = 0.5;

/** Days to the right, amounts upwards; `ahead` is where what is to come begins, if that is on it. */
export function scales(
  frame: Frame,
  span: readonly [Day, Day],
  range: readonly [number, number],
  today: Day | null = null,
) {
  const moments = [utc(span[0]), utc(span[1])] as const;
  const across = [frame.left, frame.width - frame.right] as const;
  const x = splitTime(moments, across, utc(today ?? span[0]), AHEAD);
  const y = linear(range, [frame.height - frame.bottom, frame.top], 5);
  const path = line<Point>()
    .x(({ date }) => x(utc(date)))
    .y(({ balance }) => y(Number(balance)))
    .curve(curveStepAfter);
  /** The area between a line and a level. */
  const against = (level: number) =>
    area<Point>()
      .x(({ date }) => x(utc(date)))
      .y0(y(level))
      .y1(({ balance }) => y(Number(balance)))
      .curve(curveStepAfter);
  const bandPath = area<BandPoint>()
    .x(({ date }) => x(utc(date)))
    .y0(({ low }) => y(low))
    .y1(({ high }) => y(high))
    .curve(curveStepAfter);
  const shapes = { path, against, bandPath };
  const ahead = today !== null && today >= span[0] && today < span[1] ? x(utc(today)) : null;
  return { ...shapes, x, y, frame, right: across[1], floor: frame.height - frame.bottom, ahead };
}

/** What a chart shows, for each of its parts. */
export interface Shown {
  readonly lines: readonly ChartLine[];
  /** How those that are a forecast look, by name. */
  readonly looks: ReadonlyMap<string, Look>;
  readonly rules: readonly Rule[];
  readonly marks: readonly Mark[];
  readonly band: readonly BandPoint[];
  /** Why there is no band, where that is worth a word. */
  readonly noBand: string;
  readonly today: Day | null;
}

/** Where days and amounts are on a chart, and the shapes made of them. */
export type Drawn = ReturnType<typeof scales>;

const byDay = bisector<{ readonly date: Day }, Day>(({ date }) => date);

/** What a line stands at on a day: its last point so far; null before it begins and after it ends. */
export function valueOn(points: readonly Point[], day: Day): number | null {
  const last = points.at(-1);
  if (!last || day > last.date) return null;
  const found = points[byDay.right(points, day) - 1];
  return found ? Number(found.balance) : null;
}

/** The band on a day of it; null on other days, and where it is no wider than a line. */
export function bandOn(band: readonly BandPoint[], day: Day): BandPoint | null {
  const found = band[byDay.left(band, day)];
  return found?.date === day && found.low !== found.high ? found : null;
}

/** The day so many days later. */
export const plus = (day: Day, count: number): Day =>
  isoDay(new Date(utc(day).getTime() + count * 86_400_000));

/** Which days the table behind a chart shows: each fourth week back, each week ahead, and the end. */
export function tableDays([first, last]: readonly [Day, Day], today: Day | null): readonly Day[] {
  const from = today !== null && today > first && today < last ? today : first;
  const found: Day[] = [];
  for (let day = plus(from, -28); day >= first; day = plus(day, -28)) found.unshift(day);
  for (let day = from; day < last; day = plus(day, 7)) found.push(day);
  return [...found, last];
}
