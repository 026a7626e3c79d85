// The theme holds its promises: colours only as tokens, readable in light and dark, nothing from elsewhere.
import { build } from 'esbuild'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const FOLDER = import.meta.dirname
const read = (file: string): string => readFileSync(join(FOLDER, file), 'utf8')
const withoutComments = (css: string): string => css.replaceAll(/\/\*.*?\*\//gs, '')

type Tokens = Map<string, string>
const tokensIn = (css: string): Tokens => new Map([...css.matchAll(/(--sv-[\w-]+):\s*([^;]+);/g)].map((match) => [match[1] ?? '', match[2] ?? '']))

const css = withoutComments(read('theme/tokens.css'))
const [lightCss = '', rest = ''] = css.split('@media screen and (prefers-color-scheme: dark)')
const [darkCss = ''] = rest.split('@media print')
const light = tokensIn(lightCss)
const schemes: Record<string, Tokens> = { light, dark: new Map([...light, ...tokensIn(darkCss)]) }

const HEX = /^#[0-9a-f]{6}$/
const colourTokens = [...light].filter(([, value]) => HEX.test(value)).map(([name]) => name)

/** Relative luminance and contrast as WCAG 2 defines them. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
function contrast(tokens: Tokens, one: string, other: string): number {
  const [dim = 0, bright = 0] = [one, other].map((name) => luminance(tokens.get(`--sv-${name}`) ?? '')).sort((a, b) => a - b)
  return (bright + 0.05) / (dim + 0.05)
}

const TEXT: [string, string[]][] = [
  ['ink', ['paper', 'surface', 'tint', 'accent-tint', 'danger-tint', 'met-tint', 'open-tint', 'not-met-tint', 'same', 'chart-period', 'chart-band']],
  ['ink-soft', ['paper', 'surface', 'tint', 'accent-tint']],
  ['link', ['paper', 'surface', 'tint', 'accent-tint', 'danger-tint', 'met-tint']],
  ['link-hover', ['paper', 'surface', 'tint']],
  ['danger', ['paper', 'surface', 'danger-tint']],
  ['on-bar', ['bar', 'bar-hover']], ['on-bar-current', ['bar-current']],
  ['on-action', ['action', 'action-hover']], ['on-danger', ['danger', 'danger-hover']],
  ['on-down', ['down']], ['on-same', ['same']], ['on-up', ['up']], ['on-none', ['none']],
  ['focus-edge', ['focus']],
]
const SHAPES: [string, string[]][] = [
  ['control', ['paper', 'surface']],
  ['met', ['surface', 'met-tint']], ['open', ['surface', 'open-tint']], ['not-met', ['surface', 'not-met-tint']],
  ['on-verdict', ['met', 'open', 'not-met']],
  ['accent', ['paper', 'surface', 'tint']],
  ['down', ['surface']], ['up', ['surface']],
  ['chart-line', ['surface', 'tint', 'chart-band', 'chart-period']], ['chart-compare', ['surface']],
  ['bar-mark', ['bar']],
]
const pairs = (list: [string, string[]][]): [string, string][] => list.flatMap(([front, backs]) => backs.map((back): [string, string] => [front, back]))

describe.each(Object.entries(schemes))('in the %s', (_name, tokens) => {
  test.each(pairs(TEXT))('text in %s can be read on %s', (front, back) => expect(contrast(tokens, front, back)).toBeGreaterThanOrEqual(4.5))
  test.each(pairs(SHAPES))('a shape in %s can be seen on %s', (front, back) => expect(contrast(tokens, front, back)).toBeGreaterThanOrEqual(3))
  test('what fell and what rose differ from what did not', () => {
    for (const direction of ['down', 'up']) expect(contrast(tokens, direction, 'same')).toBeGreaterThanOrEqual(3)
  })
  test('the focus is seen on everything: one of its two lines always stands out', () => {
    for (const back of ['paper', 'surface', 'tint', 'bar', 'action', 'down', 'up', 'same']) {
      expect(Math.max(contrast(tokens, 'focus', back), contrast(tokens, 'focus-edge', back))).toBeGreaterThanOrEqual(3)
    }
  })
})

describe('the tokens', () => {
  test('give every colour a value of its own in the dark', () => {
    const dark = tokensIn(darkCss)
    expect(colourTokens.filter((name) => !dark.has(name))).toEqual([])
    expect([...dark.keys()].filter((name) => !light.has(name))).toEqual([])
  })
  test('are all used, and nothing is used that they lack', () => {
    const sheets = globSync(['theme/*.css'], { cwd: FOLDER }).filter((file) => !file.endsWith('tokens.css'))
    const used = new Set(sheets.flatMap((file) => [...read(file).matchAll(/var\((--sv-[\w-]+)/g)].map((match) => match[1] ?? '')))
    expect([...used].filter((name) => !light.has(name))).toEqual([])
    expect([...light.keys()].filter((name) => !used.has(name))).toEqual([])
  })
})

describe('colour', () => {
  const files = globSync(['theme.css', 'theme/*.css', '*.tsx', '*.ts', 'browser/*.ts'], { cwd: FOLDER }).filter((file) => !file.endsWith('tokens.css') && !file.includes('.test.'))
  const LITERAL = /#[0-9a-f]{3,8}\b(?=["'\s;,)])|\b(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix)\(/gi
  const NAMED = /:[^;{}]*\b(white|black|red|green|blue|gr[ae]y|silver|yellow|orange|teal|navy|purple|maroon|brown|pink|gold)\b/gi
  test.each(files)('has no literal in %s', (file) => {
    const source = withoutComments(read(file))
    expect(source.match(LITERAL) ?? []).toEqual([])
    if (file.endsWith('.css')) expect(source.match(NAMED) ?? []).toEqual([])
  })
})

test('the stylesheet bundles without a warning, brings its own fonts and asks nothing of other hosts', async () => {
  const { outputFiles, warnings } = await build({ entryPoints: [join(FOLDER, 'theme.css')], bundle: true, write: false, outdir: 'out', loader: { '.woff2': 'file', '.svg': 'file' }, logLevel: 'silent' })
  expect(warnings).toEqual([])
  const sheet = outputFiles.find(({ path }) => path.endsWith('.css'))?.text ?? ''
  expect(withoutComments(sheet)).not.toMatch(/url\(["']?(https?:|\/\/)/)
  expect(outputFiles.filter(({ path }) => path.endsWith('.woff2'))).toHaveLength(2)
})
