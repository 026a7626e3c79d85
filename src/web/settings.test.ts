// Tests what the settings of an installation may be, and that a wrong one is named in one sentence.
import { describe, expect, test } from 'vitest'
import { connectionFrom } from '../platform/database.ts'
import { StartFailure } from '../platform/start-failure.ts'
import { settingsFrom } from './settings.ts'

describe('the settings', () => {
  test('are those of a trial on port 3000 when nothing is said, also with empty words', () => {
    expect(settingsFrom({})).toMatchObject({ port: 3000, kind: undefined, server: undefined, trustProxy: false, dataDir: expect.stringMatching(/\/\.data$/) })
    expect(settingsFrom({ DATABASE_URL: 'postgres://a:b@h/x', DATABASE_APP_PASSWORD: 'c' }).server).toMatchObject({ username: 'a', password: 'b', appUser: 'slagvaardig_app', appPassword: 'c' })
    expect(settingsFrom({ DATABASE_URL: 'postgres://a:b@h/x' }).server).not.toHaveProperty('appUser')
    expect(settingsFrom({ PORT: '', DATA_DIR: '', DATABASE_URL: '', INSTALLATION: '' })).toEqual(settingsFrom({}))
  })

  test.for([
    [{ PORT: 'drie' }, 'PORT moet een getal van 0 tot en met 65535 zijn'],
    [{ PORT: '65536' }, 'PORT moet een getal van 0 tot en met 65535 zijn'],
    [{ PORT: '-1' }, 'PORT moet een getal van 0 tot en met 65535 zijn'],
    [{ PORT: '0x50' }, 'PORT moet een getal van 0 tot en met 65535 zijn'],
    [{ RATE_LIMIT: 'veel' }, 'RATE_LIMIT moet een getal zijn'],
    [{ INSTALLATION: 'echt' }, 'INSTALLATION moet trial (proef) of production (echt gebruik) zijn'],
    [{ PUBLIC_URL: 'voorbeeld.nl' }, 'PUBLIC_URL moet het adres van de site zijn'],
    [{ PUBLIC_URL: 'https://voorbeeld.nl/pad' }, 'PUBLIC_URL moet het adres van de site zijn'],
    [{ SMTP_URL: 'mail.voorbeeld.nl' }, 'SMTP_URL moet een adres zijn'],
    [{ SMTP_URL: 'smtp://mail.voorbeeld.nl' }, 'Bij SMTP_URL hoort MAIL_FROM'],
    [{ DATABASE_URL: 'mysql://localhost/x' }, 'DATABASE_URL is geen adres als postgres://naam:wachtwoord@server:5432/database'],
    [{ DATABASE_URL: 'localhost:5432' }, 'DATABASE_URL is geen adres als postgres://naam:wachtwoord@server:5432/database'],
    [{ DATABASE_URL: 'postgres://a:50%@h/x' }, 'Schrijf leestekens in het wachtwoord als procentcodes'],
    [{ DATABASE_URL: 'postgres://a:b@h:99999/x' }, 'DATABASE_URL is geen adres'],
  ] as const)('are refused when they are %o', ([environment, sentence]) => {
    expect(() => settingsFrom(environment)).toThrow(StartFailure)
    expect(() => settingsFrom(environment)).toThrow(sentence)
  })
})

test('an address of a database is read as PostgreSQL writes it: names, codes, a folder and a wish for encryption', () => {
  expect(connectionFrom('postgres://jan%40x:a%2Fb@db.example:6000/mijn%20data')).toEqual({ host: 'db.example', port: 6000, username: 'jan@x', password: 'a/b', database: 'mijn data' })
  expect(connectionFrom('postgresql://jan@localhost/x?host=/run/pg&sslmode=disable')).toEqual({ host: '/run/pg', port: 5432, username: 'jan', database: 'x' })
  expect(connectionFrom('postgres://jan@h?sslmode=verify-full')).toEqual({ host: 'h', port: 5432, username: 'jan', database: 'jan', ssl: { rejectUnauthorized: true } })
  expect(connectionFrom('postgres://jan@h/x?sslmode=require').ssl).toEqual({ rejectUnauthorized: false })
})
