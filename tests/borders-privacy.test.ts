// Holds the borders of privacy: every operation says what it does with persons, every activity and every table has its term, and each check can fail.
import { describe, expect, it } from 'vitest'
import { declaredOperations, type Operation } from '../src/platform/operation.ts'
import type { Activity } from '../src/platform/processing.ts'
import { type KeptBecause, KEPT_BECAUSE, type RetentionRule } from '../src/platform/retention/rule.ts'
import { allRoutes } from '../src/platform/routes.ts'
import { ACTIVITIES } from '../src/privacy/parts/all-activities.ts'
import { KEPT, RULES } from '../src/privacy/parts/all-rules.ts'
import { offers } from '../src/web/api.ts'
import { jobs } from '../src/web/jobs.ts'
import { routes } from '../src/web/routes.ts'
import { file, holdBorders, type Border } from './border.ts'
import { readCatalogue } from './catalogue.ts'
import { callsOf, isCode, isTest, moduleOf, nodesOf, operationsOf, projectFiles, type TreeFile } from './source-tree.ts'
import { world } from './world.ts'
import ts from 'typescript'

const w = await world()
// What the site is made of: with these its operations are known.
if ([offers, jobs, routes].some((part) => Object.keys(part).length === 0)) throw new Error('the site is empty')
await Promise.all(allRoutes().map((route) => route.load()))
const operations = [...declaredOperations().values()].filter(({ name }) => !name.startsWith('test.'))
const tables = (await readCatalogue(w.owner)).tables.filter(({ kind }) => kind === 'table').map(({ name }) => name)

const activitiesOf = (all: readonly Operation[]): string[] => all.flatMap(({ processing }) => ('because' in processing ? [] : [processing.name]))

const unnamed = (activities: readonly Activity[], all: readonly Operation[]): string[] =>
  activities.map(({ name }) => name).filter((name) => !activitiesOf(all).includes(name))
const unregistered = (activities: readonly Activity[], all: readonly Operation[]): string[] =>
  [...new Set(activitiesOf(all))].filter((name) => !activities.some((activity) => activity.name === name))
const withoutRule = (activities: readonly Activity[], rules: readonly RetentionRule[]): string[] =>
  activities.filter(({ retention }) => !rules.some(({ name }) => name === retention)).map(({ name, retention }) => `${name} names ${retention}`)

describe('the processing register', () => {
  it('holds no activity that no operation names', () => expect(unnamed(ACTIVITIES, operations)).toEqual([]))
  it('holds the activity of every operation', () => expect(unregistered(ACTIVITIES, operations)).toEqual([]))
  it('gives every activity a retention rule that exists', () => expect(withoutRule(ACTIVITIES, RULES)).toEqual([]))
  it('has each name once', () => expect(new Set(ACTIVITIES.map(({ name }) => name)).size).toBe(ACTIVITIES.length))

  it('and the checks see it when that is not so', () => {
    const [first] = ACTIVITIES
    const stranger = { ...first!, name: 'places.nothing', retention: 'places.nothing' } as const
    expect(unnamed([...ACTIVITIES, stranger], operations)).toEqual(['places.nothing'])
    expect(unregistered(ACTIVITIES.slice(1), operations)).toEqual([first!.name])
    expect(withoutRule([stranger], RULES)).toEqual(['places.nothing names places.nothing'])
  })
})

const named = (rules: readonly RetentionRule[], kept: Record<string, KeptBecause>): string[] => [...rules.flatMap((rule) => rule.tables), ...Object.keys(kept)]

const forgotten = (all: string[], rules: readonly RetentionRule[], kept: Record<string, KeptBecause>): string[] => all.filter((name) => !named(rules, kept).includes(name))
const strangers = (all: string[], rules: readonly RetentionRule[], kept: Record<string, KeptBecause>): string[] => [...new Set(named(rules, kept))].filter((name) => !all.includes(name))
const both = (rules: readonly RetentionRule[], kept: Record<string, KeptBecause>): string[] => rules.flatMap((rule): string[] => rule.tables).filter((name) => name in kept)

describe('retention', () => {
  it('names every table in a rule, or says in one word why it is kept', () => expect(forgotten(tables, RULES, KEPT)).toEqual([]))
  it('names no table that is not there, and none twice over', () => {
    expect(strangers(tables, RULES, KEPT)).toEqual([])
    expect(both(RULES, KEPT)).toEqual([])
  })
  it('explains each of those words', () => expect(Object.values(KEPT).filter((word) => !(word in KEPT_BECAUSE))).toEqual([]))
  it('has each rule once, with a term between its bounds, and says of a term that is not law where it comes from', () => {
    expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length)
    for (const { name, period, source } of RULES) {
      expect(period.shortest <= period.days && period.days <= period.longest, name).toBe(true)
      if (source.standing === 'proposal') expect(source.text, name).toMatch(/^Voorstel, nog vast te stellen/)
    }
  })

  it('and the checks see it when that is not so', () => {
    expect(forgotten([...tables, 'places.new'], RULES, KEPT)).toEqual(['places.new'])
    expect(forgotten(tables, RULES.filter(({ name }) => name !== 'privacy.request'), KEPT)).toEqual(['privacy.request'])
    expect(strangers(tables, RULES, { ...KEPT, 'places.gone': 'public' })).toEqual(['places.gone'])
    expect(both(RULES, { ...KEPT, 'privacy.request': 'proof' })).toEqual(['privacy.request'])
  })
})

const processingIsSaid: Border = {
  sentence: 'says at every operation what it does with data of persons',
  complaints: (files: TreeFile[]) => files.filter(({ path }) => isCode(path) && !isTest(path) && moduleOf(path)).flatMap((item) => {
    if (operationsOf(item).length === 0) return []
    return [...callsOf(item, 'read'), ...callsOf(item, 'write')].flatMap((call) => {
      const [given] = call.arguments
      if (!given || !ts.isObjectLiteralExpression(given)) return []
      return given.properties.some((part) => part.name?.getText() === 'processing') ? [] : [`${item.path}: ${call.getText().slice(0, 40)}`]
    })
  }),
  broken: {
    faults: 1,
    files: [
      file('src/agenda/actions.ts', "export const x = read({ name: 'agenda.actions', run })"),
      file('src/agenda/plan-action.ts', "export const y = write({ name: 'agenda.plan-action', processing: noPersons('x') })"),
    ],
  },
}

const activitiesStandInProcessing: Border = {
  sentence: 'declares activities only in the processing.ts of a module, so that none stays out of the register',
  complaints: (files: TreeFile[]) => files.filter(({ path }) => isCode(path) && !isTest(path) && moduleOf(path))
    .filter(({ path }) => !/^src\/(?:\w+\/processing|platform\/activities)\.ts$/.test(path))
    .filter((item) => nodesOf(item).some((node) => ts.isCallExpression(node) && node.expression.getText() === 'activity')).map(({ path }) => path),
  broken: { faults: 1, files: [file('src/agenda/actions.ts', "const A = activity({ name: 'agenda.x' })"), file('src/agenda/processing.ts', "export const A = activity({ name: 'agenda.x' })")] },
}

holdBorders('the code about privacy', [processingIsSaid, activitiesStandInProcessing], projectFiles('src'))
