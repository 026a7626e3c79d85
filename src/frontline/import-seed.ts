// Loads the invented reports with what became of them; only in a trial.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ROLES } from '../platform/actor.ts'
import type { OwnerSql } from '../platform/database.ts'
import { id, newId } from '../platform/id.ts'
import type { LoadSeed } from '../platform/seed.ts'
import { FIRST_STATE, hashOfCode, KINDS, STATES } from './rules.ts'

const step = z.strictObject({
  at: z.iso.date(), by: z.enum(ROLES), organisation: id, to: z.enum(STATES).optional(), answer: z.string(), action: id.optional(),
})

export const frontlineFile = z.strictObject({
  about: z.string(),
  reports: z.array(z.strictObject({
    id, kind: z.enum(KINDS), body: z.string(), municipality: z.string(), on: z.iso.date(), reporter: id.optional(), organisation: id.optional(), code: z.string().optional(),
    priority: z.string().optional(), taskforce: id.optional(), owner: id.optional(), consent: z.boolean().default(false), publishedOn: z.iso.date().optional(),
    steps: z.array(step).default([]),
  })),
})
type DemoReport = z.output<typeof frontlineFile>['reports'][number]

/** Loads seed/demo/frontline.json. What is there already stays as it is. */
export const seedFrontline: LoadSeed = async (owner, { folder, coalition, trial }) => {
  if (!trial) return
  const { reports } = frontlineFile.parse(JSON.parse(readFileSync(join(folder, 'demo', 'frontline.json'), 'utf8')))
  const priorities = new Map((await owner<{ slug: string; id: string }[]>`select slug, id from strategy.priority where coalition_id = ${coalition}`)
    .map(({ slug, id: priority }) => [slug, priority]))
  const rows = reports.map((report) => rowOf(report, coalition, priorities))
  await owner`insert into frontline.report ${owner(rows)} on conflict do nothing`
  await loadSteps(owner, reports, rows)
  await owner`insert into frontline.story ${owner(reports.flatMap((report, at) => (report.publishedOn === undefined ? [] : [{
    coalition_id: coalition, report_id: report.id, body: report.body, municipality_code: report.municipality,
    priority_id: rows[at]!.priority_id, published_on: report.publishedOn, demo: true,
  }])))} on conflict do nothing`
}

function rowOf(report: DemoReport, coalition: string, priorities: Map<string, string>) {
  const priority = report.priority === undefined ? null : priorities.get(report.priority)
  if (priority === undefined) throw new Error(`frontline.json names priority ${report.priority}, which does not exist`)
  return {
    coalition_id: coalition, id: report.id, kind: report.kind, body: report.body, municipality_code: report.municipality,
    reporter: report.reporter ?? null, organisation_id: report.organisation ?? null, code_hash: report.code === undefined ? null : hashOfCode(report.code)!,
    recorded_at: `${report.on}T08:00:00Z`, state: report.steps.findLast(({ to }) => to)?.to ?? FIRST_STATE[report.kind], priority_id: priority,
    taskforce_id: report.taskforce ?? null, owner_organisation_id: report.owner ?? null, consent: report.consent, demo: true,
  }
}

async function loadSteps(owner: OwnerSql, reports: DemoReport[], rows: ReturnType<typeof rowOf>[]): Promise<void> {
  const steps = reports.flatMap((report, at) => report.steps.map((taken) => ({
    coalition_id: rows[at]!.coalition_id, id: newId(Date.parse(taken.at)), report_id: report.id, taken_at: `${taken.at}T09:00:00Z`, by_role: taken.by,
    by_organisation: taken.organisation, to_state: taken.to ?? null, answer: taken.answer, action_id: taken.action ?? null,
    municipality_code: report.municipality, reporter: rows[at]!.reporter, code_hash: rows[at]!.code_hash, taskforce_id: rows[at]!.taskforce_id,
  })))
  await owner`insert into frontline.step ${owner(steps)} on conflict do nothing`
}
