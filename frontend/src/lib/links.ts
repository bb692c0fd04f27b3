/** Links into Fava, below the address of the ledger that is open. */

import type { Source } from "./shapes.ts";

const PARAMETERS = ["account", "filter", "time", "conversion", "interval"] as const;

/** The start of every address of this ledger: `/prefix/bfile/`. */
export function baseOf(pathname: string): string {
  const end = pathname.lastIndexOf("/extension/");
  return end < 0 ? "/" : pathname.slice(0, end + 1);
}

export class Links {
  readonly base: string;
  readonly #root: string;

  constructor(base: string, root: string) {
    this.base = base;
    this.#root = root;
  }

  /** The journal, with a filter as Fava writes them. */
  journal(filters: Partial<Record<"account" | "filter" | "time", string>> = {}): string {
    return this.#to("journal/", filters);
  }

  /** The journal of a customer or supplier, on an account where one is named. */
  counterparty(name: string, account?: string): string {
    return this.journal({ filter: quoted(name), ...(account ? { account } : {}) });
  }

  account(name: string): string {
    return this.#to(`account/${encodeURIComponent(name).replaceAll("%3A", ":")}/`, {});
  }

  /** The editor at a line of the ledger. */
  editor({ file, line }: Source): string {
    const path = /^([A-Za-z]:)?[/\\]/.test(file) ? file : `${this.#root}/${file}`;
    return this.#to("editor/", { file_path: path, line: String(line) });
  }

  /** One of our own pages. */
  page(name: "Cockpit" | "Outlook", query: Readonly<Record<string, string>> = {}): string {
    return this.#to(`extension/${name}/`, query);
  }

  report(name: "balance_sheet" | "editor" | "errors" | "import" | "income_statement"): string {
    return this.#to(`${name}/`, {});
  }

  #to(path: string, query: Partial<Record<string, string>>): string {
    const parameters = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) if (value) parameters.set(key, value);
    const text = parameters.toString();
    return `${this.base}${path}${text ? `?${text}` : ""}`;
  }
}

/** Which of Fava's own filters are set. */
export function filtersIn(search: string): readonly string[] {
  const given = new URLSearchParams(search);
  return PARAMETERS.slice(0, 3).filter((name) => given.get(name));
}

/** A text as it is for Fava's filter: a regular expression between quotes, which has no escape for them. */
export const quoted = (word: string): string =>
  `"${word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&").replaceAll('"', ".")}"`;
