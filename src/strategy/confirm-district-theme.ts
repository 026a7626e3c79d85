// Confirms which district a theme belongs to, once someone has a source that says so.
import { z } from 'zod'
import { id } from '../platform/id.ts'
import { write } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { Problem } from '../platform/problem.ts'
import { EVIDENCE, mayConfirm } from './rules.ts'

export const confirmDistrictTheme = write({
  name: 'strategy.confirm-district-theme',
  input: z.object({
    theme: id,
    district: z.string().min(1, 'Kies een district.'),
    sourceTitle: z.string().trim().min(5, 'Noem de bron waaruit dit blijkt.').max(200, 'Houd de naam van de bron onder 200 tekens.'),
    sourceUrl: z.url({ protocol: /^https?$/, error: 'Geef het volledige adres, dat begint met https://, of laat dit leeg.' }).optional(),
  }),
  output: z.object({ theme: id, district: z.string(), status: z.enum(EVIDENCE) }),
  may: { sentence: 'the coalition office', holds: (actor) => actor.role === 'coalition-office' },
  processing: noPersons('a strategy is public'),
  audit: (_actor, _input, output) => `bevestigde thema ${output.theme} voor district ${output.district}`,
  run: async ({ sql, actor, now }, { theme, district, sourceTitle, sourceUrl }) => {
    const [found] = await sql<{ status: (typeof EVIDENCE)[number] }[]>`
      select status from strategy.district_theme where coalition_id = ${actor.coalition} and id = ${theme}`
    if (!found) throw new Problem('not-found', { detail: 'Dit thema kennen wij niet.' })
    if (!mayConfirm(found.status)) throw new Problem('conflict', { detail: 'Dit thema is al bevestigd.' })
    const [known] = await sql`select 1 from places.area where code = ${district} and kind = 'police-district'`
    if (!known) throw new Problem('invalid-input', { issues: [{ field: 'district', message: 'Kies een district uit de lijst.' }] })
    const changed = await sql`
      update strategy.district_theme
         set district = ${district}, status = 'confirmed', source_title = ${sourceTitle}, source_url = ${sourceUrl ?? null},
             decided_by = ${actor.mandate}, decided_at = ${now}
       where coalition_id = ${actor.coalition} and id = ${theme} and status = ${found.status}`
    if (changed.count === 0) throw new Problem('conflict', { detail: 'Iemand anders was net iets eerder. Dit thema is al bevestigd.' })
    return { theme, district, status: 'confirmed' as const }
  },
})
