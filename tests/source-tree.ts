// Reads the project's own files, and what a source file imports, exports and calls, for the border tests.
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import ts from 'typescript'
import { ROOT } from '../src/platform/root.ts'

/** One file of the project: its path from the root with forward slashes, and its text. */
export type TreeFile = { path: string; text: string }

const NOT_OURS = new Set(['node_modules', 'dist', '.git', '.data', '.test-data', 'coverage', 'reports', 'screenshots', 'work'])
const READABLE = /\.(?:tsx?|mjs|sql|css|json|md|yml|svg|csv)$|(?:^|\/)(?:LICENSE|run|\.gitignore)$/

/** Every text file of the project, also those not committed yet: a broken border is seen before it is kept. */
export function projectFiles(folder = '.'): TreeFile[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return []
    const path = posix.join(folder, entry.name)
    if (entry.isDirectory()) return projectFiles(path)
    return READABLE.test(path) ? [{ path, text: readFileSync(join(ROOT, path), 'utf8') }] : []
  })
}

export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path)
export const isCode = (path: string): boolean => /\.(?:tsx?|mjs)$/.test(path)

/** The module that a path under src/ belongs to, or its leaf (methods, ui); undefined outside src/. */
export const moduleOf = (path: string): string | undefined => /^src\/([^/]+)\//.exec(path)?.[1]

const parsed = new Map<string, ts.SourceFile>()

/** The syntax tree of a source file. */
export function syntaxOf({ path, text }: TreeFile): ts.SourceFile {
  const known = parsed.get(path)
  if (known && known.text === text) return known
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : path.endsWith('.mjs') ? ts.ScriptKind.JS : ts.ScriptKind.TS
  const fresh = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind)
  parsed.set(path, fresh)
  return fresh
}

/** Every node of a file, outermost first. */
export function nodesOf(file: TreeFile): ts.Node[] {
  const all: ts.Node[] = []
  const visit = (node: ts.Node): void => {
    all.push(node)
    ts.forEachChild(node, visit)
  }
  visit(syntaxOf(file))
  return all
}

function importedText(node: ts.Node): string | undefined {
  const named = (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier
  if (named && ts.isStringLiteral(named)) return named.text
  const [first] = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments : []
  if (first && ts.isStringLiteral(first)) return first.text
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) return node.argument.literal.text
  return undefined
}

/** What a file imports, in whatever form: a path from the root for our own files, a package's name for others'. */
export function importsOf(file: TreeFile): string[] {
  return nodesOf(file).map(importedText).filter((text) => text !== undefined).map((text) =>
    text.startsWith('.') ? posix.join(posix.dirname(file.path), text) : text)
}

/** The packages of which a file runs code: what it imports only a type of, is not there any more when it runs. */
export function packagesOf(file: TreeFile): string[] {
  const runs = (node: ts.Node): boolean => !(ts.isImportDeclaration(node) && node.importClause?.isTypeOnly) && !ts.isImportTypeNode(node)
  return nodesOf(file).filter(runs).map(importedText).filter((text) => text !== undefined && !text.startsWith('.')) as string[]
}

/** The calls of a function by this name in a file, with their arguments. */
export function callsOf(file: TreeFile, name: string): ts.CallExpression[] {
  return nodesOf(file).filter((node): node is ts.CallExpression =>
    ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === name)
}

/** An operation as it is declared: the constant's name, the operation's name and whether it changes anything. */
export type Declared = { file: string; constant: string; name: string; kind: 'read' | 'write' }

/** The operations that a file declares as `export const x = read({ name: … })` or `write(…)`. */
export function operationsOf(file: TreeFile): Declared[] {
  return nodesOf(file).filter(ts.isVariableDeclaration).flatMap((node) => {
    const call = node.initializer
    if (!call || !ts.isCallExpression(call) || !ts.isIdentifier(call.expression) || !ts.isIdentifier(node.name)) return []
    const kind = call.expression.text
    const [given] = call.arguments
    if ((kind !== 'read' && kind !== 'write') || !given || !ts.isObjectLiteralExpression(given)) return []
    const name = given.properties.find((part): part is ts.PropertyAssignment =>
      ts.isPropertyAssignment(part) && ts.isIdentifier(part.name) && part.name.text === 'name')?.initializer
    return [{ file: file.path, constant: node.name.text, kind, name: name && ts.isStringLiteral(name) ? name.text : '' }]
  })
}

/** The text without its comments, for rules about what the code does. */
export function withoutComments({ path, text }: TreeFile): string {
  if (path.endsWith('.sql')) return text.replaceAll(/--.*$/gm, '')
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|[\s;{}(,])\/\/.*$/gm, '$1')
}

/** The queries that the operations of a file run: the templates tagged `sql`, with the parts that are named in the file filled in. */
export function queriesOf(file: TreeFile): string[] {
  if (operationsOf(file).length === 0) return []
  const named = new Map(nodesOf(file).filter(ts.isVariableDeclaration).map((node) => [node.name.getText(), node.initializer?.getText() ?? '']))
  return nodesOf(file).filter(ts.isTaggedTemplateExpression).filter(({ tag }) => tag.getText() === 'sql')
    .map(({ template }) => template.getText().replaceAll(/\$\{(\w+)\}/g, (whole, name: string) => named.get(name) ?? whole))
}

/** The SQL in a file: all of a .sql file, and every tagged template and `unsafe(…)` text of a source file; without comments. */
export function sqlTextsOf(file: TreeFile): string[] {
  if (file.path.endsWith('.sql')) return [withoutComments(file)]
  if (!isCode(file.path)) return []
  return nodesOf(file).flatMap((node) => {
    if (ts.isTaggedTemplateExpression(node)) return [node.template.getText().replaceAll(/--.*$/gm, '')]
    const isUnsafe = ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'unsafe'
    return isUnsafe ? node.arguments.map((argument) => argument.getText()) : []
  })
}
