// Makes random worlds: each is one coalition with a few people, mandates, taskforces, circles, actions, files and reports.
import fc from 'fast-check'
import { ROLES } from '../../src/platform/actor.ts'
import type { Action, Organisation, Person, When, World } from './model.ts'

const ON = { weight: 4, arbitrary: fc.constant<When>('now') }
const OFF = { weight: 1, arbitrary: fc.constantFrom<When>('past', 'coming') }
const when = fc.oneof(ON, OFF)
const membership = fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, ON, OFF)
const one = fc.nat(11)

/** The choices of which a world is made: small numbers, so that fast-check can make a failing one smaller. */
export const choices = fc.record({
  people: fc.array(fc.record({
    home: fc.nat(2), actsFor: fc.nat(3), role: fc.constantFrom(...ROLES), mandate: when,
    taskforces: fc.tuple(membership, membership), circles: fc.tuple(membership, membership),
  }), { minLength: 1, maxLength: 4 }),
  discharged: fc.tuple(fc.boolean(), fc.boolean()),
  circles: fc.tuple(fc.record({ keeper: one, hidden: fc.boolean() }), fc.record({ keeper: one, hidden: fc.boolean() })),
  actions: fc.array(fc.record({
    confidentiality: fc.constantFrom('public', 'coalition', 'taskforce', 'circle'), state: fc.constantFrom('planned', 'running', 'done', 'stopped'),
    taskforce: fc.nat(2), circle: fc.nat(1), files: fc.nat(1),
  }), { maxLength: 7 }),
  reports: fc.array(fc.record({
    municipality: fc.nat(1), reporter: fc.nat(4), taskforce: fc.nat(2), steps: fc.array(fc.nat(8), { maxLength: 2 }),
  }), { maxLength: 5 }),
  /** Who looks (past the last: a visitor), and which of each kind is asked for. */
  looker: fc.nat(4),
  asked: one,
})
export type Choices = ReturnType<typeof choices.generate>['value']

/** Two municipalities that the seed knows. */
export const MUNICIPALITIES = ['GM0344', 'GM0307'] as const

const inOrder = (kind: string, number: number): string => `019c0000-0000-7000-${kind}-${number.toString(16).padStart(12, '0')}`

/**
 * The world of these choices. Coalitions share the ids of what they hold, so that a forgotten coalition shows; people and mandates
 * are of one world alone. `number` tells worlds apart.
 */
export function worldOf(chosen: Choices, number: number): World {
  const token = (kind: string, row: number): string => `zq${kind}${number.toString(36).padStart(6, '0')}${row.toString(36).padStart(2, '0')}`
  const ownId = (kind: string, row: number): string => inOrder(kind, number * 256 + row)
  const of = <Row>(rows: readonly Row[], place: number): Row => rows[place % rows.length]!
  const orNone = <Row>(rows: readonly Row[], place: number): Row | null => rows[place] ?? null
  const organisations = [...MUNICIPALITIES, null].map((municipality, row): Organisation => ({ id: inOrder('8001', row), municipality }))
  const people = chosen.people.map(({ home }, row): Person => ({ id: ownId('8002', row), token: token('p', row), organisation: of(organisations, home) }))
  const taskforces = chosen.discharged.map((discharged, row) => ({ id: inOrder('8004', row), discharged }))
  const circles = chosen.circles.map(({ keeper, hidden }, row) => ({ id: inOrder('8006', row), keeper: of(people, keeper), hidden }))
  const memberships = <Group, Key extends string>(groups: readonly Group[], key: Key, own: (row: number) => readonly (When | null)[]) =>
    people.flatMap((person, row) => own(row).flatMap((since, group) => (since ? [{ [key]: groups[group]!, person, when: since } as Record<Key, Group> & { person: Person; when: When }] : [])))
  const actions = chosen.actions.map((row, place): Action => ({
    id: inOrder('8005', place), token: token('a', place), state: row.state, confidentiality: row.confidentiality,
    taskforce: orNone(taskforces, row.confidentiality === 'taskforce' ? row.taskforce % 2 : row.taskforce),
    circle: row.confidentiality === 'circle' ? of(circles, row.circle) : null,
  }))
  const reports = chosen.reports.map((row, place) => ({
    id: inOrder('8007', place), token: token('r', place), municipality: of(MUNICIPALITIES, row.municipality),
    reporter: orNone(people, row.reporter), taskforce: orNone(taskforces, row.taskforce),
  }))
  return {
    coalition: ownId('8000', 0), organisations, people, taskforces, circles, actions, reports,
    mandates: chosen.people.map(({ actsFor, role, mandate }, row) => ({
      id: ownId('8003', row), person: people[row]!, organisation: orNone(organisations, actsFor) ?? people[row]!.organisation, role, when: mandate,
    })),
    taskforceMembers: memberships(taskforces, 'taskforce', (row) => chosen.people[row]!.taskforces),
    circleMembers: memberships(circles, 'circle', (row) => chosen.people[row]!.circles),
    attachments: actions.flatMap((action, row) => (chosen.actions[row]!.files ? [{ id: inOrder('8008', row), token: token('f', row), action }] : [])),
    steps: reports.flatMap((report, row) => chosen.reports[row]!.steps.map((place, turn) => ({
      id: inOrder('8009', row * 4 + turn), token: token('s', row * 4 + turn), report, action: turn === 0 ? orNone(actions, place) : null,
    }))),
  }
}
