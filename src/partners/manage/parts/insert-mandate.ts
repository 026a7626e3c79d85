// Adds a mandate inside the transaction of the operation that gives it, or explains why it cannot be given.
import type { Actor, Role } from '../../../platform/actor.ts'
import type { ReadSql, WriteSql } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { Problem } from '../../../platform/problem.ts'
import { giverOf, whyNotGiven, type Wish } from '../../rules.ts'

type Given = Omit<Wish, 'organisation'> & { validFrom: Date; deputyOf: string | null }

/** Gives the mandate; the policies of partners.mandate refuse whatever these explanations miss. Returns its id and organisation. */
export async function insertMandate(sql: WriteSql, actor: Actor, wish: Given): Promise<{ id: string; organisation: string }> {
  const giver = giverOf(actor)
  if (!giver) throw new Problem('not-allowed')
  const [person] = await sql<{ organisation: string; left: boolean }[]>`
    select organisation_id as organisation, left_at is not null as left from partners.person
     where coalition_id = ${actor.coalition} and id = ${wish.person}`
  if (!person) throw new Problem('not-found')
  if (person.left) throw new Problem('conflict', { issues: [{ field: 'person', message: 'Deze persoon is vertrokken. Voeg de persoon opnieuw toe.' }] })
  if (wish.validTo && wish.validTo <= wish.validFrom) refuse('validTo', 'De einddatum moet na de begindatum liggen.', 'invalid-input')
  const fault = whyNotGiven(giver, { ...wish, organisation: person.organisation })
  if (fault) throw new Problem(fault.field === 'validTo' ? 'invalid-input' : 'not-allowed', { detail: fault.message, issues: [fault] })
  if (await hasRole(sql, actor.coalition, wish)) refuse('role', 'Deze persoon heeft deze rol dan al.', 'conflict')
  const id = newId()
  await sql`
    insert into partners.mandate (coalition_id, id, person_id, organisation_id, role, valid_from, valid_to, may_give, manages, deputy_of, given_by)
    values (${actor.coalition}, ${id}, ${wish.person}, ${person.organisation}, ${wish.role}, ${wish.validFrom}, ${wish.validTo},
            ${wish.mayGive}, ${wish.manages}, ${wish.deputyOf}, ${actor.person})`
  return { id, organisation: person.organisation }
}

async function hasRole(sql: ReadSql, coalition: string, wish: { person: string; role: Role; validFrom: Date; validTo: Date | null }): Promise<boolean> {
  const rows = await sql`
    select from partners.mandate
     where coalition_id = ${coalition} and person_id = ${wish.person} and role = ${wish.role}
       and tstzrange(valid_from, valid_to) && tstzrange(${wish.validFrom}, ${wish.validTo})`
  return rows.length > 0
}

function refuse(field: string, message: string, code: 'invalid-input' | 'conflict'): never {
  throw new Problem(code, { issues: [{ field, message }] })
}

/** The moment that a day begins in the Netherlands; PostgreSQL knows when summer time does. */
export async function startOfDay(sql: ReadSql, day: string): Promise<Date> {
  const [row] = await sql<{ moment: Date }[]>`select ${day}::date::timestamp at time zone 'Europe/Amsterdam' as moment`
  return row!.moment
}
