// Writes JSON in the one way that everyone gets the same bytes of: the JSON Canonicalization Scheme (RFC 8785).

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json }

/**
 * RFC 8785: names sorted by UTF-16 code unit, no white space, numbers and texts as ECMAScript writes them.
 * Half a surrogate pair becomes U+FFFD, as it does in every UTF-8 file and in the database.
 * @throws {TypeError} on a number that JSON does not know (NaN, Infinity).
 */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'string') return JSON.stringify(value.toWellFormed())
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('JSON has no such number')
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name.toWellFormed())}:${canonicalJson(member)}`).join(',')}}`
}
