// Loads the invented taskforces, agendas and actions; only in a trial.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { OwnerSql } from '../platform/database.ts'
import { id } from '../platform/id.ts'
import type { LoadSeed } from '../platform/seed.ts'
import { ACTION_STATES, CONFIDENTIALITIES, TASKFORCE_STATES } from './rules.ts'

const day = z.iso.date()

const agendaFile = z.strictObject({
  about: z.string(),
  taskforces: z.array(z.strictObject({
    id, priority: z.string(), name: z.string(), assignment: z.string(), state: z.enum(TASKFORCE_STATES), stateSince: day, reason: z.string().optional(), validFrom: day,
    members: z.array(z.strictObject({ person: id, organisation: id, part: z.enum(['lead', 'member']), validFrom: day })),
  })),
  agendas: z.array(z.strictObject({ priority: z.string(), introduction: z.string(), validFrom: day })),
  actions: z.array(z.strictObject({
    id, priority: z.string(), taskforce: id.optional(), owner: id, title: z.string(), what: z.string(), state: z.enum(ACTION_STATES),
    confidentiality: z.enum(CONFIDENTIALITIES), plannedFrom: day, plannedTo: day.optional(), startedOn: day.optional(), endedOn: day.optional(),
    reason: z.string().optional(), result: z.string().optional(),
  })),
})
type AgendaFile = z.output<typeof agendaFile>

/** Loads seed/demo/agenda.json. What is there already stays as it is. */
export const seedAgenda: LoadSeed = async (owner, { folder, coalition, trial }) => {
  if (!trial) return
  const file = agendaFile.parse(JSON.parse(readFileSync(join(folder, 'demo', 'agenda.json'), 'utf8')))
  const priorities = await owner<{ slug: string; id: string }[]>`select slug, id from strategy.priority where coalition_id = ${coalition}`
  const priorityOf = (slug: string): string => {
    const found = priorities.find((priority) => priority.slug === slug)
    if (!found) throw new Error(`agenda.json names priority ${slug}, which does not exist`)
    return found.id
  }
  await loadTaskforces(owner, coalition, file.taskforces, priorityOf)
  await owner`insert into agenda.action_agenda ${owner(file.agendas.map((row) => ({
    coalition_id: coalition, priority_id: priorityOf(row.priority), introduction: row.introduction, valid_from: row.validFrom, demo: true,
  })))} on conflict do nothing`
  await owner`insert into agenda.action ${owner(file.actions.map((row) => ({
    coalition_id: coalition, id: row.id, priority_id: priorityOf(row.priority), taskforce_id: row.taskforce ?? null, owner_organisation_id: row.owner,
    title: row.title, what: row.what, state: row.state, reason: row.reason ?? null, result: row.result ?? null, confidentiality: row.confidentiality,
    planned_from: row.plannedFrom, planned_to: row.plannedTo ?? null, started_on: row.startedOn ?? null, ended_on: row.endedOn ?? null, demo: true,
  })))} on conflict do nothing`
}

async function loadTaskforces(owner: OwnerSql, coalition: string, taskforces: AgendaFile['taskforces'], priorityOf: (slug: string) => string): Promise<void> {
  await owner`insert into agenda.taskforce ${owner(taskforces.map((row) => ({
    coalition_id: coalition, id: row.id, priority_id: priorityOf(row.priority), name: row.name, assignment: row.assignment, state: row.state,
    state_since: row.stateSince, reason: row.reason ?? null, valid_from: row.validFrom, demo: true,
  })))} on conflict do nothing`
  await owner`insert into agenda.taskforce_member ${owner(taskforces.flatMap((row) => row.members.map((member) => ({
    coalition_id: coalition, taskforce_id: row.id, person_id: member.person, organisation_id: member.organisation, part: member.part, valid_from: member.validFrom,
  }))))} on conflict do nothing`
}
