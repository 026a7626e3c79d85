// The borders between folders: which module may import which, what files a module holds, and what they are called.
import { LEAVES, MODULES } from '../src/platform/modules.ts'
import { type Border, file } from './border.ts'
import { importsOf, isCode, isTest, moduleOf, operationsOf, packagesOf, sqlTextsOf, type TreeFile } from './source-tree.ts'

const rank = (module: string): number => (MODULES as readonly string[]).indexOf(module)
const isLeaf = (module: string): boolean => (LEAVES as readonly string[]).includes(module)

// The program is composed in web: there, and only there, these files of a module are read as well as its public.ts.
const COMPOSED = /^(?:public|routes|api|jobs|processing|retention|import-seed)\.ts$/
// Privacy gathers what every module says of its data of persons.
const GATHERED = /^(?:processing|retention)\.ts$/

function importFault(from: TreeFile, to: string): string | undefined {
  const [source, target] = [moduleOf(from.path), moduleOf(to)]
  if (!source || source === target) return undefined
  if (!target) return isTest(from.path) ? undefined : 'lies outside src/'
  if (isLeaf(source)) return `${source} is a leaf and imports nothing of ours`
  if (target === 'methods') return undefined
  if (target === 'ui') return to === 'src/ui/public.ts' ? undefined : 'only ui/public.ts may be imported'
  if (rank(target) > rank(source)) return `${target} stands to the right of ${source}`
  if (target === 'platform' || isTest(from.path)) return undefined
  return mayRead(source, to.slice(`src/${target}/`.length)) ? undefined : `only ${target}/public.ts may be imported`
}

const mayRead = (source: string, inner: string): boolean =>
  inner === 'public.ts' || (source === 'web' && COMPOSED.test(inner)) || (source === 'privacy' && GATHERED.test(inner))

const importsKeepTheOrder: Border = {
  sentence: 'imports only from modules to the left, and only their public.ts',
  complaints: (files) => files.filter(({ path }) => isCode(path) && moduleOf(path)).flatMap((from) =>
    importsOf(from).filter((to) => to.startsWith('src/') || to.startsWith('tests/') || to.startsWith('scripts/')).flatMap((to) => {
      const fault = importFault(from, to)
      return fault ? [`${from.path} imports ${to}: ${fault}`] : []
    })),
  broken: {
    faults: 7,
    files: [
      file('src/places/areas.ts', "import { x } from '../agenda/public.ts'"),
      file('src/agenda/actions.ts', "const x = await import('../strategy/priority.ts')\nexport { y } from '../strategy/rules.ts'"),
      file('src/methods/statistics/rate.ts', "import { x } from '../../platform/id.ts'"),
      file('src/agenda/parts/card.tsx', "import { Button } from '../../ui/button.tsx'"),
      file('src/platform/page.ts', "export type T = import('../web/frame.tsx').Frame"),
      file('src/agenda/rules.ts', "import { world } from '../../tests/world.ts'"),
      file('src/agenda/words.ts', "import { label } from '../strategy/public.ts'"),
      file('src/web/routes.ts', "import '../agenda/routes.ts'"),
    ],
  },
}

const sqlKeepsTheOrder: Border = {
  sentence: 'names in SQL only the own schema and those of modules to the left',
  complaints: (files) => files.filter(({ path }) => !isTest(path)).flatMap((from) => {
    const source = moduleOf(from.path)
    if (!source || isLeaf(source) || source === 'platform') return []
    const toTheRight = MODULES.slice(rank(source) + 1)
    return toTheRight.filter((schema) => sqlTextsOf(from).some((text) => new RegExp(`\\b(?:from|join|into|update|on|references)\\s+${schema}\\.`, 'i').test(text)))
      .map((schema) => `${from.path} names schema ${schema}, which stands to the right of ${source}`)
  }),
  broken: {
    faults: 2,
    files: [
      file('src/agenda/actions.ts', 'const rows = await sql<Row[]>`select 1 from frontline.signal`'),
      file('src/places/migrations/20261123-places.sql', '-- Places.\ncreate table places.x (id uuid references partners.organisation (id)); -- from agenda.action'),
    ],
  },
}

const onlyThePlatformConnects: Border = {
  sentence: 'reaches the database only through operations: no module opens a connection of its own',
  complaints: (files) => files.filter(({ path }) => isCode(path) && !isTest(path) && moduleOf(path) && moduleOf(path) !== 'platform').flatMap((from) =>
    packagesOf(from).filter((name) => name === 'postgres' || name === 'graphile-worker').map((name) => `${from.path} imports ${name}`)),
  broken: { faults: 1, files: [file('src/agenda/rules.ts', "import postgres from 'postgres'"), file('src/agenda/words.ts', "import type { Sql } from 'postgres'")] },
}

const DOMAIN = MODULES.filter((module) => module !== 'platform' && module !== 'web')
const KEBAB = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*'
// A module that outgrew one folder has folders named after what people do in them, with the same kinds of file.
const WORK = `(?:(?!parts/|migrations/)${KEBAB}/)?`
const KINDS = new RegExp(`^(?:README\\.md|access\\.sql|migrations/\\d{8}-${KEBAB}\\.sql|(?:routes|api|public|rules|words|jobs|processing|retention)\\.ts|import-${KEBAB}\\.ts|${WORK}(?:${KEBAB}\\.page\\.tsx|parts/${KEBAB}\\.tsx?|(?:parts/)?${KEBAB}\\.test\\.tsx?))$`)

function kindFault(item: TreeFile, inner: string): string | undefined {
  if (KINDS.test(inner)) return undefined
  if (!new RegExp(`^${WORK}${KEBAB}\\.ts$`).test(inner)) return 'is none of the kinds of file that a module holds'
  return operationsOf(item).length === 1 ? undefined : 'should declare one operation, or be another kind of file'
}

const tenKindsOfFile: Border = {
  sentence: 'holds in a module only the kinds of file that CONVENTIONS.md names',
  complaints: (files) => files.flatMap((item) => {
    const module = moduleOf(item.path)
    if (!module || !(DOMAIN as readonly string[]).includes(module)) return []
    const fault = kindFault(item, item.path.slice(`src/${module}/`.length))
    return fault ? [`${item.path} ${fault}`] : []
  }),
  broken: {
    faults: 4,
    files: [
      file('src/agenda/takeAction.ts'), file('src/agenda/forms/action.tsx'), file('src/agenda/actions.ts', '// Nothing.\nexport const list = 1'),
      file('src/agenda/migrations/agenda.sql'), file('src/agenda/migrations/20261123-agenda.sql'), file('src/agenda/parts/action-card.tsx'),
    ],
  },
}

const FORBIDDEN_NAMES = ['utils', 'helpers', 'common', 'shared', 'misc', 'services', 'managers']

const namesThatSaySomething: Border = {
  sentence: `has no path with ${FORBIDDEN_NAMES.join(', ')} in it: a thing without a home gets a name`,
  complaints: (files) => files.filter(({ path }) => path.split(/[/.-]/).some((part) =>
    FORBIDDEN_NAMES.some((name) => part === name || `${part}s` === name))).map(({ path }) => path),
  broken: { faults: 3, files: [file('src/utils/text.ts'), file('src/agenda/action-helper.ts'), file('docs/shared.md'), file('src/agenda/share-action.ts')] },
}

const FIRST_LINE: [RegExp, RegExp][] = [
  [/\.(?:tsx?|mjs)$/, /^(?:#!.*\n)?\/\/ \S.{15,}/],
  [/\.sql$/, /^-- \S.{15,}/],
  [/\.css$/, /^\/\* \S.{15,}/],
]

const firstLineSaysWhatFor: Border = {
  sentence: 'says in the first line of every source file what the file is for',
  complaints: (files) => files.filter(({ path, text }) => FIRST_LINE.some(([kind, line]) => kind.test(path) && !line.test(text))).map(({ path }) => path),
  broken: {
    faults: 3,
    files: [file('src/agenda/rules.ts', "import { z } from 'zod'"), file('src/agenda/access.sql', '--\ngrant'), file('src/ui/theme.css', 'a {}'), file('src/ui/x.ts', '// Says what this file is for.\n')],
  },
}

const subfoldersOnlyWhenLarge: Border = {
  sentence: 'has no more than thirty source files in one folder of a module',
  complaints: (files) => {
    const folders = Map.groupBy(files.filter(({ path }) => moduleOf(path) && isCode(path) && !isTest(path)), ({ path }) => path.slice(0, path.lastIndexOf('/')))
    return [...folders].filter(([, inside]) => inside.length > 30).map(([folder, inside]) => `${folder} has ${inside.length}`)
  },
  broken: { faults: 1, files: Array.from({ length: 31 }, (_, index) => file(`src/agenda/action-${index}.ts`)) },
}

export const TREE_BORDERS: Border[] = [
  importsKeepTheOrder, sqlKeepsTheOrder, onlyThePlatformConnects, tenKindsOfFile, namesThatSaySomething, firstLineSaysWhatFor, subfoldersOnlyWhenLarge,
]
