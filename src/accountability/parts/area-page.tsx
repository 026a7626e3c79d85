// The body of the page of a municipality or a district: all offences together, then each one, beside the region and the country.
import type { RegionMap } from '../../places/public.ts'
import { DataTable, formatNumber, formatRange, Section, Split, SummaryList } from '../../ui/public.ts'
import type { AreaAccount } from '../area.ts'
import { routes } from '../routes.ts'
import { answerText, changeText, marginText, offenceName, ratesText, tallyOf, trendText } from '../words.ts'
import { DifferenceTable } from './difference-table.tsx'
import { geographyText, sourceText } from './provenance.ts'
import { ChangeMap } from './change-map.tsx'
import { Rates } from './rates.tsx'
import type { Rate } from './rates-of.ts'
import { Trend } from './trend.tsx'

/** 'Almere: 29% minder misdrijven van 12 soorten dan in 2018'. */
export function areaTitle({ name, together, offences, years }: AreaAccount): string {
  const { here } = together
  if (!here || here.verdict === 'no-demonstrable-difference') return `${name}: ${here ? answerText(here, years.base) : 'geen volledig cijfer'}`
  return `${name}: ${answerText(here, years.base).replace(' dan in', ` misdrijven van ${offences.length} soorten dan in`)}`
}

export function areaLead({ name, together, offences, years }: AreaAccount): string {
  const { here } = together
  if (!here) return `Over ${years.base} of ${years.target} hebben wij voor ${name} geen volledig cijfer.`
  const rate = here.perThousand ? ` Per 1.000 inwoners is dat ${changeText(here.perThousand.change)}.` : ''
  return `Van ${offences.length} soorten misdrijven zijn er openbare cijfers per gemeente. Samen gingen zij van ${formatNumber(here.earlier)} in ${years.base} naar ${formatNumber(here.later)} in ${years.target}: ${changeText(here.change)}, met een marge van ${marginText(here.change)}.${rate}`
}

export function AreaBody({ account, csv, map }: { account: AreaAccount; csv: string; map: RegionMap }) {
  const { name, years, together, offences, deliveries } = account
  const source = sourceText(deliveries)
  const kinds = `${offences.length} soorten samen`
  return (
    <>
      <Split
        wide={(
          <>
            <Trend id="verloop" title={trendText(together.trend, years, together.here?.verdict)} subtitle={`Misdrijven per jaar, ${kinds}`} trend={together.trend} years={years} source={source} csv={csv} />
            <DistrictMap account={account} map={map} source={source} />
          </>
        )}
        narrow={together.rates.length > 1 && <Rates
          title={`Per 1.000 inwoners: ${ratesText(together.rates)}`} subtitle={`In ${years.target}, ${kinds}, met marge`} label={`Misdrijven per 1.000 inwoners, ${kinds}`}
          rates={together.rates.map((rate) => ({ ...rate, main: rate.place === account.code }))} source={source} csv={csv}
        />}
      />
      <Section title="Per soort misdrijf">
        <DifferenceTable
          caption={`Misdrijven in ${name} per soort`} of="Soort misdrijf" years={years} besideHead="Verandering in de regio"
          rows={offences.map(({ code, label, here, region }) => ({ name: offenceName(code, label), href: routes.offence.url({ offence: code }), difference: here, beside: region }))}
        />
      </Section>
      <RateTable account={account} />
      <Section title="Over deze cijfers">
        <SummaryList
          items={[
            { term: 'Kaart', value: geographyText(account.geography) },
            ...deliveries.map((delivery) => ({ term: `Tabel ${delivery.table}`, value: `${delivery.title}. ${sourceText([delivery])}.` })),
          ]}
        />
      </Section>
    </>
  )
}

/** The tiles of one district, moved together; of one municipality those of its district. Real boundaries stay the whole region. */
function DistrictMap({ account: { code, name, district, years, offences, municipalities }, map, source }: { account: AreaAccount; map: RegionMap; source: string }) {
  const of = district ?? { code, name }
  const differences = new Map(municipalities.map((municipality) => [municipality.code, municipality.difference]))
  if (differences.size < 2) return null
  const page = routes.district.url({ district: of.code })
  return (
    <ChangeMap
      title={`${of.name}: ${tallyOf(municipalities)}`} subtitle={`Verandering ${years.target} ten opzichte van ${years.base}, ${offences.length} soorten samen.`}
      label={`Misdrijven per gemeente in ${of.name}`} map={map.kind === 'tiles' ? { ...map, areas: movedTogether(map.areas.filter((tile) => differences.has(tile.code))) } : map}
      years={years} differences={differences} source={source} csv={routes.districtCsv.url({ file: `${of.code}.csv` })} table={`${page}#gemeenten`}
    />
  )
}

function movedTogether<Tile extends { column: number; row: number }>(tiles: Tile[]): Tile[] {
  const [left, top] = [Math.min(...tiles.map(({ column }) => column)), Math.min(...tiles.map(({ row }) => row))]
  return tiles.map((tile) => ({ ...tile, column: tile.column - left, row: tile.row - top }))
}

/** Per offence the same places beside each other; the margin only of the place that the page is about, to keep it readable. */
function RateTable({ account: { code, name, offences, together, years } }: { account: AreaAccount }) {
  const places = together.rates.map(({ place, name: head }) => ({ place, head }))
  type Row = AreaAccount['offences'][number]
  const cell = (rate: Rate | undefined): string => (rate ? perThousand(rate.count, rate) : '–')
  return (
    <Section title={`Per 1.000 inwoners in ${years.target}`} intro="Om te vergelijken, niet om te rangschikken: een plaats met veel bezoekers heeft per inwoner altijd meer.">
      <DataTable<Row>
        caption={`Misdrijven per 1.000 inwoners in ${name} en daarbuiten`} quietCaption rows={offences}
        columns={[
          { head: 'Soort misdrijf', cell: (row) => offenceName(row.code, row.label) },
          ...places.map(({ place, head }) => ({ head, numeric: true, cell: (row: Row) => cell(row.rates.find((rate) => rate.place === place)) })),
          { head: `Marge ${name}`, numeric: true, cell: (row: Row) => marginOf(row.rates.find((rate) => rate.place === code)) },
        ]}
      />
    </Section>
  )
}

const perThousand = (count: number, { inhabitants }: Rate): string => formatNumber((count / inhabitants) * 1000, 2)
const marginOf = (rate: Rate | undefined): string => (rate ? formatRange(perThousand(rate.low, rate), perThousand(rate.high, rate)) : '–')
