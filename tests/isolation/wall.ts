// Tries what policies and grants let through, and nothing else: every act, on every kind of row, as every kind of looker.
import { newId } from '../../src/platform/id.ts'
import { ROLES } from '../../src/platform/actor.ts'
import type { OwnerSql } from '../../src/platform/database.ts'
import { MODULES } from '../../src/platform/modules.ts'
import type { Policy, Table } from '../catalogue.ts'

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
  coalition: HERE, person: uuid(11), mandate: uuid(12), organisation: uuid(13), taskforces: uuid(14), circles: uuid(15), area: 'GM0344', emergency_area: 'GM0344',
  manages: 'yes', covers: 'all', may_give: ROLES.join(','), mandate_to: '2100-01-01', emergency: 'frontline', proving: uuid(16),
}
const valueOf = (key: string): string => KNOWN[key] ?? `own-${key}`

/** The text of a policy, as PostgreSQL gives it back. */
const textOf = ({ using, check }: Policy): string => `${using ?? ''} ${check ?? ''}`
const settingsIn = (text: string): string[] => [...text.matchAll(/current_setting\('app\.(\w+)'/g)].map((match) => match[1]!)

/**
 * Who looks at this table: every role with every setting that its policies read, and every role with nothing but who it is; a visitor;
 * our own jobs; and a connection without an actor. Those whom the policies cannot tell apart count once.
 */
export function lookersFor({ policies }: Table): Looker[] {
  const keys = new Set([...policies.flatMap((policy) => settingsIn(textOf(policy))), 'coalition', 'role'])
  const looker = (name: string, role: string, has: (key: string) => boolean): Looker =>
    ({ name, settings: Object.fromEntries([...keys].map((key) => [key, key === 'role' ? role : has(key) ? valueOf(key) : ''])) })
  const itself = (key: string): boolean => ['coalition', 'person', 'mandate', 'organisation'].includes(key)
  const all = [
    ...ROLES.flatMap((role) => [looker(role, role, () => true), looker(`${role}, bare`, role, itself)]),
    looker('visitor', 'visitor', (key) => key === 'coalition'), looker('visitor with a secret', 'visitor', (key) => !itself(key) || key === 'coalition'),
    looker('system', 'system', (key) => key === 'coalition'), looker('nobody', '', () => false),
  ]
  return [...new Map(all.toReversed().map((one) => [JSON.stringify(one.settings), one])).values()].toReversed()
}

/** The values that matter for a column: what policies compare it with, and something else. */
function valuesOf(table: Table, column: Table['columns'][number]): string[] {
  const { name, type } = column
  if (name === 'coalition_id') return [HERE, ELSEWHERE].map((value) => `'${value}'`)
  const text = table.policies.map((policy) => textOf(policy)).join(' ')
  if (!new RegExp(`\\b${name}\\b`).test(text)) return []
  const after = [...text.matchAll(new RegExp(`\\b${name}\\b\\)?(?:::\\w+)?\\)? (?:=|<>|<=|>=|<|>|<@|@>|IS (?:NOT )?DISTINCT FROM)([^=<>]{0,160})`, 'g'))].map((match) => match[1]!)
  const settings = after.flatMap((tail) => settingsIn(tail.split(/ AND | OR /)[0]!))
  const words = after.flatMap((tail) => [...tail.split(/ AND | OR /)[0]!.matchAll(/'([^']+)'::text/g)].map((match) => match[1]!)).filter((word) => !word.startsWith('app.'))
  const roles = [...ROLES, 'system'].filter((role) => text.includes(`'${role}'`))
  const own = settings.flatMap((key) => (key === 'role' ? roles : [valueOf(key)]))
  const nothing = column.notNull ? [] : ['null']
  if (type === 'boolean') return ['true', 'false']
  if (type === 'uuid') return [...new Set(own.flatMap((list) => list.split(',').slice(0, 1))), STRANGE].map((value) => `'${value}'`).concat(nothing)
  if (type === 'text[]') return ["'{}'", "'{something-else}'", ...own.map((list) => `'{${list}}'`)]
  if (/^(?:timestamp|date)/.test(type)) return ['current_timestamp', "'2000-01-01'", "'2099-01-01'", "'2199-01-01'", ...nothing]
  if (type === 'text') return [...new Set([...own.flatMap((list) => list.split(',').slice(0, 2)), ...words, 'something else'])].map((value) => `'${value}'`).concat(nothing)
  return [literalOf(type)]
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

const MOST_ROWS = 64

/** Rows that differ in every column that a policy looks at; when that is too many, an even choice of them. In another coalition a few will do. */
function rowsFor(table: Table): Row[] {
  const keys = new Set(table.keys.filter(({ kind }) => kind === 'p').flatMap(({ columns }) => columns))
  let rows: Row[] = [Object.fromEntries(table.columns.filter(({ name }) => keys.has(name)).map(({ name, type }) => [name, literalOf(type)]))]
  for (const column of table.columns) {
    const values = valuesOf(table, column).filter((value) => value !== 'null' || !keys.has(column.name))
    if (values.length > 0) rows = rows.flatMap((row) => values.map((value) => ({ ...row, [column.name]: value })))
  }
  const evenly = (all: Row[], most: number): Row[] => all.length <= most ? all : Array.from({ length: most }, (_, at) => all[Math.floor((at * all.length) / most + (at * 7) % (all.length / most))]!)
  const [here, elsewhere] = [rows.filter((row) => row['coalition_id'] !== `'${ELSEWHERE}'`), rows.filter((row) => row['coalition_id'] === `'${ELSEWHERE}'`)]
  return [...evenly(here, MOST_ROWS), ...evenly(elsewhere, 16)]
}

/** Inserting, reading and deleting a row, and changing each of its columns that one may change at all, without looking at it first. */
function actsOn(table: Table): Act[] {
  const granted = (act: string): string[] => table.grants.filter(({ privileges }) => privileges.includes(act)).flatMap(({ columns }) => columns ?? table.columns.map(({ name }) => name))
  const updatable = new Set(granted('update'))
  return [
    { name: 'insert', sql: '' }, { name: 'select', sql: `select 1 from ${table.name}` }, { name: 'delete', sql: `delete from ${table.name}` },
    ...table.columns.filter(({ name }) => updatable.has(name)).flatMap((column) => {
      const values = valuesOf(table, column)
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
create or replace function public.try_all(place text, planting text, lookers jsonb, acts text[]) returns text[] language plpgsql as $$
declare looker jsonb; act text; inserted text[] := '{}'; answers text[] := '{}'; signs text;
begin
  for looker in select value from jsonb_array_elements(lookers) loop
    perform set_config('app.' || key, value, true) from jsonb_each_text(looker);
    inserted := inserted || public.try_one(planting);
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

/** Tries every act on each of these rows as every looker, in the transaction of `sql`; triggers must rest in it. */
export async function tryRows(sql: OwnerSql, { table, acts, lookers }: Plan, rows: Row[]): Promise<string[][]> {
  const settings = JSON.stringify(lookers.map((looker) => looker.settings))
  return Promise.all(rows.map(async (row) => {
    const planting = `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.values(row).join(', ')})`
    const [answer] = await sql<{ signs: string[] }[]>`select public.try_all(${table}, ${planting}, ${settings}::text::jsonb, ${acts.slice(1).map((act) => act.sql)}) as signs`
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
