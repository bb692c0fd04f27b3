/** The proof of the Cockpit's own data. */

import { curve, item, low, points, source } from "../lib/shapes.ts";
import type { Valid } from "../lib/validate.ts";
import {
  count,
  day,
  decimal,
  either,
  flag,
  list,
  nullable,
  object,
  oneOf,
  optional,
  text,
} from "../lib/validate.ts";

const safe = object({
  amount: nullable(decimal),
  until: day,
  low: decimal,
  buffer: nullable(decimal),
  overdraft: decimal,
  reason: nullable(text),
  says: text,
});

const figure = object({
  name: text,
  title: text,
  value: nullable(decimal),
  unit: text,
  target: nullable(either(decimal, list(nullable(decimal)))),
  status: text,
  better: text,
  trend: list(object({ date: day, value: nullable(decimal) })),
  definition: text,
  reason: nullable(text),
  more_than: nullable(decimal),
  on: nullable(day),
  beside: list(object({ name: text, value: nullable(decimal), unit: text })),
  formula: text,
  says: text,
});
export type Figure = Valid<typeof figure>;

const openItem = object({
  id: text,
  number: nullable(text),
  counterparty: nullable(text),
  open: decimal,
  due: nullable(day),
  days_late: count,
  disputed: flag,
  account: text,
  source: nullable(source),
});
export type OpenItem = Valid<typeof openItem>;

const receivables = object({
  total: decimal,
  overdue: decimal,
  count,
  items: list(openItem),
  rest: optional(count, 0),
});
const payables = object({
  total: decimal,
  due_soon: decimal,
  soon_days: count,
  count,
  items: list(openItem),
  rest: optional(count, 0),
});

const alert = object({
  key: text,
  policy: text,
  severity: oneOf("critical", "warning", "info"),
  subject: nullable(text),
  says: text,
  value: nullable(decimal),
  limit: nullable(decimal),
  since: nullable(day),
  first_breach: nullable(day),
  depth: nullable(decimal),
  because: list(text),
  lever: nullable(text),
  acknowledged: nullable(object({ by: text, until: day, reason: text })),
  escalated: flag,
  items: list(text),
  source: nullable(source),
});
export type Alert = Valid<typeof alert>;

const unsureItem = object({
  account: text,
  counterparty: nullable(text),
  amount: decimal,
  currency: text,
  since: nullable(day),
  source: nullable(source),
});

export const cockpit = object({
  scenario: text,
  horizon: oneOf("13w", "12m"),
  safe,
  figures: list(figure),
  receivables,
  payables,
  curve: object({
    past: points,
    lines: list(curve),
    buffer: nullable(decimal),
    overdraft: decimal,
    low,
    first_breach: nullable(day),
    cash_out: nullable(day),
  }),
  week: object({
    end: day,
    receipts: list(item),
    payments: list(item),
    total_receipts: decimal,
    total_payments: decimal,
  }),
  alerts: list(alert),
  data: list(
    object({
      account: text,
      until: nullable(day),
      days: nullable(count),
      stale: flag,
      says: text,
    }),
  ),
  unsure: object({
    matters: flag,
    suspense: decimal,
    suspense_count: count,
    unexplained: decimal,
    says: text,
    items: list(unsureItem),
  }),
  action: nullable(
    object({
      text,
      person: nullable(text),
      due: nullable(day),
      overdue: flag,
      source: nullable(source),
    }),
  ),
  more_actions: count,
  proposed: nullable(text),
});
export type Cockpit = Valid<typeof cockpit>;

export const acknowledged = object({ says: text, file: text, line: nullable(count) });
export const acknowledgement = object({ text, file: text });
