// Reads our own schemas from PostgreSQL's catalogue in one fixed order, the same on version 15 and on later ones.
import type { OwnerSql, ReadSql } from '../src/platform/database.ts'
import { MODULES } from '../src/platform/modules.ts'

export type Column = { name: string; type: string; notNull: boolean; default: string | null; generated: boolean; comment: string | null }
export type Key = { name: string; kind: 'p' | 'u' | 'f' | 'c' | 'x'; text: string; columns: string[]; target: string | null }
export type Index = { name: string; text: string; unique: boolean; columns: string[] }
export type Policy = { name: string; command: string; roles: string[]; permissive: boolean; using: string | null; check: string | null }
export type Grant = { who: string; privileges: string[]; columns: string[] | null }

export type Table = {
  /** schema.table */
  name: string
  schema: string
  kind: 'table' | 'view' | 'materialized view'
  comment: string | null
  rowSecurity: boolean
  forced: boolean
  securityInvoker: boolean
  definition: string | null
  columns: Column[]
  keys: Key[]
  indexes: Index[]
  triggers: string[]
  policies: Policy[]
  grants: Grant[]
}

export type DatabaseFunction = { name: string; schema: string; text: string; definer: boolean; searchPath: boolean; grants: string[] }

export type Catalogue = { tables: Table[]; functions: DatabaseFunction[]; types: string[] }

type Sql = OwnerSql | ReadSql

/** Everything in the modules' schemas. */
export async function readCatalogue(sql: Sql): Promise<Catalogue> {
  const tables = await sql<Table[]>`
    select nspname || '.' || relname as name, nspname as schema, obj_description(c.oid, 'pg_class') as comment,
           case relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end as kind,
           relrowsecurity as "rowSecurity", relforcerowsecurity as forced,
           coalesce('security_invoker=true' = any(reloptions) or 'security_invoker=on' = any(reloptions), false) as "securityInvoker",
           case when relkind in ('v', 'm') then pg_get_viewdef(c.oid, true) end as definition
      from pg_class c join pg_namespace n on n.oid = relnamespace
     where nspname = any(${[...MODULES]}) and relkind in ('r', 'p', 'v', 'm')
     order by 1`
  const parts = await Promise.all([columnsOf(sql), keysOf(sql), indexesOf(sql), triggersOf(sql), policiesOf(sql), grantsOf(sql)])
  const [columns, keys, indexes, triggers, policies, grants] = parts.map((rows) => Map.groupBy(rows as { of: string }[], (row) => row.of))
  const own = <T>(rows: Map<string, { of: string }[]> | undefined, name: string): T[] =>
    (rows?.get(name) ?? []).map(({ of: _of, ...rest }) => rest as T)
  return {
    tables: tables.map((table) => ({
      ...table, columns: own<Column>(columns, table.name), keys: own<Key>(keys, table.name), indexes: own<Index>(indexes, table.name),
      triggers: own<{ text: string }>(triggers, table.name).map(({ text }) => text),
      policies: own<Policy>(policies, table.name), grants: own<Grant>(grants, table.name),
    })),
    functions: await functionsOf(sql),
    types: (await sql<{ name: string }[]>`
      select nspname || '.' || typname as name from pg_type join pg_namespace n on n.oid = typnamespace
       where nspname = any(${[...MODULES]}) and typtype in ('e', 'd', 'r') order by 1`).map(({ name }) => name),
  }
}

const columnsOf = (sql: Sql) => sql<(Column & { of: string })[]>`
  select nspname || '.' || relname as of, attname as name, attnotnull as "notNull", attgenerated <> '' as generated,
         format_type(atttypid, atttypmod) || case when attcollation not in (0, typcollation) then ' collate "' || collname || '"' else '' end as type,
         pg_get_expr(adbin, adrelid, true) as default, col_description(c.oid, attnum) as comment
    from pg_attribute a join pg_class c on c.oid = attrelid join pg_namespace n on n.oid = relnamespace
    join pg_type t on t.oid = atttypid left join pg_collation on pg_collation.oid = attcollation
    left join pg_attrdef on adrelid = attrelid and adnum = attnum
   where nspname = any(${[...MODULES]}) and relkind in ('r', 'p', 'v', 'm') and attnum > 0 and not attisdropped
   order by 1, attnum`

// Not-null constraints have rows of their own from PostgreSQL 18 on; they are told with the columns.
const keysOf = (sql: Sql) => sql<(Key & { of: string })[]>`
  select nspname || '.' || relname as of, conname as name, contype as kind, pg_get_constraintdef(k.oid, true) as text,
         array(select attname from unnest(conkey) with ordinality as part(number, place)
                 join pg_attribute on attrelid = conrelid and attnum = number order by place)::text[] as columns,
         case when confrelid <> 0 then confrelid::regclass::text end as target
    from pg_constraint k join pg_class c on c.oid = conrelid join pg_namespace n on n.oid = relnamespace
   where nspname = any(${[...MODULES]}) and contype in ('p', 'u', 'f', 'c', 'x')
   order by 1, position(contype::text in 'pufxc'), conname`

const indexesOf = (sql: Sql) => sql<(Index & { of: string })[]>`
  select nspname || '.' || t.relname as of, i.relname as name, pg_get_indexdef(indexrelid) as text, indisunique as unique,
         array(select coalesce(attname, '(expression)') from unnest(indkey::int2[]) with ordinality as part(number, place)
                 left join pg_attribute on attrelid = indrelid and attnum = number and number > 0 order by place)::text[] as columns
    from pg_index join pg_class i on i.oid = indexrelid join pg_class t on t.oid = indrelid join pg_namespace n on n.oid = t.relnamespace
   where nspname = any(${[...MODULES]}) and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
   order by 1, 2`

const triggersOf = (sql: Sql) => sql<{ of: string; text: string }[]>`
  select nspname || '.' || relname as of, pg_get_triggerdef(t.oid, true) as text
    from pg_trigger t join pg_class c on c.oid = tgrelid join pg_namespace n on n.oid = relnamespace
   where nspname = any(${[...MODULES]}) and not tgisinternal order by 1, tgname`

const policiesOf = (sql: Sql) => sql<(Policy & { of: string })[]>`
  select nspname || '.' || relname as of, polname as name, polpermissive as permissive,
         case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end as command,
         array(select coalesce(rolname, 'public') from unnest(polroles) as role left join pg_roles on pg_roles.oid = role order by 1)::text[] as roles,
         pg_get_expr(polqual, polrelid, true) as using, pg_get_expr(polwithcheck, polrelid, true) as check
    from pg_policy join pg_class c on c.oid = polrelid join pg_namespace n on n.oid = relnamespace
   where nspname = any(${[...MODULES]}) order by 1, 2`

const grantsOf = (sql: Sql) => sql<(Grant & { of: string })[]>`
  select nspname || '.' || relname as of, who, columns, array_agg(lower(privilege) order by privilege) as privileges
    from (select relnamespace, relname, relowner, null::text[] as columns, (aclexplode(relacl)).grantee as grantee, (aclexplode(relacl)).privilege_type as privilege
            from pg_class where relkind in ('r', 'p', 'v', 'm', 'S')
          union all
          select relnamespace, relname, relowner, array_agg(attname::text order by attnum), grantee, privilege_type
            from pg_class join pg_attribute on attrelid = pg_class.oid, aclexplode(attacl)
           group by relnamespace, relname, relowner, grantee, privilege_type) as given
    join pg_namespace n on n.oid = relnamespace
    cross join lateral (select coalesce((select rolname from pg_roles where oid = grantee), 'public')::text as who) as named
   where nspname = any(${[...MODULES]}) and grantee <> relowner
   group by 1, who, columns order by 1, who, columns nulls first`

const functionsOf = (sql: Sql) => sql<DatabaseFunction[]>`
  select nspname || '.' || proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' as name, nspname as schema,
         pg_get_functiondef(p.oid) as text, prosecdef as definer,
         exists (select from unnest(proconfig) as setting where setting like 'search_path=%') as "searchPath",
         array(select coalesce((select rolname::text from pg_roles where oid = grantee), 'public')
                 from aclexplode(coalesce(proacl, acldefault('f', proowner))) where grantee <> proowner order by 1) as grants
    from pg_proc p join pg_namespace n on n.oid = pronamespace
   where nspname = any(${[...MODULES]}) and prokind in ('f', 'p') order by 1`
