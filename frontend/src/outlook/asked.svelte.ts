/** A question that is asked anew as the drivers move: its answer, or why there is none. */

import { sentenceOf } from "../lib/api.ts";
import { Paced } from "./paced.ts";

type Query = Readonly<Record<string, string>>;

export class Asked<Answer> {
  found: Answer | null = $state.raw(null);
  refused: string | null = $state(null);
  readonly #paced: Paced<Query, Answer>;

  constructor(ask: (question: Query) => Promise<Answer>) {
    this.#paced = new Paced<Query, Answer>(
      ask,
      (answer) => {
        this.found = answer;
        this.refused = null;
      },
      (error) => {
        this.found = null;
        this.refused = sentenceOf(error);
      },
    );
  }

  request(question: Query): void {
    this.#paced.request(question);
  }

  /** Drop what is still to come; what was found stays. */
  forget(): void {
    this.#paced.forget();
  }
}
