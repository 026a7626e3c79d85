// Proves that a page is shown again only to the same person, under the same rights, while nothing at all has changed.
import { Hono } from 'hono'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { COALITION, identityOf, type Who, type World, world } from '../../tests/world.ts'
import { SIGNING_IN } from './activities.ts'
import { everyone } from './actor.ts'
import { browserOf } from './asking/browser.ts'
import { read } from './operation.ts'
import { done, page, type Visit } from './page.ts'
import { pageDoor } from './page-door.ts'
import { noPersons } from './processing.ts'
import type { Site } from './site.ts'
import { signInAsDemoPerson } from './session.ts'
import { keyOf } from './unchanged-pages.ts'

const described = { name: 'platform.seen', input: z.object({}), output: z.string(), may: everyone } as const
const quiet = read({ ...described, processing: noPersons('a test'), run: async ({ actor }) => actor.role })
const recorded = read({ ...described, processing: SIGNING_IN, subjects: () => ['someone'], audit: () => 'keek', run: async ({ actor }) => actor.role })

let w: World
let app: Hono
let made: string[] = []
const cookies = new Map<Who, string>()

beforeAll(async () => {
  w = await world()
  const site: Site = {
    database: w.app, originOf: () => 'test', installation: { kind: 'trial', coalition: COALITION, coalitionName: 'C', regionName: 'R' },
    frame: ({ screen, actor, notice }) => `${screen.title} ${actor.name} ${notice ?? ''}`, problemPage: (problem) => problem.title,
  }
  const showing = (path: string, look: (visit: Visit) => Promise<unknown>) => ({
    name: `platform.${path}`, path, url: () => path,
    load: async () => ({ default: page({
      show: async (visit) => {
        made.push(`${path} ${visit.actor.role}`)
        await look(visit)
        return { title: `${path} ${visit.actor.role}`, body: '' }
      },
      act: async () => done(path, 'Gelukt'),
    }) }),
  })
  app = new Hono()
  app.route('/', pageDoor([
    showing('/lijst', (visit) => visit.run(quiet, {})), showing('/mensen', (visit) => visit.run(recorded, {})),
    showing('/koekje', async (visit) => visit.cookie('x')),
  ], site))
  for (const who of ['administrator', 'board-member'] as const) {
    const { person, mandate } = identityOf(who)
    const { token } = await w.as('visitor').does(signInAsDemoPerson, { person: person!, mandate: mandate!, browser: browserOf() })
    cookies.set(who, `slagvaardig=${token}`)
    await get('/lijst', who)
  }
})
beforeEach(() => { made = [] })

const get = async (path: string, who: Who = 'board-member', more = ''): Promise<string> =>
  (await app.request(path, { headers: { cookie: `${cookies.get(who) ?? ''}${more}` } })).text()

// Any change at all, also one that no page shows.
const change = () => w.owner`update platform.session set last_seen_at = last_seen_at`

describe('a page of someone who is signed in', () => {
  it('is made once as long as nothing changes', async () => {
    // What another test changes in another database of the same server counts as a change too, so two requests in peace may take a while.
    await vi.waitUntil(async () => {
      made = []
      await change()
      expect(await get('/lijst')).toBe(await get('/lijst'))
      return made.length === 1
    }, { timeout: 20_000, interval: 20 })
  })

  it('is made anew after any change by anyone', async () => {
    await get('/lijst')
    made = []
    await change()
    await get('/lijst')
    expect(made).toEqual(['/lijst board-member'])
  })

  it('is never shown to another person, at another address, or to who is signed out', async () => {
    await change()
    expect(await get('/lijst', 'board-member')).toContain('Bea')
    expect(await get('/lijst', 'administrator')).toContain('Arie')
    await get('/lijst?pagina=2')
    expect(await get('/lijst', 'visitor')).toBe('/lijst visitor  ')
    expect(new Set(made)).toEqual(new Set(['/lijst board-member', '/lijst administrator', '/lijst visitor']))
    expect(made.filter((one) => one === '/lijst board-member')).toHaveLength(2)
  })

  it('is made each time when making it is recorded, or when a cookie went into it', async () => {
    for (const path of ['/mensen', '/koekje']) {
      made = []
      await get(path)
      await get(path)
      expect(made).toHaveLength(2)
    }
  })

  it('says its notice once', async () => {
    await get('/lijst')
    expect(await get('/lijst', 'board-member', '; slagvaardig-melding=Gelukt')).toContain('Gelukt')
    expect(await get('/lijst')).not.toContain('Gelukt')
  })

  it('is gone with the mandate, at the next request', async () => {
    expect(await get('/lijst')).toContain('board-member')
    await w.owner`update partners.mandate set valid_to = clock_timestamp() where id = ${identityOf('board-member').mandate}`
    expect(await get('/lijst')).toContain('visitor')
  })
})

describe('what a page is kept under', () => {
  const url = new URL('http://x/lijst')
  const actor = { coalition: 'c', person: 'p', mandate: 'm', organisation: null, role: 'board-member' as const, name: 'Bea', settings: { role: 'board-member' } }

  it('differs with whatever the actor may see, the address, the moment and the minute', () => {
    const keys = [
      keyOf(actor, '1:1:', url, 0), keyOf({ ...actor, settings: { ...actor.settings, taskforces: 't' } }, '1:1:', url, 0), keyOf(actor, '1:2:', url, 0),
      keyOf(actor, '1:1:', new URL('http://x/lijst?a=1'), 0), keyOf(actor, '1:1:', url, 60_000),
    ]
    expect(new Set(keys).size).toBe(5)
  })

  it('does not exist for a visitor, without a moment, or under an emergency access', () => {
    expect(keyOf({ ...actor, role: 'visitor' }, '1:1:', url)).toBeUndefined()
    expect(keyOf(actor, '', url)).toBeUndefined()
    expect(keyOf({ ...actor, settings: { emergency: 'frontline' } }, '1:1:', url)).toBeUndefined()
  })
})
