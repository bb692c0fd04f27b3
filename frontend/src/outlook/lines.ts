/** The scenarios as lines of the chart. */

import type { ChartLine, Mark, Rule } from "../lib/chart.ts";
import type { Point } from "../lib/shapes.ts";
import type { Decimal } from "../lib/validate.ts";
import type { Outlook, WhatIf } from "./shapes.ts";

interface Words {
  /** What the line with the drivers is called. */
  readonly driven: (scenario: string) => string;
  readonly buffer: string;
  readonly overdraft: string;
}

/** The chosen scenario first, as the drivers make it; then as it is without them; then the others. */
export function linesOf(
  outlook: Outlook,
  ahead: WhatIf | null,
  words: Pick<Words, "driven">,
): readonly ChartLine[] {
  const [chosen, ...others] = outlook.curves;
  if (!chosen) return [];
  const plain: readonly Point[] | null = outlook.plain?.points ?? (ahead ? chosen.points : null);
  const title = outlook.plain?.title ?? chosen.title;
  return [
    {
      name: chosen.scenario,
      title: plain ? words.driven(title) : title,
      points: ahead?.points ?? chosen.points,
      kind: "main",
    },
    ...(plain ? [{ name: "plain", title, points: plain, kind: "ghost" as const }] : []),
    ...others.map(({ scenario, title: name, points }): ChartLine => {
      return { name: scenario, title: name, points, kind: "other" };
    }),
  ];
}

export function rulesOf(outlook: Outlook, words: Pick<Words, "buffer" | "overdraft">): Rule[] {
  const found: Rule[] = [];
  if (outlook.buffer !== null) {
    found.push({ title: words.buffer, value: Number(outlook.buffer), kind: "buffer" });
  }
  if (Number(outlook.overdraft) !== 0) {
    found.push({ title: words.overdraft, value: -Number(outlook.overdraft), kind: "overdraft" });
  }
  return found;
}

/** The lowest point of the chosen line. */
export function lowOf(
  outlook: Outlook,
  ahead: WhatIf | null,
  amount: (value: Decimal) => string,
): Mark[] {
  const low = ahead?.low ?? outlook.measures.low_point;
  return [{ date: low.date, value: Number(low.amount), title: amount(low.amount) }];
}
