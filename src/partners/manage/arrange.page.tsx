// The forms of who manages people: someone joins, gets a mandate, replaces a colleague, or leaves.
import { done, type Done, type Form as Filled, page, type Visit } from '../../platform/page.ts'
import { Problem } from '../../platform/problem.ts'
import { showOrganisation } from '../organisation.ts'
import { routes } from '../routes.ts'
import { addPerson } from './add-person.ts'
import { appointDeputy } from './appoint-deputy.ts'
import { giveMandate } from './give-mandate.ts'
import { AddPersonForm, DeputyForm, LeavingForm, MandateForm } from './parts/arrange-forms.tsx'
import { listPeople } from './people.ts'
import { recordLeaving } from './record-leaving.ts'
import { giverOf, mayManage } from '../rules.ts'

const TITLES = { nieuw: 'Voeg iemand toe', mandaat: 'Geef een mandaat', vervanging: 'Regel vervanging', vertrek: 'Leg een vertrek vast' } as const
type What = keyof typeof TITLES

const LEADS: Record<What, string> = {
  nieuw: 'Alleen wie het systeem gebruikt of een ambt heeft. Daarna geeft u een mandaat.',
  mandaat: 'Vanaf de begindatum kan deze persoon in deze rol werken.',
  vervanging: 'Wie vervangt, heeft dezelfde rol en kan niet meer dan wie wordt vervangen. Eindigt dat mandaat, dan eindigt de vervanging ook.',
  vertrek: 'Alle mandaten van deze persoon eindigen meteen. Wie nu is ingelogd, wordt uitgelogd.',
}

const whatOf = (visit: Visit): What => (visit.params['what'] ?? 'nieuw') as What

export default page({
  async show(visit, kept) {
    const { id: organisation, name } = await visit.run(showOrganisation, { organisation: visit.params['organisation'] ?? '' })
    if (!mayManage(visit.actor, organisation)) throw new Problem(visit.actor.role === 'visitor' ? 'not-signed-in' : 'not-allowed')
    const what = whatOf(visit)
    const people = what === 'nieuw' ? [] : await visit.run(listPeople, { organisation })
    const forms = {
      nieuw: () => <AddPersonForm kept={kept} />,
      mandaat: () => <MandateForm people={people} giver={giverOf(visit.actor)!} chosen={visit.query.get('persoon') ?? ''} kept={kept} />,
      vervanging: () => <DeputyForm people={people} kept={kept} />,
      vertrek: () => <LeavingForm people={people.filter(({ id }) => id !== visit.actor.person)} kept={kept} />,
    }
    return {
      title: TITLES[what],
      lead: LEADS[what],
      crumbs: [
        { label: 'Partners', href: routes.organisations.url({}) }, { label: name, href: routes.organisation.url({ organisation }) },
        { label: 'Mensen en mandaten', href: routes.people.url({ organisation }) },
      ],
      body: forms[what](),
    }
  },
  async act(visit, form) {
    const organisation = visit.params['organisation'] ?? ''
    return ACTS[whatOf(visit)](visit, form, organisation)
  },
})

/** The fields that were filled in: an empty date is no date. */
const filled = (form: Filled, ...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, form.text(name)]).filter(([, value]) => value !== ''))

const ACTS: Record<What, (visit: Visit, form: Filled, organisation: string) => Promise<Done>> = {
  async nieuw(visit, form, organisation) {
    const { id } = await visit.run(addPerson, { organisation, name: form.text('name'), does: form.text('does') })
    return done(routes.arrange.url({ organisation, what: 'mandaat' }, { persoon: id }), 'De persoon is toegevoegd. Geef nu een mandaat.')
  },
  async mandaat(visit, form) {
    const given = await visit.run(giveMandate, { ...filled(form, 'person', 'role', 'validFrom', 'validTo'), manages: form.text('manages') === 'ja' } as Parameters<typeof giveMandate.run>[1])
    return done(routes.people.url(given), 'Het mandaat is gegeven. Nodig deze persoon uit om in te loggen.')
  },
  async vervanging(visit, form) {
    const given = await visit.run(appointDeputy, filled(form, 'mandate', 'person', 'validFrom', 'validTo') as Parameters<typeof appointDeputy.run>[1])
    return done(routes.people.url(given), 'De vervanging is geregeld.')
  },
  async vertrek(visit, form) {
    const left = await visit.run(recordLeaving, { person: form.text('person') })
    return done(routes.people.url(left), 'Het vertrek is vastgelegd. Alle mandaten zijn beëindigd.')
  },
}
