// Tests the pages about the access log: what they say to whom, and that the file to take along is the log itself.
import { describe, expect, it } from 'vitest'
import { COALITION, type Who, world } from '../../tests/world.ts'
import { readHeader, readLine } from '../platform/log/export-file.ts'
import { sequence } from '../platform/log/sequencer.ts'
import { signerKey, writeVerifierKey } from '../methods/merkle/note.ts'
import type { Done, Download, Form, Page, Screen, Visit } from '../platform/page.ts'
import type { Route } from '../platform/routes.ts'
import { routes } from './routes.ts'

const w = await world()

function visitAs(who: Who): Visit {
  const person = w.as(who)
  const url = new URL('http://localhost/')
  return {
    params: {}, url, query: url.searchParams, trial: true, browser: '', run: person.does, runAnew: person.does, setCookie: () => {}, cookie: () => undefined,
    actor: { coalition: COALITION, person: null, mandate: null, organisation: null, role: who, name: who, settings: {} },
  }
}

const pageOf = async (route: Route): Promise<Page> => (await route.load()).default

async function show(route: Route, who: Who): Promise<{ title: string; text: string; html: string }> {
  const screen = (await (await pageOf(route)).show?.(visitAs(who), { values: {}, issues: [] })) as Screen
  const html = String(<>{screen.lead}{screen.body}</>)
  return { title: screen.title, html, text: html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ') }
}

async function send(who: Who, fields: Record<string, string>): Promise<Done> {
  const form: Form = { text: (name) => fields[name] ?? '', list: () => [], file: () => undefined, values: fields }
  return (await (await pageOf(routes.logHealth)).act?.(visitAs(who), form)) as Done
}

const place = (): Promise<number> => sequence(w.owner, COALITION, { recall: () => undefined, remember: () => {} })

describe('the health of the log', () => {
  it('is for the administrator and the privacy officer, and promises nothing without a witness', async () => {
    const { title, text } = await show(routes.logHealth, 'administrator')
    expect(title).toBe('Het logboek werkt, maar vraagt aandacht')
    expect(text).toContain('Zonder getuige kan wie de server beheert, het logboek ongemerkt herschrijven.')
    expect(text).not.toContain('ook de beheerder niet')
    expect(text).not.toContain('Neem het logboek mee')
    expect((await show(routes.logHealth, 'privacy-officer')).text).toContain('Neem het logboek mee als bestand')
    await expect(show(routes.logHealth, 'coalition-office')).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('takes a witness in and lets it go', async () => {
    const key = writeVerifierKey(signerKey('utrecht.nl/getuige', 4, new Uint8Array(32).fill(3)))
    expect((await send('administrator', { doe: 'voeg-toe', name: 'Gemeente Utrecht', key })).message).toContain('De getuige is toegevoegd')
    const { title, html, text } = await show(routes.logHealth, 'administrator')
    expect([title, text.includes(key), text.includes('ook de beheerder niet')]).toEqual(['Het logboek is gezond', true, true])
    await send('administrator', { doe: 'beeindig', getuige: /name="getuige" value="([^"]+)"/.exec(html)![1]! })
    expect((await show(routes.logHealth, 'administrator')).text).not.toContain('Gemeente Utrecht')
  })
})

describe('checking the log oneself', () => {
  it('is for everyone, says how without a script, and what it does not prove', async () => {
    const { text } = await show(routes.checkLog, 'visitor')
    expect(text).toContain('npm run verify-log -- http://localhost')
    expect(text).toContain('Er is nog geen getuige buiten deze server.')
    expect(text).toContain('Het bewijst niet dat alles wat gebeurde ook is opgeschreven.')
  })

  it('gives the privacy officer, and nobody else, the log as one file', async () => {
    await place()
    const answer = (await (await pageOf(routes.logExport)).show?.(visitAs('privacy-officer'), { values: {}, issues: [] })) as Download
    const [head = '', ...lines] = (await new Response(answer.download.body as ReadableStream).text()).trim().split('\n')
    expect(readHeader(head)?.log).toMatch(/^slagvaardig\//)
    expect(lines).toHaveLength(2)
    expect(lines.map((line) => readLine(line)?.part)).toEqual(lines.map(() => 'right'))
    for (const who of ['visitor', 'administrator', 'board-member'] as const) {
      await expect((await pageOf(routes.logExport)).show?.(visitAs(who), { values: {}, issues: [] })).rejects.toMatchObject({ status: expect.any(Number) as number })
    }
  })
})
