// Holds the borders in the database: the catalogue's rules, the powers of the role that requests run as, and what a restart changes.
import { describe, expect, it } from 'vitest'
import { connect, type OwnerSql, type ReadSql } from '../src/platform/database.ts'
import { newId } from '../src/platform/id.ts'
import { migrate } from '../src/platform/postgres/migrate.ts'
import { file } from './border.ts'
import { appendOnlyTables, coalitionTables, DATABASE_BORDERS } from './borders-database.ts'
import { readCatalogue } from './catalogue.ts'
import { inDatabase } from './one-server.ts'
import { printSchema } from './print-schema.ts'
import { isCode, isTest, projectFiles, queriesOf, type TreeFile } from './source-tree.ts'
import { world } from './world.ts'

const w = await world()
const catalogue = await readCatalogue(w.owner)

/** Runs `work` in a transaction of the owner and undoes everything. */
async function undone<T>(work: (sql: ReadSql) => Promise<T>): Promise<T> {
  const undo = new Error('undone on purpose')
  let answer: T | undefined
  await w.owner.begin(async (sql) => {
    answer = await work(sql as unknown as ReadSql)
    throw undo
  }).catch((error: unknown) => {
    if (error !== undo) throw error
  })
  return answer as T
}

describe('the database', () => {
  for (const border of DATABASE_BORDERS) {
    it(border.sentence, () => expect(border.complaints(catalogue)).toEqual([]))
    it(`${border.sentence}: and the check sees it when that is not so`, async () => {
      const complaints = await undone(async (sql) => {
        await sql.unsafe(border.broken)
        return border.complaints(await readCatalogue(sql))
      })
      expect(complaints).not.toEqual([])
    })
  }
})

/** What the role slagvaardig_app could do that it must not be able to do. */
async function powersOfApp(sql: OwnerSql | ReadSql): Promise<string[]> {
  const rows = await sql<{ power: string }[]>`
    select 'has the attribute ' || attribute as power
      from pg_roles cross join lateral (values ('superuser', rolsuper), ('bypassrls', rolbypassrls), ('createdb', rolcreatedb), ('createrole', rolcreaterole),
           -- On our own server it logs in as itself, so that no statement can become the owner; on that of others nobody logs in as it.
           ('replication', rolreplication), ('login', rolcanlogin <> ${w.connection.appUser !== undefined})) as given(attribute, has)
     where rolname = 'slagvaardig_app' and has
    union all select 'owns ' || relname from pg_class where pg_get_userbyid(relowner) = 'slagvaardig_app'
    union all select 'owns function ' || proname from pg_proc where pg_get_userbyid(proowner) = 'slagvaardig_app'
    union all select 'may create in schema ' || nspname from pg_namespace where has_schema_privilege('slagvaardig_app', oid, 'create')
    union all select 'may use schema ' || nspname from pg_namespace where nspname = 'graphile_worker' and has_schema_privilege('slagvaardig_app', oid, 'usage')
    union all select 'may create schemas' where has_database_privilege('slagvaardig_app', current_database(), 'create')
    union all select 'is a member of ' || roleid::regrole from pg_auth_members where member = 'slagvaardig_app'::regrole`
  return rows.map(({ power }) => power)
}

describe('the role that every request runs as', () => {
  it('owns nothing, creates nothing and passes no policy by', async () => {
    expect(await powersOfApp(w.owner)).toEqual([])
  })

  it('and the check sees it when it gets a power', async () => {
    const powers = await undone(async (sql) => {
      await sql.unsafe('grant create on schema places to slagvaardig_app; alter table places.area owner to slagvaardig_app; grant usage on schema graphile_worker to slagvaardig_app')
      return powersOfApp(sql)
    })
    expect(powers).toEqual(expect.arrayContaining(['may create in schema places', 'owns area', 'may use schema graphile_worker']))
  })

  /** The number of rows that a request sees of each coalition's table with these settings in force. */
  async function rowsSeen(settings: string): Promise<string[]> {
    return undone(async (sql) => {
      await sql.unsafe(`set local role slagvaardig_app; ${settings}`)
      const readable = coalitionTables(catalogue).filter(({ grants }) => grants.some(({ privileges }) => privileges.includes('select')))
      const counts = await Promise.all(readable.map(async ({ name }) => {
        const [row] = await sql.unsafe<{ rows: number }[]>(`select count(*)::int as rows from ${name}`)
        return row?.rows ? [`${name}: ${row.rows}`] : []
      }))
      return counts.flat()
    })
  }

  it('sees no row of any coalition when nobody is acting', async () => {
    expect(await rowsSeen('')).toEqual([])
  })

  it('sees no row of one coalition while acting in another, whatever the role', async () => {
    expect(await rowsSeen(`set local app.coalition = '${newId()}'; set local app.role = 'coalition-office'`)).toEqual([])
  })

  it('does see rows while acting in the coalition itself', async () => {
    const [{ coalition_id: coalition } = { coalition_id: '' }] = await w.owner<{ coalition_id: string }[]>`select coalition_id from platform.installation`
    expect(await rowsSeen(`set local app.coalition = '${coalition}'; set local app.role = 'coalition-office'`)).not.toEqual([])
  })
})

describe('an append-only table', () => {
  it('exists', () => expect(appendOnlyTables(catalogue).map(({ name }) => name)).toContain('platform.ledger'))

  for (const { name, columns } of appendOnlyTables(catalogue)) {
    for (const act of [`update ${name} set ${columns[0]?.name} = ${columns[0]?.name}`, `delete from ${name}`, `truncate ${name}`]) {
      it(`refuses its owner: ${act}`, async () => {
        await expect(undone((sql) => sql.unsafe(act))).rejects.toThrow(/are never changed or removed|cannot truncate/)
      })
    }
  }
})

describe('a query', () => {
  const owned = coalitionTables(catalogue).map(({ name }) => new RegExp(`\\b(?:from|join|update)\\s+${name.replace('.', '\\.')}\\b`))

  /** The queries of operations that read a coalition's table and do not name the coalition. */
  const forgetful = (files: TreeFile[]): string[] => files.flatMap((source) => queriesOf(source)
    .filter((text) => owned.some((reads) => reads.test(text)) && !text.includes('coalition_id')).map((text) => `${source.path}: ${text}`))

  it('names the coalition itself, because a policy alone does not find the index', () => {
    expect(forgetful(projectFiles('src').filter(({ path }) => isCode(path) && !isTest(path)))).toEqual([])
  })

  it('and the check sees it when one does not', () => {
    const text = "read({ name: 'x' }); sql`select id from platform.ledger where at > now()`; sql`select id from platform.ledger where coalition_id = ${a}`"
    expect(forgetful([file('src/agenda/actions.ts', `export const x = ${text}`)])).toHaveLength(1)
  })
})

describe('a start', () => {
  const present = async (sql: OwnerSql | ReadSql = w.owner): Promise<string> => printSchema(await readCatalogue(sql))

  it('changes nothing in a database that is up to date', async () => {
    const before = await present()
    await migrate(w.owner)
    expect(await present()).toBe(before)
  })

  it('takes away every right that access.sql does not give', async () => {
    const before = await present()
    await w.owner.unsafe(`create policy forgotten on platform.ledger for select to slagvaardig_app using (true);
      grant delete on platform.ledger to slagvaardig_app; grant select on platform.ledger to public; alter table places.area disable row level security`)
    expect(await present()).not.toBe(before)
    await migrate(w.owner)
    expect(await present()).toBe(before)
  })

  it('gives a new database exactly the same schema as one that was migrated before', async () => {
    const name = `fresh_${newId().replaceAll('-', '')}`
    await w.owner.unsafe(`create database ${name}`)
    const fresh = connect(inDatabase(w.connection, name), { max: 1, name: 'tests' })
    try {
      await migrate(fresh)
      expect(await present(fresh)).toBe(await present())
    } finally {
      await fresh.end()
      await w.owner.unsafe(`drop database ${name} with (force)`)
    }
  })
})
