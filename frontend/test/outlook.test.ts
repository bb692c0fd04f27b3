import { deepEqual, equal, match, ok, throws } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { answerOf } from "../src/lib/page.ts";
import type { Decimal } from "../src/lib/validate.ts";
import { Invalid, parse } from "../src/lib/validate.ts";
import OutlookPage from "../src/outlook/Outlook.svelte";
import { barsOf } from "../src/outlook/bridge.ts";
import { linesOf, lowOf, rulesOf } from "../src/outlook/lines.ts";
import type { Cell, Outlook, WhatIf } from "../src/outlook/shapes.ts";
import { outlook } from "../src/outlook/shapes.ts";
import {
  bandsOf,
  figuresOf,
  firstSpot,
  linesOf as tableOf,
  markOf,
  moved,
} from "../src/outlook/table.ts";
import type { Line } from "../src/outlook/table.ts";
import { drawn } from "./drawn.ts";

declare const FRONTEND: string;

const text = (lang: string): string =>
  readFileSync(join(FRONTEND, `test/snapshots/outlook.${lang}.json`), "utf-8");

function snapshot(lang: string): Outlook {
  const { content } = parse(answerOf("outlook", outlook), text(lang));
  ok(content);
  return content;
}

/** Cents, as sums of floats would not be equal. */
const cents = (value: Decimal | null | undefined): number => Math.round(Number(value ?? 0) * 100);
const sum = (values: readonly number[]): number => values.reduce((one, other) => one + other, 0);
const decimal = (value: string): Decimal => value as Decimal;

function line(lines: readonly Line[], kind: Line["kind"], key: string): Line {
  const found = lines.find((one) => one.kind === kind && one.key === key);
  ok(found, `${kind} ${key}`);
  return found;
}

for (const lang of ["en", "nl"]) {
  test(`what core writes is what the page takes: ${lang}`, () => {
    const found = snapshot(lang);
    equal(found.columns.length, 18);
    equal(found.curves[0]?.scenario, "base");
    for (const row of found.rows) equal(row.cells.length, found.columns.length, row.key);
  });
}

test("what core does not write is refused, with its place", () => {
  const wrong = text("en").replace(/"headroom": "/, '"headroom": "about ');
  throws(
    () => parse(answerOf("outlook", outlook), wrong),
    (error) => {
      ok(error instanceof Invalid);
      ok(/^outlook\.\S*headroom: expected a decimal as text/.test(error.message), error.message);
      return true;
    },
  );
});

test("the table shows the JSON's figures, and they add up", () => {
  const found = snapshot("en");
  const lines = tableOf(found);
  for (const [place, column] of found.columns.entries()) {
    const of = (kind: Line["kind"], key: string): Decimal | null =>
      figuresOf(line(lines, kind, key))[place]?.value ?? null;
    equal(of("total", "receipts"), column.receipts);
    equal(of("total", "payments"), column.payments);
    equal(of("total", "net"), column.net);
    equal(of("balance", "opening"), column.opening);
    equal(of("balance", "closing"), column.closing);
    equal(of("balance", "p10"), column.p10);
    equal(of("balance", "low"), column.low);
    equal(of("balance", "headroom"), column.headroom);
    for (const side of ["receipts", "payments"] as const) {
      const rows = found.rows.filter((row) => row.side === side);
      const cells = rows.map((row) => cents(figuresOf(line(lines, "row", row.key))[place]?.value));
      equal(sum(cells), cents(column[side]), `${column.label} ${side}`);
    }
    equal(cents(column.opening) + cents(column.net), cents(column.closing));
  }
});

test("the lines stand in the order of a 13-week table", () => {
  const found = snapshot("en");
  const kinds = tableOf(found).filter(({ kind }) => kind !== "row");
  deepEqual(
    kinds.map(({ kind, key }) => `${kind} ${key}`),
    [
      "group receipts",
      "total receipts",
      "group payments",
      "total payments",
      "total net",
      "balance opening",
      "balance closing",
      "balance p10",
      "balance low",
      "balance headroom",
    ],
  );
  deepEqual(bandsOf(found.columns), { past: 4, ahead: 14 });
});

test("where no chance can be told the table has no line for it", () => {
  const found = snapshot("en");
  const columns = found.columns.map((column) => ({ ...column, p10: null }));
  const keys = tableOf({ ...found, columns }).map(({ key }) => key);
  equal(keys.includes("p10"), false);
  ok(keys.includes("low"));
});

test("the week without headroom is alarmed, those with it are not", () => {
  const found = snapshot("en");
  const { figures } = { figures: figuresOf(line(tableOf(found), "balance", "headroom")) };
  // the sample company is short in its last week only, 4 columns of the past have none
  deepEqual(
    figures.map(({ alarm }) => alarm),
    [...Array<null>(17).fill(null), "short"],
  );
});

test("a balance below zero is alarmed, a payment is not", () => {
  const found = snapshot("en");
  const first = found.columns[4];
  ok(first);
  const columns = [{ ...first, closing: decimal("-0.01"), low: decimal("-0.01") }];
  const lines = tableOf({ ...found, columns, rows: [] });
  equal(figuresOf(line(lines, "balance", "closing"))[0]?.alarm, "below-zero");
  equal(figuresOf(line(lines, "balance", "low"))[0]?.alarm, "below-zero");
  equal(figuresOf(line(lines, "total", "payments"))[0]?.alarm, null);
});

test("a cell says how sure it is", () => {
  const cell = (parts: Partial<Cell>): Cell => {
    const none = decimal("0.00");
    const empty = { value: none, booked: none, committed: none, expected: none, learned: none };
    return { ...empty, ...parts };
  };
  equal(markOf(cell({ committed: decimal("5.00") })), "committed");
  equal(markOf(cell({ learned: decimal("-5.00") })), "learned");
  equal(markOf(cell({ committed: decimal("5.00"), expected: decimal("1.00") })), "mixed");
  equal(markOf(cell({})), null);
});

test("arrow keys lead from figure to figure, over what is empty", () => {
  const found = snapshot("en");
  const lines = tableOf(found);
  const opens = ({ line: one, column }: { line: number; column: number }): boolean =>
    figuresOf(lines[one] as Line)[column]?.opens === true;
  const start = firstSpot(lines);
  ok(start && opens(start));
  // to the right until the end, and back
  let at = start;
  let steps = 0;
  for (let next = moved(lines, at, "ArrowRight"); next; next = moved(lines, at, "ArrowRight")) {
    equal(next.line, start.line);
    ok(next.column > at.column && opens(next));
    at = next;
    steps += 1;
  }
  equal(steps + 1, figuresOf(lines[start.line] as Line).filter((one) => one.opens).length);
  deepEqual(moved(lines, at, "Home"), start);
  deepEqual(moved(lines, start, "End"), at);
  const below = moved(lines, start, "ArrowDown");
  ok(below && opens(below) && below.line > start.line && below.column === start.column);
  deepEqual(moved(lines, below, "ArrowUp"), start);
  equal(moved(lines, start, "ArrowUp"), null);
  equal(moved(lines, start, "x"), null);
});

test("the bridge leads from opening to closing", () => {
  const found = snapshot("en");
  const bars = barsOf(found.bridge);
  equal(bars[0]?.kind, "balance");
  for (const [place, bar] of bars.slice(1, -1).entries()) {
    equal(cents(String(bar.from) as Decimal), cents(String(bars[place]?.to) as Decimal), bar.key);
    equal(bar.kind, Number(bar.amount) < 0 ? "down" : "up");
  }
  const [before, last] = bars.slice(-2);
  equal(Math.round((before?.to ?? 0) * 100), Math.round((last?.to ?? 1) * 100));
  equal(last?.from, 0);
});

test("while a slider moves, the line as it was stays to compare with", () => {
  const found = snapshot("en");
  const words = { driven: (name: string) => `${name} driven`, buffer: "B", overdraft: "O" };
  const still = linesOf(found, null, words);
  equal(still.length, found.curves.length);
  deepEqual(
    still.map(({ kind }) => kind),
    ["main", ...found.curves.slice(1).map(() => "other")],
  );
  const [chosen] = found.curves;
  ok(chosen);
  const points = chosen.points.map((one) => ({ ...one, balance: decimal("1.00") }));
  const ahead: WhatIf = {
    points,
    low: { date: found.tightest.date, amount: decimal("1.00") },
    first_breach: null,
    broken_already: false,
    closing: decimal("1.00"),
    safe: { amount: null, until: found.tightest.date },
    says: "",
  };
  const [main, ghost, ...others] = linesOf(found, ahead, words);
  equal(main?.points, points);
  equal(main?.title, `${chosen.title} driven`);
  equal(ghost?.kind, "ghost");
  equal(ghost?.points, chosen.points);
  equal(others.length, found.curves.length - 1);
  // once the data itself has the drivers, it brings the line without them
  const plain = { scenario: "base", title: "Base", points: chosen.points, band: null };
  deepEqual(
    linesOf({ ...found, plain }, null, words)
      .map(({ title }) => title)
      .slice(0, 2),
    ["Base driven", "Base"],
  );
  equal(lowOf(found, ahead, String)[0]?.value, 1);
});

test("the buffer and the overdraft are levels, where there are any", () => {
  const found = snapshot("en");
  const words = { buffer: "B", overdraft: "O" };
  deepEqual(rulesOf(found, words), [
    { title: "B", value: Number(found.buffer), kind: "buffer" },
    { title: "O", value: -85_000, kind: "overdraft" },
  ]);
  deepEqual(rulesOf({ ...found, buffer: null, overdraft: decimal("0.00") }, words), []);
});

test("what is partly learned is not called committed", () => {
  const cell = (parts: Partial<Cell>): Cell => {
    const none = { booked: "0.00", committed: "0.00", expected: "0.00", learned: "0.00" };
    return { value: decimal("1.00"), ...none, ...parts } as Cell;
  };
  const one = decimal("1.00");
  equal(markOf(cell({ expected: one, learned: one })), "guessed");
  equal(markOf(cell({ committed: one, learned: one })), "mixed");
  equal(markOf(cell({ learned: one })), "learned");
});

test("a runway without months says why", () => {
  const data = JSON.parse(text("en"));
  const draw = (runway: unknown): string => {
    data.outlook.measures.runway = runway;
    return drawn("outlook", data, outlook, OutlookPage)
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " ");
  };
  const blind = "no payment is known until 31 October 2027";
  match(draw({ months: null, date: null, reason: blind }), new RegExp(`Over 12 months ${blind}`));
  const gone = "cash is below zero already on 31 October 2026";
  match(draw({ months: "0", date: "2026-10-31", reason: gone }), new RegExp(`0 months ${gone}`));
  const out = { months: "2.50", date: "2027-01-15", reason: "cash falls below zero" };
  match(draw(out), /2\.5 months until 15 January 2027/); // in Dutch not "tot en met": it is gone
});

test("the page says how likely it is, what is safe then, and what comes after it", () => {
  const draw = (data: unknown): string =>
    drawn("outlook", data, outlook, OutlookPage)
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " ");
  const data = JSON.parse(text("en"));
  data.outlook.measures.safe_to_spend = { amount: "500.00", p10: "-90.00", until: "2027-01-29" };
  data.outlook.chances = ["4 in 100: cash below zero before 1 February 2027."];
  data.outlook.beyond = {
    receipts: { later: "26605.69", never: "120.00" },
    payments: { later: "-0.13", never: "0.00" },
    items: [
      {
        id: "invoice/1",
        of: "29040.00",
        later: "26605.69",
        never: "0.00",
        currency: "EUR",
        counterparty: "Dealers",
        kind: "invoice",
        due: "2027-01-04",
        source: null,
        because: "invoice 1",
      },
    ],
    rest: { count: 3, later: "0.00", never: "120.00" },
  };
  const page = draw(data);
  ok(/€ 500 .* Nine times in ten at most € 90 short/.test(page), page);
  ok(page.includes("4 in 100: cash below zero before 1 February 2027."));
  ok(/After 31 January 2027, or never € 26,606 of open and planned invoices comes/.test(page));
  ok(page.includes("€ 120 is likely never paid by customers"));
  ok(!page.includes("is paid later"), "thirteen cents are no sentence");
  ok(/Dealers € 29,040\.00 € 26,605\.69 – invoice 1 3 smaller ones – € 120\.00/.test(page), page);
  data.outlook.beyond.items = [];
  ok(!draw(data).includes("or never"));
});
