// Measures page rates beside the floor: our page and a bare Hono route that serves the same bytes, in turns, in one run.
import autocannon from 'autocannon'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder, NODE, ROOT, signIn, startSite } from './site.mjs'

const ROUNDS = 3
const SECONDS = 5
const CONNECTIONS = 16
const PAGES = [
  { name: 'home', path: '/', aim: 0.5 },
  { name: 'municipality', path: '/verantwoording/gemeenten/GM0344', aim: 0.5 },
  { name: 'list, signed in', path: '/meldingen', who: 'Kees Kantoor', aim: 0.2 },
]

async function shoot(url, cookie) {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS, workers: 1, headers: cookie ? { cookie } : {} })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} wrong answers, ${result.errors} errors`)
  return { rate: result.requests.average, median: result.latency.p50, p99: result.latency.p99 }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

const site = await startSite(dataFolder())
const pages = []
for (const page of PAGES) {
  const cookie = page.who && await signIn(site.address, page.who)
  const answer = await fetch(site.address + page.path, { headers: cookie ? { cookie } : {} })
  if (answer.status !== 200) throw new Error(`${page.path} answers ${answer.status}`)
  pages.push({ ...page, cookie, body: await answer.text() })
}

const work = join(ROOT, 'bench', 'work')
mkdirSync(work, { recursive: true })
writeFileSync(join(work, 'pages.json'), JSON.stringify(pages.map((page) => page.body)))
const bare = spawn(NODE, [join(ROOT, 'bench', 'bare.mjs'), join(work, 'pages.json')], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_ENV: 'production' } })
const [line] = await once(bare.stdout, 'data')
const floor = `http://127.0.0.1:${/port (\d+)/.exec(line)[1]}`

console.log('page                    bytes   ours/s   bare/s   ratio (aim)   p99 : median, ms')
for (const [index, page] of pages.entries()) {
  const ours = []
  const theirs = []
  await shoot(site.address + page.path, page.cookie)
  for (let round = 0; round < ROUNDS; round += 1) {
    theirs.push(await shoot(`${floor}/${index}`))
    ours.push(await shoot(site.address + page.path, page.cookie))
  }
  const rate = median(ours.map((shot) => shot.rate))
  const floorRate = median(theirs.map((shot) => shot.rate))
  const p99 = median(ours.map((shot) => shot.p99))
  const p50 = median(ours.map((shot) => shot.median))
  console.log([
    page.name.padEnd(20), String(Buffer.byteLength(page.body)).padStart(8), rate.toFixed(0).padStart(8), floorRate.toFixed(0).padStart(8),
    `${(rate / floorRate).toFixed(2)} (${page.aim})`.padStart(13), `${p99} : ${p50}`.padStart(12),
  ].join(' '))
}
bare.kill()
await site.stop()
