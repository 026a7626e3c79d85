// The public page of one offence: what happened in the region, where it did and did not, and how sure that is.
import { mapDateOf, showMap } from '../places/public.ts'
import { page } from '../platform/page.ts'
import { formatNumber, Prose, Section, Split, SummaryList } from '../ui/public.ts'
import { type OffenceAccount, showOffence } from './offence.ts'
import { ChangeMap } from './parts/change-map.tsx'
import { DifferenceTable } from './parts/difference-table.tsx'
import { geographyText, sourceText } from './parts/provenance.ts'
import { Rates } from './parts/rates.tsx'
import { Trend } from './parts/trend.tsx'
import { routes } from './routes.ts'
import { answerText, changeText, marginText, OFFENCE_NOTES, offenceName, ratesText, tallyOf, trendText } from './words.ts'

const TABLE = 'gemeenten'

export default page({
  async show(visit) {
    const account = await visit.run(showOffence, { offence: visit.params['offence'] ?? '' })
    const map = await visit.run(showMap, { on: mapDateOf(account.geography.mapYear) })
    const name = offenceName(account.code, account.label)
    const csv = routes.offenceCsv.url({ file: `${account.code}.csv` })
    const shown = { ...account, name, csv, source: sourceText(account.deliveries) }
    return {
      title: titleOf(shown), lead: leadOf(shown), section: 'account',
      crumbs: [{ label: 'Verantwoorden', href: routes.home.url({}) }],
      body: (
        <>
          {OFFENCE_NOTES[account.code] && <Prose><p>{OFFENCE_NOTES[account.code]}</p></Prose>}
          <Split
            wide={<ChangeMap
              title={`${name}: ${tallyOf(account.municipalities)}`} subtitle={`Verandering ${account.years.target} ten opzichte van ${account.years.base}. ${geographyText(account.geography)}`}
              label={`${name} per gemeente`} map={map} years={account.years} source={shown.source} csv={csv} table={`#${TABLE}`}
              differences={new Map(account.municipalities.map(({ code, difference }) => [code, difference]))}
            />}
            narrow={<Beside shown={shown} />}
          />
          <Tables shown={shown} />
          <Facts shown={shown} />
        </>
      ),
    }
  },
})

type Shown = OffenceAccount & { name: string; csv: string; source: string }

const titleOf = ({ name, difference, years }: Shown): string => (difference ? `${name}: ${answerText(difference, years.base)}` : name)

function leadOf({ difference, years, region }: Shown): string {
  if (!difference) return `Over ${years.base} of ${years.target} hebben wij voor ${region.name} geen volledig cijfer.`
  const { earlier, later, change, perThousand } = difference
  const rate = perThousand ? ` Per 1.000 inwoners is dat ${changeText(perThousand.change)}.` : ''
  return `In ${region.name} ging het van ${formatNumber(earlier)} misdrijven in ${years.base} naar ${formatNumber(later)} in ${years.target}: ${changeText(change)}, met een marge van ${marginText(change)}.${rate}`
}

const Beside = ({ shown: { name, region, difference, trend, years, source, csv, rates } }: { shown: Shown }) => (
  <>
    <Trend id="verloop" title={trendText(trend, years, difference?.verdict)} subtitle={`Misdrijven per jaar in ${region.name}`} trend={trend} years={years} source={source} csv={csv} />
    {rates.length > 1 && <Rates
      title={`Per 1.000 inwoners: ${ratesText(rates)}`} subtitle={`In ${years.target}, met marge`} label={`${name} per 1.000 inwoners`}
      rates={rates.map((rate) => ({ ...rate, main: rate.place !== '' }))} source={source} csv={csv}
    />}
  </>
)

const Tables = ({ shown: { name, years, districts, municipalities } }: { shown: Shown }) => (
  <>
    <Section title="Per district">
      <DifferenceTable caption={`${name} per district`} of="District" years={years} rows={districts.map((row) => ({ ...row, href: routes.district.url({ district: row.code }) }))} />
    </Section>
    <Section title="Per gemeente" intro="Op alfabet: dit is geen ranglijst." id={TABLE}>
      <DifferenceTable caption={`${name} per gemeente`} of="Gemeente" years={years} rows={municipalities.map((row) => ({ ...row, href: routes.municipality.url({ municipality: row.code }) }))} />
    </Section>
  </>
)

const Facts = ({ shown: { code, label, phi, geography, deliveries } }: { shown: Shown }) => (
  <Section title="Over deze cijfers">
    <SummaryList
      items={[
        { term: 'Bij de uitgever', value: label.startsWith(code) ? label : `${code} ${label}` },
        { term: 'Kaart', value: geographyText(geography) },
        { term: 'Schommeling (φ)', value: phi === null ? 'niet te schatten' : formatNumber(phi, 2) },
        ...deliveries.map((delivery) => ({ term: `Tabel ${delivery.table}`, value: `${delivery.title}. ${sourceText([delivery])}.` })),
      ]}
    />
  </Section>
)
