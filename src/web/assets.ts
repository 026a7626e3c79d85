// Serves the style, scripts and fonts that the build made, from memory and for ever: their names carry their content's hash.
import { Hono } from 'hono'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { ROOT } from '../platform/root.ts'
import { SECURITY_HEADERS } from './security-headers.ts'

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.woff2': 'font/woff2', '.svg': 'image/svg+xml', '.json': 'application/json',
}
const FOLDER = join(ROOT, 'dist', 'assets')

/** Logical name ('theme.css') → address with hash. Empty when nothing was built, as in tests of pages. */
export function assetNames(): Record<string, string> {
  const manifest = join(FOLDER, 'manifest.json')
  if (!existsSync(manifest)) return {}
  const names = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>
  return Object.fromEntries(Object.entries(names).map(([name, file]) => [name, `/assets/${file.replace(/^\/?(assets\/)?/, '')}`]))
}

/** Serves the files of the build and nothing else: they are read once, so no path of a request ever becomes a path on disk. */
export function assetDoor(folder = FOLDER): Hono {
  const door = new Hono()
  const files = new Map(existsSync(folder) ? readdirSync(folder).map((file) => [file, readFileSync(join(folder, file))]) : [])
  door.get('/:file', async (c, next) => {
    const file = files.get(c.req.param('file'))
    if (!file) return next()
    return c.body(new Uint8Array(file), 200, {
      ...Object.fromEntries(SECURITY_HEADERS),
      'content-type': TYPES[extname(c.req.param('file'))] ?? 'application/octet-stream',
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })
  return door
}
