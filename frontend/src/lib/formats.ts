/** Numbers and days as the language writes them; `words.py` writes the same on the terminal. */

import type { Lang } from "./shapes.ts";
import type { Day, Decimal } from "./validate.ts";
import { day } from "./validate.ts";

const LOCALES = { en: "en-US", nl: "nl-NL" };
const SIGNS: Readonly<Record<string, string>> = { EUR: "€", USD: "$", GBP: "£" };
const NO_BREAK = "\u00a0"; // an amount does not break off from its currency
const DAY = 86_400_000;

/** An ISO day as a moment, in UTC: no time zone ever moves it. */
export const utc = (day: Day): Date => new Date(`${day}T00:00:00Z`);

/** A moment's day, in UTC. */
export const isoDay = (moment: Date): Day => day(moment.toISOString().slice(0, 10), "day");

/** Days from one day to another. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((utc(to).getTime() - utc(from).getTime()) / DAY);

/** A sentence in which no amount breaks off from its currency. */
export const unbroken = (sentence: string): string =>
  sentence.replace(/([€$£]) (?=-?[\dX])/g, `$1${NO_BREAK}`);

/** A sentence in parts: what stands between its commands, and those without their quotes. */
export function commandsIn(sentence: string): readonly { text: string; command: boolean }[] {
  return sentence
    .split(/'(kasboek [^']*)'/)
    .map((text, place) => ({ text, command: place % 2 === 1 }))
    .filter(({ text }) => text !== "");
}

export class Formats {
  readonly #lang: Lang;
  readonly #currency: string;
  readonly #incognito: boolean;
  readonly #numbers = new Map<string, Intl.NumberFormat>();
  readonly #days = new Map<string, Intl.DateTimeFormat>();

  constructor(lang: Lang, currency: string, incognito: boolean) {
    this.#lang = lang;
    this.#currency = currency;
    this.#incognito = incognito;
  }

  /** An amount without its currency: 1,234.50 or 1.234,50, or X,XXX.XX where nobody may read along. */
  number(value: Decimal | number, places = 2): string {
    return this.hide(this.plain(value, places));
  }

  /** A number that is no amount, such as days: nothing to hide. */
  plain(value: Decimal | number, places = 0): string {
    const key = String(places);
    let format = this.#numbers.get(key);
    if (!format) {
      format = new Intl.NumberFormat(LOCALES[this.#lang], {
        minimumFractionDigits: places,
        maximumFractionDigits: places,
        useGrouping: "always",
      });
      this.#numbers.set(key, format);
    }
    const rounded = format.format(Number(value));
    return /[1-9]/.test(rounded) ? rounded : rounded.replace("-", "");
  }

  /** € 1,234.50, in the books' currency unless another is named. */
  money(value: Decimal | number, currency: string = this.#currency): string {
    return this.#amount(value, currency, 2);
  }

  /** € 1,235: for headlines and charts, where cents only distract. */
  whole(value: Decimal | number, currency: string = this.#currency): string {
    return this.#amount(value, currency, 0);
  }

  /** € 12k: for the axis of a chart. */
  short(value: number): string {
    const size = Math.abs(value);
    if (size >= 1e6) return `${this.#short(value / 1e6)}M`;
    return size >= 1e3 ? `${this.#short(value / 1e3)}k` : this.number(value, 0);
  }

  #short(value: number): string {
    const places = Number.isInteger(Math.round(value * 10) / 10) ? 0 : 1;
    return this.number(value, places);
  }

  /** The sign of the books' currency, to stand before a field. */
  get sign(): string {
    return SIGNS[this.#currency] ?? this.#currency;
  }

  #amount(value: Decimal | number, currency: string, places: number): string {
    return `${SIGNS[currency] ?? currency}${NO_BREAK}${this.number(value, places)}`;
  }

  /** A sentence of the server, unbroken. */
  bound(sentence: string): string {
    return unbroken(sentence);
  }

  /** X for digits, in incognito mode. */
  hide(text: string): string {
    return this.#incognito ? text.replace(/\d/g, "X") : text;
  }

  /** 29 January 2027. */
  day(value: Day): string {
    return this.#date(value, "day", { day: "numeric", month: "long", year: "numeric" });
  }

  /** 29 Jan, for lists and charts; with the year where `other` is of another year. */
  shortDay(value: Day, other: Day | null = null): string {
    const year = other !== null && value.slice(0, 4) !== other.slice(0, 4);
    return year
      ? this.#date(value, "short-year", { day: "numeric", month: "short", year: "numeric" })
      : this.#date(value, "short", { day: "numeric", month: "short" });
  }

  /** Friday 29 January. */
  weekday(value: Day): string {
    return this.#date(value, "weekday", { weekday: "long", day: "numeric", month: "long" });
  }

  /** A day on an axis: 12 Jan, Jan where it is a month's first, 2027 where it is a year's first. */
  tick(value: Date): string {
    if (value.getUTCDate() !== 1) {
      return this.#format("short", { day: "numeric", month: "short" }).format(value);
    }
    return value.getUTCMonth() === 0
      ? String(value.getUTCFullYear())
      : this.#format("month", { month: "short" }).format(value);
  }

  #date(value: Day, key: string, wanted: Intl.DateTimeFormatOptions): string {
    return this.#format(key, wanted).format(utc(value));
  }

  #format(key: string, wanted: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    let format = this.#days.get(key);
    if (!format) {
      // en-GB puts the day first, as the terminal does
      const locale = this.#lang === "en" ? "en-GB" : "nl-NL";
      format = new Intl.DateTimeFormat(locale, { ...wanted, timeZone: "UTC" });
      this.#days.set(key, format);
    }
    return format;
  }
}
