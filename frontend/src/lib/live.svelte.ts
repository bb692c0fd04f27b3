/** A page's data and state: what the server last gave, and what is being asked of it. */

import { getContext, setContext } from "svelte";

import { Address } from "./address.ts";
import type { Query } from "./address.ts";
import { Api, Latest, Refused } from "./api.ts";
import { Formats } from "./formats.ts";
import { Links } from "./links.ts";
import type { Frame } from "./shapes.ts";
import type { Validator } from "./validate.ts";
import type { Say } from "./words.ts";

export interface Answer<T> {
  readonly frame: Frame;
  /** The page's own part; null when the ledger cannot answer yet. */
  readonly content: T | null;
}

/** Where a page stands: the addresses it lives at. */
export interface Place {
  readonly base: string;
  readonly endpoints: string;
  readonly search: string;
}

export class Live<T> {
  /** What the server last gave. */
  answer: Answer<T>;
  /** A request for new data is under way. */
  busy: boolean = $state(false);
  /** Why the last request failed, in a sentence. */
  failed: string | null = $state(null);
  /** Our parameters, as the address has them. */
  query: Query;
  readonly api: Api;
  readonly place: Place;
  readonly say: Say;
  readonly #validator: Validator<Answer<T>>;
  readonly #address: Address;
  readonly #latest = new Latest();
  readonly #deaf: () => void;

  constructor(
    first: Answer<T>,
    place: Place,
    validator: Validator<Answer<T>>,
    defaults: Query,
    say: Say,
  ) {
    this.answer = $state.raw(first);
    this.#address = new Address(defaults);
    this.query = $state.raw(this.#address.query);
    this.place = place;
    this.api = new Api(place.endpoints, say);
    this.say = say;
    this.#validator = validator;
    this.#deaf = this.#address.listen((query) => void this.#load(query));
  }

  get frame(): Frame {
    return this.answer.frame;
  }

  get content(): T | null {
    return this.answer.content;
  }

  /** Change some of the parameters, in the address too, and ask for the data that belongs to them. */
  async go(change: Query, how: "push" | "replace" = "push"): Promise<void> {
    this.note(change, how);
    await this.#load(this.query);
  }

  /** Change parameters in the address only: the page asks for what it needs itself. */
  note(change: Query, how: "push" | "replace" = "push"): void {
    this.query = { ...this.query, ...change };
    this.#address.note(this.query, how);
  }

  /** Ask again for what is shown. */
  async refresh(): Promise<void> {
    await this.#load(this.query);
  }

  async #load(query: Query): Promise<void> {
    this.query = query;
    this.busy = true;
    this.failed = null;
    try {
      const answer = await this.#latest.run((signal) =>
        this.api.get("data", query, this.#validator, signal),
      );
      if (answer === null) return;
      this.answer = answer;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.failed = error.message;
    }
    this.busy = false;
  }

  /** Stop listening and asking: the page is gone. */
  end(): void {
    this.#deaf();
    this.#latest.stop();
  }
}

const DESK = Symbol("desk");

/** What every component needs: words, numbers and links in the language and ledger of the page. */
export class Desk {
  readonly frame: Frame;
  readonly formats: Formats;
  readonly links: Links;

  /** A sentence from `pages.json`. */
  readonly t: Say;

  constructor(frame: Frame, base: string, say: Say) {
    this.frame = frame;
    this.t = say;
    this.formats = new Formats(frame.lang, frame.currency, frame.incognito);
    this.links = new Links(base, frame.root);
  }
}

export const setDesk = (desk: Desk): Desk => setContext(DESK, desk);
export const useDesk = (): Desk => getContext<Desk>(DESK);
