/**
 * Our state in the address, beside Fava's own parameters, which are left alone.
 *
 * Going back is Fava's: its router sees that the query changed and renders the page anew, and a page
 * begins from its address. Where the browser tells Fava nothing of our own changes (no Navigation
 * API), it does not, and the page listens itself.
 */

export type Query = Readonly<Record<string, string>>;

/** Our parameters that stand in an address; an absent one has its default. */
export function queryIn(search: string, defaults: Query): Query {
  const given = new URLSearchParams(search);
  return Object.fromEntries(
    Object.entries(defaults).map(([key, value]) => [key, given.get(key) ?? value]),
  );
}

/** The address with our parameters as they are now; defaults are not written. */
export function addressOf(href: string, query: Query, defaults: Query): string {
  const url = new URL(href);
  for (const [key, value] of Object.entries(defaults)) {
    const now = query[key] ?? value;
    if (now === value) url.searchParams.delete(key);
    else url.searchParams.set(key, now);
  }
  return url.href;
}

export class Address {
  readonly #defaults: Query;

  constructor(defaults: Query) {
    this.#defaults = defaults;
  }

  get query(): Query {
    return queryIn(window.location.search, this.#defaults);
  }

  /** Note the state; `push` makes a step that "back" undoes, `replace` does not. */
  note(query: Query, how: "push" | "replace"): void {
    const href = addressOf(window.location.href, query, this.#defaults);
    if (href === window.location.href) return;
    if (how === "push") window.history.pushState(null, "", href);
    else window.history.replaceState(null, "", href);
  }

  /** Hear of going back and forward, where Fava does not render the page anew; returns the end. */
  listen(changed: (query: Query) => void): () => void {
    if (Reflect.has(globalThis, "navigation")) return () => undefined;
    const heard = (): void => changed(this.query);
    window.addEventListener("popstate", heard);
    return () => window.removeEventListener("popstate", heard);
  }
}
