/** A page written as HTML, without a browser. */

import type { Component } from "svelte";
import { render } from "svelte/server";

import type { Live } from "../src/lib/live.svelte.ts";
import { Live as RealLive } from "../src/lib/live.svelte.ts";
import { answerOf } from "../src/lib/page.ts";
import Shell from "../src/lib/Shell.svelte";
import type { PageName } from "../src/lib/shapes.ts";
import type { Validator } from "../src/lib/validate.ts";
import { sayIn } from "./words.ts";

export function drawn<T>(
  name: PageName,
  json: unknown,
  content: Validator<T>,
  component: Component<{ live: Live<T>; content: T }>,
  search = "",
): string {
  const location = new URL(`http://books/p/de-spaak/extension/Page/${search}`);
  Object.assign(globalThis, {
    window: { location, addEventListener: () => undefined, removeEventListener: () => undefined },
  });
  const place = { base: "/p/de-spaak/", endpoints: "/p/de-spaak/extension/Page/", search };
  const validator = answerOf(name, content);
  const first = validator(json, "");
  const live = new RealLive(first, place, validator, {}, sayIn(first.frame.lang));
  return render(Shell<T>, { props: { live, component } }).body;
}
