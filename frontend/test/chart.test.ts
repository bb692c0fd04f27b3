import assert from "node:assert/strict";
import { test } from "node:test";

import type { ChartLine } from "../src/lib/chart.ts";
import {
  bandOf,
  bandOn,
  days,
  heights,
  lookOf,
  plus,
  scales,
  tableDays,
  valueOn,
} from "../src/lib/chart.ts";
import { utc } from "../src/lib/formats.ts";
import { dayBy, readingOn, within } from "../src/lib/reading.ts";
import { linear, splitTime } from "../src/lib/scale.ts";
import { day, parse } from "../src/lib/validate.ts";
import { curve, points } from "../src/lib/shapes.ts";

const d = (text: string) => day(text, "test");
const line = (name: string, kind: ChartLine["kind"], ...steps: [string, string][]): ChartLine => {
  const json = steps.map(([date, balance]) => ({ date, balance }));
  return { name, title: name, kind, points: parse(points, JSON.stringify(json)) };
};
const past = line("past", "past", ["2026-10-01", "500.00"], ["2026-10-31", "200.00"]);
const ahead = line("ahead", "main", ["2026-10-31", "200.00"], ["2026-11-02", "-50.00"]);

test("zero, every line and every level fit", () => {
  const buffer = { title: "", value: 900, kind: "buffer" as const };
  assert.deepEqual(heights([past], []), [0, 500]);
  assert.deepEqual(heights([past, ahead], [buffer]), [-50, 900]);
  assert.deepEqual(heights([], []), [0, 1000]);
  assert.deepEqual(heights([], [], [{ date: d("2026-11-01"), low: -10, high: 30 }]), [-10, 30]);
});

test("a band fits whole below the lines, and above them no more than a quarter of the range", () => {
  const band = (low: number, high: number) => [{ date: d("2026-11-01"), low, high }];
  assert.deepEqual(heights([past], [], band(100, 550)), [0, 550]);
  assert.deepEqual(heights([past], [], band(-300, 9000)), [-300, 500 + 800 / 4]);
});

test("a band is read on its days, where it is wider than the line", () => {
  const json = {
    scenario: "base",
    title: "Base",
    points: [],
    band: [
      { date: "2026-10-31", p10: "200.00", p90: "200.00" },
      { date: "2026-11-01", p10: "-60.50", p90: "250.00" },
      { date: "2026-11-02", p10: "-90.00", p90: "90.00" },
    ],
  };
  const band = bandOf(parse(curve, JSON.stringify(json)).band);
  assert.deepEqual(bandOn(band, d("2026-11-01")), { date: "2026-11-01", low: -60.5, high: 250 });
  assert.equal(bandOn(band, d("2026-10-31")), null);
  assert.equal(bandOn(band, d("2026-10-30")), null);
  assert.equal(bandOn(band, d("2026-11-03")), null);
  assert.equal(readingOn([past, ahead], band, d("2026-11-02")).band?.high, 90);
  assert.equal(readingOn([past, ahead], band, d("2026-10-30")).band, null);
  assert.deepEqual(bandOf(null), []);
});

test("the days of all lines", () => {
  assert.deepEqual(days([ahead, past]), ["2026-10-01", "2026-11-02"]);
  assert.equal(days([]), null);
});

test("a balance stands until the next, and nowhere else", () => {
  assert.equal(valueOn(past.points, d("2026-10-30")), 500);
  assert.equal(valueOn(past.points, d("2026-10-31")), 200);
  assert.equal(valueOn(past.points, d("2026-09-30")), null);
  assert.equal(valueOn(past.points, d("2026-11-01")), null);
  assert.equal(valueOn([], d("2026-11-01")), null);
});

test("the table has weeks ahead, four weeks back, and both ends", () => {
  assert.deepEqual(tableDays([d("2026-10-01"), d("2026-11-16")], d("2026-10-31")), [
    "2026-10-03",
    "2026-10-31",
    "2026-11-07",
    "2026-11-14",
    "2026-11-16",
  ]);
  assert.deepEqual(tableDays([d("2026-10-01"), d("2026-10-02")], null), [
    "2026-10-01",
    "2026-10-02",
  ]);
});

test("days are counted across the clock change and the year", () => {
  assert.equal(plus(d("2026-10-24"), 2), "2026-10-26");
  assert.equal(plus(d("2026-12-31"), 1), "2027-01-01");
});

test("no two of six lines look the same, by colour or by dash", () => {
  const looks = [0, 1, 2, 3, 4, 5].map(lookOf);
  assert.equal(new Set(looks.map(({ stroke }) => stroke)).size, 6);
  assert.equal(new Set(looks.map(({ dash }) => dash)).size, 6);
});

test("a straight scale goes there and back, and rounds its domain when asked", () => {
  const scale = linear([0, 97], [200, 0], 5);
  assert.deepEqual(scale.domain, [0, 100]);
  assert.equal(scale(50), 100);
  assert.equal(scale.invert(100), 50);
  assert.deepEqual(scale.ticks(5), [0, 20, 40, 60, 80, 100]);
  assert.equal(linear([3, 3], [0, 10])(3), 0);
});

test("what is ahead gets its share of the width, and no less than it would have", () => {
  const at = utc(d("2026-10-31"));
  const year = [utc(d("2025-10-31")), utc(d("2027-01-30"))] as const;
  const split = splitTime(year, [0, 1000], at, 0.5);
  assert.equal(split(year[0]), 0);
  assert.equal(split(at), 500);
  assert.equal(split(year[1]), 1000);
  assert.equal(split.invert(500).getTime(), at.getTime());
  assert.deepEqual(
    split.ticks(8),
    [...split.ticks(8)].sort((a, b) => a.getTime() - b.getTime()),
  );
  const long = [utc(d("2026-10-01")), utc(d("2027-10-31"))] as const;
  assert.ok(splitTime(long, [0, 1000], at, 0.5)(at) < 100);
});

test("lines are drawn inside their frame", () => {
  const frame = { width: 300, height: 100, left: 50, right: 10, top: 10, bottom: 20 };
  const { x, y, path } = scales(frame, [d("2026-10-01"), d("2026-11-02")], [-50, 500], null);
  assert.equal(x(utc(d("2026-10-01"))), 50);
  assert.equal(x(utc(d("2026-11-02"))), 290);
  assert.ok(y(500) >= 10 && y(-50) <= 80);
  assert.match(path([...past.points]) ?? "", /^M50,/);
});

test("on the day the past ends the forecast is read, and what is over is not", () => {
  const values = (text: string) =>
    readingOn([past, ahead], [], d(text)).values.map(({ name, value }) => [name, value]);
  assert.deepEqual(values("2026-10-30"), [["past", 500]]);
  assert.deepEqual(values("2026-10-31"), [["ahead", 200]]);
  assert.deepEqual(values("2026-11-02"), [["ahead", -50]]);
  assert.deepEqual(values("2026-11-03"), []);
  assert.deepEqual(
    readingOn([past], [], d("2026-10-31")).values.map(({ value }) => value),
    [200],
  );
});

test("keys lead from day to day and week to week, and not off the chart", () => {
  const span = [d("2026-10-01"), d("2026-11-02")] as const;
  const from = d("2026-10-31");
  assert.equal(dayBy("ArrowLeft", from, span), "2026-10-30");
  assert.equal(dayBy("ArrowUp", from, span), "2026-11-01");
  assert.equal(dayBy("PageDown", from, span), "2026-10-24");
  assert.equal(dayBy("PageUp", from, span), "2026-11-02");
  assert.equal(dayBy("ArrowLeft", span[0], span), "2026-10-01");
  assert.equal(dayBy("Home", from, span), "2026-10-01");
  assert.equal(dayBy("End", from, span), "2026-11-02");
  assert.equal(dayBy("Escape", from, span), null);
  assert.equal(dayBy("Tab", from, span), undefined);
  assert.equal(within(span, d("2025-01-01")), "2026-10-01");
  assert.equal(within(span, from), from);
});
