// Runs a command of Slagvaardig (serve, import, …) under Node 24, after bundling what changed; `build` only bundles.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const NODE = 24
const PARENT_CHECK_MS = 1000

/** Ends the process with one sentence that says what is wrong and what to do. */
function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}

/** Runs this same command line under the Node that npm installed; both processes live and die together. */
function runUnderOwnNode() {
  const missing = () =>
    fail(`Slagvaardig heeft Node ${NODE} nodig; deze machine heeft Node ${process.versions.node} en npm leverde er geen mee voor ${process.platform}-${process.arch}. Installeer Node ${NODE} van nodejs.org.`)
  const node = join(ROOT, 'node_modules/.bin/node')
  if (!existsSync(node)) missing()
  const child = spawn(node, process.argv.slice(1), { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  child.on('error', missing)
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
}

/**
 * Stops this process in the ordinary way when what started it is killed: the other half of `runUnderOwnNode`, or npm.
 * Without this, `kill -9` of `npm start` would leave a site that nobody knows of.
 */
function followParent() {
  const stop = () => process.kill(process.pid, 'SIGTERM')
  if (process.send) {
    process.on('disconnect', stop)
    process.channel.unref()
  } else if (process.env.npm_lifecycle_event) {
    const parent = process.ppid
    const check = setInterval(() => {
      if (process.ppid === parent) return
      clearInterval(check)
      stop()
    }, PARENT_CHECK_MS).unref()
  }
}

async function run() {
  const { build } = await import('./build.mjs')
  try {
    await build(ROOT, console.log)
  } catch (error) {
    fail(error.message)
  }
  if (process.argv[2] === 'build') return
  process.setSourceMapsEnabled(true)
  module.enableCompileCache(join(ROOT, 'dist/compiled'))
  // The bundle reads the command and its arguments from process.argv itself.
  await import(pathToFileURL(join(ROOT, 'dist/server.mjs')).href)
  module.flushCompileCache()
}

followParent()
if (Number(process.versions.node.split('.')[0]) < NODE) runUnderOwnNode()
else await run()
