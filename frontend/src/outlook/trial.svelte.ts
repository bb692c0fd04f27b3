/** What the sliders hold, and what they make of the future while they move. */

import { untrack } from "svelte";

import { sentenceOf } from "../lib/api.ts";
import type { Live } from "../lib/live.svelte.ts";
import { asQuery, same } from "./drivers.ts";
import type { Drivers } from "./drivers.ts";
import { Paced, perFrame } from "./paced.ts";
import { whatIf } from "./shapes.ts";
import type { Outlook, WhatIf } from "./shapes.ts";

const SETTLE = 250; // milliseconds: arrow keys move a slider many times before it rests

export class Trial {
  drivers: Drivers;
  /** What the slider that moves makes of the future; null when the page's data says it. */
  ahead: WhatIf | null = $state.raw(null);
  refused: string | null = $state(null);
  readonly #live: Live<Outlook>;
  readonly #paced: Paced<Drivers, WhatIf>;
  /** The data that the sliders work on. */
  #content: Outlook;
  #moving = false;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(live: Live<Outlook>, first: Outlook) {
    this.#live = live;
    this.#content = first;
    this.drivers = $state.raw(first.drivers);
    const draw = perFrame((found: WhatIf) => {
      if (this.#moving) this.ahead = found;
    });
    this.#paced = new Paced<Drivers, WhatIf>(
      (asked) => live.api.get("what_if", { ...this.#view, ...asQuery(asked) }, whatIf),
      (found) => {
        this.refused = null;
        draw(found);
      },
      (error) => {
        this.refused = sentenceOf(error);
      },
    );
  }

  get #view(): Record<"scenario" | "horizon", string> {
    const { scenario, horizon } = this.#content;
    return { scenario, horizon };
  }

  /** A slider moves: the curve follows. */
  readonly moved = (next: Drivers): void => {
    this.#moving = true;
    this.drivers = next;
    clearTimeout(this.#rest);
    this.#paced.request(next);
  };

  /** A slider rests: all that the page shows follows. */
  readonly settled = (): void => {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.#live.go(asQuery(this.drivers)), SETTLE);
  };

  /** New data came: it says what the sliders asked for, or it is of another page in the history. */
  follow(content: Outlook): void {
    const { scenario, horizon, past, drivers } = content;
    this.#content = content;
    untrack(() => {
      // what the address asked in vain does not stay in it
      this.#live.note({ scenario, horizon, past: String(past), ...asQuery(drivers) }, "replace");
      if (this.#moving && !same(drivers, this.drivers)) return;
      this.release();
      this.#paced.forget();
      this.drivers = drivers;
      this.ahead = null;
    });
  }

  /** The sliders hold nothing of their own any more. */
  release(): void {
    this.#moving = false;
  }

  /** The page is gone. */
  end(): void {
    clearTimeout(this.#rest);
    this.#paced.forget();
  }
}
