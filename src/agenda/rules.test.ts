// Tests the states of actions and taskforces: no walk skips a state, every walk ends, and the drawings say the same.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../platform/root.ts'
import { ACTION_MOVES, ACTION_STATES, type ActionState, fitsConfidentiality, TASKFORCE_MOVES, TASKFORCE_STATES, type TaskforceState, textAskedFor } from './rules.ts'

/** A walk of attempts: what is not allowed is refused and changes nothing. */
function walked<State extends string>(moves: Record<State, readonly State[]>, first: State, attempts: State[]): State[] {
  return attempts.reduce((path, to) => (moves[path.at(-1)!].includes(to) ? [...path, to] : path), [first])
}

const drawn = (file: string): string[] =>
  [...readFileSync(join(ROOT, 'docs', 'states', file), 'utf8').matchAll(/^ +(\S+) --> (\S+)$/gm)].map((match) => `${match[1]} > ${match[2]}`).sort()

function inCode<State extends string>(moves: Record<State, readonly State[]>, first: State): string[] {
  const steps = Object.entries<readonly State[]>(moves).flatMap(([from, next]) => (next.length === 0 ? [`${from} > [*]`] : next.map((to) => `${from} > ${to}`)))
  return [`[*] > ${first}`, ...steps].sort()
}

describe('an action', () => {
  it('is never done without having run, and never changes after its end', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...ACTION_STATES), { maxLength: 12 }), (attempts) => {
      const path = walked<ActionState>(ACTION_MOVES, 'planned', attempts)
      if (path.includes('done')) expect(path).toEqual(['planned', 'running', 'done'])
      if (path.includes('stopped')) expect(path.at(-1)).toBe('stopped')
      expect(new Set(path).size).toBe(path.length)
    }))
  })

  it('asks why when it stops and what it brought when it is done, and nothing else', () => {
    expect(ACTION_STATES.map(textAskedFor)).toEqual([undefined, undefined, 'result', 'reason'])
  })

  it('can be for a taskforce alone only when it has one', () => {
    expect(fitsConfidentiality('taskforce', undefined)).toBe(false)
    expect(fitsConfidentiality('taskforce', 'some id')).toBe(true)
    expect(fitsConfidentiality('public', undefined)).toBe(true)
  })

  it('has the states that its drawing shows', () => {
    expect(drawn('action.md')).toEqual(inCode<ActionState>(ACTION_MOVES, 'planned'))
  })
})

describe('a taskforce', () => {
  it('is discharged only after it was active, and then stays so', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...TASKFORCE_STATES), { maxLength: 20 }), (attempts) => {
      const path = walked<TaskforceState>(TASKFORCE_MOVES, 'set-up', attempts)
      const end = path.indexOf('discharged')
      if (end >= 0) expect(path.slice(0, end)).toContain('active')
      if (end >= 0) expect(end).toBe(path.length - 1)
      if (path.length > 1) expect(path[1]).toBe('active')
    }))
  })

  it('has the states that its drawing shows', () => {
    expect(drawn('taskforce.md')).toEqual(inCode<TaskforceState>(TASKFORCE_MOVES, 'set-up'))
  })
})
