// The who-may table of an operation: nine people down the side, the expected answer beside each, run as it stands.
import { expect, it } from 'vitest'
import type { z } from 'zod'
import type { May } from '../src/platform/actor.ts'
import type { Operation } from '../src/platform/operation.ts'
import type { ProblemCode } from '../src/platform/problem.ts'
import { recordWhoMay } from './who-may-contract.ts'
import type { Who, World } from './world.ts'

type Listed = Exclude<Who, 'system'>
export type Answers = Record<Listed, 'done' | ProblemCode>

/**
 * Declares one test per person: performing `operation` with `input(who)` ends in the given answer.
 * The rows that ran are printed in contracts/who-may.md. With MUTATE set (`npm run mutate-policies`) there is one test more:
 * the table notices when the right is taken away or turned round.
 */
export function whoMay<I extends z.ZodObject, O extends z.ZodType>(
  operation: Operation<I, O>, input: (who: Who) => z.input<I> | Promise<z.input<I>>, answers: Answers, world: () => World,
): void {
  for (const [who, expected] of Object.entries(answers) as [Listed, Answers[Listed]][]) {
    it(`${operation.name}: the ${who} gets ${expected}`, async () => {
      const answer = await world().as(who).tries(operation, await input(who))
      expect(answer).toBe(expected)
      recordWhoMay({ operation: operation.name, kind: operation.kind, sentence: operation.may.sentence, who, answer })
    })
  }
  if (!process.env['MUTATE']) return
  const { may } = operation
  const mutants: [string, May<z.output<I>>['holds']][] = [['turned round', (actor, given) => !may.holds(actor, given)]]
  // Where a right refuses nobody, nothing can be taken away: its source is one constant.
  if (!/=>\s*true$/.test(may.holds.toString())) mutants.push(['taken away', () => true])
  for (const [how, holds] of mutants) {
    it(`${operation.name}: its right, ${how}, is noticed`, async () => {
      const broken = { ...operation, may: { ...may, holds } }
      for (const [who, expected] of Object.entries(answers) as [Listed, Answers[Listed]][]) {
        // What the broken operation does besides is not looked at: any other answer than the table's is what a test would fail on.
        if (await world().as(who).tries(broken, await input(who)).catch(() => 'failed') !== expected) return
      }
      expect.fail('every answer is as in the table')
    })
  }
}
