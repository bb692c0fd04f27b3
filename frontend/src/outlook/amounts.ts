/** Amounts as people type them, in either language. */

/**
 * The number in a text such as "12500", "€ 12.500", "12,500.00" or "12 500,5", as a request takes it;
 * null where it is none. The last of a point and a comma is the decimal sign, unless three digits
 * follow it and nothing else says so: then it groups thousands.
 */
export function amountIn(text: string): string | null {
  const bare = text.replace(/[\s\u00a0\u202f€$£'’]/g, "").replace(/,-$/, "");
  if (!/^\d[\d.,]*$/.test(bare)) return null;
  const last = Math.max(bare.lastIndexOf("."), bare.lastIndexOf(","));
  if (last < 0) return bare;
  const sign = bare[last] ?? "";
  const other = sign === "." ? "," : ".";
  const [whole, rest] = [bare.slice(0, last), bare.slice(last + 1)];
  const groups = !whole.includes(other) && rest.length === 3 && whole !== "0";
  if (groups || whole.includes(sign)) {
    const parts = bare.split(sign);
    const grouped = parts.slice(1).every((part) => part.length === 3);
    return grouped && !bare.includes(other) ? parts.join("") : null;
  }
  const joined = whole.split(other);
  if (rest === "" || joined.slice(1).some((part) => part.length !== 3)) return null;
  return `${joined.join("")}.${rest}`;
}
