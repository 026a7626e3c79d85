// /privacy: for the privacy officer the desk, with what has to be done first; for everyone else what this site keeps of them.
import { dayOf } from '../places/public.ts'
import { listEmergencies } from '../partners/public.ts'
import { concernsOf, logHealth } from '../platform/log/health.ts'
import { linkTo } from '../platform/routes.ts'
import { page, type Screen, type Visit } from '../platform/page.ts'
import { Card, Cards, DataTable, EmptyState, Section, StatusBadge } from '../ui/public.ts'
import { listEmergenciesSeen } from './emergency/emergencies-seen.ts'
import { showPushState } from './log/push-state.ts'
import { type DeskTask, tasksOf } from './parts/desk-tasks.ts'
import { Explanation } from './parts/explanation.tsx'
import { showRegister } from './register/register.ts'
import { listRequests } from './requests/requests.ts'
import { showRetention } from './retain/retention-terms.ts'
import { routes } from './routes.ts'

export default page({
  async show(visit) {
    const { entry } = await visit.run(showRegister, {})
    if (visit.actor.role === 'privacy-officer') return desk(visit, await tasksFor(visit, entry))
    return { title: 'Wat wij van u bewaren', lead: 'Leest u alleen de openbare pagina’s? Dan bewaren wij niets van u.', body: <Explanation entry={entry} /> }
  },
})

async function tasksFor(visit: Visit, entry: Parameters<typeof tasksOf>[0]['entry']): Promise<DeskTask[]> {
  const now = new Date()
  const [requests, { emergencies }, seen, { rehearsals }, health, push] = await Promise.all([
    visit.run(listRequests, {}), visit.run(listEmergencies, {}), visit.run(listEmergenciesSeen, {}), visit.run(showRetention, {}),
    visit.run(logHealth, {}), visit.run(showPushState, {}),
  ])
  return tasksOf({
    today: dayOf(now), entry, requests, rehearsals, concerns: concernsOf(health, now), pushFailures: push?.failures ?? 0, logHealth: linkTo('web.logHealth'),
    emergencies: emergencies.map(({ id, state }) => ({ id, inForce: state === 'in-force', seen: seen.includes(id) })),
  })
}

const PLACES = [
  { title: 'Verzoeken', why: 'Inzage, correctie, wissen, beperking en bezwaar, met hun termijn.', href: routes.requests.url({}) },
  { title: 'Noodtoegang', why: 'Wie in nood kort mocht lezen, en waarom.', href: routes.emergencies.url({}) },
  { title: 'Logboek', why: 'Zoek wie wat deed of zag, en neem het mee.', href: routes.log.url({}) },
  { title: 'Verwerkingsregister', why: 'Welke gegevens, waarvoor, op welke grond.', href: routes.register.url({}) },
  { title: 'Bewaartermijnen', why: 'Wat wanneer weggaat, en het bewijs.', href: routes.retention.url({}) },
  { title: 'Wat bezoekers lezen', why: 'De uitleg over privacy voor iedereen.', href: routes.explanation.url({}) },
]

const desk = (visit: Visit, tasks: DeskTask[]): Screen => ({
  title: 'Privacy',
  lead: `Dag ${visit.actor.name}. Dit vraagt nu uw aandacht.`,
  body: (
    <>
      <Section title="Te doen">
        <DataTable
          caption="Te doen" quietCaption phone="stack" rows={tasks} href={({ href }) => href}
          empty={<EmptyState title="Er ligt niets" level={3}>Nieuwe noodtoegang en verzoeken die bijna te laat zijn, staan hier meteen.</EmptyState>}
          columns={[
            { head: 'Wat', rowHead: true, cell: ({ what }) => what },
            { head: 'Waarom', cell: ({ why }) => why },
            { head: 'Stand', cell: ({ tone, word }) => <StatusBadge tone={tone}>{word}</StatusBadge> },
          ]}
        />
      </Section>
      <Section title="Waar u alles vindt">
        <Cards>{PLACES.map(({ title, why, href }) => <Card title={title} href={href} level={3}><p>{why}</p></Card>)}</Cards>
      </Section>
    </>
  ),
})
