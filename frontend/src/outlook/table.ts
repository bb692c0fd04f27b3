/** The 13-week table as lines of figures: what the page shows is what the JSON says. */

import type { Day, Decimal } from "../lib/validate.ts";
import { CERTAINTIES } from "./shapes.ts";
import type { Cell, Certainty, Column, Outlook } from "./shapes.ts";

/**
 * How sure a cell is: one certainty, or several in one amount. Of what is `mixed` a part is booked
 * or committed, of what is `guessed` none: a part is expected and a part learned.
 */
export type Mark = Certainty | "mixed" | "guessed";
/** What is wrong with a balance. */
export type Alarm = "below-zero" | "short";

export interface Figure {
  readonly value: Decimal | null;
  /** Of what certainties it is made, where that is known. */
  readonly cell: Cell | null;
  /** Items lie behind it. */
  readonly opens: boolean;
  readonly mark: Mark | null;
  readonly alarm: Alarm | null;
  /** The day a balance belongs to, where it is not that of the column's end. */
  readonly date: Day | null;
}

export type Own =
  "receipts" | "payments" | "net" | "opening" | "closing" | "p10" | "low" | "headroom";

export type Line =
  | { readonly kind: "group"; readonly key: "receipts" | "payments" }
  | {
      readonly kind: "row";
      readonly key: string;
      readonly title: string;
      readonly figures: readonly Figure[];
    }
  | { readonly kind: "total" | "balance"; readonly key: Own; readonly figures: readonly Figure[] };

/** The parts of a cell that are not zero, the surest first. */
export function partsOf(cell: Cell): readonly Certainty[] {
  return CERTAINTIES.filter((certainty) => Number(cell[certainty]) !== 0);
}

export function markOf(cell: Cell): Mark | null {
  const parts = partsOf(cell);
  if (parts.length < 2) return parts[0] ?? null;
  return parts.includes("booked") || parts.includes("committed") ? "mixed" : "guessed";
}

const EMPTY: Figure = {
  value: null,
  cell: null,
  opens: false,
  mark: null,
  alarm: null,
  date: null,
};

const ofCell = (cell: Cell | null): Figure =>
  cell === null ? EMPTY : { ...EMPTY, value: cell.value, cell, opens: true, mark: markOf(cell) };

function alarmOf(key: Own, value: Decimal | null): Alarm | null {
  if (value === null || Number(value) >= 0) return null;
  if (key === "headroom") return "short";
  return key === "closing" || key === "low" ? "below-zero" : null;
}

const moves = (column: Column): boolean =>
  Number(column.receipts) !== 0 || Number(column.payments) !== 0;

function own(kind: "total" | "balance", key: Own, columns: readonly Column[]): Line {
  const figures = columns.map((column): Figure => {
    const value = column[key];
    const opens = kind === "total" && moves(column);
    const date = key === "low" ? column.low_date : null;
    return { ...EMPTY, value, opens, alarm: alarmOf(key, value), date };
  });
  return { kind, key, figures };
}

function side(outlook: Outlook, key: "receipts" | "payments"): readonly Line[] {
  const rows = outlook.rows.filter((row) => row.side === key);
  return [
    { kind: "group", key },
    ...rows.map(({ key: name, title, cells }): Line => {
      return { kind: "row", key: name, title, figures: cells.map(ofCell) };
    }),
    own("total", key, outlook.columns),
  ];
}

/** The lines of the table, from receipts to headroom. */
export function linesOf(outlook: Outlook): readonly Line[] {
  const balance = (key: Own): Line => own("balance", key, outlook.columns);
  return [
    ...side(outlook, "receipts"),
    ...side(outlook, "payments"),
    own("total", "net", outlook.columns),
    balance("opening"),
    balance("closing"),
    ...(outlook.columns.some(({ p10 }) => p10 !== null) ? [balance("p10")] : []),
    balance("low"),
    balance("headroom"),
  ];
}

export const figuresOf = (line: Line): readonly Figure[] =>
  line.kind === "group" ? [] : line.figures;

/** How many columns are past, and how many are to come. */
export function bandsOf(columns: readonly Column[]): { past: number; ahead: number } {
  const past = columns.filter((column) => column.past).length;
  return { past, ahead: columns.length - past };
}

/** A place in the table that can be opened: its line among the lines, and its column. */
export interface Spot {
  readonly line: number;
  readonly column: number;
}

/** Where an arrow key leads from a spot: the next figure that can be opened that way. */
export function moved(lines: readonly Line[], from: Spot, key: string): Spot | null {
  const opens = ({ line, column }: Spot): boolean => {
    const there = lines[line];
    return there !== undefined && figuresOf(there)[column]?.opens === true;
  };
  const width = Math.max(...lines.map((line) => figuresOf(line).length));
  const step = STEPS[key];
  if (step) {
    let { line, column } = { line: from.line + step[0], column: from.column + step[1] };
    while (line >= 0 && line < lines.length && column >= 0 && column < width) {
      if (opens({ line, column })) return { line, column };
      line += step[0];
      column += step[1];
    }
    return null;
  }
  const columns = Array.from({ length: width }, (_, column) => column);
  const order = key === "Home" ? columns : key === "End" ? columns.reverse() : [];
  const column = order.find((one) => opens({ line: from.line, column: one }));
  return column === undefined ? null : { line: from.line, column };
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The first figure that can be opened. */
export function firstSpot(lines: readonly Line[]): Spot | null {
  for (const [line, one] of lines.entries()) {
    const column = figuresOf(one).findIndex(({ opens }) => opens);
    if (column >= 0) return { line, column };
  }
  return null;
}
