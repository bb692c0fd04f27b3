/** The pages' own sentences, as they came with the page: those of its language only. */

import type catalogue from "../../../src/kasboek/data/words/pages.json";
import type { Validator } from "./validate.ts";
import { record, text } from "./validate.ts";

export type Key = keyof typeof catalogue;
export type Values = Readonly<Record<string, string | number>>;

/** Templates by key. */
export type Words = Readonly<Record<string, string>>;
export const words: Validator<Words> = record(text);

/** Puts a sentence into words. */
export type Say = (key: Key, values?: Values) => string;

const FIELD = /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g;

/** What fills templates: `{name}` is filled, `{count|day|days}` picks a form by number. */
export function sayingIn(templates: Words): Say {
  return (key, values = {}) =>
    // a script that is newer than the server still says something
    (templates[key] ?? key).replace(FIELD, (blank, name: string, one?: string, more?: string) => {
      const value = values[name];
      if (value === undefined) return blank;
      if (one !== undefined && more !== undefined) return value === 1 ? one : more;
      return String(value);
    });
}
