// Tests that the seed tells the strategies completely, exactly, and in words of our own.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../platform/root.ts'
import { readStrategies, type StrategyFile } from './import-seed.ts'

const [first, successor] = readStrategies(join(ROOT, 'seed', 'midden-nederland')) as [StrategyFile, StrategyFile]
const statements = first.statements.map((statement) => ({ ...statement, lines: statement.lines ?? [0, 0] as [number, number] }))
const TEXT = join(ROOT, '..', 'shared', 'reference', 'strategy-2019-2022.txt')

/** The lines of a number of the strategy, counted by kind and priority. */
const count = (kind: string, priority?: string) =>
  first.statements.filter((statement) => statement.kind === kind && (priority === undefined || statement.priority === priority)).length

describe('the strategy 2019-2022 in the seed', () => {
  it('has three joint priorities and one that is supported', () => {
    expect(first.priorities.map(({ slug, kind }) => [slug, kind])).toEqual([
      ['goc', 'joint'], ['veiligheid-en-zorg', 'joint'], ['cyberveiligheid', 'joint'], ['lokaal-en-districtelijk', 'supported'],
    ])
  })

  it('has three ambitions for 2022 against 2018', () => {
    expect(first.ambitions.map(({ slug, baseYear, targetYear }) => [slug, baseYear, targetYear])).toEqual([
      ['meer-zicht', 2018, 2022], ['criminaliteit', 2018, 2022], ['ervaren-veiligheid', 2018, 2022],
    ])
  })

  it('tells of each joint priority the task, the ambition and the approach', () => {
    for (const { slug } of first.priorities.filter(({ kind }) => kind === 'joint')) {
      expect([count('task', slug) > 0, count('ambition', slug) > 0, count('approach', slug) > 0], slug).toEqual([true, true, true])
    }
  })

  it('has the three marks of a regional priority, the nine trends of annex 2, and annex 1 left open', () => {
    expect(count('admission')).toBe(3)
    expect(statements.filter(({ kind, chapter }) => kind === 'trend' && chapter === 'bijlage-2')).toHaveLength(9)
    expect(statements.find(({ code }) => code === 'bijlage-1')?.evidence).toBe('left-open')
  })

  it('gives every statement a chapter and lines inside it', () => {
    const chapters = new Map(first.chapters.map((chapter) => [chapter.slug, chapter.lines]))
    for (const { code, chapter = '', lines } of statements) {
      const [from, to] = chapters.get(chapter) ?? [0, 0]
      expect(lines[0] >= from && lines[0] <= lines[1] && lines[1] <= to, `${code} ${lines.join('-')} in ${chapter} ${from}-${to}`).toBe(true)
    }
  })

  it('puts every chapter inside the chapter that holds it', () => {
    for (const { slug, within, lines } of first.chapters) {
      const outer = within === undefined ? lines : first.chapters.find((chapter) => chapter.slug === within)?.lines
      expect(outer && outer[0] <= lines[0] && lines[1] <= outer[1], slug).toBe(true)
    }
  })

  it('keeps the percentages of its own table apart from the categories', () => {
    expect(first.claimedChange?.percentages).toEqual([-15, -9, -27, -33, -39])
    expect(first.claimedChange?.categories.map(({ slug }) => slug)).toEqual(['totaal', 'woninginbraak', 'geweld', 'straatroof', 'overvallen'])
    expect(JSON.stringify(first.claimedChange?.categories)).not.toMatch(/-\d|−\d|%/)
  })

  it('assigns a theme to a district only with a source', () => {
    for (const { slug, status, district, source } of first.districtThemes) {
      expect([district !== undefined, source !== undefined], slug).toEqual(status === 'to-be-confirmed' ? [false, false] : [true, true])
    }
    expect(first.districtThemes.filter(({ status }) => status === 'confirmed').map(({ district }) => district)).toEqual(['oost-utrecht', 'oost-utrecht'])
  })
})

describe('the strategy 2023-2026 in the seed', () => {
  it('marks what is inferred: the year of adoption, the new name of cyber safety, and what came in for what', () => {
    expect(successor.strategy.adoption).toMatchObject({ date: '2023-04-12', evidence: 'inferred' })
    expect(successor.priorities.filter(({ evidence }) => evidence === 'inferred').map(({ slug }) => slug)).toEqual(['digitale-veiligheid', 'maatschappelijke-onrust'])
  })

  it('names a source for every statement', () => {
    const sources = new Set(successor.sources.map(({ slug }) => slug))
    expect(successor.statements.filter(({ source }) => !sources.has(source))).toEqual([])
  })
})

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
const runsOf = (words: string[], length: number): string[] =>
  Array.from({ length: Math.max(0, words.length - length + 1) }, (_, start) => words.slice(start, start + length).join(' '))

describe.skipIf(!existsSync(TEXT))('beside the source text (only where ../shared is present)', () => {
  const text = existsSync(TEXT) ? readFileSync(TEXT, 'utf8') : ''
  const lines = text.split('\n')
  const between = ([from, to]: [number, number]) => lines.slice(from - 1, to).join(' ').replaceAll('\t', ' ')

  it('counted its lines in this very text', () => {
    const source = first.sources.find(({ kind }) => kind === 'text')
    expect(createHash('sha256').update(text).digest('hex')).toBe(source?.sha256)
    expect(lines.filter((line, index) => line.trim() !== '' && index >= (source?.lineCount ?? 0))).toEqual([])
  })

  it('finds every heading where the outline says', () => {
    for (const chapter of first.chapters) expect(between(chapter.lines).slice(0, 200), chapter.slug).toContain(chapter.heading.split('\n')[0])
  })

  it('starts and ends every statement on a line that says something', () => {
    for (const { code, lines: [from, to] } of statements) expect([lines[from - 1]?.trim(), lines[to - 1]?.trim()], code).not.toContain('')
  })

  it('tells no number that does not stand at that place', () => {
    for (const { code, text: ours, lines: place } of statements) {
      for (const number of ours.match(/\d+/g) ?? []) expect(between(place), code).toContain(number)
    }
  })

  it('leaves no line of the source untold but headings and running titles', () => {
    const told = new Set(statements.flatMap(({ lines: [from, to] }) => Array.from({ length: to - from + 1 }, (_, index) => from + index)))
    const untold = lines.flatMap((line, index) => (line.trim() === '' || told.has(index + 1) ? [] : [line.trim()]))
    expect(untold.filter((line) => line.length > 62)).toEqual([])
    expect(untold.length).toBeLessThan(75)
  })

  it('copies no sentence: no six words in a row are those of the source', () => {
    const theirs = new Set(runsOf(wordsOf(text), 6))
    const copied = statements.flatMap(({ code, text: ours }) => runsOf(wordsOf(ours), 6).filter((run) => theirs.has(run)).map((run) => `${code}: ${run}`))
    expect(copied).toEqual([])
  })
})
