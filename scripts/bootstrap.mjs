// Installs the packages when they are missing or no longer what package-lock.json says; runs before start, test, build and import.
// Must run on Node 20 without any package, because it is what fetches them.
import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const OLDEST_NODE = 20
const HEARTBEAT_MS = 5000
// Waits of 2, 4 and 8 seconds: npm's own take more than a minute to find that there is no network.
const RETRIES = ['--fetch-retries=3', '--fetch-retry-mintimeout=2000', '--fetch-retry-factor=2']

/** Ends the process with one sentence that says what is wrong and what to do. */
function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}

/** True when every package of package-lock.json stands in node_modules in that version, as npm itself recorded it. */
function installed() {
  const record = join(ROOT, 'node_modules/.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(record, 'utf8')).packages
  // Packages for other platforms are optional; a production install leaves the development packages out.
  const mayBeAbsent = (entry) => entry.optional || (process.env.NODE_ENV === 'production' && (entry.dev || entry.devOptional))
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const found = present[path]
    return found ? found.version === entry.version && found.integrity === entry.integrity : mayBeAbsent(entry)
  })
}

/** The sentence for what npm wrote on standard error. */
function explain(output) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT/.test(output)) {
    return 'Installeren is niet gelukt: npm kan de pakketten niet ophalen. Controleer de internetverbinding en start opnieuw.'
  }
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return `Installeren is niet gelukt: npm mag niet schrijven. Geef uzelf schrijfrecht op ${ROOT} en op de npm-map in uw thuismap.`
  }
  if (/ENOSPC/.test(output)) return 'Installeren is niet gelukt: de schijf is vol. Maak ongeveer 1 GB vrij en start opnieuw.'
  const reason = output.split('\n').find((line) => /^npm (error|ERR!) (?!code )/.test(line)) ?? 'npm gaf geen reden'
  return `Installeren is niet gelukt: ${reason.replace(/^npm (error|ERR!) /, '')}. Probeer het met de hand: npm ci --ignore-scripts`
}

/** Runs `npm ci` without install scripts and shows that it is busy. */
function install() {
  try {
    accessSync(ROOT, constants.W_OK)
  } catch {
    fail(`Installeren is niet gelukt: de map ${ROOT} is niet beschrijfbaar voor deze gebruiker.`)
  }
  console.log('Slagvaardig: onderdelen installeren (eenmalig, ongeveer een minuut)…')
  const began = Date.now()
  const seconds = () => Math.round((Date.now() - began) / 1000)
  const heartbeat = setInterval(() => console.log(`  nog bezig, ${seconds()} s`), HEARTBEAT_MS)
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...RETRIES]
  // Inside an npm script npm tells which npm and which Node it is; the Node in node_modules is about to be replaced.
  const { npm_execpath: npm, npm_node_execpath: node = process.execPath } = process.env
  const child = npm?.endsWith('npm-cli.js')
    ? spawn(node, [npm, ...args], { cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe'] })
    : spawn('npm', args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe'] })
  let output = ''
  child.stderr.on('data', (chunk) => (output += chunk))
  child.on('error', () => fail('Installeren is niet gelukt: npm is niet gevonden. Installeer Node met npm van nodejs.org.'))
  child.on('close', (code) => {
    clearInterval(heartbeat)
    if (code !== 0) fail(explain(output))
    console.log(`Slagvaardig: onderdelen geïnstalleerd in ${seconds()} s.`)
  })
}

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  fail(`Slagvaardig heeft Node ${OLDEST_NODE} of nieuwer nodig; deze machine heeft Node ${process.versions.node}.`)
}
if (!installed()) install()
