// Lists every judgement on every ambition, the latest first.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { judgement, readJudgements } from './parts/judgements.ts'

export const listJudgements = read({
  name: 'accountability.judgements',
  input: z.object({ strategy: z.string().optional() }),
  output: z.object({ judgements: z.array(judgement) }),
  may: everyone,
  processing: noPersons('judgements are public and hold no persons'),
  run: async ({ sql, actor }, { strategy }) => ({ judgements: await readJudgements(sql, actor.coalition, strategy === undefined ? {} : { strategy }) }),
})
