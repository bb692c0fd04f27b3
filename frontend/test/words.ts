/** The sentences of a language, as the server sends them with a page. */

import catalogue from "../../src/kasboek/data/words/pages.json";
import { sayingIn } from "../src/lib/words.ts";
import type { Say } from "../src/lib/words.ts";

export function sayIn(lang: "en" | "nl"): Say {
  const templates = Object.entries(catalogue).map(([key, both]) => [key, both[lang]] as const);
  return sayingIn(Object.fromEntries(templates));
}
