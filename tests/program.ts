// Runs the program itself, as its users do, and keeps what it says.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { Connection } from '../src/platform/database.ts'
import { ROOT } from '../src/platform/root.ts'

export type Ended = { code: number | null; out: string[]; err: string[] }

export type Program = {
  process: ChildProcess
  out: string[]
  /** The address of the site, once the program has told it; throws when the program ends instead. */
  address: Promise<string>
  ended: Promise<Ended>
}

type Environment = Record<string, string>

/** Starts `command` (serve, import …) of the project in `root`. Unless `environment` says otherwise it takes any free port. */
export function program(environment: Environment, command: string[] = ['serve'], root = ROOT): Program {
  const env = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', PORT: '0', ...environment }
  const child = spawn(process.execPath, [join(root, 'scripts/run.mjs'), ...command], { cwd: '/', env, stdio: ['ignore', 'pipe', 'pipe'] })
  const out: string[] = []
  const err: string[] = []
  const { promise: address, resolve, reject } = Promise.withResolvers<string>()
  address.catch(() => {})
  child.stdout.on('data', (chunk: Buffer) => {
    out.push(...linesOf(chunk))
    const port = /http:\/\/localhost:(\d+)/.exec(out.join('\n'))?.[1]
    if (port) resolve(`http://127.0.0.1:${port}`)
  })
  child.stderr.on('data', (chunk: Buffer) => err.push(...linesOf(chunk)))
  const ended = once(child, 'close').then(([code]): Ended => {
    reject(new Error(`the program ended with ${String(code)}: ${[...out, ...err].join('\n')}`))
    return { code: code as number | null, out, err }
  })
  return { process: child, out, address, ended }
}

const linesOf = (chunk: Buffer): string[] => chunk.toString().split('\n').filter((line) => line !== '')

/** Sends the signal, and gives how and after how many milliseconds the program ended. */
export async function stopped(running: Program, signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended & { took: number }> {
  const began = performance.now()
  running.process.kill(signal)
  const ended = await running.ended
  return { ...ended, took: performance.now() - began }
}

/** Numbers of the living processes that have `text` in their command line. */
export function processesOn(text: string): number[] {
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && commandOf(pid).includes(text)).map(Number)
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

/** DATABASE_URL for a connection of the tests. */
export function addressOf({ host, port = 5432, username, password, database }: Connection): string {
  const name = password ? `${username}:${encodeURIComponent(password)}` : username
  return host.startsWith('/') ? `postgres://${name}@localhost:${port}/${database}?host=${encodeURIComponent(host)}` : `postgres://${name}@${host}:${port}/${database}`
}

/** A project in `folder` that is this one, except that the packages named are missing and seed/ is a copy that may be changed. */
export function projectWithout(folder: string, missing: RegExp): string {
  const link = (path: string): void => symlinkSync(join(ROOT, path), join(folder, path))
  mkdirSync(join(folder, 'node_modules'), { recursive: true })
  for (const path of ['package.json', 'package-lock.json', 'tsconfig.json', 'src']) link(path)
  for (const path of ['scripts', 'seed']) cpSync(join(ROOT, path), join(folder, path), { recursive: true })
  for (const name of readdirSync(join(ROOT, 'node_modules')).filter((entry) => !missing.test(entry) && entry !== 'esbuild')) link(join('node_modules', name))
  // Not a link: a link's own packages are looked for where it leads.
  cpSync(join(ROOT, 'node_modules/esbuild'), join(folder, 'node_modules/esbuild'), { recursive: true })
  return folder
}
