// Tries what policies and grants let through, and nothing else: every act, on every kind of row, as every kind of looker.
import { newId } from '../../src/platform/id.ts'
import { ROLES } from '../../src/platform/actor.ts'
import type { OwnerSql } from '../../src/platform/database.ts'
import { MODULES } from '../../src/platform/modules.ts'
import type { Column, Policy, Table } from '../catalogue.ts'

/** What is in force of someone: the settings without their prefix. `full` has every setting that any policy reads, `bare` only who it is. */
export type Looker = { name: string; settings: Record<string, string> }
/** A row by its columns, each an SQL expression. Columns that no policy looks at are left out, but for keys. */
export type Row = Record<string, string>
/** One thing to try: `select`, `insert`, `delete`, or `update` of one column to one value. */
export type Act = { name: string; column?: string; value?: string; sql: string }
export type Plan = { table: string; rows: Row[]; acts: Act[]; lookers: Looker[] }
/** For each row and each looker, one sign for each act: 1 done, 0 nothing found, x refused, e another fault. */
export type Outcome = Plan & { signs: string[][] }

const uuid = (number: number): string => `019d0000-0000-7000-8000-${String(number).padStart(12, '0')}`
export const HERE = uuid(1)
export const ELSEWHERE = uuid(2)
const STRANGE = uuid(99)

/** What each setting holds for who has it. A setting that is not named here gets an id or a word of its own. */
const KNOWN: Record<string, string> = {
  coalition: HERE, person: uuid(11), mandate: uuid(12), organisation: uuid(13), taskforces: uuid(14), circles: uuid(15), area: 'GM0344', emergency_area: 'GM0307',
  manages: 'yes', covers: 'all', may_give: ROLES.join(','), mandate_to: '2100-01-01', emergency: 'frontline', proving: uuid(16),
}
const valueOf = (key: string): string => KNOWN[key] ?? `own-${key}`

/** The text of a policy, as PostgreSQL gives it back. */
const textOf = ({ using, check }: Policy): string => `${using ?? ''} ${check ?? ''}`
const settingsIn = (text: string): string[] => [...text.matchAll(/current_setting\('app\.(\w+)'/g)].map((match) => match[1]!)

/**
 * Who looks at this table: every role with every setting that its policies read; two of the roles that they name also with nothing but who they are,
 * and without one setting at a time; a visitor; our own jobs; and a connection without an actor. Those whom the policies cannot tell apart count once.
 */
export function lookersFor({ policies }: Table): Looker[] {
  const text = policies.map((policy) => textOf(policy)).join(' ')
  const keys = new Set(['coalition', ...settingsIn(text)])
  const looker = (name: string, role: string, has: (key: string) => boolean): Looker =>
    ({ name, settings: Object.fromEntries([...keys].map((key) => [key, key === 'role' ? role : has(key) ? valueOf(key) : ''])) })
  const itself = (key: string): boolean => ['coalition', 'person', 'mandate', 'organisation'].includes(key)
  const named = keys.has('role') ? [...ROLES.filter((role) => text.includes(`'${role}'`)), ...ROLES].slice(0, 2) : ['someone']
  const all = [
    ...(keys.has('role') ? ROLES : ['someone']).map((role) => looker(role, role, () => true)),
    ...named.map((role) => looker(`${role}, bare`, role, itself)),
    ...named.flatMap((role) => [...keys].map((without) => looker(`${role} without ${without}`, role, (key) => key !== without))),
    looker('visitor', 'visitor', (key) => key === 'coalition'), looker('visitor with a secret', 'visitor', (key) => !itself(key) || key === 'coalition'),
    looker('system', 'system', (key) => key === 'coalition'), looker('nobody', '', () => false),
  ]
  return [...new Map(all.toReversed().map((one) => [JSON.stringify(one.settings), one])).values()].toReversed()
}

/** The values that matter for a column: what this text compares it with first, then something else. None when the text does not look at it. */
function valuesOf({ name, type, notNull }: Column, text: string): string[] {
  if (name === 'coalition_id') return [HERE, ELSEWHERE].map((value) => `'${value}'`)
  if (!new RegExp(`\\b${name}\\b`).test(text)) return []
  const tails = [...text.matchAll(new RegExp(`\\b${name}\\b\\)?(?:::\\w+)?\\)? (?:=|<>|<=|>=|<|>|<@|@>|IS (?:NOT )?DISTINCT FROM)(?=([^=<>]{0,160}))`, 'g'))].map((match) => match[1]!.split(/ AND | OR /)[0]!)
  const roles = [...[...ROLES, 'system'].filter((role) => text.includes(`'${role}'`)), 'board-member']
  const own = tails.flatMap((tail) => settingsIn(tail)).flatMap((key) => (key === 'role' ? roles : valueOf(key).split(',').slice(0, 2)))
  const words = tails.flatMap((tail) => [...tail.matchAll(/'([^']+)'::text/g)].map((match) => match[1]!)).filter((word) => !word.startsWith('app.'))
  const nothing = notNull ? [] : ['null']
  const quoted = (values: string[]): string[] => [...new Set(values)].map((value) => `'${value}'`)
  if (type === 'boolean') return ['true', 'false', ...nothing]
  if (type === 'uuid') return [...quoted([...own, STRANGE]), ...nothing]
  if (type === 'text[]') return ["'{}'", ...quoted(own.map((value) => `{${value}}`)), "'{something-else}'"]
  if (/^(?:timestamp|date)/.test(type)) return ['current_timestamp', "'2000-01-01'", "'2099-01-01'", "'2199-01-01'", ...nothing]
  if (type === 'text') return [...quoted([...own, ...words, 'something else']), ...nothing]
  return [literalOf(type)]
}

/** A value with which this policy's condition on the column holds, as far as its text tells. */
function fittingValue(column: Column, text: string, values: string[]): string {
  const says = (condition: string): boolean => new RegExp(condition.replaceAll('COLUMN', `\\b${column.name}\\b`)).test(text)
  if (says('COLUMN IS NULL')) return 'null'
  if (column.type === 'boolean') return says('NOT COLUMN') ? 'false' : 'true'
  if (says('COLUMN\\)?(?:::\\w+)? <> ')) return values.findLast((value) => value !== 'null') ?? 'null'
  return values[0]!
}

function literalOf(type: string): string {
  if (type === 'uuid') return `'${newId()}'`
  if (type === 'boolean') return 'false'
  if (type.endsWith('[]')) return "'{}'"
  if (type === 'jsonb') return "'{}'"
  if (/^(?:timestamp|date)/.test(type)) return "'2020-01-01'"
  if (/int|numeric|double/.test(type)) return '1'
  if (type === 'bytea') return "'\\x00'"
  return "'x'"
}

/** How many rows of any mixture there are beside those that are made for one policy. */
const MIXED_ROWS = 16

/**
 * For each policy a row that it lets through, and that row with each column that the policy looks at in turn changed to every other value.
 * Beside these, an even choice of the mixtures of all values.
 */
function rowsFor(table: Table): Row[] {
  const keys = new Set(table.keys.filter(({ kind }) => kind === 'p').flatMap(({ columns }) => columns))
  const text = table.policies.map((policy) => textOf(policy)).join(' ')
  const all = table.columns.map((column) => ({ column, values: valuesOf(column, text).filter((value) => value !== 'null' || !keys.has(column.name)) })).filter(({ values }) => values.length > 0)
  const plain = Object.fromEntries(table.columns.filter(({ name }) => keys.has(name)).map(({ name, type }) => [name, literalOf(type)]))
  const neutral = { ...plain, ...Object.fromEntries(all.map(({ column, values }) => [column.name, values.at(-1)!])) }
  const made = table.policies.flatMap((policy) => {
    const looked = all.filter(({ column }) => valuesOf(column, textOf(policy)).length > 0)
    const fitting = { ...neutral, ...Object.fromEntries(looked.map(({ column }) => [column.name, fittingValue(column, textOf(policy), valuesOf(column, textOf(policy)))])) }
    return [fitting, ...looked.flatMap(({ column, values }) => values.map((value) => ({ ...fitting, [column.name]: value })))]
  })
  const total = all.reduce((product, { values }) => product * values.length, 1)
  const mixture = (place: number): Row => {
    let rest = place
    return { ...plain, ...Object.fromEntries(all.map(({ column, values }) => {
      const value = values[rest % values.length]!
      rest = Math.floor(rest / values.length)
      return [column.name, value]
    })) }
  }
  const mixed = Array.from({ length: Math.min(total, MIXED_ROWS) }, (_, at) => mixture(Math.floor((at * total) / Math.min(total, MIXED_ROWS))))
  return [...new Map([...made, ...mixed].map((row) => [JSON.stringify(row), row])).values()]
}

/** Inserting, reading and deleting a row, and changing each of its columns that one may change at all, without looking at it first. */
function actsOn(table: Table): Act[] {
  const granted = (act: string): string[] => table.grants.filter(({ privileges }) => privileges.includes(act)).flatMap(({ columns }) => columns ?? table.columns.map(({ name }) => name))
  const updatable = new Set(granted('update'))
  const text = table.policies.map((policy) => textOf(policy)).join(' ')
  return [
    { name: 'insert', sql: '' }, { name: 'select', sql: `select 1 from ${table.name}` }, { name: 'delete', sql: `delete from ${table.name}` },
    ...table.columns.filter(({ name }) => updatable.has(name)).flatMap((column) => {
      const values = valuesOf(column, text)
      return (values.length > 0 ? values : [literalOf(column.type)]).map((value) => ({ name: 'update', column: column.name, value, sql: `update ${table.name} set ${column.name} = ${value}` }))
    }),
    ...(updatable.size === 0 ? [{ name: 'update', sql: `update ${table.name} set ${table.columns[0]!.name} = default` }] : []),
  ]
}

// Each try is a subtransaction that ends in an exception: it is undone at once, and takes the role back with it.
const TRY_ALL = `
create or replace function public.try_one(act text) returns text language plpgsql as $$
declare found bigint;
begin
  perform set_config('role', 'slagvaardig_app', true);
  execute act;
  get diagnostics found = row_count;
  raise exception using errcode = 'ZZ001', message = found::text;
exception
  when sqlstate 'ZZ001' then return least(sqlerrm::bigint, 1);
  when insufficient_privilege then return 'x';
  when others then return 'e';
end $$;
create or replace function public.try_all(place text, planting text, lookers jsonb, inserts boolean, acts text[]) returns text[] language plpgsql as $$
declare looker jsonb; act text; inserted text[] := '{}'; answers text[] := '{}'; signs text;
begin
  for looker in select value from jsonb_array_elements(lookers) loop
    perform set_config('app.' || key, value, true) from jsonb_each_text(looker);
    inserted := inserted || case when inserts then public.try_one(planting) else '' end;
  end loop;
  execute planting;
  for looker in select value from jsonb_array_elements(lookers) loop
    perform set_config('app.' || key, value, true) from jsonb_each_text(looker);
    signs := inserted[cardinality(answers) + 1];
    foreach act in array acts loop
      signs := signs || public.try_one(act);
    end loop;
    answers := answers || signs;
  end loop;
  execute 'delete from ' || place;
  return answers;
end $$`

/** Empties the database and takes away whatever else than policies and grants would refuse: constraints, and (while trying) triggers. */
export async function layBare(owner: OwnerSql): Promise<void> {
  await owner.unsafe(TRY_ALL)
  await owner.unsafe(`do $$
    declare item record;
    begin
      set local session_replication_role = replica;
      for item in select conrelid::regclass as of, conname from pg_constraint where contype in ('f', 'c', 'u', 'x') and connamespace::regnamespace::text in (${MODULES.map((module) => `'${module}'`).join(', ')}) order by contype <> 'f' loop
        execute format('alter table %s drop constraint %I', item.of, item.conname);
      end loop;
      for item in select attrelid::regclass as of, attname from pg_attribute join pg_class on pg_class.oid = attrelid
                   where attnotnull and attnum > 0 and relkind = 'r' and relnamespace::regnamespace::text in (${MODULES.map((module) => `'${module}'`).join(', ')})
                     and not exists (select from pg_index where indrelid = attrelid and indisprimary and attnum = any (indkey)) loop
        execute format('alter table %s alter column %I drop not null', item.of, item.attname);
      end loop;
      for item in select oid::regclass as of from pg_class where relkind = 'r' and relnamespace::regnamespace::text in (${MODULES.map((module) => `'${module}'`).join(', ')}) loop
        execute format('truncate %s cascade', item.of);
      end loop;
    end $$`)
}

/** What there is to try on a table. */
export const planFor = (table: Table): Plan => ({ table: table.name, rows: rowsFor(table), acts: actsOn(table), lookers: lookersFor(table) })

/** Tries every act (or `only` one kind) on each of these rows as every looker, in the transaction of `sql`; triggers must rest in it. */
export async function tryRows(sql: OwnerSql, { table, acts, lookers }: Plan, rows: Row[], only?: string): Promise<string[][]> {
  const settings = JSON.stringify(lookers.map((looker) => looker.settings))
  const chosen = acts.filter(({ name }) => only === undefined || name === only)
  const others = chosen.filter(({ name }) => name !== 'insert').map((act) => act.sql)
  return Promise.all(rows.map(async (row) => {
    const planting = `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.values(row).join(', ')})`
    const [answer] = await sql<{ signs: string[] }[]>`select public.try_all(${table}, ${planting}, ${settings}::text::jsonb, ${chosen.length > others.length}, ${others}::text[]) as signs`
    return answer?.signs ?? []
  }))
}

/** Tries all that there is to try on a table. */
export async function tryAll(owner: OwnerSql, plan: Plan): Promise<Outcome> {
  return owner.begin(async (sql) => {
    await sql`set local session_replication_role = replica`
    return { ...plan, signs: await tryRows(sql as unknown as OwnerSql, plan, plan.rows) }
  })
}
