// Shows to who reported without a name what became of it, by the code that was given once.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { Problem } from '../platform/problem.ts'
import { type Report, report, reportColumns, reportsWithNames } from './parts/report-row.ts'
import { readSteps, step } from './parts/steps.ts'
import { wrongTries } from './parts/tries.ts'
import { hashOfCode } from './rules.ts'

const tries = wrongTries({ most: 10, withinMs: 15 * 60 * 1000 })
// The hash of nothing that anyone can type: a code that cannot be one takes the same path as a wrong one.
const NO_CODE = '0'.repeat(64)

/**
 * Only the hash is compared, by the database, and a guesser cannot steer a hash: how long the comparison takes tells nothing of the code.
 * A wrong code asks the same two queries as a right one.
 */
export const readAnswer = read({
  name: 'frontline.read-answer',
  input: z.object({ code: z.string({ error: 'Vul uw code in.' }).trim().min(1, { error: 'Vul uw code in.' }).max(100, { error: 'Dit is te lang voor een code.' }) }),
  output: report.omit({ mine: true, organisation: true, withoutName: true }).extend({ steps: z.array(step) }),
  may: everyone,
  processing: noPersons('who reads here chose to stay unknown'),
  run: async ({ sql, actor, now, origin }, { code }) => {
    if (!tries.mayTry(origin, now.getTime())) throw new Problem('too-many', { detail: 'U hebt te vaak een verkeerde code ingevuld. Probeer het over een kwartier opnieuw.' })
    const hash = hashOfCode(code) ?? NO_CODE
    await sql.unsafe(`set local app.answer_code = '${hash}'`)
    const [found] = await sql<Report[]>`
      select ${reportColumns(sql)} from ${reportsWithNames(sql)} where report.coalition_id = ${actor.coalition} and report.code_hash = ${hash}`
    const steps = await readSteps(sql, actor.coalition, found?.id ?? actor.coalition)
    if (!found) {
      tries.noteWrong(origin, now.getTime())
      throw new Problem('invalid-input', { issues: [{ field: 'code', message: 'Deze code kennen wij niet. Kijk of u alle tekens hebt overgenomen.' }] })
    }
    return { ...found, steps }
  },
})
