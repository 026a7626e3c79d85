// The command `npm run invite -- --first you@example.org`: lets the first person of an installation in, while nobody can sign in yet.
import { z } from 'zod'
import { GIVES } from '../../../partners/public.ts'
import type { OwnerSql } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import type { Installation } from '../../../platform/site.ts'
import { linkFor } from '../../parts/link.ts'
import { INVITATION_DAYS } from '../../rules.ts'

const USAGE = 'Gebruik: npm run invite -- --first uw.naam@organisatie.nl "Uw Naam"'

// Two mandates, one at a time: one to give others theirs, one to run the system. Either can be ended once someone else has it.
const FIRST_ROLES = ['coalition-office', 'administrator'] as const

/**
 * Prints the link of an invitation; it is mailed to nobody. Who runs this already owns the database, so it gives no rights that were not there.
 * @returns the exit code: 2 for a wrong command line, 1 when someone can already sign in
 */
export async function inviteFirstCommand(args: string[], { owner, installation }: { owner: OwnerSql; installation: Installation }): Promise<number> {
  const [first, email, name, ...rest] = args
  if (first !== '--first' || !z.email().safeParse(email).success || rest.length > 0) return say(2, USAGE)
  const link = await owner.begin(async (transaction) => {
    const sql = transaction as unknown as OwnerSql
    await sql`lock table identity.account in share row exclusive mode`
    const [someone] = await sql`select from identity.account limit 1`
    if (someone) return undefined
    return linkFor(sql, await letterFor(sql, installation.coalition, { email: email!, name: name?.trim() || 'Eerste beheerder' }))
  })
  if (!link) return say(1, 'Er kan al iemand inloggen. Vraag een uitnodiging aan wie de mensen beheert.')
  console.log(`Open deze link om te kiezen hoe u inlogt. Hij werkt ${INVITATION_DAYS} dagen, en één keer:\n${link}`)
  return 0
}

function say(code: number, sentence: string): number {
  console.error(sentence)
  return code
}

async function letterFor(sql: OwnerSql, coalition: string, { email, name }: { email: string; name: string }): Promise<string> {
  const [earlier] = await sql<{ person: string }[]>`
    select person from identity.letter where coalition_id = ${coalition} and kind = 'invitation' and asked_by is null and used_at is null order by asked_at desc limit 1`
  const person = earlier?.person ?? await addFirst(sql, coalition, name)
  const letter = newId()
  await sql`
    insert into identity.letter (coalition_id, id, kind, person, email, expires_at)
    values (${coalition}, ${letter}, 'invitation', ${person}, ${email}, now() + make_interval(days => ${INVITATION_DAYS}))`
  return letter
}

async function addFirst(sql: OwnerSql, coalition: string, name: string): Promise<string> {
  const [office] = await sql<{ id: string }[]>`
    select id from partners.organisation where coalition_id = ${coalition} and kind = 'coalition-office' and not demo order by name limit 1`
  if (!office) throw new Error('the coalition has no office')
  const person = newId()
  await sql`
    insert into partners.person (coalition_id, id, name, does, organisation_id)
    values (${coalition}, ${person}, ${name}, 'Richt deze installatie in', ${office.id})`
  for (const role of FIRST_ROLES) {
    await sql`
      insert into partners.mandate (coalition_id, id, person_id, organisation_id, role, valid_from, manages, may_give)
      values (${coalition}, ${newId()}, ${person}, ${office.id}, ${role}, now(), true, ${[...GIVES[role]]})`
  }
  return person
}
