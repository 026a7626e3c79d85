// Proves what one address and one session may ask, and what they hear when it is too much.
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it, test, vi } from 'vitest'
import { rateLimit, senderOf } from './rate-limit.ts'

const session = (name: string): { cookie: string } => ({ cookie: `other=1; slagvaardig=${name.padEnd(43, 'x')}.${'v'.repeat(43)}` })

/** A site that gives each answer its address as origin, at so many a second. */
function site(perSecond: number): (address: string, headers?: Record<string, string>, path?: string) => Promise<Response> {
  const app = new Hono()
  app.use('*', rateLimit(perSecond, (c) => c.req.header('from') ?? '', (c, problem) => c.text(problem.code, problem.status as 429)))
  app.all('*', (c) => c.text('ok'))
  return async (address, headers = {}, path = '/') => app.request(path, { headers: { from: address, ...headers } })
}

/** How many of so many requests are let through. */
async function letThrough(most: number, ask: () => Promise<Response>): Promise<number> {
  const answers = await Promise.all(Array.from({ length: most }, ask))
  return answers.filter(({ status }) => status === 200).length
}

// On a clock that stands still, so that a slow machine gives nobody more room.
beforeAll(() => { vi.useFakeTimers({ toFake: ['performance'] }) })
afterAll(() => { vi.useRealTimers() })

describe('the limit', () => {
  it('stops an address after its burst with the seconds to wait, and nobody else', async () => {
    const ask = site(1)
    expect(await letThrough(40, () => ask('10.0.0.1'))).toBe(20)
    const refused = await ask('10.0.0.1')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBe(1)
    expect((await ask('10.0.0.2')).status).toBe(200)
  })

  it('stops a session wherever it comes from, with another half of the token too, and not its neighbours', async () => {
    const ask = site(1000)
    let address = 0
    expect(await letThrough(300, () => ask(`10.1.0.${address++}`, session('a')))).toBe(200)
    const renewed = `__Host-slagvaardig=${'a'.padEnd(43, 'x')}.${'w'.repeat(43)}`
    expect((await ask('10.2.0.1', { cookie: renewed })).status).toBe(429)
    expect((await ask('10.2.0.1', session('b'))).status).toBe(200)
  })

  it('counts for the address too when someone makes up a new session each time', async () => {
    const ask = site(1)
    let made = 0
    expect(await letThrough(40, () => ask('10.0.0.1', session(`a${made++}`)))).toBe(20)
  })

  it('counts the addresses of one IPv6 line as one', async () => {
    const ask = site(1)
    let host = 0
    expect(await letThrough(40, () => ask(`2001:db8:1:2::${(host += 1).toString(16)}`))).toBe(20)
    expect((await ask('2001:db8:1:3::1')).status).toBe(200)
  })

  it('is none when the installation says 0, except for an address that is too long', async () => {
    const ask = site(0)
    expect(await letThrough(300, () => ask('10.0.0.1', session('a')))).toBe(300)
    expect((await ask('10.0.0.1', {}, `/?q=${'x'.repeat(4000)}`)).status).toBe(414)
  })
})

test.for([
  ['192.0.2.1', '192.0.2.1'], ['::ffff:192.0.2.1', '192.0.2.1'], ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'], ['2001:db8::1', '2001:db8::'],
  ['::1', ':::'], ['2001:db8:1:2::', '2001:db8:1:2'], ['fe80::1%eth0', 'fe80:::'], ['unknown', 'unknown'],
] as const)('%s counts as %s', ([address, sender]) => expect(senderOf(address)).toBe(sender))
