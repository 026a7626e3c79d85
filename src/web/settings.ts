// The settings of an installation, read from the environment and checked.
import { resolve } from 'node:path'
import { ROOT } from '../platform/root.ts'
import { StartFailure } from '../platform/start-failure.ts'

export type Settings = {
  port: number
  dataDir: string
  databaseUrl: string | undefined
  kind: 'trial' | 'production'
  /** True when a proxy of our own stands in front and its X-Forwarded-For can be believed. */
  trustProxy: boolean
}

/** Reads PORT, DATA_DIR, DATABASE_URL, INSTALLATION and TRUST_PROXY; throws a StartFailure that names the wrong one. */
export function settingsFrom(env: NodeJS.ProcessEnv): Settings {
  const port = Number(env['PORT'] ?? '3000')
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new StartFailure('PORT moet een getal van 0 tot en met 65535 zijn.')
  const kind = env['INSTALLATION'] ?? 'trial'
  if (kind !== 'trial' && kind !== 'production') throw new StartFailure('INSTALLATION moet trial (proef) of production (echt gebruik) zijn.')
  const databaseUrl = env['DATABASE_URL'] || undefined
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) throw new StartFailure('DATABASE_URL moet beginnen met postgres://.')
  return { port, kind, databaseUrl, dataDir: resolve(ROOT, env['DATA_DIR'] || '.data'), trustProxy: env['TRUST_PROXY'] === '1' }
}
