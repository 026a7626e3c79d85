// The organisations of the coalition and its partners: everyone can see who works together.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import { id } from '../platform/id.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { dayOf } from '../places/public.ts'
import { ORGANISATION_KINDS } from './rules.ts'

export const organisationRow = z.object({
  id, kind: z.enum(ORGANISATION_KINDS), name: z.string(), municipality: z.string().nullable(),
  validFrom: z.iso.date().nullable(), validTo: z.iso.date().nullable(), demo: z.boolean(),
})

/** Organisations that are a partner on a date (today when not given), by name; `search` looks in the name. */
export const listOrganisations = read({
  name: 'partners.organisations',
  input: z.object({
    search: z.string().trim().max(100).optional(), kind: z.enum(ORGANISATION_KINDS).optional(), on: z.iso.date().optional(),
  }),
  output: z.array(organisationRow),
  may: everyone,
  processing: noPersons('organisations are public'),
  run: async ({ sql, actor, now }, { search, kind, on = dayOf(now) }) => sql<z.output<typeof organisationRow>[]>`
    select id, kind, name, municipality_code as municipality, valid_from as "validFrom", valid_to as "validTo", demo
      from partners.organisation
     where coalition_id = ${actor.coalition}
       and (valid_from is null or valid_from <= ${on}) and (valid_to is null or ${on} < valid_to)
       and (${kind ?? null}::text is null or kind = ${kind ?? null})
       and (${search ?? ''} = '' or position(lower(${search ?? ''}) in lower(name)) > 0)
     order by kind = 'municipality', demo, name`,
})
