// Measures the import of a table of 2 million rows beside DuckDB's bare read of the same file: rows a second, peak memory, ratio.
import { DuckDBInstance } from '@duckdb/node-api'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder, NODE, ROOT, startSite } from './site.mjs'

const ROUNDS = 3
const ROWS = 2_000_000
const OFFENCES = 60
const YEARS = Array.from({ length: 14 }, (_, index) => 2012 + index)
const AREAS = Math.ceil(ROWS / OFFENCES / YEARS.length)
const work = join(ROOT, 'bench', 'work')

/** Writes a csv in the shape of the police's table 47018NED as StatLine gives it; another `seed` gives other figures. */
async function writeTable(seed) {
  mkdirSync(work, { recursive: true })
  const path = join(work, `47018NED_${seed}.csv`)
  const out = createWriteStream(path)
  out.write('"ID";"SoortMisdrijf";"WijkenEnBuurten";"Perioden";"GeregistreerdeMisdrijven_1"\r\n')
  let state = seed
  let row = 0
  for (let area = 0; area < AREAS && row < ROWS; area += 1) {
    let text = ''
    for (let offence = 0; offence < OFFENCES; offence += 1) {
      const code = `${1 + Math.floor(offence / 20)}.${1 + (Math.floor(offence / 5) % 4)}.${1 + (offence % 5)} `
      for (const year of YEARS) {
        if (row >= ROWS) break
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
        const value = state % 9 === 0 ? '       .' : String(state % 400).padStart(8)
        text += `"${row}";"${code}";"BU${String(area + 3_440_000).padStart(8, '0')}";"${year}JJ00";"${value}"\r\n`
        row += 1
      }
    }
    if (!out.write(text)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
  return path
}

async function duckdb(path) {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const began = performance.now()
  const reader = await connection.runAndReadAll(
    `select count(*), sum(try_cast(trim(GeregistreerdeMisdrijven_1) as double)), count(distinct SoortMisdrijf), count(distinct WijkenEnBuurten) from read_csv('${path}', delim = ';', header = true)`)
  const seconds = (performance.now() - began) / 1000
  if (Number(reader.getRows()[0][0]) !== ROWS) throw new Error('DuckDB read another number of rows')
  return seconds
}

/** The highest resident memory of a process in MB; 0 once it is gone. */
function peakOf(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

async function importTable(path, dataDir) {
  const child = spawn(NODE, [join(ROOT, 'scripts', 'run.mjs'), 'import', path], {
    cwd: ROOT, env: { ...process.env, NODE_ENV: 'production', DATA_DIR: dataDir }, stdio: ['ignore', 'pipe', 'ignore'],
  })
  const began = performance.now()
  let peak = 0
  let said = ''
  child.stdout.on('data', (text) => { said += text })
  const watch = setInterval(() => { peak = Math.max(peak, peakOf(child.pid)) }, 20)
  const [code] = await once(child, 'exit')
  clearInterval(watch)
  const seconds = Number(/in ([\d.,]+) seconden/.exec(said)?.[1]?.replace(',', '.'))
  if (code !== 0 || !seconds) throw new Error(`the import ended with ${code}: ${said}`)
  return { seconds, whole: (performance.now() - began) / 1000, peak }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

const dataDir = dataFolder()
const site = await startSite(dataDir)
await site.stop()
const rounds = []
for (let round = 1; round <= ROUNDS; round += 1) {
  const path = await writeTable(round)
  await duckdb(path)
  rounds.push({ floor: await duckdb(path), ours: await importTable(path, dataDir), bytes: statSync(path).size })
}
const floor = median(rounds.map((round) => round.floor))
const seconds = median(rounds.map((round) => round.ours.seconds))
console.log(`file: ${ROWS.toLocaleString('en')} rows, ${(rounds[0].bytes / 1e6).toFixed(0)} MB`)
console.log(`DuckDB reads it in ${floor.toFixed(2)} s`)
console.log(`read, checked and loaded in ${seconds.toFixed(2)} s: ${Math.round(ROWS / seconds / 1000)},000 rows/s, ratio ${(seconds / floor).toFixed(1)} (aim: at most 8)`)
console.log(`whole command, database started and stopped: ${median(rounds.map((round) => round.ours.whole)).toFixed(2)} s`)
console.log(`peak memory of the program: ${Math.max(...rounds.map((round) => round.ours.peak)).toFixed(0)} MB (aim: under 300)`)
