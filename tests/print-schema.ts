// Prints the catalogue as text: contracts/schema.sql, in which review shows what a change does to the database.
import type { Catalogue, Column, Grant, Policy, Table } from './catalogue.ts'

const APP = 'slagvaardig_app'

function columnLine(column: Column): string {
  const stored = column.generated ? ` generated always as (${column.default}) stored` : column.default === null ? '' : ` default ${column.default}`
  return `  ${column.name} ${column.type}${column.notNull ? ' not null' : ''}${stored}`
}

function policyText(table: string, policy: Policy): string {
  return [
    `create policy ${policy.name} on ${table}${policy.permissive ? '' : ' as restrictive'} for ${policy.command} to ${policy.roles.join(', ')}`,
    ...(policy.using === null ? [] : [`  using (${policy.using})`]),
    ...(policy.check === null ? [] : [`  with check (${policy.check})`]),
  ].join('\n')
}

function grantText(table: string, grant: Grant): string {
  const columns = grant.columns === null ? '' : ` (${grant.columns.join(', ')})`
  return `grant ${grant.privileges.join(', ')}${columns} on ${table} to ${grant.who}`
}

function tableText(table: Table): string {
  const body = table.kind === 'table'
    ? [`create table ${table.name} (`, [...table.columns.map(columnLine), ...table.keys.map((key) => `  constraint ${key.name} ${key.text}`)].join(',\n'), ')'].join('\n')
    : `create ${table.kind} ${table.name}${table.securityInvoker ? ' with (security_invoker = true)' : ''} as\n${table.definition?.replace(/;$/, '')}`
  return [
    `-- ${table.comment ?? ''}\n${body}`,
    ...table.indexes.map(({ text }) => text),
    ...table.triggers,
    ...(table.rowSecurity ? [`alter table ${table.name} enable row level security`] : []),
    ...table.policies.map((policy) => policyText(table.name, policy)),
    ...table.grants.map((grant) => grantText(table.name, grant)),
  ].map((statement) => `${statement};`).join('\n')
}

/** The whole schema as text: the same for the same database on every version of PostgreSQL. */
export function printSchema({ tables, functions }: Catalogue): string {
  return [
    '-- The database as it stands after a start, printed from its catalogue by `npm run contracts`; not meant to be run.\n-- What the columns mean is in docs/data-dictionary.md.',
    ...tables.map(tableText),
    ...functions.map(({ name, text, grants }) =>
      `${text.trim().replaceAll('\r', '')};${grants.map((who) => `\ngrant execute on function ${name} to ${who};`).join('')}`),
  ].join('\n\n').concat('\n')
}

const cell = (text: string | null): string => (text ?? '').replaceAll('|', '\\|').replaceAll('\n', ' ')

/** What every table and column means, module by module, from the comments in the database itself. */
export function printDictionary({ tables }: Catalogue, order: readonly string[]): string {
  const sections = order.filter((module) => tables.some(({ schema }) => schema === module)).map((module) => [
    `## ${module}`,
    ...tables.filter(({ schema }) => schema === module).map((table) => [
      `### ${table.name}`, '', cell(table.comment), '',
      `Read and changed by the application: ${privilegesOf(table)}.`, '',
      '| column | type | meaning |', '|---|---|---|',
      ...table.columns.map((column) => `| ${column.name} | ${column.type}${column.notNull ? '' : ', may be empty'} | ${cell(column.comment)} |`),
    ].join('\n')),
  ].join('\n\n'))
  return ['# Data dictionary', 'Printed from the comments on tables and columns by `npm run contracts`; change the comment, not this page.', ...sections].join('\n\n').concat('\n')
}

function privilegesOf(table: Table): string {
  const all = table.grants.filter(({ who }) => who === APP).flatMap(({ privileges }) => privileges)
  return all.length === 0 ? 'not at all' : [...new Set(all)].sort().join(', ')
}
