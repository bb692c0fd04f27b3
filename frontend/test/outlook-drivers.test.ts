import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";

import { addressOf, queryIn } from "../src/lib/address.ts";
import { amountIn } from "../src/outlook/amounts.ts";
import {
  asQuery,
  factor,
  isNeutral,
  NEUTRAL,
  NONE,
  percent,
  same,
  within,
} from "../src/outlook/drivers.ts";
import type { Drivers } from "../src/outlook/drivers.ts";

const BAD: Drivers = {
  sales: "0.8",
  costs: "1.05",
  delay: -3,
  collect: "0.975",
  customer: 'Jansen & "Zn" #1 <b>',
  late: 60,
};

test("a percentage is a factor and back, for every step of a slider", () => {
  for (let step = 0; step <= 2000; step += 1) {
    equal(percent(factor(step / 10)), step / 10);
  }
  equal(factor(80), "0.8");
  equal(factor(100), "1");
  equal(factor(97.5), "0.975");
});

test("drivers survive the address", () => {
  const defaults = { scenario: "base", ...NONE };
  const start = "http://localhost/books/extension/Outlook/?time=2026";
  const there = addressOf(start, { scenario: "base", ...asQuery(BAD) }, defaults);
  const { searchParams } = new URL(there);
  equal(searchParams.get("time"), "2026");
  equal(searchParams.get("scenario"), null);
  equal(searchParams.get("customer"), BAD.customer);
  deepEqual(queryIn(new URL(there).search, defaults), { scenario: "base", ...asQuery(BAD) });
  equal(addressOf(there, { scenario: "base", ...asQuery(NEUTRAL) }, defaults), start);
});

test("drivers as the scenario has them stand nowhere", () => {
  deepEqual(asQuery(NEUTRAL), NONE);
  deepEqual(asQuery({ ...NEUTRAL, sales: "1.00", collect: "1.0" }), NONE);
  equal(isNeutral(NEUTRAL), true);
  equal(isNeutral(BAD), false);
});

test("a customer who is chosen but not late changes nothing, and stays chosen", () => {
  const chosen = { ...NEUTRAL, customer: "Jansen" };
  equal(isNeutral(chosen), true);
  equal(asQuery(chosen).customer, "Jansen");
  equal(same(chosen, NEUTRAL), false);
  // days without a customer are nobody's
  equal(asQuery({ ...NEUTRAL, late: 30 }).late, "");
});

test("a number is brought within its limits", () => {
  equal(within(250, 0, 200, 1), 200);
  equal(within(-31, -30, 120, 1), -30);
  equal(within(12.6, -30, 120, 1), 13);
  equal(within(97.46, 0, 100, 0.1), 97.5);
});

test("amounts as people type them", () => {
  const found = {
    "12000": "12000",
    "€ 12.000": "12000",
    "12,000": "12000",
    "12.500,50": "12500.50",
    "12,500.50": "12500.50",
    "1.234.567": "1234567",
    "12 500,5": "12500.5",
    "12,5": "12.5",
    "0.125": "0.125",
    "1.250,-": "1250",
  };
  for (const [text, number] of Object.entries(found)) equal(amountIn(text), number, text);
  for (const text of ["", "twelve", "-5", "1.2.3", "12,34,5", "1,2345.6", "12."]) {
    equal(amountIn(text), null, text);
  }
});
