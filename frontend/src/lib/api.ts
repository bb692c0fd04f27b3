/** Requests to our endpoints. A failure is a `Refused` with a sentence; a stale answer is dropped. */

import { object, text, Invalid } from "./validate.ts";
import type { Validator } from "./validate.ts";
import type { Say } from "./words.ts";

/** The server did not do what was asked, and this is why. */
export class Refused extends Error {
  readonly status: number;

  constructor(sentence: string, status: number) {
    super(sentence);
    this.name = "Refused";
    this.status = status;
  }
}

/** Say what went wrong in an error's own sentence. */
export function sentenceOf(error: unknown): string {
  return error instanceof Refused ? error.message : String(error);
}

const told = object({ error: text });

export class Api {
  readonly #root: string;
  readonly #say: Say;

  /** `root` is the address of the page's endpoints: `/prefix/bfile/extension/Cockpit/`. */
  constructor(root: string, say: Say) {
    this.#root = root;
    this.#say = say;
  }

  get<T>(
    endpoint: string,
    query: Readonly<Record<string, string>>,
    validator: Validator<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    const parameters = new URLSearchParams(query).toString();
    const url = `${this.#root}${endpoint}${parameters ? `?${parameters}` : ""}`;
    return this.#ask(url, { ...(signal ? { signal } : {}) }, validator);
  }

  post<T>(endpoint: string, body: unknown, validator: Validator<T>): Promise<T> {
    const headers = { "Content-Type": "application/json" };
    const asked = { method: "POST", headers, body: JSON.stringify(body) };
    return this.#ask(`${this.#root}${endpoint}`, asked, validator);
  }

  async #ask<T>(url: string, asked: RequestInit, validator: Validator<T>): Promise<T> {
    let response: Response;
    let body: string;
    try {
      response = await fetch(url, {
        ...asked,
        headers: { ...asked.headers, Accept: "application/json" },
      });
      body = await response.text();
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") throw error;
      throw new Refused(this.#say("pages.request.unreachable"), 0);
    }
    const json = readJson(body);
    if (!response.ok) throw new Refused(this.#why(response.status, json), response.status);
    try {
      return validator(json, "");
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      throw new Refused(this.#say("pages.request.strange", { detail: error.message }), 200);
    }
  }

  #why(status: number, json: unknown): string {
    if (status === 401) return this.#say("pages.request.read-only");
    try {
      return told(json, "").error;
    } catch {
      // no answer of ours: Fava's own, which has no ledger under this address any more
      if (status === 404) return this.#say("pages.request.gone");
      return this.#say("pages.request.failed", { status });
    }
  }
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Runs one request at a time: a new one aborts the one before it, whose answer nobody hears. */
export class Latest {
  #running: AbortController | null = null;

  /** Returns the answer, or null when a later request took over. */
  async run<T>(ask: (signal: AbortSignal) => Promise<T>): Promise<T | null> {
    this.stop();
    const mine = new AbortController();
    this.#running = mine;
    try {
      const answer = await ask(mine.signal);
      return mine.signal.aborted ? null : answer;
    } catch (error) {
      if (mine.signal.aborted) return null;
      throw error;
    } finally {
      if (this.#running === mine) this.#running = null;
    }
  }

  stop(): void {
    this.#running?.abort();
  }
}
