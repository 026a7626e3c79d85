// Proves that only the database decides who someone is, and that its answer cannot smuggle SQL in.
import { expect, it } from 'vitest'
import fc from 'fast-check'
import { visitorOf } from './actor.ts'
import { actorFromSight } from './become.ts'

const COALITION = '019ab000-0000-7000-8000-000000000001'
const identity = { coalition: COALITION, person: '019ab000-0000-7000-8000-0000000000a1', mandate: '019ab000-0000-7000-8000-0000000000b1' }

it('is a visitor without a person when there is no mandate in force', () => {
  const actor = actorFromSight(identity, [])
  expect(actor).toMatchObject({ role: 'visitor', person: null, mandate: null, organisation: null })
  expect(actor.settings).toMatchObject({ coalition: COALITION, person: '', role: 'visitor' })
})

it('carries the role and what the modules add', () => {
  const actor = actorFromSight(identity, [{ key: 'role', value: 'safety-adviser' }, { key: 'area', value: 'GM0344' }, { key: 'name', value: "Anna d'Arc; drop" }])
  expect(actor).toMatchObject({ role: 'safety-adviser', name: "Anna d'Arc; drop" })
  expect(actor.settings).toMatchObject({ area: 'GM0344' })
  expect(actor.settings).not.toHaveProperty('name')
})

it('is a visitor on the site of a coalition where the mandate was not given', () => {
  const elsewhere = '019ab000-0000-7000-8000-000000000002'
  const actor = actorFromSight(identity, [{ key: 'coalition', value: elsewhere }, { key: 'role', value: 'administrator' }])
  expect(actor).toMatchObject({ role: 'visitor', person: null })
  expect(actor.settings['coalition']).toBe(COALITION)
})

it('refuses a role that it does not know', () => {
  expect(() => actorFromSight(identity, [{ key: 'role', value: 'god' }])).toThrow(/role/)
})

it('never lets a quote or a semicolon into a setting', () => {
  fc.assert(fc.property(fc.string(), (value) => {
    fc.pre(/['";\\\s]/.test(value))
    expect(() => actorFromSight(identity, [{ key: 'role', value: 'administrator' }, { key: 'area', value }])).toThrow(/not allowed/)
  }))
})

it('a visitor has no person in the settings either', () => {
  expect(actorFromSight(visitorOf(COALITION), []).settings['person']).toBe('')
})
