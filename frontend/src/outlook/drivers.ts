/** The five drivers of a what-if: what the sliders hold, the address carries and a request sends. */

export interface Drivers {
  readonly sales: string;
  readonly costs: string;
  readonly delay: number;
  readonly collect: string;
  readonly customer: string | null;
  readonly late: number;
}

export const NEUTRAL: Drivers = {
  sales: "1",
  costs: "1",
  delay: 0,
  collect: "1",
  customer: null,
  late: 0,
};

/** The names under which drivers stand in the address and in a request. */
export const DRIVER_KEYS = ["sales", "costs", "delay", "collect", "customer", "late"] as const;

export type DriverKey = (typeof DRIVER_KEYS)[number];

/** A factor as a percentage: "0.975" is 97.5. */
export function percent(factor: string): number {
  return Number((Number(factor) * 100).toFixed(4));
}

/** A percentage as the factor it stands for, without zeros that say nothing: 80 is "0.8". */
export function factor(percentage: number): string {
  return String(Number((percentage / 100).toFixed(6)));
}

/** What the address carries of drivers when all is as the scenario says. */
export const NONE: Readonly<Record<DriverKey, string>> = {
  sales: "",
  costs: "",
  delay: "",
  collect: "",
  customer: "",
  late: "",
};

/** Drivers for an address or a request; what is as the scenario says is empty. */
export function asQuery(drivers: Drivers): Record<DriverKey, string> {
  return { ...NONE, ...parameters(drivers) };
}

export function same(one: Drivers, other: Drivers): boolean {
  const [mine, its] = [asQuery(one), asQuery(other)];
  return DRIVER_KEYS.every((key) => mine[key] === its[key]);
}

/** What differs from the scenario itself. */
export function parameters(drivers: Drivers): Partial<Record<DriverKey, string>> {
  const found: Partial<Record<DriverKey, string>> = {};
  for (const key of ["sales", "costs", "collect"] as const) {
    if (Number(drivers[key]) !== 1) {
      found[key] = factor(percent(drivers[key]));
    }
  }
  if (drivers.delay !== 0) {
    found.delay = String(drivers.delay);
  }
  if (drivers.customer !== null) {
    found.customer = drivers.customer;
    if (drivers.late !== 0) {
      found.late = String(drivers.late);
    }
  }
  return found;
}

/** Nothing is changed: a customer who is not late is no change. */
export function isNeutral(drivers: Drivers): boolean {
  const { customer, ...others } = parameters(drivers);
  return Object.keys(others).length === 0;
}

/** `number`, moved to the nearest that `[low, high]` and `step` allow. */
export function within(number: number, low: number, high: number, step: number): number {
  const stepped = Math.round(number / step) * step;
  return Number(Math.min(high, Math.max(low, stepped)).toFixed(4));
}
