/** Shapes that both pages get: `core/shapes/shape.py` writes them. */

import type { Valid } from "./validate.ts";
import {
  count,
  day,
  decimal,
  flag,
  list,
  nullable,
  object,
  oneOf,
  optional,
  text,
} from "./validate.ts";

export const source = object({ file: text, line: count });
export type Source = Valid<typeof source>;

export const problem = object({ message: text, error: flag, source: nullable(source) });
export type Problem = Valid<typeof problem>;

export const item = object({
  id: text,
  date: day,
  amount: decimal,
  of: decimal,
  probability: decimal,
  likely: nullable(day),
  currency: text,
  category: text,
  counterparty: nullable(text),
  kind: text,
  certainty: text,
  due: nullable(day),
  source: nullable(source),
  because: text,
});
export type Item = Valid<typeof item>;

export const point = object({ date: day, balance: decimal });
export type Point = Valid<typeof point>;
export const points = list(point);

export const low = object({ date: day, amount: decimal });

/** Cash on a day is below `p10` once in ten times, and above `p90` once in ten. */
const likely = object({ date: day, p10: decimal, p90: decimal });
export type Likely = Valid<typeof likely>;

/** A line of a chart: one scenario's cash, and its band where chances were drawn. */
export const curve = object({
  scenario: text,
  title: text,
  points,
  band: nullable(list(likely)),
});
export type Curve = Valid<typeof curve>;

export const scenario = object({
  name: text,
  title: text,
  sales: optional(nullable(decimal), null),
  costs: optional(nullable(decimal), null),
  collect: optional(nullable(decimal), null),
  delay: optional(nullable(count), null),
  source: nullable(source),
});
export type Scenario = Valid<typeof scenario>;

export const missing = object({ name: text, says: text, why: text, text, file: text });
export type Missing = Valid<typeof missing>;

export const pageName = oneOf("cockpit", "outlook");
export type PageName = Valid<typeof pageName>;

const shared = {
  page: pageName,
  lang: oneOf("en", "nl"),
  title: text,
  currency: text,
  as_of: nullable(day),
  today: day,
  hash: text,
  incognito: flag,
  read_only: flag,
  root: text,
  scenarios: list(scenario),
  problems: list(problem),
  missing: list(missing),
  error: nullable(object({ says: text, detail: text })),
};
/** What every page's data has. */
export const frame = object(shared);
export type Frame = Valid<typeof frame>;
export type Lang = Frame["lang"];
