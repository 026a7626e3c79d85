// The borders of what we claim about security: a page names only tests that exist, and the ASVS sheet counts what it lists and lists all cryptography.
import ts from 'typescript'
import { type Border, file } from './border.ts'
import { isTest, nodesOf, packagesOf, type TreeFile } from './source-tree.ts'

const DECLARES = /^(?:it|test|describe)\b/

/** The names of the tests in a file: of each declaration its first text, and of a border its sentence. */
function namesIn(tests: TreeFile): string[] {
  return nodesOf(tests).flatMap((node) => {
    const given = ts.isCallExpression(node) && DECLARES.test(node.expression.getText()) ? node.arguments[0]
      : ts.isPropertyAssignment(node) && node.name.getText() === 'sentence' ? node.initializer : undefined
    return given && (ts.isStringLiteralLike(given) || ts.isTemplateExpression(given)) ? [given.getText().slice(1, -1).replaceAll("\\'", "'")] : []
  })
}

/** What a page claims is proved: `file` "name of a test", or several names after one file. */
function claimsOf({ text }: TreeFile): { tests: string; name: string }[] {
  return [...text.matchAll(/`([\w./-]+\.test\.tsx?|tests\/borders-[\w-]+\.ts)`((?:,? "[^"\n]+")+)/g)].flatMap(([, tests = '', names = '']) =>
    [...names.matchAll(/"([^"]+)"/g)].map((match) => ({ tests, name: match[1]! })))
}

const claimsNameTests: Border = {
  sentence: 'names as proof only tests that exist, by their names',
  complaints: (files) => {
    const names = new Map<string, string[]>()
    const namesOf = (path: string): string[] => {
      const found = names.get(path) ?? files.filter((one) => one.path === path).flatMap(namesIn)
      names.set(path, found)
      return found
    }
    return files.filter(({ path }) => path.endsWith('.md')).flatMap((page) =>
      claimsOf(page).filter(({ tests, name }) => !namesOf(tests).some((known) => known.includes(name))).map(({ tests, name }) => `${page.path}: ${tests} has no test "${name}"`))
  },
  broken: {
    faults: 2,
    files: [
      file('docs/x.md', 'Proved by `src/x.test.ts` "holds", "falls" and `src/gone.test.ts` "stands"; see `src/x.test.ts`.'),
      file('src/x.test.ts', "// An example of a test.\nit('holds and stays', () => {})\nconst falls = 'falls'\n"),
    ],
  },
}

const STATUSES = ['met', 'partly', 'gap', 'not applicable'] as const
type Row = { chapter: string; id: string; status: string; evidence: string }

const cellsOf = (line: string): string[] => line.split('|').slice(1, -1).map((cell) => cell.trim())

function rowsOf(sheet: string): Row[] {
  return sheet.split('\n').filter((line) => /^\| V\d+\.\d+\.\d+ \|/.test(line)).map((line) => {
    const [id = '', , , status = '', evidence = ''] = cellsOf(line)
    return { chapter: id.split('.')[0]!, id, status, evidence }
  })
}

/** The totals that stand on top of the sheet, as they should be. */
function totalsOf(rows: Row[]): string[] {
  const count = (chapter: string, status: string): number => rows.filter((row) => row.chapter === chapter && row.status === status).length
  return [...new Set(rows.map(({ chapter }) => chapter))].map((chapter) => `${chapter} ${STATUSES.map((status) => count(chapter, status)).join(' ')}`)
}

const sheetCounts: Border = {
  sentence: 'gives in docs/asvs.md each requirement one line with a status and what shows it, and counts them right',
  complaints: (files) => {
    const sheet = files.find(({ path }) => path === 'docs/asvs.md')?.text ?? ''
    const rows = rowsOf(sheet)
    const stated = sheet.split('\n').filter((line) => /^\| V\d+ /.test(line)).map((line) => {
      const [chapter = '', ...counts] = cellsOf(line)
      return `${chapter.split(' ')[0]} ${counts.slice(0, STATUSES.length).join(' ')}`
    })
    const twice = rows.filter(({ id }, at) => rows.findIndex((row) => row.id === id) !== at)
    return [
      ...totalsOf(rows).filter((line) => !stated.includes(line)).map((line) => `docs/asvs.md should count: ${line}`),
      ...twice.map(({ id }) => `docs/asvs.md lists ${id} twice`),
      ...rows.filter(({ status }) => !STATUSES.some((known) => known === status)).map(({ id, status }) => `docs/asvs.md gives ${id} the status ${status}`),
      ...rows.filter(({ status, evidence }) => (status === 'met' || status === 'partly') && !/`|\]\(/.test(evidence)).map(({ id }) => `docs/asvs.md shows nothing for ${id}`),
      ...rows.filter(({ evidence }) => evidence === '').map(({ id }) => `docs/asvs.md says nothing of ${id}`),
    ]
  },
  broken: {
    faults: 5,
    files: [file('docs/asvs.md', [
      '| V1 Encoding | 5 | 0 | 0 | 0 |', '| V1.1.1 | 2 | x | met | `src/x.ts` |', '| V1.1.1 | 2 | x | gap | none |', '| V1.1.2 | 1 | x | good | `y` |', '| V1.1.3 | 1 | x | met | y |',
      '| V1.1.4 | 1 | x | gap | |', '',
    ].join('\n'))],
  },
}

const CRYPTOGRAPHY = /^(?:node:crypto$|@noble\/|jose$|openid-client$|@simplewebauthn\/server$)/

const cryptographyIsListed: Border = {
  sentence: 'lists in docs/asvs.md every file that uses cryptography',
  complaints: (files) => {
    const sheet = files.find(({ path }) => path === 'docs/asvs.md')?.text ?? ''
    const inventory = sheet.slice(sheet.indexOf('## Cryptography in use'))
    const using = files.filter((one) => /^src\/.*\.tsx?$/.test(one.path) && !isTest(one.path) && packagesOf(one).some((name) => CRYPTOGRAPHY.test(name)))
    return using.filter(({ path }) => !inventory.includes(`\`${path}\``)).map(({ path }) => `${path} uses cryptography, and the inventory does not say what for`)
  },
  broken: {
    faults: 1,
    files: [
      file('docs/asvs.md', '`src/a.ts`\n## Cryptography in use\n`src/b.ts`\n'), file('src/a.ts', "import { createHash } from 'node:crypto'\n"),
      file('src/b.ts', "import { sha256 } from '@noble/hashes/sha2.js'\n"), file('src/c.ts', "import type { KeyObject } from 'node:crypto'\n"), file('src/d.test.ts', "import 'node:crypto'\n"),
    ],
  },
}

export const EVIDENCE_BORDERS: Border[] = [claimsNameTests, sheetCounts, cryptographyIsListed]
