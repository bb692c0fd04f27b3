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
  text,
} from "../lib/validate.ts";

const safe = object({
  amount: nullable(decimal),
  /** The same, nine times in ten. */
  p10: nullable(decimal),
  until: day,
  low: decimal,
  buffer: nullable(decimal),
  overdraft: decimal,
  reason: nullable(text),
  says: text,
  /** How likely cash falls below zero, and below the buffer, in sentences. */
  chances: list(text),
});

const figure = object({
  name: text,
  title: text,
  value: nullable(decimal),
  unit: text,
  target: nullable(either(decimal, list(nullable(decimal)))),
  status: oneOf("ok", "warning", "breach", "none"),
  better: oneOf("higher", "lower"),
  trend: list(object({ date: day, value: nullable(decimal) })),
  definition: text,
  reason: nullable(text),
  more_than: nullable(decimal),
  on: nullable(day),
  beside: list(object({ name: text, title: text, value: nullable(decimal), unit: text })),
  formula: text,
  says: text,
});
export type Figure = Valid<typeof figure>;

const openItem = object({
  id: text,
  number: text,
  counterparty: text,
  open: decimal,
  currency: text,
  due: day,
  days_late: count,
  disputed: flag,
  account: text,
  source: nullable(source),
});
export type OpenItem = Valid<typeof openItem>;

const owed = {
  total: decimal,
  count,
  items: list(openItem),
  /** How many more there are. */
  rest: count,
  /** What has no price in the operating currency, and is in no total. */
  unpriced: list(object({ amount: decimal, currency: text })),
};
const receivables = object({ ...owed, overdue: decimal });
const payables = object({ ...owed, due_soon: decimal, soon_days: count });
export type Owed = Pick<Valid<typeof receivables>, keyof typeof owed>;

const alert = object({
  key: text,
  policy: text,
  severity: oneOf("error", "warning", "info"),
  subject: nullable(text),
  says: text,
  value: nullable(decimal),
  limit: nullable(decimal),
  since: nullable(day),
  first_breach: nullable(day),
  depth: nullable(decimal),
  /** What makes it so, each with its line. */
  causes: list(object({ says: text, source: nullable(source) })),
  /** Where all of it is seen. */
  opens: nullable(object({ what: oneOf("account", "counterparty", "forecast"), name: text })),
  lever: nullable(text),
  acknowledged: nullable(object({ by: text, until: day, reason: text })),
  escalated: nullable(text),
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
    /** Currencies that had no price on some day of the past. */
    unpriced: list(text),
    lines: list(curve),
    buffer: nullable(decimal),
    overdraft: decimal,
    low,
    /** Each with whether it only goes on with what is so now. */
    first_breach: nullable(day),
    broken_already: flag,
    cash_out: nullable(day),
    out_already: flag,
  }),
  /** What a week ago was promised for now; without a difference, `says` is why there is none. */
  promise: object({
    says: text,
    difference: nullable(decimal),
    differences: list(object({ says: text, amount: decimal, source: nullable(source) })),
  }),
  week: object({
    end: day,
    receipts: list(item),
    payments: list(item),
    more_receipts: count,
    more_payments: count,
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
      /** Whether the ledger has what the last statement says; null without a statement. */
      agrees: nullable(flag),
      /** The same in a sentence per currency, and who signed. */
      reconciled: list(text),
      /** It agrees, and nobody has signed for the last statement. */
      to_sign: flag,
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
