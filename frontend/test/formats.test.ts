import assert from "node:assert/strict";
import { test } from "node:test";

import { commandsIn, daysBetween, Formats, isoDay, utc } from "../src/lib/formats.ts";
import { day, decimal } from "../src/lib/validate.ts";

const english = new Formats("en", "EUR", false);
const dutch = new Formats("nl", "EUR", false);
const hidden = new Formats("nl", "EUR", true);
const d = (text: string) => day(text, "test");
const n = (text: string) => decimal(text, "test");

test("amounts as the language writes them", () => {
  // the same as `words.money` on the terminal, with a space that does not break
  assert.equal(english.money(n("1234.50")), "€\u00a01,234.50");
  assert.equal(dutch.money(n("-1234.50")), "€\u00a0-1.234,50");
  assert.equal(english.money(n("5.00"), "CHF"), "CHF\u00a05.00");
  assert.equal(dutch.whole(n("1234567.89")), "€\u00a01.234.568");
  assert.equal(english.whole(n("-0.40")), "€\u00a00");
});

test("short amounts for an axis", () => {
  assert.deepEqual(
    [0, 950, 1000, 12_500, 250_000, -40_000, 1_500_000].map((value) => english.short(value)),
    ["0", "950", "1k", "12.5k", "250k", "-40k", "1.5M"],
  );
  assert.equal(dutch.short(12_500), "12,5k");
});

test("incognito shows X for every digit of an amount, and days as they are", () => {
  assert.equal(hidden.money(n("1234.50")), "€\u00a0X.XXX,XX");
  assert.equal(hidden.short(12_500), "XX,Xk");
  assert.equal(hidden.plain(42), "42");
  assert.equal(hidden.day(d("2027-01-29")), "29 januari 2027");
});

test("days as the language writes them", () => {
  assert.equal(english.day(d("2027-01-29")), "29 January 2027");
  assert.equal(dutch.day(d("2027-03-01")), "1 maart 2027");
  assert.equal(english.shortDay(d("2027-01-29"), d("2027-03-01")), "29 Jan");
  assert.equal(english.shortDay(d("2027-01-29"), d("2026-10-31")), "29 Jan 2027");
  assert.equal(dutch.weekday(d("2026-11-07")), "zaterdag 7 november");
});

test("a day of an axis says no more than it must", () => {
  assert.equal(english.tick(utc(d("2027-01-01"))), "2027");
  assert.equal(english.tick(utc(d("2026-12-01"))), "Dec");
  assert.equal(english.tick(utc(d("2026-12-08"))), "8 Dec");
});

test("no time zone moves a day", () => {
  assert.equal(isoDay(utc(d("2026-10-25"))), "2026-10-25");
  assert.equal(daysBetween(d("2026-10-24"), d("2026-10-26")), 2);
});

test("an amount in a sentence does not break off from its currency", () => {
  assert.equal(dutch.bound("Laagst € 5,00 op 1 mei."), "Laagst €\u00a05,00 op 1 mei.");
  assert.equal(dutch.bound("€ X,XX"), "€\u00a0X,XX");
});

test("a command in a sentence stands apart, without its quotes", () => {
  assert.deepEqual(commandsIn("2 lines wait: 'kasboek import --ask'."), [
    { text: "2 lines wait: ", command: false },
    { text: "kasboek import --ask", command: true },
    { text: ".", command: false },
  ]);
  assert.deepEqual(commandsIn("the 'other' one"), [{ text: "the 'other' one", command: false }]);
  assert.deepEqual(commandsIn(""), []);
});
