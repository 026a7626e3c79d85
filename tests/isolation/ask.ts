// Asks the doors about many worlds: all questions of one looker in one transaction, several lookers at a time.
import type { Actor, Identity } from '../../src/platform/actor.ts'
import { actorFromSight, opening } from '../../src/platform/become.ts'
import { type AppSql, type OwnerSql, type ReadSql, transaction, type WriteSql } from '../../src/platform/database.ts'
import type { Operation } from '../../src/platform/operation.ts'
import { Problem } from '../../src/platform/problem.ts'
import { DOORS, type Question, type Run, tables } from './doors.ts'
import { lookerOf, type Mandate, type World } from './model.ts'
import { plant, uproot } from './plant.ts'
import { type Choices, worldOf } from './worlds.ts'

export type Difference = { door: string; world: number; role: string; expected: unknown; seen: unknown }

type Asked = Question & { number: number; identity: Identity }

type Databases = { owner: OwnerSql; app: AppSql }
export type Ask = (databases: Databases, asked: Asked[], actors: Actor[]) => Promise<Difference[]>

const LOOKERS_AT_A_TIME = 3
let numbers = 0

/** Plants the worlds, has `ask` look at each of them, and gives the answers that differ from what the model says. */
export async function differences(databases: Databases, chosen: Choices[], ask: Ask = throughDoors): Promise<Difference[]> {
  const asked = chosen.map((choices) => askedOf(choices))
  await plant(databases.owner, asked.map(({ world }) => world))
  try {
    return await ask(databases, asked, await actorsOf(databases.app, asked.map(({ identity }) => identity)))
  } finally {
    await uproot(databases.owner)
  }
}

function askedOf(choices: Choices): Asked {
  const number = numbers += 1
  const world: World = worldOf(choices, number)
  const mandate: Mandate | null = world.mandates[choices.looker] ?? null
  return {
    number, world, looker: lookerOf(world, mandate), asked: choices.asked,
    identity: { coalition: world.coalition, person: mandate?.person.id ?? null, mandate: mandate?.id ?? null },
  }
}

/** Who the database says that these are: platform.become for all of them in one query. */
async function actorsOf(app: AppSql, identities: Identity[]): Promise<Actor[]> {
  const rows = await app<{ place: number; key: string; value: string }[]>`
    select asked.place::int, seen.key, seen.value
      from jsonb_to_recordset(${JSON.stringify(identities.map((identity, place) => ({ ...identity, place })))}::text::jsonb)
             as asked (place int, coalition uuid, person uuid, mandate uuid)
     cross join lateral platform.become(asked.coalition, asked.person, asked.mandate) as seen`
  const byPlace = Map.groupBy(rows, ({ place }) => place)
  return identities.map((identity, place) => actorFromSight(identity, byPlace.get(place) ?? []))
}

/** Asks every door about each world, in one transaction of its looker, several lookers at a time. */
export const throughDoors: Ask = async ({ app }, asked, actors) => {
  const found: Difference[] = []
  let next = 0
  const work = async (): Promise<void> => {
    for (let at = next++; at < asked.length; at = next++) found.push(...await throughDoorsAs(app, asked[at]!, actors[at]!))
  }
  await Promise.all(Array.from({ length: LOOKERS_AT_A_TIME }, work))
  return found
}

async function throughDoorsAs(app: AppSql, asked: Asked, actor: Actor): Promise<Difference[]> {
  const answers = await transaction(app, opening(actor, 'read only'), (sql) => {
    const run = runAs(sql, actor)
    return Promise.all(DOORS.map((door) => door.ask(run, asked).catch(refusalText)))
  })
  return DOORS.flatMap(({ name, expects }, at) => differing(name, asked, expects(asked), answers[at]))
}

/** Asks the tables themselves, past every operation: a function that runs with the rights of who calls it becomes each looker in turn. */
export const straightFromTables: Ask = async ({ owner, app }, asked, actors) => {
  await owner.unsafe(tables.look)
  const keys = [...new Set(actors.flatMap(({ settings }) => Object.keys(settings)))]
  const settings = actors.map((actor) => Object.fromEntries(keys.map((key) => [key, actor.settings[key] ?? ''])))
  const [row] = await app<{ seen: string[] }[]>`select public.look(${JSON.stringify(settings)}::text::jsonb) as seen`
  return asked.flatMap((one, at) => differing('the tables themselves', one, tables.expects(one), (row?.seen[at] ?? '').split('\n').filter((line) => line !== '').sort()))
}

const differing = (door: string, { number, looker }: Asked, expected: unknown, seen: unknown): Difference[] =>
  JSON.stringify(expected) === JSON.stringify(seen) ? [] : [{ door, world: number, role: looker.role, expected, seen }]

/** An operation as `perform` runs it (input, right, SQL, output), inside a transaction that is open already. */
const runAs = (sql: ReadSql, actor: Actor): Run => async (operation, given) => {
  const { input, may, output, run } = operation as unknown as Operation
  const checked = input.parse(given)
  if (!may.holds(actor, checked)) throw new Problem(actor.role === 'visitor' ? 'not-signed-in' : 'not-allowed')
  return output.parse(await run({ sql: sql as WriteSql, actor, now: new Date(), origin: 'test' }, checked)) as never
}

function refusalText(thrown: unknown): string {
  if (!(thrown instanceof Problem)) throw thrown
  return `${thrown.code}: ${thrown.detail ?? thrown.title}`
}
