import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import CockpitPage from "../src/cockpit/Cockpit.svelte";
import type { Cockpit } from "../src/cockpit/data.ts";
import { cockpit } from "../src/cockpit/data.ts";
import { agreeing, verdict } from "../src/cockpit/standing.ts";
import { answerOf } from "../src/lib/page.ts";
import { Invalid, parse } from "../src/lib/validate.ts";
import { drawn } from "./drawn.ts";

declare const FRONTEND: string;

const source = (lang: string): string =>
  readFileSync(join(FRONTEND, `test/snapshots/cockpit.${lang}.json`), "utf-8");
const json = (lang: string) => JSON.parse(source(lang));
const draw = (data: unknown, search = ""): string =>
  drawn("cockpit", data, cockpit, CockpitPage, search);

function snapshot(): Cockpit {
  const { content } = parse(answerOf("cockpit", cockpit), source("en"));
  assert.ok(content);
  return content;
}

/** Everything of `part` stands in `whole`. */
function within(part: unknown, whole: unknown, path: string): void {
  if (typeof part !== "object" || part === null) {
    assert.equal(part, whole, path);
    return;
  }
  for (const [key, value] of Object.entries(part)) {
    within(value, (whole as Record<string, unknown>)[key], `${path}.${key}`);
  }
}

for (const lang of ["en", "nl"]) {
  test(`what the server writes is what the page takes it for: ${lang}`, () => {
    const { frame, content } = parse(answerOf("cockpit", cockpit), source(lang));
    assert.equal(frame.lang, lang);
    within(content, json(lang).cockpit, "cockpit");
  });
}

test("a figure as a number is refused, by its place", () => {
  const data = json("en");
  data.cockpit.figures[1].trend[0].value = 12.5;
  assert.throws(
    () => answerOf("cockpit", cockpit)(data, ""),
    (error) => error instanceof Invalid && error.message.startsWith("cockpit.figures[1].trend[0]"),
  );
});

test("the answer comes first: how much, until when, and why", () => {
  const page = draw(json("en"));
  const text = page.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
  assert.match(text, /^ ?Nothing is safe to spend € [\d,]+ short on \d+ \w+ \d{4}/);
  const dutch = draw(json("nl"))
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
  assert.match(dutch, /^ ?Er is niets te besteden € [\d.]+ tekort op \d+ \w+ \d{4}/);
});

test("what to spend, until when, where there is something", () => {
  const data = json("en");
  data.cockpit.safe.amount = "48200.00";
  const text = draw(data)
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
  assert.match(text, /Safe to spend € 48,200 until 29 January 2027/);
  data.cockpit.safe = { ...data.cockpit.safe, amount: null, reason: "No policy says a buffer." };
  assert.match(draw(data), /What is safe to spend is not known yet.*No policy says a buffer\./s);
});

const plainly = (html: string): string => html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

test("the second figure is what is safe nine times in ten, with the chances in words", () => {
  const data = json("nl");
  data.cockpit.safe.amount = "48200.00";
  data.cockpit.safe.p10 = "12100.40";
  data.cockpit.safe.chances = ["4 op de 100: kas onder nul voor 1 februari 2027."];
  const text = plainly(draw(data));
  assert.match(text, /€ 48\.200 tot en met .* Negen van de tien keer minstens € 12\.100 /);
  assert.match(text, /4 op de 100: kas onder nul voor 1 februari 2027\./);
  data.cockpit.safe.p10 = "-300.00";
  assert.match(plainly(draw(data)), /Negen van de tien keer een tekort van hoogstens € 300 /);
  data.cockpit.safe.p10 = null;
  assert.doesNotMatch(plainly(draw(data)), /Negen van de tien/);
});

test("the band stands in the legend, in words and in the table", () => {
  const page = draw(json("en"));
  const [{ band }] = json("en").cockpit.curve.lines;
  const { p10, p90 } = band.at(-1);
  const whole = (amount: string) => Math.round(Number(amount)).toLocaleString("en-US");
  const text = plainly(page);
  assert.match(text, /8 in 10 within this band/);
  assert.match(text, /9 in 10 above 1 in 10 above/);
  const said = `8 in 10: between €\u00a0${whole(p10)} and €\u00a0${whole(p90)} on `;
  assert.ok(page.includes(said), said);
});

test("one word says whether it is fine, and the worst one wins", () => {
  const content = snapshot();
  const calm = {
    ...content,
    safe: { ...content.safe, amount: content.safe.low },
    alerts: [],
  };
  const first = content.alerts[0];
  assert.ok(first);
  const graves = [first, { ...first, key: "b" }];
  const accepted = { by: "noor", until: first.first_breach ?? content.safe.until, reason: "seen" };
  const words = (of: Cockpit) => [verdict(of).standing, verdict(of).key, verdict(of).values];
  assert.deepEqual(words({ ...calm, alerts: graves }), [
    "critical",
    "pages.verdict.critical",
    { count: 2 },
  ]);
  assert.deepEqual(words({ ...calm, alerts: [{ ...first, severity: "warning" }] }), [
    "warning",
    "pages.verdict.warning",
    { count: 1 },
  ]);
  assert.deepEqual(words({ ...calm, alerts: [{ ...first, acknowledged: accepted }] }), [
    "good",
    "pages.verdict.good",
    {},
  ]);
  assert.equal(verdict({ ...calm, safe: { ...calm.safe, amount: null } }).standing, "warning");
  assert.equal(verdict({ ...calm, safe: content.safe }).key, "pages.verdict.short");
  const unsure = { ...content.unsure, matters: true };
  assert.equal(verdict({ ...calm, unsure }).key, "pages.verdict.unsure");
});

test("an account without bank data is not said to be fine", () => {
  const { until } = snapshot().safe;
  assert.equal(agreeing({ until: null, stale: false, agrees: null }), "none");
  assert.equal(agreeing({ until, stale: false, agrees: null }), "good");
  assert.equal(agreeing({ until, stale: false, agrees: false }), "warning");
  assert.equal(agreeing({ until, stale: true, agrees: true }), "warning");
});

test("what is not booked stands above everything where it matters", () => {
  const data = json("en");
  assert.ok(draw(data).indexOf("kasboek-unsure") > draw(data).indexOf("kasboek-safe"));
  data.cockpit.unsure.matters = true;
  assert.ok(draw(data).indexOf("kasboek-unsure") < draw(data).indexOf("kasboek-safe"));
});

test("a hostile name is text, wherever it stands", () => {
  const name = `"><script>alert(1)</script><img src=x onerror=alert(1)>' {x} \u202E אבג`;
  const data = json("en");
  const put = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(put);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).map(([key, inner]) => {
      const named = ["counterparty", "person", "number", "says", "because", "title", "text"];
      if (named.includes(key) && typeof inner === "string") return [key, name];
      return [key, put(inner)];
    });
    return Object.fromEntries(entries);
  };
  const page = draw(put(data));
  assert.ok(page.split("alert(1)").length > 20, "the name stands on the page");
  assert.doesNotMatch(page, /<script|<img/);
  const hrefs = [...page.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? "");
  assert.ok(hrefs.length > 20);
  for (const href of hrefs) assert.match(href, /^(\/p\/de-spaak\/|#)/);
  assert.ok(
    page.includes('<bdi>">&lt;script>alert(1)&lt;/script>'),
    "and in a direction of its own",
  );
});

test("every link keeps the ledger's address, and names file and line", () => {
  const page = draw(json("en"));
  assert.match(page, /href="\/p\/de-spaak\/editor\/\?file_path=%2Fbooks%2Fbooks%2F2026%2Finvoices/);
  assert.match(
    page,
    /href="\/p\/de-spaak\/journal\/\?filter=[^"]*&amp;account=Assets%3AReceivable"/,
  );
});

test("an alert leads to the lines that cause it, and to all it is about", () => {
  const page = draw(json("en"));
  assert.match(page, /of invoice 2026-0196, due 13 August 2026 (<!--.*?-->)*<a class="source/);
  assert.match(page, /href="[^"]*invoices.beancount&amp;line=1377"/);
  assert.match(
    page,
    /<a href="\/p\/de-spaak\/account\/Assets:Suspense\/"[^>]*>Go to Assets:Suspense/,
  );
  assert.match(page, /journal\/\?filter=%22Tweewielers\+Bosman%22"[^>]*>Tweewielers Bosman in the/);
  assert.match(page, /<a href="\/p\/de-spaak\/extension\/Outlook\/"[^>]*>See what closes the gap/);
});

test("a day of the curve's table leads to the journal, or to the forecast", () => {
  const page = draw(json("en"));
  assert.match(page, /<a href="\/p\/de-spaak\/journal\/\?time=2026-10-31"[^>]*>31 October 2026/);
  assert.match(
    page,
    /<a href="[^"]*Outlook\/\?scenario=base&amp;horizon=13w"[^>]*>30 January 2027/,
  );
});

test("the week is called this one only while it is", () => {
  assert.match(draw(json("en")), /This week, to/);
  assert.match(draw({ ...json("en"), today: "2026-11-21" }), /The first week after the bank data/);
});

test("Fava's filters are explained when one is set", () => {
  assert.doesNotMatch(draw(json("en")), /do not apply here/);
  assert.match(draw(json("en"), "?time=2026"), /do not apply here/);
});

test("amounts hide where nobody may read along", () => {
  const page = draw({ ...json("en"), incognito: true });
  assert.match(page, /€\u00a0X,XXX/);
  assert.doesNotMatch(page, /17,242\.50<\/span>/);
});

test("without a day, the page says what to add, ready to paste", () => {
  const missing = [
    {
      name: "bank",
      says: "No bank.",
      why: "Cash is there.",
      text: "1 open A:B",
      file: "a.beancount",
    },
  ];
  const page = draw({ ...json("en"), as_of: null, cockpit: null, missing });
  assert.match(page, /What to add/);
  assert.match(page, /<pre[^>]*>1 open A:B<\/pre>/);
  assert.match(page, /For a\.beancount:/);
});

test("our own failure is told, with its detail", () => {
  const page = draw({ ...json("nl"), cockpit: null, error: { says: "Mis.", detail: "x.py:1" } });
  assert.match(page, /Mis\./);
  assert.match(page, /<pre[^>]*>x\.py:1<\/pre>/);
});
