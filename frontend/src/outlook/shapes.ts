/** What the Outlook page's endpoints give, proved: `core/pages` writes it. */

import { curve, item, low, points, source } from "../lib/shapes.ts";
import type { Item } from "../lib/shapes.ts";
import type { Valid } from "../lib/validate.ts";
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
} from "../lib/validate.ts";

export const CERTAINTIES = ["booked", "committed", "expected", "learned"] as const;
export type Certainty = (typeof CERTAINTIES)[number];

const range = list(decimal);
const days = list(count);

export const drivers = object({
  sales: decimal,
  costs: decimal,
  delay: count,
  collect: decimal,
  customer: nullable(text),
  late: count,
});

const limits = object({ sales: range, costs: range, delay: days, collect: range, late: days });
export type Limits = Valid<typeof limits>;

const column = object({
  start: day,
  end: day,
  label: text,
  past: flag,
  opening: decimal,
  receipts: decimal,
  payments: decimal,
  net: decimal,
  closing: decimal,
  /** Closing is above it nine times in ten; null for what was. */
  p10: nullable(decimal),
  low: decimal,
  low_date: nullable(day),
  headroom: nullable(decimal),
});
export type Column = Valid<typeof column>;

const cell = object({
  value: decimal,
  booked: decimal,
  committed: decimal,
  expected: decimal,
  learned: decimal,
});
export type Cell = Valid<typeof cell>;

const row = object({
  key: text,
  title: text,
  side: oneOf("receipts", "payments"),
  cells: list(nullable(cell)),
});
export type Row = Valid<typeof row>;

/** `broken_already`: the first breach only goes on with what is so now. */
const outcome = object({
  low,
  first_breach: nullable(day),
  broken_already: flag,
  closing: decimal,
});

const scenarioCurve = (
  json: unknown,
  path: string,
): Valid<typeof curve> & Valid<typeof outcome> => ({
  ...curve(json, path),
  ...outcome(json, path),
});
export type ScenarioCurve = Valid<typeof scenarioCurve>;

const step = object({ key: text, title: text, amount: decimal });
export type Step = Valid<typeof step>;

const safe = object({ amount: nullable(decimal), until: day });

const measures = object({
  low_point: low,
  first_breach: nullable(day),
  runway: object({ months: nullable(decimal), date: nullable(day), reason: text }),
  /** `p10` is what is safe nine times in ten. */
  safe_to_spend: object({ amount: nullable(decimal), p10: nullable(decimal), until: day }),
});
export type Measures = Valid<typeof measures>;

const outside = { later: decimal, never: decimal };

/** What invoices and bills bring after the last day of the table, or never. */
const beyond = object({
  receipts: object(outside),
  payments: object(outside),
  items: list(
    object({
      ...outside,
      id: text,
      of: decimal,
      currency: text,
      counterparty: nullable(text),
      source: nullable(source),
      because: text,
    }),
  ),
  rest: object({ ...outside, count }),
});

export const outlook = object({
  scenario: text,
  horizon: oneOf("13w", "12m"),
  past: count,
  drivers,
  limits,
  customers: list(text),
  columns: list(column),
  rows: list(row),
  curves: list(scenarioCurve),
  plain: nullable(curve),
  buffer: nullable(decimal),
  /** Why the buffer that a policy asks for has no amount yet. */
  unknown: nullable(text),
  overdraft: decimal,
  measures,
  /** How likely cash falls below zero, and below the buffer, in sentences. */
  chances: list(text),
  bridge: list(step),
  tightest: object({
    date: day,
    amount: decimal,
    headroom: nullable(decimal),
    says: text,
    /** Why, without when and how much, which the page says itself. */
    why: optional(text, null),
    items: list(item),
  }),
  beyond,
});
export type Outlook = Valid<typeof outlook>;

export const whatIf = object({
  points,
  low,
  first_breach: nullable(day),
  broken_already: flag,
  closing: decimal,
  safe,
  says: text,
});
export type WhatIf = Valid<typeof whatIf>;

const rest = object({ count, value: decimal });

/** Where the rest is of an invoice that is in a cell in part. */
const elsewhere = object({
  ...outside,
  earlier: decimal,
  following: decimal,
  /** The last day on which something of it follows. */
  last: nullable(day),
});
type Elsewhere = Valid<typeof elsewhere>;

export interface OpenedItem extends Item {
  readonly elsewhere: Elsewhere | null;
}
const part = object({ elsewhere: nullable(elsewhere) });
const openedItem = (json: unknown, path: string): OpenedItem => ({
  ...item(json, path),
  ...part(json, path),
});

export const opened = object({
  row: text,
  title: text,
  column: text,
  start: day,
  total: decimal,
  items: list(openedItem),
  rest: optional(nullable(rest), null),
});
export type Opened = Valid<typeof opened>;

const lever = object({ act: text, adds: decimal, by: day, item });
export type Lever = Valid<typeof lever>;

export const affordable = object({
  as_of: day,
  currency: text,
  scenario: text,
  amount: decimal,
  on: day,
  affordable: nullable(flag),
  room: decimal,
  lowest_on: day,
  first_day: nullable(day),
  until: day,
  missing: decimal,
  enough: flag,
  levers: list(lever),
  says: list(text),
});

/** What closes a gap: each lever alone lifts the low point by so much. */
export const remedy = object({
  needed: flag,
  enough: flag,
  levers: list(
    object({
      act: oneOf("call", "hold", "postpone", "defer", "borrow"),
      who: text,
      amount: decimal,
      cost: nullable(decimal),
      lifts: decimal,
      says: text,
      costs: text,
      items: list(
        object({ id: text, date: day, to: day, value: decimal, source: nullable(source) }),
      ),
    }),
  ),
  says: text,
  advice: nullable(text),
});

const differing = object({
  id: text,
  who: text,
  value: decimal,
  because: text,
  source: nullable(source),
  date: day,
  /** The day in the other scenario, where it is in both. */
  to: nullable(day),
  /** What it adds to cash. */
  effect: decimal,
});
export type Differing = Valid<typeof differing>;

const kind = object({ count, effect: decimal, items: list(differing), rest: count });

export const comparison = object({
  sides: list(
    object({
      title: text,
      low_point: low,
      first_breach: nullable(day),
      safe: nullable(decimal),
      closing: decimal,
    }),
  ),
  gone: kind,
  new: kind,
  moved: kind,
  resized: kind,
});

export const draft = object({ text, file: text, include: text, exists: flag });
export type Draft = Valid<typeof draft>;

export const saved = object({ name: text, file: text, says: text });
