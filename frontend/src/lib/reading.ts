/** Reading a line chart: what its lines stand at on a day, and which day a key leads to. */

import { bandOn, plus, valueOn } from "./chart.ts";
import type { BandPoint, ChartLine } from "./chart.ts";
import type { Day } from "./validate.ts";

export interface Reading {
  readonly day: Day;
  readonly values: readonly (ChartLine & { readonly value: number })[];
  /** Between what and what the chosen line will be. */
  readonly band: BandPoint | null;
}

/** What each line stands at on a day, of those that stand at something then. */
export function readingOn(
  lines: readonly ChartLine[],
  band: readonly BandPoint[],
  day: Day,
): Reading {
  const main = lines.find(({ kind }) => kind === "main");
  const values = lines.flatMap((one) => {
    const value = valueOn(one.points, day);
    // the day on which the past ends is also the forecast's first: it is told once
    const doubled = one.kind === "past" && main && valueOn(main.points, day) !== null;
    return value === null || doubled ? [] : [{ ...one, value }];
  });
  return { day, values, band: bandOn(band, day) };
}

/** The day itself, or the end of the chart it lies beyond. */
export const within = ([first, last]: readonly [Day, Day], day: Day): Day =>
  day < first ? first : day > last ? last : day;

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -7,
  PageUp: 7,
};

/** The day a key leads to: null where reading ends, undefined where the key is not one of ours. */
export function dayBy(key: string, from: Day, span: readonly [Day, Day]): Day | null | undefined {
  const step = STEPS[key];
  if (step !== undefined) return within(span, plus(from, step));
  if (key === "Home") return span[0];
  if (key === "End") return span[1];
  return key === "Escape" ? null : undefined;
}
