import assert from "node:assert/strict";
import { test } from "node:test";

import { say } from "../src/lib/words.ts";

test("blanks are filled, and a form is picked by number, as words.py does", () => {
  assert.equal(say("en", "pages.unit.days", { number: "1", count: 1 }), "1 day");
  assert.equal(say("nl", "pages.unit.days", { number: "2,8", count: 2.8 }), "2,8 dagen");
  assert.equal(
    say("nl", "pages.owed.count", { count: 1 }) + say("nl", "pages.owed.count", { count: 0 }),
    "1 post0 posten",
  );
});

test("a value is not read as a template", () => {
  assert.equal(say("en", "pages.paste.file", { file: "{file}$&" }), "For {file}$&:");
});
