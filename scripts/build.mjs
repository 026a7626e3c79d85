// Bundles the server to dist/server.mjs and the browser's files to dist/assets, when the sources changed.
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** A digest of the names, sizes and times of everything the bundles are made of: cheap, and it notices deletions too. */
function fingerprint(root) {
  const files = globSync(['src/**/*.{ts,tsx,css,svg,woff2}', 'scripts/build.mjs', 'package-lock.json'], { cwd: root }).sort()
  const digest = createHash('sha256')
  for (const file of files) {
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

/** Everything the browser gets: the theme with its fonts, and one small script per file in src/ui/browser. */
async function bundleAssets(esbuild, root) {
  const scripts = globSync('src/ui/browser/*.ts', { cwd: root, exclude: ['**/*.test.ts', '**/*.d.ts'] })
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['src/ui/theme.css', ...scripts],
    outdir: 'dist/assets',
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
  writeFileSync(join(root, 'dist/assets/manifest.json'), JSON.stringify(manifest(metafile.outputs), null, 2))
}

/** The whole server in one file, with npm packages left outside it. */
async function bundleServer(esbuild, root) {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['src/web/main.ts'],
    outfile: 'dist/server.mjs',
    platform: 'node',
    format: 'esm',
    bundle: true,
    packages: 'external',
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

/**
 * Brings dist/ up to date with the sources of the project in `root`; does nothing when it already is.
 * @throws {Error} with one Dutch sentence that says why it could not.
 */
export async function build(root) {
  const stamp = join(root, 'dist/built-from')
  const wanted = fingerprint(root)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  try {
    const esbuild = await import('esbuild')
    rmSync(join(root, 'dist'), { recursive: true, force: true })
    mkdirSync(join(root, 'dist/assets'), { recursive: true })
    await Promise.all([bundleServer(esbuild, root), bundleAssets(esbuild, root)])
    writeFileSync(stamp, wanted)
  } catch (error) {
    throw new Error(explain(error, root), { cause: error })
  }
}
