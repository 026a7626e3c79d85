// The health of the access log on one screen: what asks for attention, who watches it, and what our own check found.
import type { z } from 'zod'
import {
  Actions, Alert, Button, ButtonLink, DataTable, EmptyState, Form, FormButtons, formatMoment, formatNumber, Hidden, type Kept, Quiet, Section, StatusBadge, SummaryList, TextField,
} from '../ui/public.ts'
import { concernsOf, logHealth } from '../platform/log/health.ts'
import { addWitness, endWitness } from '../platform/log/witnesses.ts'
import { done, page } from '../platform/page.ts'
import { linkTo } from '../platform/routes.ts'
import { routes } from './routes.ts'

type Health = z.output<typeof logHealth.output>

export default page({
  async show(visit, kept) {
    const now = new Date()
    const health = await visit.run(logHealth, {})
    const concerns = concernsOf(health, now)
    const officer = visit.actor.role === 'privacy-officer'
    return {
      title: concerns.some(({ tone }) => tone === 'error') ? 'Er is iets mis met het logboek' : concerns.length > 0 ? 'Het logboek werkt, maar vraagt aandacht' : 'Het logboek is gezond',
      lead: `Elke handeling krijgt binnen enkele seconden een vaste plaats in het logboek.${health.witnesses.length > 0 ? ' Wat een getuige zag, kan daarna niemand ongemerkt veranderen, ook de beheerder niet.' : ''}`,
      crumbs: officer ? [{ label: 'Logboek', href: linkTo('privacy.log') }] : [],
      body: (
        <>
          {concerns.map(({ tone, sentence }) => <Alert tone={tone}>{sentence}</Alert>)}
          <Now health={health} now={now} mayTakeAlong={officer} />
          <Witnesses witnesses={health.witnesses} kept={kept} />
          <Checks checks={health.checks} />
        </>
      ),
    }
  },
  async act(visit, form) {
    if (form.text('doe') === 'beeindig') {
      await visit.run(endWitness, { id: form.text('getuige') })
      return done(routes.logHealth.url({}), 'Deze getuige telt niet meer mee. Wat hij tekende, blijft staan.')
    }
    await visit.run(addWitness, { name: form.text('name'), key: form.text('key') })
    return done(routes.logHealth.url({}), 'De getuige is toegevoegd. Zodra hij tekent, ziet u dat hier.')
  },
})

const Now = ({ health, now, mayTakeAlong }: { health: Health; now: Date; mayTakeAlong: boolean }) => (
  <Section title="Nu">
    <SummaryList items={[
      { term: 'Regels met een plaats', value: formatNumber(health.size) },
      { term: 'Laatste handtekening', value: health.signedAt ? formatMoment(health.signedAt) : 'nog geen' },
      { term: 'Wacht op een plaats', value: waitingWords(health, now) },
      { term: 'Wacht tot de dag om is', value: `${formatNumber(health.held)} zonder naam. Hun plaats zou het moment verraden.` },
      { term: 'Naam van het logboek', value: health.origin },
      { term: 'Sleutel voor getuigen', value: <code>{health.key}</code> },
    ]} />
    <Actions>
      <ButtonLink kind="secondary" href={routes.checkLog.url({})}>Controleer het logboek zelf</ButtonLink>
      {mayTakeAlong && <ButtonLink kind="secondary" href={routes.logExport.url({})}>Neem het logboek mee als bestand</ButtonLink>}
    </Actions>
  </Section>
)

function waitingWords({ waiting, waitingSince }: Health, now: Date): string {
  if (waiting === 0 || !waitingSince) return 'niets'
  return `${formatNumber(waiting)}, de oudste ${formatNumber(Math.round((now.getTime() - waitingSince.getTime()) / 1000))} seconden`
}

const Witnesses = ({ witnesses, kept }: { witnesses: Health['witnesses']; kept: Kept }) => (
  <>
    <Section title="Getuigen" intro="Een getuige is een partner die buiten deze server bewaart wat hij van het logboek zag, en daarvoor tekent.">
      <DataTable
        caption="Wie kijkt mee" rows={witnesses} phone="stack"
        empty={<EmptyState level={3} title="Nog geen getuige">Vraag een gemeente of het Openbaar Ministerie om het programma <code>npm run witness</code> te draaien.</EmptyState>}
        columns={[
          { head: 'Organisatie', rowHead: true, cell: ({ name }) => name },
          { head: 'Tekende het laatst', cell: ({ signedAt }) => (signedAt ? formatMoment(signedAt) : 'nog niet') },
          { head: 'Bij', cell: ({ size }) => (size === null ? '' : `${formatNumber(size)} regels`) },
          { head: 'Sleutel', cell: ({ key }) => <Quiet><code>{key}</code></Quiet> },
          { head: 'Beëindigen', cell: ({ id, name }) => (
            <Form label={`${name} beëindigen`}>
              <Hidden name="getuige" value={id} />
              <Button kind="quiet" name="doe" value="beeindig" about={`${name} als getuige`}>Beëindig</Button>
            </Form>
          ) },
        ]}
      />
    </Section>
    <Section title="Getuige toevoegen">
      <Form label="Getuige toevoegen">
        <TextField name="name" label="Organisatie" kept={kept} autocomplete="organization" />
        <TextField name="key" label="Sleutel van de getuige" hint="De regel die het programma van de getuige liet zien. Controleer hem door te bellen." kept={kept} />
        <FormButtons><Button name="doe" value="voeg-toe">Voeg getuige toe</Button></FormButtons>
      </Form>
    </Section>
  </>
)

const Checks = ({ checks }: Pick<Health, 'checks'>) => (
  <Section title="Onze eigen controle" intro="Elke nacht rekenen wij het hele logboek na, en voor elke handtekening het laatste stuk.">
    <DataTable
      caption="De laatste controles" rows={checks} phone="stack" empty="Nog niet nagerekend. Dat gebeurt vannacht."
      columns={[
        { head: 'Wanneer', rowHead: true, cell: ({ at }) => formatMoment(at) },
        { head: 'Uitkomst', cell: ({ sound }) => <StatusBadge tone={sound ? 'done' : 'attention'}>{sound ? 'klopt' : 'klopt niet'}</StatusBadge> },
        { head: 'Wat wij vonden', cell: ({ finding }) => finding },
      ]}
    />
  </Section>
)
