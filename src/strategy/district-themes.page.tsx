// Which district works on which theme, as far as a source says so.
import { listDistricts } from '../places/public.ts'
import { page } from '../platform/page.ts'
import { Alert, joinWords, Section } from '../ui/public.ts'
import { listDistrictThemes } from './district-themes.ts'
import { toStrategy } from './parts/crumbs.ts'
import { AssignedThemes, OpenThemes } from './parts/theme-table.tsx'
import { mayConfirm } from './rules.ts'
import { showStrategy } from './strategy.ts'

export default page({
  async show(visit) {
    const strategy = await visit.run(showStrategy, { strategy: visit.params['strategy'] ?? '' })
    const [{ themes }, { districts }] = await Promise.all([
      visit.run(listDistrictThemes, { strategy: strategy.slug }), visit.run(listDistricts, { on: strategy.validFrom }),
    ])
    const open = themes.filter(({ status }) => mayConfirm(status))
    const without = districts.filter(({ code }) => !themes.some(({ district }) => district === code))
    const office = visit.actor.role === 'coalition-office'
    const blocks = new Set(themes.map(({ block }) => block)).size
    return {
      title: 'Thema’s per district',
      section: 'choose',
      crumbs: toStrategy(strategy),
      lead: `Van ${themes.length - open.length} van de ${themes.length} thema’s is het district bevestigd.`,
      body: (
        <>
          <Alert>De strategie toont {blocks} blokken met thema’s en {districts.length} districten. In de tekst is de volgorde verloren gegaan. Daarom noemen wij alleen een district als een andere bron dat ook doet.</Alert>
          <Section title="Toegewezen"><AssignedThemes themes={themes} /></Section>
          <Section title="Nog te bevestigen" intro={office ? 'Weet u bij welk district een thema hoort, en hebt u een bron? Open het thema.' : undefined}>
            <OpenThemes themes={open} mayConfirm={office} />
          </Section>
          {without.length > 0 && (
            <Section title="Districten zonder bevestigd thema">
              <p>{joinWords(without.map(({ name }) => name))}. Dat wil niet zeggen dat zij geen thema hebben.</p>
            </Section>
          )}
        </>
      ),
    }
  },
})
