// Puts the rules of every access.sql in force: what no file says, is not allowed. Leaves them alone when they are exactly that already.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OwnerSql } from '../database.ts'
import { MODULES } from '../modules.ts'
import { ROOT } from '../root.ts'

const OUR_SCHEMAS = MODULES.map((module) => `'${module}'`).join(', ')

/**
 * Takes every rule away and puts those of the files in force, in the transaction of `sql`. That locks every table, so it is left out
 * when neither the files nor anything in the database differs from the last time: beside a site that runs, nothing has to wait.
 */
export async function putRulesInForce(sql: OwnerSql): Promise<void> {
  const text = rulesText()
  const sealOf = async (): Promise<string> => createHash('sha256').update(text).update(await stateOf(sql)).digest('hex')
  const [become] = await sql<{ seal: string | null }[]>`select obj_description(to_regprocedure('platform.become(uuid, uuid, uuid)'), 'pg_proc') as seal`
  if (become?.seal && become.seal === await sealOf()) return
  await sql.unsafe(text)
  await sql.unsafe(`comment on function platform.become(uuid, uuid, uuid) is '${await sealOf()}'`)
}

/** All statements, in the order of the modules. */
function rulesText(): string {
  const files = MODULES.map((module) => join(ROOT, 'src', module, 'access.sql')).filter((path) => existsSync(path))
  return [FORGET_RULES, ...files.map((path) => readFileSync(path, 'utf8')), ASSEMBLE_BECOME, CLOSE_FUNCTIONS].join('\n;\n')
}

/** Everything in the database that decides who may what, as one text: it differs as soon as someone changed any of it by hand. */
async function stateOf(sql: OwnerSql): Promise<string> {
  const [state] = await sql.unsafe<{ lines: string }[]>(`
    select string_agg(line, chr(10) order by line) as lines from (
      select pg_policies::text as line from pg_policies where schemaname in (${OUR_SCHEMAS})
      union all
      select concat_ws(' ', nspname, nspacl) from pg_namespace where nspname in (${OUR_SCHEMAS})
      union all
      select concat_ws(' ', nspname, relname, relkind, relrowsecurity, relforcerowsecurity, relacl)
        from pg_class join pg_namespace on pg_namespace.oid = relnamespace where nspname in (${OUR_SCHEMAS}) and relkind <> 'i'
      union all
      select concat_ws(' ', nspname, relname, attname, attacl)
        from pg_attribute join pg_class on pg_class.oid = attrelid join pg_namespace on pg_namespace.oid = relnamespace
       where nspname in (${OUR_SCHEMAS}) and attacl is not null
      union all
      select concat_ws(' ', oid::regprocedure, proowner, prosecdef, proconfig, proacl, prosrc)
        from pg_proc where pronamespace in (select oid from pg_namespace where nspname in (${OUR_SCHEMAS}))
    ) as states`)
  return state?.lines ?? ''
}

// Row-level security is switched on here for every table, so that a table whose rules were forgotten is closed.
const FORGET_RULES = `
do $$
declare item record;
begin
  for item in select schemaname, tablename, policyname from pg_policies where schemaname in (${OUR_SCHEMAS}) loop
    execute format('drop policy %I on %I.%I', item.policyname, item.schemaname, item.tablename);
  end loop;
  for item in select nspname from pg_namespace where nspname in (${OUR_SCHEMAS}) loop
    execute format('revoke all on all tables in schema %I from slagvaardig_app, public', item.nspname);
    execute format('revoke all on all functions in schema %I from slagvaardig_app, public', item.nspname);
    execute format('grant usage on schema %I to slagvaardig_app', item.nspname);
  end loop;
  for item in select nspname, relname from pg_class join pg_namespace on pg_namespace.oid = relnamespace
               where nspname in (${OUR_SCHEMAS}) and relkind in ('r', 'p') and not relrowsecurity loop
    execute format('alter table %I.%I enable row level security', item.nspname, item.relname);
  end loop;
end $$`

// become() is the union of what the modules' sight(person, mandate) functions say, so a module adds to it by having one.
const ASSEMBLE_BECOME = `
do $$
declare parts text;
begin
  select string_agg(format('select seen.key, seen.value from %I.sight($2, $3) as seen', nspname), ' union all ' order by nspname)
    into parts from pg_proc join pg_namespace on pg_namespace.oid = pronamespace
   where proname = 'sight' and nspname in (${OUR_SCHEMAS});
  execute format('create or replace function platform.become(coalition uuid, person uuid, mandate uuid)
    returns table(key text, value text) language plpgsql stable security definer set search_path = pg_catalog as %L',
    'begin return query ' || coalesce(parts, 'select null::text, null::text where false') || '; end');
  grant execute on function platform.become(uuid, uuid, uuid) to slagvaardig_app;
end $$`

// PostgreSQL lets everyone execute a new function; what the access.sql files made is closed here, their grants to our role stay.
const CLOSE_FUNCTIONS = `
do $$
declare item record;
begin
  for item in select nspname from pg_namespace where nspname in (${OUR_SCHEMAS}) loop
    execute format('revoke all on all functions in schema %I from public', item.nspname);
  end loop;
end $$`
