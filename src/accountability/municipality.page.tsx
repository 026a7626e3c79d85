// The public page of one municipality: what happened there since the base year, offence by offence.
import { mapDateOf, showMap } from '../places/public.ts'
import { page } from '../platform/page.ts'
import { showArea } from './area.ts'
import { AreaBody, areaLead, areaTitle } from './parts/area-page.tsx'
import { routes } from './routes.ts'

export default page({
  async show(visit) {
    const account = await visit.run(showArea, { area: visit.params['municipality'] ?? '' })
    const map = await visit.run(showMap, { on: mapDateOf(account.geography.mapYear) })
    const { code, district } = account
    return {
      title: areaTitle(account), lead: areaLead(account), section: 'account',
      crumbs: [
        { label: 'Verantwoorden', href: routes.home.url({}) },
        ...(district ? [{ label: `District ${district.name}`, href: routes.district.url({ district: district.code }) }] : []),
      ],
      body: <AreaBody account={account} map={map} csv={routes.municipalityCsv.url({ file: `${code}.csv` })} />,
    }
  },
})
