import assert from "node:assert/strict";
import { test } from "node:test";

import {
  count,
  day,
  decimal,
  either,
  flag,
  Invalid,
  list,
  nullable,
  object,
  oneOf,
  optional,
  parse,
  record,
  text,
} from "../src/lib/validate.ts";

const refuses = (work: () => unknown, message: string): void => {
  assert.throws(work, (error) => error instanceof Invalid && error.message === message);
};

test("what fits comes through as it is, and keys nobody asked for do not", () => {
  const shape = object({
    name: text,
    lines: list(object({ date: day, amount: nullable(decimal) })),
    stale: flag,
    more: optional(count, 0),
  });
  const source =
    '{"name": "x", "lines": [{"date": "2026-10-31", "amount": null}], "stale": true, "new": 1}';
  assert.deepEqual(parse(shape, source), {
    name: "x",
    lines: [{ date: "2026-10-31", amount: null }],
    stale: true,
    more: 0,
  });
});

test("a mistake names the place, what was expected and what was found", () => {
  const shape = object({ curve: object({ points: list(object({ balance: decimal })) }) });
  refuses(
    () => parse(shape, '{"curve": {"points": [{"balance": "1.00"}, {"balance": 1.5}]}}'),
    "curve.points[1].balance: expected a decimal as text, found 1.5",
  );
  refuses(() => parse(shape, "[]"), "data: expected an object, found []");
  refuses(() => parse(shape, '{"curve": {}}'), "curve.points: expected a list, found nothing");
});

test("each kind refuses its neighbours", () => {
  refuses(() => text(1, "x"), "x: expected a text, found 1");
  refuses(() => count("1", "x"), 'x: expected a number, found "1"');
  refuses(() => count(Number.NaN, "x"), "x: expected a number, found null");
  refuses(() => flag(0, "x"), "x: expected true or false, found 0");
  refuses(() => day("2026-1-1", "x"), 'x: expected a day, found "2026-1-1"');
  refuses(() => decimal("1e5", "x"), 'x: expected a decimal as text, found "1e5"');
  refuses(() => decimal("Infinity", "x"), 'x: expected a decimal as text, found "Infinity"');
  refuses(() => oneOf("a", "b")("c", "x"), 'x: expected one of a, b, found "c"');
  refuses(() => record(text)({ a: 1 }, "x"), "x.a: expected a text, found 1");
});

test("either takes the first that fits", () => {
  const target = either(decimal, list(nullable(decimal)));
  assert.equal(target("45.00", ""), "45.00");
  assert.deepEqual(target(["1.00", null], ""), ["1.00", null]);
  refuses(() => target({}, "x"), "x: expected a list, found {}");
});

test("a long find is cut", () => {
  refuses(() => count("y".repeat(100), "x"), `x: expected a number, found "${"y".repeat(59)}…`);
});
