// Starts the site for a measurement, on a data folder and a port of its own, and stops it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
export const NODE = join(ROOT, 'node_modules', '.bin', 'node')
const RUN = join(ROOT, 'scripts', 'run.mjs')

/** A data folder for one measurement; gone with the process. */
export function dataFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'slagvaardig-bench-'))
  // PostgreSQL does not run as root: its own user has to be able to come in.
  chmodSync(folder, 0o711)
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Starts `npm start`'s own command and waits for the line with the address. Gives the address, the seconds it took, and stop(). */
export async function startSite(dataDir) {
  const began = performance.now()
  const child = spawn(NODE, [RUN, 'serve'], {
    cwd: ROOT, env: { ...process.env, NODE_ENV: 'production', PORT: '0', RATE_LIMIT: '0', DATA_DIR: dataDir }, stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = await new Promise((resolve, reject) => {
    let seen = ''
    child.stdout.on('data', (text) => {
      seen += text
      const found = /http:\/\/localhost:(\d+)/.exec(seen)
      if (found) resolve(`http://127.0.0.1:${found[1]}`)
    })
    child.once('exit', (code) => reject(new Error(`the site ended with ${code}: ${seen}`)))
  })
  const seconds = (performance.now() - began) / 1000
  const stop = async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
  }
  return { address, seconds, stop, pid: child.pid }
}

/** Signs in as the demo person with this name and gives the cookie. */
export async function signIn(address, name) {
  const page = await (await fetch(`${address}/inloggen`)).text()
  const at = page.indexOf(name)
  if (at < 0) throw new Error(`${name} is not on the sign-in page`)
  const field = (wanted) => new RegExp(`name="${wanted}"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="${wanted}"`).exec(page.slice(at)).slice(1).find(Boolean)
  const answer = await fetch(`${address}/inloggen`, {
    method: 'POST', redirect: 'manual', headers: { origin: address },
    body: new URLSearchParams({ hoe: 'demo', persoon: field('persoon'), mandaat: field('mandaat') }),
  })
  return answer.headers.getSetCookie().find((cookie) => cookie.startsWith('slagvaardig=')).split(';')[0]
}
