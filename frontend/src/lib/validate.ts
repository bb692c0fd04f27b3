/**
 * JSON from the server is proved to be what the code takes it for: each validator returns the value
 * with its type, or throws an `Invalid` that names the place in the data.
 */

export class Invalid extends Error {
  constructor(path: string, expected: string, found: unknown) {
    super(`${path || "data"}: expected ${expected}, found ${told(found)}`);
    this.name = "Invalid";
  }
}

function told(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

export type Validator<T> = (json: unknown, path: string) => T;
/** The type that a validator gives. */
export type Valid<V> = V extends Validator<infer T> ? T : never;

/** A day as ISO writes it. */
export type Day = string & { readonly kind: "day" };
/** An exact number, written out; `Number(x)` where it is drawn. */
export type Decimal = string & { readonly kind: "decimal" };

const isDay = (value: unknown): value is Day =>
  typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);
const isDecimal = (value: unknown): value is Decimal =>
  typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const text: Validator<string> = (json, path) => {
  if (typeof json !== "string") throw new Invalid(path, "a text", json);
  return json;
};

export const count: Validator<number> = (json, path) => {
  if (typeof json !== "number" || !Number.isFinite(json)) throw new Invalid(path, "a number", json);
  return json;
};

export const flag: Validator<boolean> = (json, path) => {
  if (typeof json !== "boolean") throw new Invalid(path, "true or false", json);
  return json;
};

export const day: Validator<Day> = (json, path) => {
  if (!isDay(json)) throw new Invalid(path, "a day", json);
  return json;
};

export const decimal: Validator<Decimal> = (json, path) => {
  if (!isDecimal(json)) throw new Invalid(path, "a decimal as text", json);
  return json;
};

/** One of a few words. */
export function oneOf<const T extends string>(...words: readonly T[]): Validator<T> {
  return (json, path) => {
    const found = words.find((word) => word === json);
    if (found === undefined) throw new Invalid(path, `one of ${words.join(", ")}`, json);
    return found;
  };
}

/** The value, or null. */
export function nullable<T>(inner: Validator<T>): Validator<T | null> {
  return (json, path) => (json === null ? null : inner(json, path));
}

/** The value, or `otherwise` where the key is absent. */
export function optional<T, O>(inner: Validator<T>, otherwise: O): Validator<T | O> {
  return (json, path) => (json === undefined ? otherwise : inner(json, path));
}

/** The first that fits. */
export function either<A, B>(first: Validator<A>, second: Validator<B>): Validator<A | B> {
  return (json, path) => {
    try {
      return first(json, path);
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      return second(json, path);
    }
  };
}

export function list<T>(inner: Validator<T>): Validator<readonly T[]> {
  return (json, path) => {
    if (!Array.isArray(json)) throw new Invalid(path, "a list", json);
    return json.map((one: unknown, index) => inner(one, `${path}[${index}]`));
  };
}

/** An object whose keys are not known beforehand. */
export function record<T>(inner: Validator<T>): Validator<Readonly<Record<string, T>>> {
  return (json, path) => {
    if (!isRecord(json)) throw new Invalid(path, "an object", json);
    return Object.fromEntries(
      Object.entries(json).map(([key, value]) => [key, inner(value, `${path}.${key}`)]),
    );
  };
}

type Fields<S extends Record<string, Validator<unknown>>> = {
  readonly [K in keyof S]: Valid<S[K]>;
};

/** An object with at least these keys. */
export function object<S extends Record<string, Validator<unknown>>>(
  shape: S,
): Validator<Fields<S>>;
export function object(shape: Record<string, Validator<unknown>>): Validator<unknown> {
  return (json, path) => {
    if (!isRecord(json)) throw new Invalid(path, "an object", json);
    return Object.fromEntries(
      Object.entries(shape).map(([key, inner]) => [
        key,
        inner(json[key], path ? `${path}.${key}` : key),
      ]),
    );
  };
}

/** Anything; for what the page itself does not look into. */
export const anything: Validator<unknown> = (json) => json;

/** Read a JSON text and prove it. */
export function parse<T>(validator: Validator<T>, source: string): T {
  return validator(JSON.parse(source), "");
}
