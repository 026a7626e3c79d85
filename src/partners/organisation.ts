// One organisation and what it signed.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import { id } from '../platform/id.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { Problem } from '../platform/problem.ts'
import { organisationRow } from './organisations.ts'

const agreement = z.object({
  id, kind: z.enum(['covenant', 'protocol']), title: z.string(), signedOn: z.iso.date(), validTo: z.iso.date().nullable(),
  purposes: z.array(z.string()), legalBases: z.array(z.string()), source: z.string(), parties: z.array(z.string()),
})

export const showOrganisation = read({
  name: 'partners.organisation',
  input: z.object({ organisation: id }),
  output: organisationRow.extend({ source: z.string().nullable(), agreements: z.array(agreement) }),
  may: everyone,
  processing: noPersons('organisations and what they signed are public'),
  run: async ({ sql, actor }, { organisation }) => {
    const [row] = await sql<(z.output<typeof organisationRow> & { source: string | null })[]>`
      select id, kind, name, municipality_code as municipality, valid_from as "validFrom", valid_to as "validTo", demo, source
        from partners.organisation where coalition_id = ${actor.coalition} and id = ${organisation}`
    if (!row) throw new Problem('not-found')
    const agreements = await sql<z.output<typeof agreement>[]>`
      select agreement.id, agreement.kind, title, signed_on as "signedOn", agreement.valid_to as "validTo", purposes,
             legal_bases as "legalBases", agreement.source,
             (select array_agg(partner.name order by partner.name)
                from partners.agreement_party as party
                join partners.organisation as partner on partner.coalition_id = party.coalition_id and partner.id = party.organisation_id
               where party.coalition_id = agreement.coalition_id and party.agreement_id = agreement.id) as parties
        from partners.agreement
        join partners.agreement_party as own on own.coalition_id = agreement.coalition_id and own.agreement_id = agreement.id
       where agreement.coalition_id = ${actor.coalition} and own.organisation_id = ${organisation}
       order by signed_on desc`
    return { ...row, agreements }
  },
})
