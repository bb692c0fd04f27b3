/** Which mark belongs to what the server said. */

import type { Standing } from "../lib/Status.svelte";
import type { Key, Values } from "../lib/words.ts";
import type { Alert, Cockpit, Figure } from "./data.ts";

const OF_FIGURE = { ok: "good", warning: "warning", breach: "critical", none: "none" } as const;
const OF_ALERT = { error: "critical", warning: "warning", info: "none" } as const;

export const standingOf = (status: Figure["status"]): Standing => OF_FIGURE[status];
export const gravityOf = (severity: Alert["severity"]): Standing => OF_ALERT[severity];

/** Whether an account's bank data can be relied on; without any there is nothing to rely on. */
export function agreeing(
  of: Pick<Cockpit["data"][number], "until" | "stale" | "agrees">,
): Standing {
  if (of.stale || of.agrees === false) return "warning";
  return of.until === null ? "none" : "good";
}

/** Alerts that nobody has accepted. */
export const unheeded = (alerts: readonly Alert[]): readonly Alert[] =>
  alerts.filter(({ acknowledged }) => acknowledged === null);

export interface Verdict {
  readonly standing: Standing;
  readonly key: Key;
  readonly values: Values;
}

/** Whether it is fine, in a word. */
export function verdict(content: Cockpit): Verdict {
  const open = unheeded(content.alerts);
  const grave = open.filter(({ severity }) => severity === "error").length;
  const lesser = open.filter(({ severity }) => severity === "warning").length;
  const { amount } = content.safe;
  if (grave)
    return { standing: "critical", key: "pages.verdict.critical", values: { count: grave } };
  if (amount !== null && Number(amount) < 0) {
    return { standing: "critical", key: "pages.verdict.short", values: {} };
  }
  if (amount === null) return { standing: "warning", key: "pages.verdict.unknown", values: {} };
  if (lesser)
    return { standing: "warning", key: "pages.verdict.warning", values: { count: lesser } };
  if (content.unsure.matters) {
    return { standing: "warning", key: "pages.verdict.unsure", values: {} };
  }
  return { standing: "good", key: "pages.verdict.good", values: {} };
}
