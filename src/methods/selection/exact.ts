// Exact fractions of whole numbers of any size: a choice between priorities may not hang on a rounding.

/** n / d in lowest terms, d > 0. */
export type Fraction = { readonly n: bigint, readonly d: bigint }

/** n / d in lowest terms. Throws a RangeError when d = 0. */
export function fraction(n: bigint | number, d: bigint | number = 1n): Fraction {
  const [above, below] = [BigInt(n), BigInt(d)]
  if (below === 0n) throw new RangeError('A fraction cannot have a denominator of zero')
  const common = greatestCommonDivisor(above, below) * (below < 0n ? -1n : 1n)
  return { n: above / common, d: below / common }
}

export const ZERO: Fraction = { n: 0n, d: 1n }

export const plus = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d)
export const minus = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d - b.n * a.d, a.d * b.d)
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d)

/** Below 0 when a < b, 0 when equal, above 0 when a > b. */
export function compare(a: Fraction, b: Fraction): number {
  const [left, right] = [a.n * b.d, b.n * a.d]
  return left < right ? -1 : left > right ? 1 : 0
}

/** The fraction as text: '3', '-7/2'. */
export const textOf = (a: Fraction): string => a.d === 1n ? `${a.n}` : `${a.n}/${a.d}`

/** Reads what textOf writes. Throws a SyntaxError on anything else. */
export function fractionFrom(text: string): Fraction {
  const parts = /^(-?\d+)(?:\/(\d+))?$/.exec(text)
  if (!parts) throw new SyntaxError(`Not a fraction: ${text}`)
  return fraction(BigInt(parts[1]!), BigInt(parts[2] ?? '1'))
}

/** The nearest floating-point number; for showing only, never for deciding. */
export const numberOf = (a: Fraction): number => {
  const whole = a.n / a.d
  return Number(whole) + Number(((a.n - whole * a.d) << 64n) / a.d) / 2 ** 64
}

/** Always above 0, unless both are 0. */
export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (y) [x, y] = [y, x % y]
  return x
}

/** The least common multiple of 1..k: the scale that makes every 1/j whole. Exact as a number up to k = 41. */
export function leastCommonMultiple(k: number): number {
  let scale = 1n
  for (let j = 2n; j <= BigInt(k); j += 1n) scale = scale / greatestCommonDivisor(scale, j) * j
  return Number(scale)
}
