import assert from "node:assert/strict";
import { test } from "node:test";

import { sayingIn } from "../src/lib/words.ts";
import { sayIn } from "./words.ts";

const [en, nl] = [sayIn("en"), sayIn("nl")];

test("blanks are filled, and a form is picked by number, as words.py does", () => {
  assert.equal(en("pages.unit.days", { number: "1", count: 1 }), "1 day");
  assert.equal(nl("pages.unit.days", { number: "2,8", count: 2.8 }), "2,8 dagen");
  assert.equal(
    nl("pages.owed.count", { count: 1 }) + nl("pages.owed.count", { count: 0 }),
    "1 post0 posten",
  );
});

test("a value is not read as a template", () => {
  assert.equal(en("pages.paste.file", { file: "{file}$&" }), "For {file}$&:");
});

test("a sentence that the server does not have yet is named", () => {
  assert.equal(sayingIn({})("pages.paste.file", { file: "a" }), "pages.paste.file");
});
