// Runs the isolation proof over as many random worlds as asked: `npm run isolation -- 100000 [seed]`.
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const [worlds = '100000', seed] = process.argv.slice(2)
if (!/^\d+$/.test(worlds)) throw new Error('npm run isolation -- <number of worlds> [seed]')
const env = { ...process.env, ISOLATION_WORLDS: worlds, ...(seed ? { ISOLATION_SEED: seed } : {}) }
const child = spawn(process.execPath, [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', 'tests/isolation/isolation.test.ts'], { cwd: ROOT, env, stdio: 'inherit' })
child.on('exit', (code) => process.exit(code ?? 1))
