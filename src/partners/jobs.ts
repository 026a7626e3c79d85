// The daily work on mandates, and telling people at once what they should look at. Mails hold no names: only a link.
import { z } from 'zod'
import { type Role, systemOf } from '../platform/actor.ts'
import { siteAddress } from '../platform/address.ts'
import type { OwnerSql } from '../platform/database.ts'
import { id } from '../platform/id.ts'
import type { Databases, Jobs } from '../platform/jobs.ts'
import { perform } from '../platform/operation.ts'
import { linkTo } from '../platform/routes.ts'
import { endUnconfirmed } from './manage/end-unconfirmed.ts'
import { reviewOf } from './rules.ts'

export const jobs: Jobs = {
  'partners.end-unconfirmed': async (_payload, databases) => eachCoalition(databases, async (coalition) => {
    await perform(endUnconfirmed, {}, { database: databases.app, identity: systemOf(coalition, 'daily review'), origin: 'job' })
  }),
  'partners.remind-reviews': async (_payload, databases) => eachCoalition(databases, (coalition) => remind(databases.owner, coalition, new Date())),
  'partners.tell-of-emergency': async (payload, { owner }) => tellOfEmergency(owner, z.object({ coalition: id, emergency: id }).parse(payload)),
}

export const daily = ['partners.end-unconfirmed', 'partners.remind-reviews']

async function eachCoalition({ owner }: Databases, work: (coalition: string) => Promise<void>): Promise<void> {
  const rows = await owner<{ coalition: string }[]>`select distinct coalition_id as coalition from partners.mandate`
  for (const { coalition } of rows) await work(coalition)
}

type Held = { person: string; organisation: string; role: Role; validFrom: Date; confirmedAt: Date | null }

/** On Mondays, to whoever manages people of an organisation where a mandate has to be looked at now. */
export async function remind(owner: OwnerSql, coalition: string, now: Date): Promise<void> {
  if (now.getUTCDay() !== 1) return
  const held = await owner<Held[]>`
    select person_id as person, organisation_id as organisation, role, valid_from as "validFrom",
           (select max(at) from partners.mandate_review as looked
             where looked.coalition_id = mandate.coalition_id and looked.mandate_id = mandate.id and looked.outcome = 'confirmed') as "confirmedAt"
      from partners.mandate
     where coalition_id = ${coalition} and valid_from <= now() and (valid_to is null or now() < valid_to)`
  const due = held.filter((mandate) => ['due', 'overdue'].includes(reviewOf(mandate, now).state))
  for (const organisation of new Set(due.map((mandate) => mandate.organisation))) {
    const roles = due.filter((mandate) => mandate.organisation === organisation).map(({ role }) => role)
    const people = await owner<{ person: string }[]>`
      select distinct person_id as person from partners.mandate
       where coalition_id = ${coalition} and manages and valid_from <= now() and (valid_to is null or now() < valid_to)
         and (organisation_id = ${organisation} or role in ('coalition-office', 'administrator')) and may_give && ${roles}`
    await writeTo(owner, coalition, people, {
      subject: 'Klopt het nog dat deze mensen dit mogen?',
      text: `Er zijn mandaten die u moet nalopen. Bevestig ze, of beëindig ze:\n\n${siteAddress()}${linkTo('partners.reviews', { organisation })}\n`,
    })
  }
}

async function tellOfEmergency(owner: OwnerSql, { coalition, emergency }: { coalition: string; emergency: string }): Promise<void> {
  const [open] = await owner`select from partners.emergency_access where coalition_id = ${coalition} and id = ${emergency}`
  if (!open) return
  const people = await owner<{ person: string }[]>`
    select distinct person_id as person from partners.mandate
     where coalition_id = ${coalition} and role = 'privacy-officer' and valid_from <= now() and (valid_to is null or now() < valid_to)`
  await writeTo(owner, coalition, people, {
    subject: 'Iemand heeft noodtoegang genomen',
    text: `Lees wie dat is, waarom, en wat er is gelezen:\n\n${siteAddress()}${linkTo('privacy.emergencies')}\n`,
  })
}

/** Mail goes through identity, which knows the addresses; it stands to the right, so it is named and not imported. */
async function writeTo(owner: OwnerSql, coalition: string, people: readonly { person: string }[], letter: { subject: string; text: string }): Promise<void> {
  if (people.length === 0) return
  await owner`select platform.add_job('identity.write-to', ${owner.json({ coalition, people: people.map(({ person }) => person), ...letter })})`
}
