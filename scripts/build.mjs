// Bundles the server to dist/server.mjs and the browser's files to dist/assets, when the sources changed.
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

// Left outside the bundle: they look for files and modules of their own at run time.
const OUTSIDE = ['graphile-worker', 'pg', 'esbuild']

/** A digest of the names, sizes and times of everything the bundles are made of: cheap, and it notices deletions too. */
function fingerprint(root) {
  const sources = readdirSync(join(root, 'src'), { recursive: true }).filter((path) => /(?<!\.test)\.(tsx?|css|svg|woff2)$/.test(path)).map((path) => join('src', path))
  const digest = createHash('sha256')
  for (const file of [...sources.sort(), 'scripts/build.mjs', 'package-lock.json']) {
    const { mtimeMs, size } = statSync(join(root, file))
    digest.update(`${file} ${size} ${mtimeMs}\n`)
  }
  return digest.digest('hex')
}

/** `{ 'theme.css': '/assets/theme-X7K2.css', … }`: by the name the sources use, the address the browser asks for. */
function manifest(outputs) {
  const named = Object.entries(outputs).map(([path, { entryPoint, inputs }]) => {
    const source = entryPoint ?? Object.keys(inputs)[0]
    return [basename(source).replace(/\.ts$/, '.js'), `/assets/${basename(path)}`]
  })
  return Object.fromEntries(named)
}

/** Everything the browser gets: the theme with its fonts, and one script per file in a folder called browser. */
async function bundleAssets(esbuild, root, dist) {
  const scripts = globSync('src/{ui,platform/log}/browser/*.ts', { cwd: root, exclude: ['**/*.test.ts', '**/*.d.ts'] })
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['src/ui/theme.css', ...scripts],
    outdir: join(dist, 'assets'),
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    loader: { '.woff2': 'file', '.svg': 'file' },
    metafile: true,
    logLevel: 'warning',
  })
  writeFileSync(join(dist, 'assets/manifest.json'), JSON.stringify(manifest(metafile.outputs), null, 2))
}

/** The whole server in one file, packages included: to find and read their thousand files costs half a second at every start. */
async function bundleServer(esbuild, root, dist) {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['src/web/main.ts'],
    outfile: join(dist, 'server.mjs'),
    platform: 'node',
    format: 'esm',
    bundle: true,
    external: OUTSIDE,
    // For the packages that still say `require('fs')`.
    banner: { js: "import { createRequire as requireFor } from 'node:module'; const require = requireFor(import.meta.url);" },
    sourcemap: true,
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    target: 'node24',
    logLevel: 'warning',
  })
}

/** The sentence for a failed bundling. */
function explain(error, root) {
  if (error.errors) return 'Bundelen is niet gelukt; de fouten staan hierboven.'
  if (['EACCES', 'EPERM', 'EROFS'].includes(error.code)) return `Bundelen is niet gelukt: de map ${join(root, 'dist')} is niet beschrijfbaar.`
  if (error.code === 'ERR_MODULE_NOT_FOUND' || error.message.includes('@esbuild/')) {
    return `Bundelen is niet gelukt: esbuild ontbreekt voor ${process.platform}-${process.arch}. Verwijder de map node_modules en start opnieuw.`
  }
  return `Bundelen is niet gelukt: ${error.message}`
}

const upToDate = (stamp, wanted) => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted

function putInPlace(fresh, dist, madeByAnother) {
  try {
    rmSync(dist, { recursive: true, force: true })
    renameSync(fresh, dist)
  } catch (error) {
    if (!madeByAnother()) throw error
  }
}

/**
 * Brings dist/ up to date with the sources of the project in `root`; does nothing when it already is.
 * `log` gets one Dutch line when there is work to do.
 * Made under another name and then renamed: a dist/ that exists is complete, also beside a second start.
 * @throws {Error} with one Dutch sentence that says why it could not.
 */
export async function build(root, log) {
  const dist = join(root, 'dist')
  const stamp = join(dist, 'built-from')
  const wanted = fingerprint(root)
  if (upToDate(stamp, wanted)) return
  const fresh = join(root, `.dist-${process.pid}`)
  try {
    log('De site wordt gebouwd…')
    const esbuild = await import('esbuild')
    mkdirSync(join(fresh, 'assets'), { recursive: true })
    await Promise.all([bundleServer(esbuild, root, fresh), bundleAssets(esbuild, root, fresh)])
    await esbuild.stop()
    writeFileSync(join(fresh, 'built-from'), wanted)
    putInPlace(fresh, dist, () => upToDate(stamp, wanted))
  } catch (error) {
    throw new Error(explain(error, root), { cause: error })
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}
