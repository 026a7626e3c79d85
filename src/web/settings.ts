// The settings of an installation, read from the environment and checked.
import { join, resolve } from 'node:path'
import { type Connection, connectionFrom } from '../platform/database.ts'
import { ROOT } from '../platform/root.ts'
import { StartFailure } from '../platform/start-failure.ts'

export type Settings = {
  port: number
  dataDir: string
  /** The file with the installation's secret; it must not travel with copies of the database. */
  secretFile: string
  /** The server to use instead of the embedded one. */
  server: Connection | undefined
  /** What the installation must be; undefined leaves it at what it is, and makes a new one a trial. */
  kind: 'trial' | 'production' | undefined
  /** True when a proxy of our own stands in front and its X-Forwarded-For can be believed. */
  trustProxy: boolean
  /** How many requests a second one network address may send in the long run; 0 sets no bounds, for measuring. */
  perSecond: number
  /** The name of the access log, to which its key belongs; undefined is the ordinary one. */
  logName: string | undefined
  /** Where the processing record is sent as well (OTLP over HTTP, '…/v1/traces'); undefined: nowhere. */
  collector: string | undefined
  /** The site's own address on the web ('https://…'); undefined: this machine, at the port. */
  address: string | undefined
  /** The mail server and the sender; undefined: no mail goes out. */
  mail: { server: string; from: string } | undefined
}

/** Reads PORT, DATA_DIR, SECRET_FILE, DATABASE_URL, DATABASE_APP_PASSWORD, INSTALLATION, TRUST_PROXY, RATE_LIMIT, LOG_NAME, OTLP_ENDPOINT, PUBLIC_URL, SMTP_URL and MAIL_FROM; an empty one is an absent one. Throws a StartFailure that names the wrong one. */
export function settingsFrom(env: NodeJS.ProcessEnv): Settings {
  const port = env['PORT'] || '3000'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new StartFailure('PORT moet een getal van 0 tot en met 65535 zijn.')
  const kind = env['INSTALLATION'] || undefined
  if (kind !== undefined && kind !== 'trial' && kind !== 'production') {
    throw new StartFailure('INSTALLATION moet trial (proef) of production (echt gebruik) zijn.')
  }
  const server = env['DATABASE_URL'] ? { ...serverFrom(env['DATABASE_URL']), ...appLoginFrom(env['DATABASE_APP_PASSWORD']) } : undefined
  const perSecond = env['RATE_LIMIT'] || '50'
  if (!/^\d{1,5}$/.test(perSecond)) throw new StartFailure('RATE_LIMIT moet een getal zijn: hoeveel verzoeken per seconde één adres mag doen.')
  const dataDir = resolve(ROOT, env['DATA_DIR'] || '.data')
  const secretFile = resolve(ROOT, env['SECRET_FILE'] || join(dataDir, 'secret.key'))
  return {
    port: Number(port), kind, server, dataDir, secretFile, logName: logNameFrom(env['LOG_NAME']), collector: collectorFrom(env['OTLP_ENDPOINT']), trustProxy: env['TRUST_PROXY'] === '1', perSecond: Number(perSecond),
    address: addressFrom(env['PUBLIC_URL']), mail: mailFrom(env['SMTP_URL'], env['MAIL_FROM']),
  }
}

function collectorFrom(address: string | undefined): string | undefined {
  if (!address) return undefined
  const url = URL.parse(address)
  if (!url || !/^https?:$/.test(url.protocol) || url.username) throw new StartFailure('OTLP_ENDPOINT moet het adres van een verzamelpunt zijn, zoals https://verzamelpunt.voorbeeld.nl/v1/traces.')
  return url.href
}

function addressFrom(address: string | undefined): string | undefined {
  if (!address) return undefined
  const url = URL.parse(address)
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/') throw new StartFailure('PUBLIC_URL moet het adres van de site zijn, zoals https://slagvaardig.voorbeeld.nl.')
  return url.origin
}

function mailFrom(server: string | undefined, from: string | undefined): Settings['mail'] {
  if (!server) return undefined
  if (!/^smtps?:$/.test(URL.parse(server)?.protocol ?? '')) throw new StartFailure('SMTP_URL moet een adres zijn als smtp://naam:wachtwoord@mailserver:587.')
  if (!from) throw new StartFailure('Bij SMTP_URL hoort MAIL_FROM: de afzender, zoals Slagvaardig <niet-antwoorden@voorbeeld.nl>.')
  return { server, from }
}

function logNameFrom(name: string | undefined): string | undefined {
  if (!name || /^[a-z0-9./-]{1,200}$/.test(name)) return name || undefined
  throw new StartFailure('LOG_NAME bestaat uit kleine letters, cijfers, punten, streepjes en schuine strepen, bijvoorbeeld veiligheid.example.nl/logboek.')
}

// Without it requests log in as the owner and take the role; with it a statement that got in cannot become the owner.
const appLoginFrom = (password: string | undefined): Pick<Connection, 'appUser' | 'appPassword'> => (password ? { appUser: 'slagvaardig_app', appPassword: password } : {})

function serverFrom(address: string): Connection {
  try {
    return connectionFrom(address)
  } catch (cause) {
    throw new StartFailure('DATABASE_URL is geen adres als postgres://naam:wachtwoord@server:5432/database. Schrijf leestekens in het wachtwoord als procentcodes (@ is %40).', { cause })
  }
}
