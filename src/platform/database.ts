// Opens the database, and names the two kinds of transaction: one that can only read and one that can write.
import { userInfo } from 'node:os'
import postgres from 'postgres'

/** A pool that acts as the owner of the tables: only for starting, migrating, seeding and jobs. */
export type OwnerSql = postgres.Sql

/** A pool whose every connection is the role slagvaardig_app: it owns nothing, and without an actor in force it sees nothing. */
export type AppSql = postgres.Sql & { readonly app: true }

/** Inside an operation: the transaction's own SQL, with row-level policies in force. */
export type ReadSql = postgres.ISql<Parsed> & { readonly reads?: true }
export type WriteSql = ReadSql & { readonly writes: true }

/** Where to connect; `host` is a name, an address, or the folder of a unix socket. */
export type Connection = {
  host: string
  database: string
  username: string
  port?: number
  password?: string
  /** As whom requests log in; without it they log in as the owner and take the role, which an injected statement could lay down again. */
  appUser?: string
  appPassword?: string
  /** Encrypt; and refuse a server whose certificate does not prove its name. */
  ssl?: { rejectUnauthorized: boolean }
}

type Parsed = { date: string; bigint: number }

const asText = { to: 25, from: [] as number[], serialize: (value: string) => value, parse: (value: string) => value }

// Dates stay 'YYYY-MM-DD' and big integers become numbers: a date has no time zone, and our counts stay below 2^53.
const types = {
  date: { ...asText, to: 1082, from: [1082] },
  bigint: { to: 20, from: [20], serialize: String, parse: Number },
  // float8[]: the client's own reader makes NaN of a NULL in an array, and a figure that is missing is not a number that went wrong.
  figures: { to: 1022, from: [1022], serialize: figuresText, parse: figuresFrom },
}

function figuresText(figures: (number | null)[]): string {
  return `{${figures.map((figure) => figure ?? 'NULL').join(',')}}`
}

function figuresFrom(text: string): (number | null)[] {
  if (text === '{}') return []
  return text.slice(1, -1).split(',').map((figure) => (figure === 'NULL' ? null : Number(figure)))
}

/** A day begins and ends as in the region, whatever the server's own setting. */
export const TIME_ZONE = 'Europe/Amsterdam'

type Options = { max?: number; name?: string }

/**
 * The connection that an address names: `postgres://name:password@server:5432/database`, with `?sslmode=require` or `verify-full`
 * for an encrypted one, or `?host=/folder` for a unix socket. Read here once, because the two clients read addresses differently.
 * @throws {TypeError} when it is no such address.
 */
export function connectionFrom(address: string): Connection {
  const { protocol, hostname, port, username, password, pathname, searchParams } = new URL(address)
  if (!/^postgres(ql)?:$/.test(protocol)) throw new TypeError('the address does not begin with postgres://')
  const name = decoded(username) || userInfo().username
  const mode = searchParams.get('sslmode') ?? ''
  return {
    host: searchParams.get('host') || decoded(hostname) || 'localhost',
    database: decoded(pathname.slice(1)) || name,
    username: name,
    port: Number(port || 5432),
    ...(password ? { password: decoded(password) } : {}),
    ...(/^(?:require|verify-)/.test(mode) ? { ssl: { rejectUnauthorized: mode !== 'require' } } : {}),
  }
}

function decoded(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch (cause) {
    throw new TypeError('the address has a wrong percent code', { cause })
  }
}

/** Opens the owner's pool. */
export function connect(connection: Connection, options: Options = {}): OwnerSql {
  return open(connection, options, {})
}

// Far longer than any of ours takes; what takes longer keeps the others waiting for a connection.
const LONGEST_STATEMENT_MS = 30_000

/** Opens the pool that operations use. The role is set when a connection is made, so that nothing can run with more rights by accident. */
export function connectAsApp(connection: Connection, options: Options = {}): AppSql {
  const { appUser, appPassword } = connection
  const login = appUser === undefined ? connection : { ...connection, username: appUser, ...(appPassword === undefined ? {} : { password: appPassword }) }
  return open(login, options, { role: 'slagvaardig_app', statement_timeout: String(LONGEST_STATEMENT_MS) }) as AppSql
}

function open(connection: Connection, { max = 8, name = 'slagvaardig' }: Options, startup: Record<string, string>): OwnerSql {
  return postgres({
    ...connection, port: connection.port ?? 5432, max, types, onnotice: () => {}, connect_timeout: 10,
    connection: { application_name: name, TimeZone: TIME_ZONE, ...startup },
  })
}

/**
 * Runs `work` in one transaction and rolls back when it throws. `opening` begins the transaction and puts the actor in force;
 * it travels with the first query instead of before it. Should it fail, the connection is still the app role without an actor.
 */
export async function transaction<Result>(pool: AppSql, opening: string, work: (sql: ReadSql) => Promise<Result>): Promise<Result> {
  const connection = await pool.reserve()
  try {
    const opened = connection.unsafe(opening)
    opened.catch(() => {})
    const result = await work(connection as unknown as ReadSql)
    await opened
    const ended = await connection.unsafe('commit')
    // PostgreSQL answers ROLLBACK to the commit of a transaction in which a statement failed.
    if (ended.command !== 'COMMIT') throw new Error('a statement failed and the operation went on as if it had not')
    return result
  } catch (error) {
    await connection.unsafe('rollback').catch(() => {})
    throw error
  } finally {
    connection.release()
  }
}
