// Reads reports with all that their pages show, inside the transaction of an operation.
import { z } from 'zod'
import type { ReadSql } from '../../platform/database.ts'
import { id } from '../../platform/id.ts'
import { KINDS, STATES } from '../rules.ts'

/** A report. `organisation` is empty when it was sent without a name; `mine` when the actor sent it. */
export const report = z.object({
  id,
  kind: z.enum(KINDS),
  body: z.string(),
  municipality: z.object({ code: z.string(), name: z.string() }),
  recordedAt: z.date(),
  withoutName: z.boolean(),
  organisation: z.string().nullable(),
  mine: z.boolean(),
  state: z.enum(STATES),
  priority: z.object({ slug: z.string(), name: z.string(), shortName: z.string(), strategy: z.string() }).nullable(),
  taskforce: z.object({ id, name: z.string() }).nullable(),
  owner: z.string().nullable(),
  consent: z.boolean(),
  demo: z.boolean(),
})
export type Report = z.output<typeof report>

/** A report as a line of a list: what one recognises it by. */
export const reportLine = report.pick({ id: true, kind: true, body: true, municipality: true, recordedAt: true, state: true, demo: true, mine: true })
  .extend({ priority: z.string().nullable() })
export type ReportLine = z.output<typeof reportLine>

/** The columns of a line; few joins, because planning many costs more than running them. */
export const lineColumns = (sql: ReadSql) => sql`
  report.id, report.kind, report.body, jsonb_build_object('code', municipality.code, 'name', municipality.name) as municipality,
  report.recorded_at as "recordedAt", report.state, report.demo, priority.short_name as priority,
  coalesce(report.reporter = nullif(current_setting('app.person', true), '')::uuid, false) as mine`

export const linesWithNames = (sql: ReadSql) => sql`
  frontline.report
  join places.municipality on municipality.code = report.municipality_code
  left join strategy.priority on priority.coalition_id = report.coalition_id and priority.id = report.priority_id`

/** The columns of a report, for `select … from frontline.report` with `reportsWithNames`. */
export const reportColumns = (sql: ReadSql) => sql`
  report.id, report.kind, report.body, jsonb_build_object('code', municipality.code, 'name', municipality.name) as municipality,
  report.recorded_at as "recordedAt", report.reporter is null as "withoutName", organisation.name as organisation,
  coalesce(report.reporter = nullif(current_setting('app.person', true), '')::uuid, false) as mine, report.state,
  case when priority.id is not null then jsonb_build_object('slug', priority.slug, 'name', priority.name, 'shortName', priority.short_name, 'strategy', strategy.slug) end as priority,
  case when taskforce.id is not null then jsonb_build_object('id', taskforce.id, 'name', taskforce.name) end as taskforce,
  owner.name as owner, report.consent, report.demo`

/** Reports with the names of what they point at; coalition_id is in every join. */
export const reportsWithNames = (sql: ReadSql) => sql`
  frontline.report
  join places.municipality on municipality.code = report.municipality_code
  left join partners.organisation on organisation.coalition_id = report.coalition_id and organisation.id = report.organisation_id
  left join partners.organisation owner on owner.coalition_id = report.coalition_id and owner.id = report.owner_organisation_id
  left join strategy.priority on priority.coalition_id = report.coalition_id and priority.id = report.priority_id
  left join strategy.strategy on strategy.coalition_id = priority.coalition_id and strategy.id = priority.strategy_id
  left join agenda.taskforce on taskforce.coalition_id = report.coalition_id and taskforce.id = report.taskforce_id`
