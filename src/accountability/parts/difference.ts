// The shape in which a difference between two years leaves an operation.
import { z } from 'zod'

const change = z.object({
  ratio: z.number().nullable(), low: z.number(), high: z.number().nullable(), p: z.number(), method: z.enum(['quasi-poisson', 'exact']),
})

/** Counts of two years with their ratio; see methods/statistics/change.ts. Per 1,000 inhabitants where their number is known. */
export const difference = z.object({
  earlier: z.number(), later: z.number(), change, adjustedP: z.number(),
  verdict: z.enum(['fell', 'no-demonstrable-difference', 'rose']),
  perThousand: z.object({ earlier: z.number(), later: z.number(), change }).nullable(),
})
export type ShownDifference = z.output<typeof difference>

/** The two years that an account compares. */
export const comparedYears = z.object({ base: z.int(), target: z.int() })

/** One year of a trend: a count with its band; `provisional` may still be revised by the publisher. */
export const trendYear = z.object({
  year: z.int(), count: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(), provisional: z.boolean(),
})
export type TrendYear = z.output<typeof trendYear>

/** A delivery that figures come from, as it is named under a picture. */
export const delivery = z.object({
  vintage: z.guid(), table: z.string(), title: z.string(), publisher: z.string(), source: z.string(), modified: z.string().nullable(), importedOn: z.string(),
})
export type Delivery = z.output<typeof delivery>

/** On which map everything is counted, and what could not be counted on it. */
export const geography = z.object({
  mapYear: z.int(), municipalities: z.int(),
  /** Names of municipalities that were in the region in the base year and are not on this map. */
  left: z.array(z.string()),
  /** Names of what joined the region after the base year and is counted along in all years. */
  joined: z.array(z.string()),
})
export type Geography = z.output<typeof geography>
