// Emergency access for who may take it: why, of which municipality; what is open now; and what one took before.
import { showRegion } from '../../places/public.ts'
import { done, page, type Visit } from '../../platform/page.ts'
import { Problem } from '../../platform/problem.ts'
import { linkTo } from '../../platform/routes.ts'
import { Alert, Button, ButtonLink, EmptyState, Form, FormButtons, formatMoment, Hidden, type Kept, Section, Select, TextArea } from '../../ui/public.ts'
import { routes } from '../routes.ts'
import { type Emergency, listEmergencies } from './emergencies.ts'
import { endEmergency } from './end-emergency.ts'
import { EmergencyTable } from './parts/emergency-table.tsx'
import { requestEmergency } from './request-emergency.ts'

export default page({
  async show(visit, kept) {
    const { asks, emergencies } = await visit.run(listEmergencies, {})
    if (asks.length === 0) throw new Problem('not-allowed', { detail: 'Voor uw rol is er geen noodtoegang.' })
    const own = emergencies.filter((row) => row.own)
    const open = own.find(({ state }) => state === 'in-force')
    return {
      title: 'Noodtoegang',
      lead: 'Alleen als het echt niet kan wachten. U leest dan kort wat u anders niet ziet. De privacyfunctionaris ziet dit meteen, met uw reden en alles wat u leest.',
      body: (
        <>
          {open ? <Open emergency={open} /> : <Request asks={asks} municipalities={await municipalitiesOf(visit)} kept={kept} />}
          <Section title="Wat u eerder nam">
            <EmergencyTable emergencies={own.filter((row) => row !== open)} empty={<EmptyState level={3} title="Nog geen noodtoegang genomen" />} />
          </Section>
        </>
      ),
    }
  },
  async act(visit, form) {
    if (form.text('end') !== '') {
      await visit.run(endEmergency, { emergency: form.text('end') })
      return done(routes.emergency.url({}), 'De noodtoegang is beëindigd.')
    }
    await visit.run(requestEmergency, { module: form.text('module'), municipality: form.text('municipality'), reason: form.text('reason') })
    return done(routes.emergency.url({}), 'De noodtoegang is open.')
  },
})

async function municipalitiesOf(visit: Visit): Promise<{ value: string; label: string }[]> {
  const { municipalities } = await visit.run(showRegion, {})
  return municipalities.filter(({ code }) => code !== visit.actor.settings['area']).map(({ code, name }) => ({ value: code, label: name }))
}

/** Where one reads what an emergency access opens. */
const whereTo = ({ module, municipality }: Emergency): string =>
  module === 'frontline' ? linkTo('frontline.reports', {}, { gemeente: municipality.code }) : routes.emergency.url({})

const Open = ({ emergency }: { emergency: Emergency }) => (
  <Alert tone="warning" title={`Open tot ${formatMoment(emergency.validTo)}`}>
    <p>{emergency.what} van {emergency.municipality.name}. Uw reden: {emergency.reason}</p>
    <Form label="Noodtoegang beëindigen">
      <Hidden name="end" value={emergency.id} />
      <FormButtons><ButtonLink href={whereTo(emergency)}>Lees</ButtonLink><Button kind="secondary">Beëindig nu</Button></FormButtons>
    </Form>
  </Alert>
)

type RequestProps = { asks: { module: string; what: string; minutes: number }[]; municipalities: { value: string; label: string }[]; kept: Kept }

const Request = ({ asks, municipalities, kept }: RequestProps) => (
  <Form label="Noodtoegang nemen">
    <Select name="module" label="Wat wilt u lezen" value={asks[0]!.module} options={asks.map(({ module, what, minutes }) => ({ value: module, label: `${what}, ${minutes} minuten` }))} kept={kept} />
    <Select name="municipality" label="Van welke gemeente" options={municipalities} kept={kept} />
    <TextArea name="reason" label="Waarom is dit nu nodig" hint="Schrijf geen namen of nummers op." rows={4} maxlength={1000} kept={kept} />
    <FormButtons><Button kind="danger">Neem noodtoegang</Button></FormButtons>
  </Form>
)
