// Tests the states of reports: no walk skips a state, the drawings say the same, and the code of who stays unnamed is strong and forgiving.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../platform/root.ts'
import { wrongTries } from './parts/tries.ts'
import {
  ACTION_STATE, ANSWER_WITHIN_DAYS, answerMoves, dueOn, ENDED_STATES, FIRST_STATE, hashOfCode, isEnded, isLate, type Kind, KINDS, mayBringToTaskforce,
  mayLeadToAction, mayMove, MOVES, newCode, type State, STATES, WEIGHED_STATE,
} from './rules.ts'

/** A walk of attempts: what is not allowed is refused and changes nothing. */
const walked = (kind: Kind, attempts: State[]): State[] =>
  attempts.reduce<State[]>((path, to) => (mayMove(kind, path.at(-1)!, to) ? [...path, to] : path), [FIRST_STATE[kind]])

const attempts = fc.array(fc.constantFrom(...STATES), { maxLength: 40 })

/** What must have been passed before a state may be reached. */
const NEEDED: Partial<Record<State, State[]>> = {
  action: ['received', 'weighed'], forwarded: ['received', 'weighed'], closed: ['received', 'weighed'], published: ['received', 'weighed'],
  owned: ['reported', 'confirmed'], 'taken-up': ['reported', 'confirmed', 'owned'],
  removed: ['reported', 'confirmed', 'owned', 'taken-up'], lowered: ['reported', 'confirmed', 'owned', 'taken-up'], unsolvable: ['reported', 'confirmed', 'owned', 'taken-up'],
}

describe('a report', () => {
  it('skips no state, whatever is tried', () => {
    fc.assert(fc.property(fc.constantFrom(...KINDS), attempts, (kind, tried) => {
      const path = walked(kind, tried)
      path.forEach((state, at) => expect(path.slice(0, at)).toEqual(expect.arrayContaining(NEEDED[state] ?? [])))
      expect(new Set(path).size).toBe(path.length)
    }), { numRuns: 2000 })
  })

  it('stays where it ended', () => {
    fc.assert(fc.property(fc.constantFrom(...KINDS), attempts, (kind, tried) => {
      const path = walked(kind, tried)
      expect(path.findIndex((state) => isEnded(kind, state))).toBeOneOf([-1, path.length - 1])
    }))
  })

  it('has the states that its drawings show', () => {
    const page = readFileSync(join(ROOT, 'docs', 'states', 'report.md'), 'utf8')
    const drawings = [...page.matchAll(/```mermaid\n(.*?)```/gs)].map((match) => [...match[1]!.matchAll(/^ +(\S+) --> (\S+)$/gm)].map((arrow) => `${arrow[1]} > ${arrow[2]}`).sort())
    const inCode = KINDS.map((kind) => [
      `[*] > ${FIRST_STATE[kind]}`,
      ...(Object.entries(MOVES[kind]) as [State, State[]][]).flatMap(([from, next]) => (next.length === 0 ? [`${from} > [*]`] : next.map((to) => `${from} > ${to}`))),
    ].sort())
    expect(drawings).toEqual(inCode)
  })

  it('is never weighed, confirmed or brought to an action by an answer', () => {
    for (const kind of KINDS) {
      for (const state of Object.keys(MOVES[kind]) as State[]) {
        expect(answerMoves({ kind, state, consent: true })).not.toEqual(expect.arrayContaining([expect.toBeOneOf(['weighed', 'confirmed', 'action'])]))
      }
    }
  })

  it('becomes public only with consent', () => {
    expect(answerMoves({ kind: 'story', state: 'weighed', consent: false })).toEqual(['closed'])
    expect(answerMoves({ kind: 'story', state: 'weighed', consent: true })).toEqual(['published', 'closed'])
  })

  it('leads to an action only once weighed, an obstacle only once it has an owner, and may lead to more than one', () => {
    const leads = (kind: Kind) => (Object.keys(MOVES[kind]) as State[]).filter((state) => mayLeadToAction({ kind, state }))
    expect(leads('signal')).toEqual(['weighed', 'action'])
    expect(leads('obstacle')).toEqual(['owned', 'taken-up'])
    expect(leads('story')).toEqual(['weighed', 'published'])
    for (const kind of KINDS) expect(mayLeadToAction({ kind, state: WEIGHED_STATE[kind] })).toBe(kind !== 'obstacle')
    expect(ACTION_STATE.story).toBeUndefined()
  })

  it('goes to a taskforce only once weighed and as long as it is open', () => {
    expect((Object.keys(MOVES.signal) as State[]).filter((state) => mayBringToTaskforce({ kind: 'signal', state }))).toEqual(['weighed'])
    expect((Object.keys(MOVES.obstacle) as State[]).filter((state) => mayBringToTaskforce({ kind: 'obstacle', state }))).toEqual(['confirmed', 'owned', 'taken-up'])
  })

  it('waits too long when nobody looked at it before the agreed day', () => {
    const recordedAt = new Date('2026-11-01T10:00:00Z')
    const after = (days: number) => new Date(recordedAt.getTime() + days * 86_400_000 + 1)
    expect(isLate({ kind: 'signal', state: 'received', recordedAt }, after(ANSWER_WITHIN_DAYS - 1))).toBe(false)
    expect(isLate({ kind: 'signal', state: 'received', recordedAt }, after(ANSWER_WITHIN_DAYS))).toBe(true)
    expect(isLate({ kind: 'signal', state: 'weighed', recordedAt }, after(ANSWER_WITHIN_DAYS))).toBe(false)
    expect(dueOn(recordedAt)).toEqual(new Date('2026-11-15T10:00:00Z'))
  })

  it('counts as ended in a list exactly when its own kind says so', () => {
    for (const kind of KINDS) {
      for (const state of Object.keys(MOVES[kind]) as State[]) expect(ENDED_STATES.includes(state)).toBe(isEnded(kind, state))
    }
  })
})

describe('the code of a report without a name', () => {
  it('has sixteen signs that cannot be misread, and is never the same', () => {
    const codes = Array.from({ length: 500 }, newCode)
    expect(new Set(codes).size).toBe(500)
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
  })

  it('is the same code in small letters, without dashes, and with O and L for 0 and 1', () => {
    const hash = hashOfCode('0A1B-2C3D-4E5F-6G7H')
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    for (const typed of ['0a1b 2c3d 4e5f 6g7h', '0A1B2C3D4E5F6G7H', 'oalb-2c3d-4e5f-6g7h', 'OAIB–2C3D–4E5F–6G7H']) expect(hashOfCode(typed)).toBe(hash)
  })

  it('is another code when one sign differs, and none when it has a sign too many or too few', () => {
    expect(hashOfCode('0A1B-2C3D-4E5F-6G7J')).not.toBe(hashOfCode('0A1B-2C3D-4E5F-6G7H'))
    for (const typed of ['', '0A1B', '0A1B-2C3D-4E5F-6G7HX', '0A1B-2C3D-4E5F-6G7U', "'; set role postgres"]) expect(hashOfCode(typed)).toBeUndefined()
  })
})

describe('wrong tries', () => {
  it('stop an address after a number of them, and let it go on after a while', () => {
    const tries = wrongTries({ most: 3, withinMs: 1000 })
    for (const at of [0, 1, 2]) tries.noteWrong('a', at)
    expect(tries.mayTry('a', 3)).toBe(false)
    expect(tries.mayTry('b', 3)).toBe(true)
    expect(tries.mayTry('a', 1003)).toBe(true)
  })

  it('of very many addresses take no more memory than of ten thousand', () => {
    const tries = wrongTries({ most: 1, withinMs: 1000 })
    for (let address = 0; address < 10_001; address += 1) tries.noteWrong(String(address), 0)
    expect(tries.mayTry('0', 1)).toBe(true)
    expect(tries.mayTry('10000', 1)).toBe(false)
  })
})
