// Brings the database to this version: migrations once, rules (access.sql) at every start.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OwnerSql } from '../database.ts'
import { MODULES } from '../modules.ts'
import { ROOT } from '../root.ts'
import { putRulesInForce } from './rules-in-force.ts'
import { StartFailure } from '../start-failure.ts'

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

/** One fixed number for this program: the lock (of a transaction) with which two processes that start together wait for each other. */
export const START_LOCK = 7_361_204_118

/** Migrates, and puts the rules of every access.sql in force; all of it, or nothing. `log` gets a Dutch line when there is work to do. */
export async function migrate(owner: OwnerSql, log: (line: string) => void = () => {}): Promise<void> {
  await owner.begin(async (transaction) => {
    const sql = transaction as unknown as OwnerSql
    await sql`select pg_advisory_xact_lock(${START_LOCK})`
    await sql.unsafe(FOUNDATION)
    await runMissing(sql, log)
    await putRulesInForce(sql)
  })
}

/** Lets requests log in as their own role, where the server is ours alone: a statement that got in cannot become the owner then. */
export async function letAppLogIn(owner: OwnerSql): Promise<void> {
  await owner`alter role slagvaardig_app login`
}

// Whether the owner may act as the role is tried out: what tells it differs between versions of PostgreSQL.
const FOUNDATION = `
do $$ begin
  if not exists (select from pg_roles where rolname = 'slagvaardig_app') then create role slagvaardig_app nologin; end if;
exception when unique_violation or duplicate_object then null; end $$;
do $$ begin
  set local role slagvaardig_app;
  reset role;
exception when insufficient_privilege then grant slagvaardig_app to current_user; end $$;
do $$ begin
  if to_regclass('platform.migration') is not null then return; end if;
  create schema if not exists platform;
  create table platform.migration (
    name text primary key, checksum text not null, applied_at timestamptz not null default now());
  comment on table platform.migration is 'Reference: the migrations that have run, with the checksum of their text.';
  comment on column platform.migration.name is 'Module and file name.';
  comment on column platform.migration.checksum is 'SHA-256 of the file when it ran.';
  comment on column platform.migration.applied_at is 'When it ran.';
end $$`

async function runMissing(sql: OwnerSql, log: (line: string) => void): Promise<void> {
  const known = migrations()
  const applied = new Map((await sql<{ name: string; checksum: string }[]>`select name, checksum from platform.migration`)
    .map((row) => [row.name, row.checksum]))
  for (const name of applied.keys()) {
    if (known.some((migration) => migration.name === name)) continue
    throw new StartFailure('Deze database is van een nieuwere versie van Slagvaardig. Start die versie, of zet een reservekopie terug.')
  }
  if (applied.size < known.length) log(applied.size === 0 ? 'De tabellen worden gemaakt…' : 'De tabellen worden bijgewerkt…')
  for (const migration of known) {
    const checksum = applied.get(migration.name)
    if (checksum === migration.checksum) continue
    if (checksum) {
      throw new StartFailure(`Deze database is gemaakt met een andere tekst van ${migration.name}. Begin opnieuw met een lege gegevensmap (DATA_DIR) of een lege database (DATABASE_URL).`)
    }
    await sql.unsafe(`create schema if not exists ${migration.name.split('/')[0]}`)
    await sql.unsafe(migration.text)
    await sql`insert into platform.migration (name, checksum) values (${migration.name}, ${migration.checksum})`
  }
}
