// Hidden and absent cannot be told apart: not by status, not by size, and not by time, through the pages and through REST.
import { afterAll, describe, expect, it } from 'vitest'
import { addAttachment } from '../../src/agenda/add-attachment.ts'
import { newId } from '../../src/platform/id.ts'
import { installationOf } from '../../src/platform/site.ts'
import { buildSite } from '../../src/web/server.ts'
import { world } from '../world.ts'
import { distinguishable, type Samples } from './two-samples.ts'

const w = await world()
const installation = await installationOf(w.owner)
if (!installation) throw new Error('the template was not seeded')
const site = await buildSite({ app: w.app, installation }, { trustProxy: false, perSecond: 0 })
const SECRET = '019ab000-0000-7000-8005-000000000003'
const { attachment: FILE } = await w.as('taskforce-lead').does(addAttachment, { action: SECRET, name: 'geheim.txt', content: Buffer.from('x').toString('base64') })

/** Samples of each kind. In an ordinary run enough to see a query more; `npm run isolation` takes ten thousand. */
const SAMPLES = process.env['ISOLATION_WORLDS'] ? 10_000 : 300
const verdicts: string[] = []
afterAll(() => {
  if (process.env['ISOLATION_WORLDS']) console.log(verdicts.join('\n'))
})

type Asking = (id: string) => Promise<{ status: number; size: number; kind: string }>

const over = (address: (id: string) => string): Asking => async (id) => {
  const answer = await site.request(address(id))
  const body = await answer.text()
  // The id that was asked for is in some answers itself; both have the same length.
  return { status: answer.status, size: body.length, kind: `${answer.headers.get('content-type')} ${answer.headers.get('cache-control')} ${body.replaceAll(id, 'id')}` }
}

/** What is hidden from a visitor, and how it is asked for. */
const DOORS: [string, string, Asking][] = [
  ['an action over REST', SECRET, over((id) => `/api/v1/acties/${id}`)],
  ['an action with its files over REST', SECRET, over((id) => `/api/v1/acties/${id}?expand=bijlagen`)],
  ['a file over REST', FILE, over((id) => `/api/v1/bijlagen/${id}`)],
  ['what lies behind an action over REST', SECRET, over((id) => `/api/v1/acties/${id}/meldingen`)],
  ['the page of an action', SECRET, over((id) => `/acties/${id}`)],
  ['the page of a file', FILE, over((id) => `/bijlagen/${id}`)],
]

/** Times the two kinds in turn, each pair in a random order, so that whatever slows the machine down slows both. */
async function timed(hidden: () => Promise<unknown>, absent: () => Promise<unknown>, pairs: number): Promise<Samples> {
  const took = async (ask: () => Promise<unknown>): Promise<number> => {
    const began = performance.now()
    await ask()
    return performance.now() - began
  }
  const samples: Samples = { hidden: [], absent: [] }
  for (let pair = 0; pair < pairs; pair += 1) {
    for (const kind of Math.random() < 0.5 ? ['hidden', 'absent'] as const : ['absent', 'hidden'] as const) samples[kind].push(await took(kind === 'hidden' ? hidden : absent))
  }
  return samples
}

describe('hidden and absent', () => {
  for (const [name, id, ask] of DOORS) {
    it(`give the same answer: ${name}`, async () => {
      expect(await ask(id)).toEqual(await ask(newId()))
    })

    it(`take the same time: ${name}`, async () => {
      const once = async () => distinguishable(await timed(() => ask(id), () => ask(newId()), SAMPLES))
      await timed(() => ask(id), () => ask(newId()), 30)
      const first = await once()
      verdicts.push(`${name}: ${first.text}`)
      // A noisy machine may cry wolf once; a real difference shows again.
      expect(first.differ && (await once()).differ, first.text).toBe(false)
    }, 15 * 60_000)
  }

  it('and one more query would be seen', async () => {
    const [, id, ask] = DOORS[0]!
    const slower = async (): Promise<void> => {
      await w.app`select count(*) from agenda.action`
      await ask(id)
    }
    const seen = async () => distinguishable(await timed(slower, () => ask(newId()), SAMPLES)).differ
    // Noise hides more easily than it invents: on a busy machine it may take a second or third look.
    expect(await seen() || await seen() || await seen()).toBe(true)
  }, 15 * 60_000)
})
