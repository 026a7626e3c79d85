// The shape in which what was wrong or worth noticing in a delivery is stored and leaves an operation.
import { z } from 'zod'
import { FAULT_CODES } from '../rules.ts'

const faultDetail = z.object({
  file: z.string().optional(), row: z.int().optional(), column: z.string().optional(), value: z.string().optional(), expected: z.string().optional(),
})

/** Per kind of fault: how many there were, and where the first of them are. */
export const keptFinding = z.object({ code: z.enum(FAULT_CODES), count: z.int(), listed: z.array(faultDetail) })
