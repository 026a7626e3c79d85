// The public page of one police district: its figures, its municipalities and the themes that the strategy gives it.
import { page } from '../platform/page.ts'
import { Section } from '../ui/public.ts'
import { type AreaAccount, showArea } from './area.ts'
import { AreaBody, areaLead, areaTitle } from './parts/area-page.tsx'
import { DifferenceTable } from './parts/difference-table.tsx'
import { routes } from './routes.ts'

export default page({
  async show(visit) {
    const account = await visit.run(showArea, { area: visit.params['district'] ?? '' })
    return {
      title: areaTitle(account), lead: areaLead(account), section: 'account',
      crumbs: [{ label: 'Verantwoorden', href: routes.home.url({}) }],
      body: (
        <>
          <AreaBody account={account} csv={routes.districtCsv.url({ file: `${account.code}.csv` })} />
          <Municipalities account={account} />
        </>
      ),
    }
  },
})

const Municipalities = ({ account: { name, offences, years, municipalities } }: { account: AreaAccount }) => (
  <Section title={`Gemeenten in ${name}`} intro={`${offences.length} soorten misdrijven samen. Op alfabet: dit is geen ranglijst.`}>
    <DifferenceTable caption={`Gemeenten in ${name}`} of="Gemeente" years={years} rows={municipalities.map((row) => ({ ...row, href: routes.municipality.url({ municipality: row.code }) }))} />
  </Section>
)
