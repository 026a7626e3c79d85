// Hands over the Logboek Dataverwerkingen: as a file of a period (OTLP, one delivery a line), and whether the collector keeps up.
import { dayOf } from '../../places/public.ts'
import { siteAddress } from '../../platform/address.ts'
import { download, onlyFor, page, type Visit } from '../../platform/page.ts'
import { Alert, DateField, Filter, formatMoment, formatNumber, Prose, Section, SummaryList } from '../../ui/public.ts'
import { tracesOf } from '../parts/otlp.ts'
import { sourceOf } from '../parts/source.ts'
import { inParts } from '../../platform/stream.ts'
import { privacyOfficer } from '../rules.ts'
import { routes } from '../routes.ts'
import { listProcessingRecords } from './processing-records.ts'
import { showPushState } from './push-state.ts'

export default page({
  async show(visit) {
    onlyFor(visit, privacyOfficer)
    const [from, to] = [visit.query.get('van') ?? '', visit.query.get('tot') ?? '']
    if (from !== '' && to !== '') {
      // Asked once before, so that a wrong period is a page and not a broken file.
      await visit.run(listProcessingRecords, { from, to })
      return download({ type: 'application/jsonl', name: `verwerkingen-${from}-${to}.jsonl`, body: inParts(parts(visit, from, to)) })
    }
    const state = await visit.run(showPushState, {})
    const today = dayOf(new Date())
    return {
      title: 'Logboek dataverwerkingen overdragen',
      lead: 'Dit logboek zegt van wie gegevens zijn verwerkt en waarvoor, met een pseudoniem, en nooit door welke medewerker.',
      crumbs: [{ label: 'Privacy', href: routes.home.url({}) }, { label: 'Logboek', href: routes.log.url({}) }],
      body: (
        <>
          <Section title="Als bestand">
            <Prose><p>Het bestand heeft de vorm van OpenTelemetry (OTLP, JSON): elke regel is een zending, elk onderdeel gaat over één persoon. Het ophalen komt in het logboek.</p></Prose>
            <Filter label="Periode kiezen" submit="Download">
              <DateField name="van" label="Van" value={`${today.slice(0, 8)}01`} />
              <DateField name="tot" label="Tot en met" value={today} />
            </Filter>
          </Section>
          <Section title="Vanzelf">
            {state ? <State state={state} /> : <Alert>Er is geen verzamelpunt ingesteld. De beheerder kan dat doen met OTLP_ENDPOINT.</Alert>}
          </Section>
        </>
      ),
    }
  },
})

async function* parts({ runAnew }: Visit, from: string, to: string): AsyncGenerator<string> {
  const source = sourceOf(siteAddress())
  let after: string | null | undefined
  do {
    const { records, next } = await runAnew(listProcessingRecords, { from, to, ...(after ? { after } : {}) })
    if (records.length > 0) yield `${JSON.stringify(tracesOf(records, source))}\n`
    after = next
  } while (after)
}

type Pushed = { pushedTo: Date; lastAt: Date | null; spans: number; failures: number; lastFailure: string | null }

const State = ({ state }: { state: Pushed }) => (
  <>
    {state.failures === 0 && state.lastFailure && <Alert tone="warning">Het verzamelpunt nam de laatste zending niet helemaal aan: {state.lastFailure}. Vraag de beheerder van het verzamelpunt waarom.</Alert>}
    {state.failures > 0 && <Alert tone="warning">De laatste {formatNumber(state.failures)} pogingen mislukten{state.lastFailure ? ` (${state.lastFailure})` : ''}. Er gaat niets verloren: het systeem probeert het opnieuw.</Alert>}
    <SummaryList
      items={[
        { term: 'Ontvangst bevestigd tot', value: formatMoment(state.pushedTo) },
        { term: 'Laatste bevestiging', value: state.lastAt ? formatMoment(state.lastAt) : 'nog geen' },
        { term: 'Bevestigde onderdelen', value: formatNumber(state.spans) },
      ]}
    />
  </>
)
