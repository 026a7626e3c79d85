// Measures the access log: how fast lines get their place, durably, and how long a proof takes in a tree of 10 million leaves.
import { randomBytes } from 'node:crypto'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { inclusionRanges } from '../src/methods/merkle/range.ts'
import { append, consistencyFrom, inclusionFrom, rootOfEdge } from '../src/methods/merkle/tile.ts'
import { verifyConsistency, verifyInclusion } from '../src/methods/merkle/verify.ts'
import { connect } from '../src/platform/database.ts'
import { useSecret } from '../src/platform/keys.ts'
import { sequence } from '../src/platform/log/sequencer.ts'
import { keepTiles, lastCheckpoint, tilesIn } from '../src/platform/log/tile-store.ts'
import { launchPostgres } from '../src/platform/postgres/launcher.ts'
import { migrate } from '../src/platform/postgres/migrate.ts'
import { dataFolder } from './site.mjs'

const LINES = 100_000
const LEAVES = Number(process.env.LEAVES ?? 10_000_000)
const PROOFS = 2000
const SMALL = '019ab000-0000-7000-8000-0000000000b1'
const LARGE = '019ab000-0000-7000-8000-0000000000b2'

const seconds = (began) => (performance.now() - began) / 1000
const whole = (number) => Math.round(number).toLocaleString('en')

/** The milliseconds that `work` takes: median, 99th percentile, and the processor time of this process alone, which a busy machine changes less. */
async function timed(work) {
  const times = []
  let before
  for (let round = -200; round < PROOFS; round += 1) {
    if (round === 0) before = process.cpuUsage()
    const began = performance.now()
    await work(Math.floor(Math.random() * LEAVES))
    if (round >= 0) times.push(performance.now() - began)
  }
  const { user, system } = process.cpuUsage(before)
  times.sort((a, b) => a - b)
  return `median ${times[PROOFS / 2].toFixed(2)} ms, p99 ${times[Math.floor(PROOFS * 0.99)].toFixed(2)} ms, processor ${((user + system) / 1000 / PROOFS).toFixed(2)} ms`
}

/** Lines as acts write them, without the rest of the act: the ledger, its personal part, and the trigger that makes them wait for their place. */
async function writeLines(owner, from, count) {
  await owner`
    with line as (
      insert into platform.ledger (coalition_id, id, at, operation_id, trace, operation, activity, role, result, emergency, commitment)
      select ${SMALL}, md5(n::text)::uuid, now(), '00f067aa0ba902b7', md5(n::text), 'frontline.record-report', 'frontline.reports', 'frontline-professional', 'done', false, sha256(n::text::bytea)
        from generate_series(${from}::int, ${from + count - 1}::int) as n)
    insert into platform.ledger_detail (coalition_id, id, object, sentence, origin, salt)
    select ${SMALL}, md5(n::text)::uuid, 'report:x', 'meldde iets', '192.0.2.1', sha256(n::text::bytea) from generate_series(${from}::int, ${from + count - 1}::int) as n`
}

async function measureAppending(owner) {
  const memory = { recall: () => undefined, remember: () => {} }
  let began = performance.now()
  for (let from = 0; from < LINES; from += 1000) await writeLines(owner, from, 1000)
  const written = seconds(began)
  began = performance.now()
  let batches = 0
  while (await sequence(owner, SMALL, memory) > 0) batches += 1
  const placed = seconds(began)
  if ((await lastCheckpoint(owner, SMALL))?.size !== LINES) throw new Error('not every line got its place')
  console.log(`places given: ${whole(LINES / placed)} lines/s (${batches} durable batches, each with a signed checkpoint; aim: at least 2,000/s)`)
  console.log(`written and placed, by one connection after the other: ${whole(LINES / (written + placed))} lines/s`)
}

/** A tree whose leaves are random hashes: what stands above them is real, and so are the tiles in the table. */
async function growTree(owner) {
  const began = performance.now()
  let edge = []
  const picked = new Map()
  for (let size = 0; size < LEAVES;) {
    const count = Math.min(65_536, LEAVES - size)
    const bytes = randomBytes(count * 32)
    const leaves = Array.from({ length: count }, (_, at) => new Uint8Array(bytes.subarray(at * 32, at * 32 + 32)))
    picked.set(size, leaves[0])
    const grown = append(edge, size, leaves)
    await keepTiles(owner, LARGE, grown.tiles)
    edge = grown.edge
    size += count
  }
  await owner`vacuum analyze platform.log_tile`
  console.log(`tree of ${whole(LEAVES)} leaves made in ${seconds(began).toFixed(0)} s`)
  return { root: rootOfEdge(edge), picked }
}

async function measureProofs(owner, { root, picked }) {
  const read = tilesIn(owner, LARGE)
  const [{ bytes }] = await owner`select pg_total_relation_size('platform.log_tile') as bytes`
  console.log(`tiles in the table: ${whole(bytes / 1e6)} MB`)
  for (const [index, leaf] of picked) {
    if (!verifyInclusion(leaf, index, LEAVES, await inclusionFrom(read, index, LEAVES), root)) throw new Error(`the proof of leaf ${index} does not hold`)
  }
  console.log(`proof of inclusion, from the table: ${await timed((index) => inclusionFrom(read, index, LEAVES))} (aim: under 2 ms)`)
  console.log(`proof of consistency, from the table: ${await timed((size) => consistencyFrom(read, size + 1, LEAVES))} (aim: under 2 ms)`)
  const earlier = LEAVES - 12_345
  const proof = await consistencyFrom(read, earlier, LEAVES)
  if (verifyConsistency(earlier, LEAVES, proof, root, root)) throw new Error('a false root was taken')
  const [[index, leaf]] = picked
  const inclusion = await inclusionFrom(read, index, LEAVES)
  console.log(`checking a proof of ${inclusionRanges(index, LEAVES).length} hashes: ${await timed(() => verifyInclusion(leaf, index, LEAVES, inclusion, root))}`)
}

console.log(`load of this machine before: ${loadavg()[0].toFixed(1)}`)
const server = await launchPostgres({ dataDir: join(dataFolder(), 'data'), log: () => {} })
const owner = connect(server.options, { max: 2, name: 'bench' })
try {
  await migrate(owner)
  useSecret(randomBytes(32))
  await measureAppending(owner)
  await measureProofs(owner, await growTree(owner))
} finally {
  await owner.end()
  await server.stop()
}
