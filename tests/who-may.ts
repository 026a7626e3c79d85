// The who-may table of an operation: nine people down the side, the expected answer beside each, run as it stands.
import { expect, it } from 'vitest'
import type { z } from 'zod'
import type { Operation } from '../src/platform/operation.ts'
import type { ProblemCode } from '../src/platform/problem.ts'
import { recordWhoMay } from './who-may-contract.ts'
import type { Who, World } from './world.ts'

export type Answers = Record<Exclude<Who, 'system'>, 'done' | ProblemCode>

/**
 * Declares one test per person: performing `operation` with `input(who)` ends in the given answer.
 * The rows that ran are printed in contracts/who-may.md.
 */
export function whoMay<I extends z.ZodObject, O extends z.ZodType>(
  operation: Operation<I, O>, input: (who: Who) => z.input<I> | Promise<z.input<I>>, answers: Answers, world: () => World,
): void {
  for (const [who, expected] of Object.entries(answers) as [Exclude<Who, 'system'>, Answers[keyof Answers]][]) {
    it(`${operation.name}: the ${who} gets ${expected}`, async () => {
      const answer = await world().as(who).tries(operation, await input(who))
      expect(answer).toBe(expected)
      recordWhoMay({ operation: operation.name, kind: operation.kind, sentence: operation.may.sentence, who, answer })
    })
  }
}
