// The borders in the database: what must hold of every table, view, function and policy, read from the catalogue.
import type { Catalogue, Policy, Table } from './catalogue.ts'

export type DatabaseBorder = {
  /** The rule, as a sentence that follows "the database". */
  sentence: string
  complaints: (catalogue: Catalogue) => string[]
  /** SQL that breaks the rule; the test runs it in a transaction that is rolled back, and expects complaints. */
  broken: string
}

const APP = 'slagvaardig_app'
// What has no policy is closed to every request. Only these are so on purpose.
const CLOSED = new Set(['platform.migration', 'privacy.pushed'])
const COALITION_OWNED = (table: Table): boolean => table.kind === 'table' && !table.comment?.startsWith('Reference: ')

const tables = ({ tables: all }: Catalogue): Table[] => all.filter(({ kind }) => kind === 'table')
const said = (names: { name: string }[], what: string): string[] => names.map(({ name }) => `${name} ${what}`)

/** The two expressions of a policy, without the texts in quotes. */
const expressions = ({ using, check }: Policy): string => `${using ?? ''} ${check ?? ''}`.replaceAll(/'[^']*'/g, "''")

const MAY_STAND_BEFORE_BRACKET = new Set(['current_setting', 'nullif', 'string_to_array', 'any', 'all', 'and', 'or', 'not', 'in', 'coalesce', 'is', 'from', 'case', 'when', 'then', 'else'])

function policyFaults(policy: Policy): string[] {
  const text = expressions(policy).toLowerCase()
  const calls = [...text.matchAll(/([a-z_][a-z0-9_.]*)\s*\(/g)].map((match) => match[1]!).filter((name) => !MAY_STAND_BEFORE_BRACKET.has(name))
  return [...(/\bselect\b/.test(text) ? ['asks a subquery'] : []), ...calls.map((name) => `calls ${name}()`)]
}

const ofPolicies = (catalogue: Catalogue, fault: (table: Table, policy: Policy) => string[]): string[] =>
  tables(catalogue).flatMap((table) => table.policies.flatMap((policy) => fault(table, policy).map((what) => `${table.name}, policy ${policy.name}: ${what}`)))

export const DATABASE_BORDERS: DatabaseBorder[] = [
  {
    sentence: 'has row-level security on every table, not forced',
    complaints: (catalogue) => said(tables(catalogue).filter(({ rowSecurity, forced }) => !rowSecurity || forced), 'has no row-level security, or has it forced on its owner'),
    broken: 'create table places.x (id uuid primary key); alter table places.area force row level security',
  },
  {
    sentence: 'has a policy for every table, except those that are closed on purpose',
    complaints: (catalogue) => said(tables(catalogue).filter(({ name, policies }) => policies.length === 0 && !CLOSED.has(name)), 'has no policy'),
    broken: 'create table places.x (id uuid primary key); alter table places.x enable row level security',
  },
  {
    sentence: 'explains every table and view in a comment',
    complaints: (catalogue) => said(catalogue.tables.filter(({ comment }) => !comment), 'has no comment'),
    broken: 'comment on table places.area is null',
  },
  {
    sentence: 'explains every column in a comment',
    complaints: (catalogue) => catalogue.tables.flatMap((table) => table.columns.filter(({ comment }) => !comment).map(({ name }) => `${table.name}.${name} has no comment`)),
    broken: 'alter table places.area add column extra text',
  },
  {
    sentence: 'has coalition_id in every table that is not marked as reference',
    complaints: (catalogue) => said(tables(catalogue).filter((table) => COALITION_OWNED(table) && !table.columns.some(({ name, notNull }) => name === 'coalition_id' && notNull)),
      'has no coalition_id, and no comment that begins with "Reference: "'),
    broken: "create table places.x (id uuid primary key, coalition_id uuid); comment on table places.x is 'Something.'",
  },
  {
    sentence: 'has coalition_id first in every key and every unique index of such a table',
    complaints: (catalogue) => tables(catalogue).filter(COALITION_OWNED).flatMap((table) => [
      ...table.keys.filter(({ kind, columns, target }) => (kind === 'p' || kind === 'u' || (kind === 'f' && isOwned(catalogue, target))) && columns[0] !== 'coalition_id'),
      ...table.indexes.filter(({ unique, columns }) => unique && columns[0] !== 'coalition_id'),
    ].map(({ name }) => `${table.name}: ${name} does not begin with coalition_id`)),
    broken: "create table places.x (coalition_id uuid not null, id uuid primary key, unique (id, coalition_id)); comment on table places.x is 'Something.'; create unique index on places.x (id)",
  },
  {
    sentence: 'has a primary key on every table',
    complaints: (catalogue) => said(tables(catalogue).filter(({ keys }) => !keys.some(({ kind }) => kind === 'p')), 'has no primary key'),
    broken: 'create table places.x (id uuid)',
  },
  {
    sentence: 'lets every view see with the eyes of who asks, and has no materialized views',
    complaints: (catalogue) => said(catalogue.tables.filter(({ kind, securityInvoker }) => kind === 'materialized view' || (kind === 'view' && !securityInvoker)), 'shows every row to everyone'),
    broken: 'create view places.x as select 1 as one; create materialized view places.y as select 1 as one',
  },
  {
    sentence: 'compares in a policy own columns with settings, and nothing else',
    complaints: (catalogue) => ofPolicies(catalogue, (_table, policy) => policyFaults(policy)),
    broken: `create policy x on places.area for select to ${APP} using (exists (select from places.municipality));
             create policy y on places.area for select to ${APP} using (lower(current_setting('app.role', true)) = 'x')`,
  },
  {
    sentence: 'compares coalition_id with app.coalition in every policy of a table that has it',
    complaints: (catalogue) => ofPolicies(catalogue, (table, { using, check }) => COALITION_OWNED(table) && [using, check].some((text) =>
      text !== null && !/coalition_id = \(?NULLIF\(current_setting\('app\.coalition'::text, true\), ''::text\)\)?::uuid/i.test(text)) ? ['lets other coalitions in'] : []),
    broken: `create policy x on platform.ledger for select to ${APP} using (true);
             create policy y on platform.ledger for select to ${APP} using (coalition_id = id)`,
  },
  {
    sentence: `writes every policy for ${APP} alone, and only policies that allow`,
    complaints: (catalogue) => ofPolicies(catalogue, (_table, { roles, permissive }) => roles.join() === APP && permissive ? [] : ['is for another role, or restricts']),
    broken: 'create policy x on places.area for select using (true)',
  },
  {
    sentence: `grants on tables only select, insert, update and delete, and only to ${APP}`,
    complaints: (catalogue) => catalogue.tables.flatMap(({ name, grants }) => grants.filter(({ who, privileges }) =>
      who !== APP || privileges.some((privilege) => !['select', 'insert', 'update', 'delete'].includes(privilege))).map(({ who, privileges }) => `${name}: ${privileges.join(', ')} to ${who}`)),
    broken: `grant truncate on places.area to ${APP}; grant select (name) on places.area to public`,
  },
  {
    sentence: 'lets nobody execute a function without saying so in access.sql',
    complaints: (catalogue) => catalogue.functions.flatMap(({ name, grants }) => grants.filter((who) => who !== APP).map((who) => `${name} may be executed by ${who}`)),
    broken: "create function places.x() returns int language sql as 'select 1'",
  },
  {
    sentence: 'fixes the search path of every function that runs as its owner',
    complaints: (catalogue) => said(catalogue.functions.filter(({ definer, searchPath }) => definer && !searchPath), 'runs as its owner without a fixed search path'),
    broken: "create function places.x() returns int language sql security definer as 'select 1'",
  },
  {
    sentence: 'makes no ids of its own, and no types, and keeps no time without its zone',
    complaints: (catalogue) => [
      ...catalogue.types.map((name) => `${name} is a type of our own: use a check`),
      ...tables(catalogue).flatMap((table) => table.columns.filter(({ default: value, type }) => /uuid|nextval/.test(value ?? '') || type === 'timestamp without time zone')
        .map(({ name }) => `${table.name}.${name} makes its own id, or has a time without zone`)),
    ],
    broken: "create type places.x as enum ('a'); create table places.y (id uuid primary key default gen_random_uuid(), at timestamp)",
  },
  {
    sentence: 'refuses update, delete and truncate on every table that is append-only',
    complaints: (catalogue) => said(tables(catalogue).filter(({ comment, triggers }) => comment?.startsWith('Append-only: ') && !triggers.some((text) =>
      /BEFORE (?:DELETE|INSERT|TRUNCATE|UPDATE| OR )+ ON .* FOR EACH STATEMENT EXECUTE FUNCTION platform\.refuse_change\(\)/.test(text)
      && ['DELETE', 'UPDATE', 'TRUNCATE'].every((act) => text.includes(act)))), 'can be changed afterwards'),
    broken: "create table places.x (id uuid primary key); comment on table places.x is 'Append-only: lines.'",
  },
]

const isOwned = ({ tables: all }: Catalogue, name: string | null): boolean => all.some((table) => table.name === name && COALITION_OWNED(table))

/** The tables whose rows belong to one coalition. */
export const coalitionTables = (catalogue: Catalogue): Table[] => catalogue.tables.filter(COALITION_OWNED)
export const appendOnlyTables = (catalogue: Catalogue): Table[] => catalogue.tables.filter(({ comment }) => comment?.startsWith('Append-only: '))
