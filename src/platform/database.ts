// Opens the database, and names the two kinds of transaction: one that can only read and one that can write.
import postgres from 'postgres'

/** A connection pool that acts as the owner of the tables: only for starting, migrating, seeding and sessions. */
export type OwnerSql = postgres.Sql

/** Inside an operation: the transaction's own SQL, as the role slagvaardig_app with row-level policies in force. */
export type ReadSql = postgres.TransactionSql & { readonly reads?: true }
export type WriteSql = ReadSql & { readonly writes: true }

/** Where to connect: an address (DATABASE_URL) or the options of the embedded server. */
export type Connection = string | { host: string; database: string; username: string; port?: number }

const asText = { to: 25, from: [] as number[], serialize: (value: string) => value, parse: (value: string) => value }

// Dates stay 'YYYY-MM-DD' and big integers become numbers: a date has no time zone, and our counts stay below 2^53.
const types = {
  date: { ...asText, to: 1082, from: [1082] },
  bigint: { to: 20, from: [20], serialize: String, parse: Number },
}

export function connect(connection: Connection, options: { max?: number; name?: string } = {}): OwnerSql {
  const settings = {
    max: options.max ?? 12,
    types,
    onnotice: () => {},
    connect_timeout: 10,
    connection: { application_name: options.name ?? 'slagvaardig' },
  }
  const sql = typeof connection === 'string'
    ? postgres(connection, settings)
    : postgres({ ...settings, ...connection, host: connection.host, port: connection.port ?? 5432 })
  return sql as unknown as OwnerSql
}
