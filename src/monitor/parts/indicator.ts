// The shape in which an indicator leaves an operation.
import { z } from 'zod'
import { WANTED } from '../rules.ts'

export const indicator = z.object({
  code: z.string(), title: z.string(), definition: z.string(), source: z.string(), measure: z.string(), categories: z.array(z.string()),
  unit: z.string(), wanted: z.enum(WANTED), distortions: z.array(z.string()),
})
export type Indicator = z.output<typeof indicator>
