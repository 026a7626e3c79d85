// What the coalition follows: each indicator with its definition, its source, and what to keep in mind with it.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { type Indicator, indicator } from './parts/indicator.ts'

export const listIndicators = read({
  name: 'monitor.indicators',
  input: z.object({}),
  output: z.array(indicator),
  may: everyone,
  processing: noPersons('definitions hold no persons'),
  run: async ({ sql }) => sql<Indicator[]>`
    select code, title, definition, source, measure, categories, unit, wanted, distortions from monitor.indicator order by rank, code`,
})
