// Starts the site as `npm start` does, on a port and a data folder of its own, for all journeys together.
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { ROOT } from '../src/platform/root.ts'

declare module 'vitest' {
  interface ProvidedContext {
    site: string
  }
}

const LONGEST_START_MS = 180_000

/** Starts the site, gives its address to the tests, and returns how to stop it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'slagvaardig-journeys-'))
  // Run as root, PostgreSQL is another user and has to be able to come in; its data then stay in this folder.
  chmodSync(folder, 0o711)
  const site = spawn(process.execPath, ['scripts/run.mjs', 'serve'], {
    cwd: ROOT, env: { ...process.env, NODE_ENV: undefined, PORT: '0', RATE_LIMIT: '0', DATA_DIR: join(folder, 'data') }, stdio: ['ignore', 'pipe', 'pipe'],
  })
  project.provide('site', await addressOf(site))
  return async () => {
    const ended = new Promise((resolve) => site.once('exit', resolve))
    site.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The address that the site prints when it listens. What it says on its error channel is passed on: a fault there explains a failing journey. */
function addressOf(site: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const late = setTimeout(() => reject(new Error(`the site did not start in time; it said:\n${said}`)), LONGEST_START_MS)
    site.stderr?.pipe(process.stderr)
    site.stdout?.on('data', (part: Buffer) => {
      said += part.toString()
      const address = /http:\/\/localhost:\d+/.exec(said)?.[0]
      if (!address) return
      clearTimeout(late)
      resolve(address)
    })
    site.once('exit', (code) => reject(new Error(`the site ended with code ${code}; it said:\n${said}`)))
  })
}
