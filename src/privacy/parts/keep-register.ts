// Puts the activities that the code declares into the processing register, at each start: the code decides, the register remembers.
import type { OwnerSql } from '../../platform/database.ts'
import type { Activity } from '../../platform/processing.ts'
import { ACTIVITIES } from './all-activities.ts'

type Row = Omit<Activity, 'name'> & { name: string }

const fieldsOf = ({ name, title, purpose, legalBasis, law, subjects, data, recipients, retention }: Row): string =>
  JSON.stringify([name, title, purpose, legalBasis, law, subjects, data, recipients, retention])

/** Ends what the code no longer says like this, and adds what is new. Changes nothing when the register is right already. */
export async function keepRegister(owner: OwnerSql, coalition: string, activities: readonly Activity[] = ACTIVITIES, now = new Date()): Promise<void> {
  const known = await owner<Row[]>`
    select name, title, purpose, legal_basis as "legalBasis", law, subjects, data, recipients, retention
      from privacy.activity where coalition_id = ${coalition} and valid_to is null`
  const inCode = new Set(activities.map(fieldsOf))
  const inRegister = new Set(known.map(fieldsOf))
  const ended = known.filter((row) => !inCode.has(fieldsOf(row))).map(({ name }) => name)
  const added = activities.filter((activity) => !inRegister.has(fieldsOf(activity)))
  if (ended.length === 0 && added.length === 0) return
  await owner.begin(async (sql) => {
    await sql`update privacy.activity set valid_to = ${now} where coalition_id = ${coalition} and valid_to is null and name = any (${ended})`
    for (const { name, title, purpose, legalBasis, law, subjects, data, recipients, retention } of added) {
      await sql`
        insert into privacy.activity (coalition_id, name, valid_from, title, purpose, legal_basis, law, subjects, data, recipients, retention)
        values (${coalition}, ${name}, ${now}, ${title}, ${purpose}, ${legalBasis}, ${law}, ${subjects}, ${data}, ${recipients}, ${retention})
        on conflict do nothing`
    }
  })
}
