/** The pages' own sentences, from the catalogue that the terminal reads too. */

import catalogue from "../../../src/kasboek/data/words/pages.json";
import type { Lang } from "./shapes.ts";

export type Key = keyof typeof catalogue;
export type Values = Readonly<Record<string, string | number>>;

const FIELD = /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g;

/** Put a sentence into words: `{name}` is filled, `{count|day|days}` picks a form by number. */
export function say(lang: Lang, key: Key, values: Values = {}): string {
  return catalogue[key][lang].replace(FIELD, (blank, name: string, one?: string, more?: string) => {
    const value = values[name];
    if (value === undefined) return blank;
    if (one !== undefined && more !== undefined) return value === 1 ? one : more;
    return String(value);
  });
}
