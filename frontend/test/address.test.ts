import assert from "node:assert/strict";
import { test } from "node:test";

import { addressOf, queryIn } from "../src/lib/address.ts";
import { baseOf, filtersIn, Links, quoted } from "../src/lib/links.ts";

const DEFAULTS = { scenario: "base", horizon: "13w" };
const HERE = "http://x/b/extension/Cockpit/?time=2026&account=A&horizon=12m#kasboek-alerts";

test("our parameters are read beside Fava's; an absent one has its default", () => {
  assert.deepEqual(queryIn(new URL(HERE).search, DEFAULTS), { scenario: "base", horizon: "12m" });
});

test("what is noted leaves Fava's filters alone, and defaults out", () => {
  const noted = addressOf(HERE, { scenario: "worst case & more", horizon: "13w" }, DEFAULTS);
  const url = new URL(noted);
  assert.deepEqual(
    [...url.searchParams],
    [
      ["time", "2026"],
      ["account", "A"],
      ["scenario", "worst case & more"],
    ],
  );
  assert.equal(url.hash, "#kasboek-alerts");
  assert.deepEqual(queryIn(url.search, DEFAULTS), {
    scenario: "worst case & more",
    horizon: "13w",
  });
});

test("the base is what stands before the page, with any prefix", () => {
  assert.equal(baseOf("/books/extension/Cockpit/"), "/books/");
  assert.equal(baseOf("/some/prefix/books/extension/Outlook/"), "/some/prefix/books/");
});

test("links carry the base, and whatever is in a name", () => {
  const links = new Links("/p/books/", "/home/me/my books");
  assert.equal(
    links.editor({ file: "sub dir/a&b.beancount", line: 12 }),
    "/p/books/editor/?file_path=%2Fhome%2Fme%2Fmy+books%2Fsub+dir%2Fa%26b.beancount&line=12",
  );
  assert.equal(
    links.editor({ file: "/elsewhere/x.beancount", line: 1 }),
    "/p/books/editor/?file_path=%2Felsewhere%2Fx.beancount&line=1",
  );
  assert.equal(links.account("Assets:Bank:ING"), "/p/books/account/Assets:Bank:ING/");
  assert.equal(links.page("Outlook", { horizon: "" }), "/p/books/extension/Outlook/");
});

test("a name is a regular expression of itself for Fava's filter", () => {
  assert.equal(quoted("Jansen (B.V.)"), String.raw`"Jansen \(B\.V\.\)"`);
  assert.equal(quoted('De "Beste"'), '"De .Beste."');
});

test("Fava's filters are seen, its other parameters are not", () => {
  assert.deepEqual(filtersIn("?time=2026&conversion=EUR&account=&filter=x"), ["filter", "time"]);
});
