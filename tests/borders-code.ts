// The borders inside the code: operations, pages, addresses, and what must never be written in a page or a query.
import ts from 'typescript'
import { MODULES } from '../src/platform/modules.ts'
import { type Border, file } from './border.ts'
import { callsOf, importsOf, isCode, isTest, moduleOf, nodesOf, operationsOf, type TreeFile, withoutComments } from './source-tree.ts'

const sources = (files: TreeFile[]): TreeFile[] => files.filter(({ path }) => isCode(path) && !isTest(path) && moduleOf(path))
const tests = (files: TreeFile[]): TreeFile[] => files.filter(({ path }) => isTest(path))

/** The file's own name, without folder and ending: 'record-signal'. */
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '')

const operationsAreNamed: Border = {
  sentence: 'names every operation module.kebab-name, in a file of that name; what changes something begins with a verb',
  complaints: (files) => sources(files).flatMap(operationsOf).flatMap(({ file: path, name, kind }) => {
    const module = moduleOf(path)
    const shared = module === 'platform' || module === 'web'
    const expected = shared ? new RegExp(`^${module}\\.[a-z][a-z0-9-]*$`) : new RegExp(`^${module}\\.${nameOf(path)}$`)
    if (!expected.test(name)) return [`${path}: the operation is called '${name}'`]
    return kind === 'write' && !name.split('.')[1]?.includes('-') ? [`${path}: '${name}' changes something, so its name is verb-noun`] : []
  }),
  broken: {
    faults: 3,
    files: [
      file('src/agenda/take-action.ts', "export const takeAction = write({ name: 'agenda.plan-action' })"),
      file('src/agenda/actions.ts', "export const list = read({ name: 'strategy.actions' })"),
      file('src/agenda/action.ts', "export const action = write({ name: 'agenda.action' })"),
      file('src/agenda/priority-actions.ts', "export const actions = read({ name: 'agenda.priority-actions' })"),
    ],
  },
}

const operationsHaveTheirTable: Border = {
  sentence: 'has a who-may table in a test for every operation',
  complaints: (files) => {
    const tabled = new Set(tests(files).flatMap((test) => callsOf(test, 'whoMay')).map((call) => call.arguments[0]?.getText()))
    return sources(files).flatMap(operationsOf).filter(({ constant }) => !tabled.has(constant)).map(({ file: path, name }) => `${path}: ${name} has no who-may table`)
  },
  broken: {
    faults: 1,
    files: [
      file('src/agenda/actions.ts', "export const listActions = read({ name: 'agenda.actions' })"),
      file('src/agenda/take-action.ts', "export const takeAction = write({ name: 'agenda.take-action' })"),
      file('src/agenda/agenda.test.ts', 'whoMay(takeAction, () => ({}), {}, () => w)'),
    ],
  },
}

/** The routes that a module's routes.ts declares: name ('agenda.action') and the page file. */
function routesOf(item: TreeFile): { name: string; page: string | undefined }[] {
  return callsOf(item, 'defineRoutes').flatMap((call) => {
    const [module, map] = call.arguments
    if (!module || !ts.isStringLiteral(module) || !map || !ts.isObjectLiteralExpression(map)) return []
    return map.properties.flatMap((part) => {
      if (!ts.isPropertyAssignment(part)) return []
      const page = /import\('\.\/(.+?)'\)/.exec(part.initializer.getText())?.[1]
      return [{ name: `${module.text}.${part.name.getText()}`, page: page && `${item.path.slice(0, item.path.lastIndexOf('/'))}/${page}` }]
    })
  })
}

const routeFiles = (files: TreeFile[]): TreeFile[] => files.filter(({ path }) => /^src\/\w+\/routes\.ts$/.test(path))

const pagesHaveAnAddress: Border = {
  sentence: 'gives every page an address in the routes.ts of its module, and every address a page',
  complaints: (files) => {
    const pages = new Set(files.map(({ path }) => path).filter((path) => path.endsWith('.page.tsx')))
    const routed = routeFiles(files).flatMap(routesOf)
    const known = new Set(routed.map(({ page }) => page))
    return [
      ...[...pages].filter((page) => !known.has(page)).map((page) => `${page} is in no routes.ts`),
      ...routed.filter(({ page }) => !page || !pages.has(page)).map(({ name, page }) => `${name} points to ${page ?? 'no page'}`),
    ]
  },
  broken: {
    faults: 2,
    files: [
      file('src/agenda/routes.ts', "export const routes = defineRoutes('agenda', { actions: ['/acties', () => import('./actions.page.tsx')], action: ['/acties/:id', () => import('./gone.page.tsx')] })"),
      file('src/agenda/actions.page.tsx'), file('src/agenda/forgotten.page.tsx'),
    ],
  },
}

const pagesArePages: Border = {
  sentence: 'makes every page file one page: export default page({ … })',
  complaints: (files) => files.filter((item) => item.path.endsWith('.page.tsx') && !/^export default page\(/m.test(item.text)).map(({ path }) => path),
  broken: { faults: 1, files: [file('src/agenda/actions.page.tsx', 'export const Actions = () => null'), file('src/agenda/action.page.tsx', 'export default page({ show })')] },
}

const isText = (node: ts.Node | undefined): node is ts.StringLiteralLike => node !== undefined && ts.isStringLiteralLike(node)
const ROUTE_NAME = new RegExp(`^(?:${MODULES.join('|')})\\.[a-zA-Z]+$`)

/** The route names that a file links to. The menu and the start page in web hold theirs in lists: there every text that looks like one counts. */
function namesLinked(item: TreeFile): string[] {
  const places = moduleOf(item.path) === 'web' ? nodesOf(item) : callsOf(item, 'linkTo').map((call) => call.arguments[0])
  return places.filter(isText).map(({ text }) => text).filter((text) => moduleOf(item.path) !== 'web' || ROUTE_NAME.test(text) && !operationsOf(item).some(({ name }) => name === text))
}

const linksLeadSomewhere: Border = {
  sentence: 'links by name only to routes that exist',
  complaints: (files) => {
    const names = new Set(routeFiles(files).flatMap(routesOf).map(({ name }) => name))
    return sources(files).filter(({ path }) => path !== 'src/platform/routes.ts').flatMap((item) => [
      ...namesLinked(item).filter((name) => !names.has(name)).map((name) => `${item.path} links to ${name}`),
      ...(moduleOf(item.path) === 'web' ? [] : callsOf(item, 'linkTo').filter((call) => !isText(call.arguments[0])).map((call) => `${item.path}: ${call.getText()} has no plain name`)),
    ])
  },
  broken: {
    faults: 3,
    files: [
      file('src/agenda/routes.ts', "export const routes = defineRoutes('agenda', { actions: ['/acties', () => import('./actions.page.tsx')] })"),
      file('src/strategy/words.ts', "linkTo('agenda.actions'); linkTo('agenda.action'); linkTo(name)"),
      file('src/web/menu.ts', "const menu = ['agenda.actions', 'agenda.plan', 'platform.remove-ended-sessions'].map((name) => linkTo(name))"),
    ],
  },
}

const isAddress = (node: ts.Node | undefined): boolean => isText(node) && /^\/[a-z]/.test(node.text) && !node.text.startsWith('/api/') && !node.text.startsWith('/assets/')

function addressIn(node: ts.Node): boolean {
  if (ts.isJsxAttribute(node) && /^(?:href|action|src)$/.test(node.name.getText())) {
    const given = node.initializer && ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer
    return isAddress(given)
  }
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'href') return isAddress(node.initializer)
  return ts.isCallExpression(node) && node.expression.getText() === 'done' && isAddress(node.arguments[0])
}

const addressesStandInRoutes: Border = {
  sentence: 'writes addresses in routes.ts and nowhere else: a link is built from its route',
  complaints: (files) => sources(files).filter(({ path }) => !path.endsWith('/routes.ts')).flatMap((item) =>
    nodesOf(item).filter(addressIn).map((node) => `${item.path}: ${node.getText()}`)),
  broken: {
    faults: 4,
    files: [file('src/agenda/actions.page.tsx', "const a = <a href='/acties'>x</a>; const b = <form action={'/acties'} />; const c = { href: '/acties' }; done('/acties', 'Dank u wel.')")],
  },
}

const FORBIDDEN_JSX = /^(?:style|dangerouslySetInnerHTML|on[a-z]+)$/i

function inlineFault(node: ts.Node): boolean {
  if (ts.isJsxAttribute(node)) return FORBIDDEN_JSX.test(node.name.getText())
  if (ts.isCallExpression(node)) return node.expression.getText() === 'raw' && node.getText() !== "raw('<!doctype html>')"
  if (!ts.isJsxOpeningElement(node) && !ts.isJsxSelfClosingElement(node)) return false
  const tag = node.tagName.getText()
  return tag === 'style' || (tag === 'script' && !node.attributes.properties.some((part) => ts.isJsxAttribute(part) && part.name.getText() === 'src'))
}

const nothingInline: Border = {
  sentence: 'has no inline style, script, handler or raw HTML in a page: the content security policy has no exceptions',
  complaints: (files) => sources(files).filter(({ path }) => path.endsWith('.tsx')).flatMap((item) =>
    nodesOf(item).filter(inlineFault).map((node) => `${item.path}: ${node.getText().slice(0, 60)}`)),
  broken: {
    faults: 5,
    files: [file('src/ui/x.tsx', 'const x = <p style="a" onclick="b"><style>c</style><script>d</script>{raw(e)}<script src="f"></script></p>')],
  },
}

const TOKENS = /^src\/ui\/theme\/tokens\.css$/

const coloursAreTokens: Border = {
  sentence: 'names colours only in src/ui/theme/tokens.css',
  complaints: (files) => files.filter(({ path }) => /^src\/.*\.(?:css|tsx)$/.test(path) && !isTest(path) && !TOKENS.test(path)).flatMap((item) =>
    (withoutComments(item).match(/(?<![&\w/'"])#[0-9a-f]{3,8}\b(?!-)|\b(?:rgba?|hsla?|oklch)\(\s*\d[^)]*\)|(?:fill|stroke)="#[^"]+"/gi) ?? []).map((colour) => `${item.path}: ${colour}`)),
  broken: {
    faults: 3,
    files: [
      file('src/ui/theme.css', '/* Theme. */ a { color: #c00; background: rgb(1 2 3) }'),
      file('src/ui/chart.tsx', 'const c = <path fill="#123456" />; const d = <a href="#signalen">x</a>'),
      file('src/ui/theme/tokens.css', '/* Tokens. */ :root { --blue: #00f }'),
    ],
  },
}

const settingsGoTheOneWay: Border = {
  sentence: 'never calls set_config: settings are put in force with SET LOCAL, which also reaches the shards of a distributed PostgreSQL',
  complaints: (files) => files.filter(({ path }) => path.startsWith('src/') && /\.(?:ts|tsx|sql)$/.test(path))
    .filter((item) => /\bset_config\s*\(/.test(withoutComments(item))).map(({ path }) => path),
  broken: {
    faults: 2,
    files: [file('src/agenda/actions.ts', "await sql`select set_config('app.x', '1', true)`"), file('src/agenda/access.sql', 'select set_config (1)'), file('src/agenda/rules.ts', '// not set_config(): see above')],
  },
}

const NOT_FOR_KEEPS = [/\b(?:TODO|FIXME)\b/, /\b(?:it|test|describe)\.(?:skip|only|todo)\b/, /(?:^|[\s'"`(=])\/(?:work|home|Users)\/[a-z]/]

const nothingUnfinished: Border = {
  sentence: 'keeps nothing unfinished or switched off, and no path of one machine',
  complaints: (files) => files.filter(({ path }) => path !== 'tests/borders-code.ts' && path !== 'package-lock.json').flatMap(({ path, text }) =>
    NOT_FOR_KEEPS.filter((pattern) => pattern.test(text)).map((pattern) => `${path} has ${pattern.exec(text)?.[0]}`)),
  broken: {
    faults: 3,
    files: [file('src/agenda/rules.ts', '// TODO: later'), file('src/agenda/agenda.test.ts', "it.skip('x')"), file('docs/x.md', 'see `/home/someone/x`')],
  },
}

const modulesHaveAPage: Border = {
  sentence: 'describes every module that has code in a README.md of one page',
  complaints: (files) => MODULES.filter((module) => files.some(({ path }) => path.startsWith(`src/${module}/`) && isCode(path)))
    .filter((module) => (files.find(({ path }) => path === `src/${module}/README.md`)?.text.split('\n').length ?? 999) > 80)
    .map((module) => `src/${module}/README.md is missing or longer than a page`),
  broken: { faults: 2, files: [file('src/agenda/rules.ts'), file('src/strategy/rules.ts'), file('src/strategy/README.md', 'x\n'.repeat(81)), file('src/places/README.md', '# places')] },
}

const browserStaysApart: Border = {
  sentence: 'imports into a script for the browser nothing of the server and no package',
  complaints: (files) => sources(files).filter(({ path }) => path.startsWith('src/ui/browser/')).flatMap((item) =>
    importsOf(item).filter((name) => !name.startsWith('src/ui/browser/')).map((name) => `${item.path} imports ${name}`)),
  broken: { faults: 1, files: [file('src/ui/browser/map.ts', "import { html } from 'hono/html'")] },
}

export const CODE_BORDERS: Border[] = [
  operationsAreNamed, operationsHaveTheirTable, pagesHaveAnAddress, pagesArePages, linksLeadSomewhere, addressesStandInRoutes, nothingInline,
  coloursAreTokens, settingsGoTheOneWay, nothingUnfinished, modulesHaveAPage, browserStaysApart,
]
