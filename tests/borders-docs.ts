// The borders of what is written down: pages name only files that exist, and every package has its reason.
import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { ROOT } from '../src/platform/root.ts'
import { type Border, file } from './border.ts'
import type { TreeFile } from './source-tree.ts'

const pages = (files: TreeFile[]): TreeFile[] => files.filter(({ path }) => path.endsWith('.md'))
// These are made when someone starts, tests or installs.
const MADE = /^(?:\.data|\.test-data|dist|node_modules|journeys\/screenshots)\b/
const OUR_FOLDER = /^(?:src|tests|docs|contracts|journeys|seed|bench|scripts|\.ci)\/[\w./-]+$|^\.oxlintrc\.json$/

/** The files that a page names: targets of links, and paths in code marks that begin with one of our folders. */
function namedIn({ path, text }: TreeFile): string[] {
  const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#]+)(?:#[^)]*)?\)/g)].map((match) => posix.join(posix.dirname(path), match[1]!))
  const marked = [...text.matchAll(/`([^`\s]+)`/g)].map((match) => match[1]!).filter((name) => OUR_FOLDER.test(name))
  return [...links, ...marked].map((name) => name.replace(/\/$/, ''))
}

const pagesNameWhatExists: Border = {
  sentence: 'names in its pages only files that exist',
  complaints: (files) => {
    const known = (name: string): boolean => files.some(({ path }) => path === name || path.startsWith(`${name}/`)) || existsSync(join(ROOT, name))
    return pages(files).flatMap((page) => namedIn(page).filter((name) => !MADE.test(name) && !known(name)).map((name) => `${page.path} names ${name}`))
  },
  broken: { faults: 2, files: [file('docs/x.md', 'See [this](gone.md), `src/platform/gone.ts`, `src/platform/id.ts`, `src/*/routes.ts` and [that](https://example.org).')] },
}

type Packages = Partial<Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>>>

const everyPackageHasItsReason: Border = {
  sentence: 'says of every package in one line of README.md what it is for, and names no other',
  complaints: (files) => {
    const text = files.find(({ path }) => path === 'README.md')?.text ?? ''
    const rows = text.slice(text.indexOf('| package |')).split('\n').filter((line) => line.startsWith('| `'))
    const patterns = rows.flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1]!))
    const matches = (pattern: string, name: string): boolean => {
      const [begin = '', end] = pattern.split('*')
      return end === undefined ? name === begin : name.startsWith(begin) && name.endsWith(end)
    }
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(files.find(({ path }) => path === 'package.json')?.text ?? '{}') as Packages
    const packages = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })
    return [
      ...packages.filter((name) => !patterns.some((pattern) => matches(pattern, name))).map((name) => `README.md does not say what ${name} is for`),
      ...patterns.filter((pattern) => !packages.some((name) => matches(pattern, name))).map((pattern) => `README.md names ${pattern}, which is not installed`),
    ]
  },
  broken: {
    faults: 2,
    files: [
      file('README.md', '| package | what for |\n|---|---|\n| `zod` | checks |\n| `@x/*-css` | looks |\n| `gone` | nothing |\n'),
      file('package.json', '{"dependencies":{"zod":"1","hono":"1","@x/a-css":"1"}}'),
    ],
  },
}

export const DOC_BORDERS: Border[] = [pagesNameWhatExists, everyPackageHasItsReason]
