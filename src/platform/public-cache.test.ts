// Proves that visitors get kept pages, people who are signed in never do, and nothing outlives a change.
import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { publicCache } from './public-cache.ts'

function site() {
  let made = 0
  const cache = publicCache(/slagvaardig=/)
  const app = new Hono()
  app.use('*', cache.middleware)
  app.get('/openbaar', (c) => {
    c.set('public' as never, true as never)
    made += 1
    return c.html(`<p>${made}</p>`)
  })
  app.get('/eigen', (c) => c.html(`<p>${(made += 1)}</p>`))
  const get = async (path: string, cookie?: string) => (await app.request(path, cookie ? { headers: { cookie } } : {})).text()
  return { app, cache, get }
}

it('makes a public page once for all visitors', async () => {
  const { get } = site()
  expect(await get('/openbaar')).toBe('<p>1</p>')
  expect(await get('/openbaar')).toBe('<p>1</p>')
})

it('says the same of a page that was just made and of one that was kept', async () => {
  const { app } = site()
  const headers = await Promise.all([app.request('/openbaar'), app.request('/openbaar')].map(async (answer) => (await answer).headers.get('cache-control')))
  expect(headers).toEqual(['public, max-age=0, must-revalidate', 'public, max-age=0, must-revalidate'])
})

it('makes it anew after a change', async () => {
  const { get, cache } = site()
  await get('/openbaar')
  cache.forget()
  expect(await get('/openbaar')).toBe('<p>2</p>')
})

it('keeps nothing that was being made while something changed', async () => {
  const { cache } = site()
  const app = new Hono()
  app.use('*', cache.middleware)
  let made = 0
  app.get('/', (c) => {
    c.set('public' as never, true as never)
    made += 1
    cache.forget()
    return c.text(String(made))
  })
  await app.request('/')
  expect(await (await app.request('/')).text()).toBe('2')
})

it('never gives a kept page to someone with a session, and never keeps theirs', async () => {
  const { get } = site()
  await get('/openbaar')
  expect(await get('/openbaar', 'slagvaardig=abc')).toBe('<p>2</p>')
  expect(await get('/openbaar')).toBe('<p>1</p>')
})

it('keeps only pages that say that they are public', async () => {
  const { get } = site()
  await get('/eigen')
  expect(await get('/eigen')).toBe('<p>2</p>')
})
