// Finds out whether a PostgreSQL can be used, and says in one sentence why it cannot.
import { createConnection } from 'node:net'
import { join } from 'node:path'
import type { AppSql, Connection, OwnerSql } from '../database.ts'
import { StartFailure } from '../start-failure.ts'

const OLDEST = { major: 15, number: 150_000 }
const PATIENCE_MS = 9000

// The codes of Node, of the client and of PostgreSQL (manual, appendix A).
const REASONS: Record<string, string> = {
  ECONNREFUSED: 'daar luistert geen PostgreSQL',
  ECONNRESET: 'de verbinding wordt verbroken',
  EHOSTUNREACH: 'die server is niet bereikbaar',
  ENETUNREACH: 'die server is niet bereikbaar',
  ENOENT: 'daar luistert geen PostgreSQL',
  ENOTFOUND: 'die servernaam bestaat niet',
  EAI_AGAIN: 'die servernaam is niet te vinden',
  CONNECT_TIMEOUT: 'er komt geen antwoord',
  NO_POSTGRES: 'wat daar luistert, is geen PostgreSQL',
  '08P01': 'de server neemt onze instellingen niet aan; geef het adres van PostgreSQL zelf, niet van een tussenstation als PgBouncer',
  '28P01': 'naam of wachtwoord klopt niet',
  '28000': 'de server laat deze gebruiker niet toe, of vraagt een versleutelde verbinding (?sslmode=require)',
  '3D000': 'die database bestaat niet',
  '42501': 'deze gebruiker mag niet in die database',
  '53300': 'de server heeft geen verbinding meer vrij',
  '57P03': 'de server is nog aan het starten',
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/**
 * @param owner a pool on `connection`.
 * @throws {StartFailure} when no PostgreSQL answers there within nine seconds, it refuses us, or it is too old.
 */
export async function refuseUnusableServer(connection: Connection, owner: OwnerSql): Promise<void> {
  try {
    await hearPostgres(connection)
    const [row] = await owner<{ version: number }[]>`select current_setting('server_version_num')::int as version`
    refuseOldServer(row?.version ?? 0)
  } catch (cause) {
    if (cause instanceof StartFailure) throw cause
    const code = codeOf(cause)
    throw new StartFailure(`De database van DATABASE_URL is niet te gebruiken: ${REASONS[code] ?? `fout ${code || 'zonder nummer'}`}.`, { cause })
  }
}

/** @throws {StartFailure} when requests cannot log in as their own role with the password that was given for it. */
export async function refuseUnusableLogin(app: AppSql): Promise<void> {
  try {
    await app`select 1`
  } catch (cause) {
    throw new StartFailure("Inloggen als slagvaardig_app lukt niet met DATABASE_APP_PASSWORD. Laat de beheerder van de server uitvoeren: alter role slagvaardig_app login password '…'.", { cause })
  }
}

// The client itself would wait and try again and again where something else than PostgreSQL listens. The question is whether the
// server can encrypt; every PostgreSQL answers it with one byte (manual, chapter 54.2.11).
async function hearPostgres({ host, port = 5432 }: Connection): Promise<void> {
  const socket = host.startsWith('/') ? createConnection(join(host, `.s.PGSQL.${port}`)) : createConnection(port, host)
  socket.setTimeout(PATIENCE_MS, () => socket.destroy(Object.assign(new Error('no answer'), { code: 'CONNECT_TIMEOUT' })))
  socket.write(Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]))
  try {
    for await (const answer of socket as AsyncIterable<Buffer>) {
      if (answer.toString() === 'S' || answer.toString() === 'N') return
      break
    }
  } finally {
    socket.destroy()
  }
  throw Object.assign(new Error('another answer'), { code: 'NO_POSTGRES' })
}

/**
 * @param version as PostgreSQL numbers itself: 150004 is 15.4.
 * @throws {StartFailure} when it is older than what our SQL needs.
 */
export function refuseOldServer(version: number): void {
  if (version >= OLDEST.number) return
  throw new StartFailure(`De database van DATABASE_URL is PostgreSQL ${Math.floor(version / 10_000)}; Slagvaardig heeft PostgreSQL ${OLDEST.major} of nieuwer nodig.`)
}

/** Runs a step of the start; when the user of DATABASE_URL may not do something in it, says which statements a manager of the server should run. */
export async function withRights<Result>(owner: OwnerSql, step: () => Promise<Result>): Promise<Result> {
  try {
    return await step()
  } catch (cause) {
    if (codeOf(cause) !== '42501') throw cause
    const [asked] = await owner<{ user: string; statements: string }[]>`
      select current_user::text as user, concat_ws('; ',
        case when not exists (select from pg_roles where rolname = 'slagvaardig_app') then 'create role slagvaardig_app' end,
        format('grant slagvaardig_app to %I', current_user),
        format('grant create on database %I to %I', current_database(), current_user)) as statements`
    throw new StartFailure(
      `Gebruiker ${asked?.user} van DATABASE_URL mag te weinig. Laat de beheerder van de server uitvoeren: ${asked?.statements}. Is de database van een andere gebruiker, gebruik dan die.`, { cause })
  }
}
