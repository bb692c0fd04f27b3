/** The bridge from opening to closing cash, step by step. */

import type { Step } from "./shapes.ts";

export interface Bar {
  readonly key: string;
  readonly title: string;
  readonly amount: Step["amount"];
  readonly kind: "balance" | "up" | "down";
  /** Where the bar lies, in money. */
  readonly from: number;
  readonly to: number;
}

/** Each step as a bar that begins where the one before it ended. */
export function barsOf(bridge: readonly Step[]): readonly Bar[] {
  let level = 0;
  return bridge.map(({ key, title, amount }) => {
    const size = Number(amount);
    if (key === "opening" || key === "closing") {
      level = size;
      return { key, title, amount, kind: "balance", from: 0, to: size };
    }
    const from = level;
    level += size;
    return { key, title, amount, kind: size < 0 ? "down" : "up", from, to: level };
  });
}
