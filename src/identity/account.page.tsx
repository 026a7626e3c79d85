// The own account: who I am, for whom I act, how I sign in, and where I am signed in.
import { listMyMandates, ROLE_WORDS } from '../partners/public.ts'
import { type Done, done, type Form as Filled, page, type Visit } from '../platform/page.ts'
import { Problem } from '../platform/problem.ts'
import { SESSION_COOKIE } from '../platform/asking/who-asks.ts'
import { Button, Checkbox, Choice, DataTable, Form, FormButtons, formatMoment, Hidden, type Kept, Section, StatusBadge, SummaryList } from '../ui/public.ts'
import { beginSetUp } from './begin-set-up.ts'
import { endSession } from './end-session.ts'
import { myAccount } from './my-account.ts'
import { removeAccount } from './remove-account.ts'
import { keepStep } from './parts/way-in.ts'
import { WaysIn } from './parts/ways-in.tsx'
import { removePasskey } from './passkeys/remove-passkey.ts'
import { routes } from './routes.ts'
import { switchMandate } from './switch-mandate.ts'
import { ENDED_WORDS, VIA_WORDS } from './words.ts'
import { linkTo } from '../platform/routes.ts'

type Account = Awaited<ReturnType<typeof myAccount.run>>
type Mandates = Awaited<ReturnType<typeof listMyMandates.run>>

const tokenOf = (visit: Visit): string => visit.cookie(SESSION_COOKIE) ?? ''

export default page({
  async show(visit, kept) {
    const { actor } = visit
    const account = await visit.run(myAccount, { token: tokenOf(visit) })
    const mandates = (await visit.run(listMyMandates, {})).filter(({ state }) => state === 'in-force')
    const now = mandates.find(({ id }) => id === actor.mandate)
    return {
      title: 'Mijn account',
      lead: 'Wie u hier bent, hoe u inlogt, en waar u bent ingelogd.',
      body: (
        <>
          <Section title="Wie u bent">
            <SummaryList
              items={[
                { term: 'Naam', value: actor.name },
                ...(now ? [{ term: 'U werkt nu als', value: `${ROLE_WORDS[now.role]}, voor ${now.organisation}` }] : []),
                ...(account.email ? [{ term: 'E-mailadres', value: account.email }] : []),
              ]}
            />
          </Section>
          {mandates.length > 1 && <Switch mandates={mandates} current={actor.mandate ?? ''} kept={kept} />}
          <WaysIn account={account} />
          <Sessions sessions={account.sessions} />
          <Removal />
        </>
      ),
    }
  },
  act: async (visit, form) => actOn(visit, form),
})

async function actOn(visit: Visit, form: Filled): Promise<Done> {
  const token = tokenOf(visit)
  const here = routes.account.url({})
  switch (form.text('do')) {
    case 'switch': {
      visit.setCookie(SESSION_COOKIE, (await visit.run(switchMandate, { mandate: form.text('mandate'), token })).token)
      return done(here, 'U werkt nu in een andere rol.')
    }
    case 'set-up': {
      keepStep(visit, 'set-up', (await visit.run(beginSetUp, { token })).step)
      return done(routes.setUp.url({}))
    }
    case 'remove-passkey': {
      await visit.run(removePasskey, { passkey: form.text('passkey') })
      return done(here, 'De passkey is verwijderd. Verwijder hem ook op uw toestel.')
    }
    case 'end-session': {
      const { ended } = await visit.run(endSession, { session: form.text('session'), token })
      return done(here, ended === 1 ? 'Eén sessie is beëindigd.' : `${ended} sessies zijn beëindigd.`)
    }
    case 'remove-account': {
      if (form.text('sure') === '') throw new Problem('invalid-input', { issues: [{ field: 'sure', message: 'Zet hier een vinkje als u uw account wilt verwijderen.' }] })
      await visit.run(removeAccount, { person: visit.actor.person ?? '' })
      visit.setCookie(SESSION_COOKIE, '', { maxAge: 0 })
      return done(linkTo('accountability.home'), 'Uw account is verwijderd. U bent uitgelogd.')
    }
    default: throw new Problem('invalid-input', { detail: 'Kies wat u wilt doen.' })
  }
}

const Switch = ({ mandates, current, kept }: { mandates: Mandates; current: string; kept: Kept }) => (
  <Section title="Werk in een andere rol" intro="U werkt voor één organisatie en in één rol tegelijk.">
    <Form label="Van rol wisselen">
      <Hidden name="do" value="switch" />
      <Choice name="mandate" label="Uw mandaten" kept={kept} value={current} options={mandates.map(({ id, role, organisation }) => ({ value: id, label: ROLE_WORDS[role], hint: organisation }))} />
      <FormButtons><Button kind="secondary">Ga verder in deze rol</Button></FormButtons>
    </Form>
  </Section>
)

const Sessions = ({ sessions }: { sessions: Account['sessions'] }) => (
  <Section title="Waar u bent ingelogd" intro="Herkent u een sessie niet? Beëindig die dan, en verander hoe u inlogt. Na dertig dagen verdwijnt een sessie uit deze lijst.">
    <DataTable
      caption="Uw sessies" quietCaption phone="stack" rows={sessions}
      columns={[
        { head: 'Browser', rowHead: true, cell: ({ browser }) => browser },
        { head: 'Ingelogd', cell: ({ createdAt, via }) => `${formatMoment(createdAt)}, ${VIA_WORDS[via]}` },
        { head: 'Laatst gebruikt', cell: ({ lastSeenAt }) => formatMoment(lastSeenAt) },
        { head: 'Stand', cell: (session) => <State session={session} /> },
      ]}
    />
    <Form label="Alle andere sessies beëindigen">
      <Hidden name="do" value="end-session" />
      <Hidden name="session" value="others" />
      <FormButtons><Button kind="secondary">Beëindig alle andere sessies</Button></FormButtons>
    </Form>
  </Section>
)

const Removal = () => (
  <Section title="Stoppen met Slagvaardig" intro="Wat u deed, blijft bewaard. Terugkomen kan alleen met een nieuwe uitnodiging.">
    <Form label="Account verwijderen">
      <Hidden name="do" value="remove-account" />
      <Checkbox name="sure" label="Ik wil hier niet meer kunnen inloggen" />
      <FormButtons><Button kind="danger">Verwijder mijn account</Button></FormButtons>
    </Form>
  </Section>
)

const State = ({ session: { id, own, inForce, endedBecause, browser } }: { session: Account['sessions'][number] }) => {
  if (own) return <StatusBadge tone="active">deze sessie</StatusBadge>
  if (!inForce) return <StatusBadge tone="stopped">{endedBecause ? ENDED_WORDS[endedBecause] ?? 'beëindigd' : 'verlopen'}</StatusBadge>
  return (
    <Form label={`Beëindig de sessie in ${browser}`}>
      <Hidden name="do" value="end-session" />
      <Hidden name="session" value={id} />
      <Button kind="quiet" about={`de sessie in ${browser}`}>Beëindig</Button>
    </Form>
  )
}
