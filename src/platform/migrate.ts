// Brings the database to this version: migrations once, rules (access.sql) at every start.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TransactionSql } from 'postgres'
import type { OwnerSql } from './database.ts'
import { MODULES } from './modules.ts'
import { ROOT } from './root.ts'
import { StartFailure } from './start-failure.ts'

type Migration = { name: string; text: string; checksum: string }

/** All migrations in the order in which they run: by date, and on one date in the order of the modules. */
export function migrations(): Migration[] {
  const found = MODULES.flatMap((module, rank) => {
    const folder = join(ROOT, 'src', module, 'migrations')
    if (!existsSync(folder)) return []
    return readdirSync(folder).filter((file) => file.endsWith('.sql')).map((file) => ({ file, rank, path: join(folder, file), module }))
  })
  found.sort((a, b) => a.file.slice(0, 8).localeCompare(b.file.slice(0, 8)) || a.rank - b.rank || a.file.localeCompare(b.file))
  return found.map(({ module, file, path }) => {
    const text = readFileSync(path, 'utf8')
    return { name: `${module}/${file}`, text, checksum: createHash('sha256').update(text).digest('hex') }
  })
}

// One fixed number for this program, so that two processes that start together wait for each other.
const START_LOCK = 7_361_204_118

/** Migrates, and puts the rules of every access.sql in force; all of it, or nothing. */
export async function migrate(owner: OwnerSql): Promise<void> {
  await refuseOldServer(owner)
  await owner.begin(async (sql) => {
    await sql`select pg_advisory_xact_lock(${START_LOCK})`
    await sql.unsafe(`
      do $$ begin
        if not exists (select from pg_roles where rolname = 'slagvaardig_app') then create role slagvaardig_app nologin; end if;
      exception when unique_violation or duplicate_object then null; end $$;
      create schema if not exists platform;
      create table if not exists platform.migration (
        name text primary key, checksum text not null, applied_at timestamptz not null default now());
      comment on table platform.migration is 'Reference: the migrations that have run, with the checksum of their text.';
      comment on column platform.migration.name is 'Module and file name.';
      comment on column platform.migration.checksum is 'SHA-256 of the file when it ran.';
      comment on column platform.migration.applied_at is 'When it ran.';`)
    await sql.unsafe('grant slagvaardig_app to current_user')
    await runMissing(sql)
    await applyAccess(sql)
  })
}

async function refuseOldServer(owner: OwnerSql): Promise<void> {
  const [row] = await owner<{ version: number }[]>`select current_setting('server_version_num')::int as version`
  if (row && row.version < 150_000) {
    throw new StartFailure('De database is te oud: Slagvaardig heeft PostgreSQL 15 of nieuwer nodig.')
  }
}

async function runMissing(sql: OwnerSql | TransactionSql): Promise<void> {
  const known = migrations()
  const applied = new Map((await sql<{ name: string; checksum: string }[]>`select name, checksum from platform.migration`)
    .map((row) => [row.name, row.checksum]))
  for (const name of applied.keys()) {
    if (known.some((migration) => migration.name === name)) continue
    throw new StartFailure('Deze database is van een nieuwere versie van Slagvaardig. Start die versie, of zet een reservekopie terug.')
  }
  for (const migration of known) {
    const checksum = applied.get(migration.name)
    if (checksum === migration.checksum) continue
    if (checksum) {
      throw new StartFailure(`Deze database is gemaakt met een andere tekst van ${migration.name}. Begin opnieuw met een lege gegevensmap (DATA_DIR).`)
    }
    await sql.unsafe(`create schema if not exists ${migration.name.split('/')[0]}`)
    await sql.unsafe(migration.text)
    await sql`insert into platform.migration (name, checksum) values (${migration.name}, ${migration.checksum})`
  }
}

/** Takes every rule away and puts those of the access.sql files in force: what no file says, is not allowed. */
async function applyAccess(sql: OwnerSql | TransactionSql): Promise<void> {
  await sql.unsafe(FORGET_RULES)
  for (const module of MODULES) {
    const path = join(ROOT, 'src', module, 'access.sql')
    if (existsSync(path)) await sql.unsafe(readFileSync(path, 'utf8'))
  }
  await sql.unsafe(ASSEMBLE_BECOME)
  await sql.unsafe(CLOSE_FUNCTIONS)
}

const OUR_SCHEMAS = MODULES.map((module) => `'${module}'`).join(', ')

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
