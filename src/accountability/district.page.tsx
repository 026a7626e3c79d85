// The public page of one police district: its figures, its municipalities and the themes that the strategy gives it.
import { mapDateOf, showMap } from '../places/public.ts'
import { page } from '../platform/page.ts'
import { linkTo } from '../platform/routes.ts'
import { type DistrictTheme, EvidenceMark, listDistrictThemes, listStrategies } from '../strategy/public.ts'
import { Quiet, Section } from '../ui/public.ts'
import { type AreaAccount, showArea } from './area.ts'
import { AreaBody, areaLead, areaTitle } from './parts/area-page.tsx'
import { DifferenceTable } from './parts/difference-table.tsx'
import { routes } from './routes.ts'

export default page({
  async show(visit) {
    const account = await visit.run(showArea, { area: visit.params['district'] ?? '' })
    const map = await visit.run(showMap, { on: mapDateOf(account.geography.mapYear) })
    const { strategies } = await visit.run(listStrategies, {})
    const strategy = strategies.find(({ ambitions }) => ambitions > 0)?.slug ?? ''
    const { themes } = await visit.run(listDistrictThemes, { strategy, district: account.code })
    return {
      title: areaTitle(account), lead: areaLead(account), section: 'account',
      crumbs: [{ label: 'Verantwoorden', href: routes.home.url({}) }],
      body: (
        <>
          <AreaBody account={account} map={map} csv={routes.districtCsv.url({ file: `${account.code}.csv` })} />
          <Municipalities account={account} />
          <Themes themes={themes} strategy={strategy} />
        </>
      ),
    }
  },
})

const Municipalities = ({ account: { name, offences, years, municipalities } }: { account: AreaAccount }) => (
  <Section title={`Gemeenten in ${name}`} id="gemeenten" intro={`${offences.length} soorten misdrijven samen. Op alfabet: dit is geen ranglijst.`}>
    <DifferenceTable caption={`Gemeenten in ${name}`} of="Gemeente" years={years} rows={municipalities.map((row) => ({ ...row, href: routes.municipality.url({ municipality: row.code }) }))} />
  </Section>
)

const Themes = ({ themes, strategy }: { themes: DistrictTheme[]; strategy: string }) => (
  <Section title="Thema’s van dit district" intro={`Tegen ondermijning, volgens de strategie ${strategy}.`}>
    {themes.length === 0
      ? <p>De strategie zegt niet welke thema’s bij dit district horen. Dat is nog te bevestigen.</p>
      : <ul class="utrecht-unordered-list">{themes.map(({ name, status }) => <li class="utrecht-unordered-list__item">{name} <EvidenceMark evidence={status} /></li>)}</ul>}
    <Quiet><a class="utrecht-link utrecht-link--html-a" href={linkTo('strategy.districtThemes', { strategy })}>Alle thema’s, met hun bron</a></Quiet>
  </Section>
)
