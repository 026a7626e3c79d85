// The review of rights on one page: of each mandate in force, whether it is still right. Confirm it, or end it.
import { done, page, type Visit } from '../../platform/page.ts'
import { Problem } from '../../platform/problem.ts'
import { Alert, Button, Choice, countOf, Form, FormButtons, Section } from '../../ui/public.ts'
import { showOrganisation } from '../organisation.ts'
import { routes } from '../routes.ts'
import { confirmMandate } from './confirm-mandate.ts'
import { endMandate } from './end-mandate.ts'
import { ReviewTable } from './parts/review-table.tsx'
import { listReviews } from './reviews.ts'
import { setReviewRule } from './set-review-rule.ts'

const organisationOf = (visit: Visit): string => visit.params['organisation'] ?? ''

const RULES = [
  { value: 'ja', label: 'Het mandaat eindigt vanzelf', hint: 'Een maand na het einde van de termijn. Het laatste mandaat van bureau en beheerder blijft altijd gelden.' },
  { value: 'nee', label: 'Het mandaat blijft gelden', hint: 'Wie de mensen beheert, blijft de herinnering zien.' },
]

export default page({
  async show(visit, kept) {
    const { id: organisation, name } = await visit.run(showOrganisation, { organisation: organisationOf(visit) })
    const { endsUnconfirmed, mandates } = await visit.run(listReviews, { organisation })
    const elsewhere = visit.actor.settings['covers'] === 'all' ? await lateElsewhere(visit, organisation) : []
    const late = mandates.filter(({ state }) => state === 'due' || state === 'overdue').length
    return {
      title: 'Rechten nalopen',
      lead: 'Klopt het nog dat deze mensen dit mogen? Bevestig elk mandaat, of beëindig het.',
      crumbs: [
        { label: 'Partners', href: routes.organisations.url({}) }, { label: name, href: routes.organisation.url({ organisation }) },
        { label: 'Mensen en mandaten', href: routes.people.url({ organisation }) },
      ],
      body: (
        <>
          {late > 0 && <Alert tone="warning" title={`${countOf(late, 'mandaat is', 'mandaten zijn')} over de termijn`}><p>{sentenceOf(endsUnconfirmed)} {visit.trial && 'Verzonnen mensen houden hun mandaat, zolang deze proef duurt.'}</p></Alert>}
          <ReviewTable mandates={mandates} />
          {elsewhere.length > 0 && (
            <Section title="Bij andere organisaties" intro="Ook hier zijn mandaten over de termijn.">
              <ul>{elsewhere.map(({ id, name: other, late: count }) => <li><a href={routes.reviews.url({ organisation: id })}>{other}</a>: {countOf(count, 'mandaat', 'mandaten')}</li>)}</ul>
            </Section>
          )}
          <Section title="Hoe vaak" intro="Elk jaar. Elk kwartaal voor wie meer ziet of regelt: bureau, procesregisseur, privacyfunctionaris en beheerder. Niemand loopt het eigen mandaat na.">
            {visit.actor.role !== 'coalition-office' && <p>{sentenceOf(endsUnconfirmed)}</p>}
            {visit.actor.role === 'coalition-office' && (
              <Form label="Wat gebeurt er als niemand bevestigt">
                <Choice name="endsUnconfirmed" label="Wat gebeurt er met een mandaat dat niemand bevestigt?" value={endsUnconfirmed ? 'ja' : 'nee'} options={RULES} kept={kept} />
                <FormButtons><Button kind="secondary" name="do" value="rule">Bewaar</Button></FormButtons>
              </Form>
            )}
          </Section>
        </>
      ),
    }
  },
  async act(visit, form) {
    const organisation = organisationOf(visit)
    if (form.text('do') === 'rule') {
      await visit.run(setReviewRule, { endsUnconfirmed: form.text('endsUnconfirmed') === 'ja' })
      return done(routes.reviews.url({ organisation }), 'De regel is bewaard.')
    }
    const mandate = form.text('mandate')
    if (form.text('do') === 'confirm') {
      await visit.run(confirmMandate, { mandate })
      return done(routes.reviews.url({ organisation }), 'Het mandaat is bevestigd.')
    }
    if (form.text('do') !== 'end') throw new Problem('invalid-input', { detail: 'Kies wat u wilt doen.' })
    await visit.run(endMandate, { mandate })
    return done(routes.reviews.url({ organisation }), 'Het mandaat is beëindigd. Deze persoon kan er niet meer mee werken.')
  },
})

/** Other organisations with mandates that this actor has to look at now. */
async function lateElsewhere(visit: Visit, own: string): Promise<{ id: string; name: string; late: number }[]> {
  const { mandates } = await visit.run(listReviews, {})
  const late = mandates.filter(({ state, mayReview, organisation }) => mayReview && organisation.id !== own && (state === 'due' || state === 'overdue'))
  return [...Map.groupBy(late, ({ organisation }) => organisation.id)].map(([id, rows]) => ({ id, name: rows[0]!.organisation.name, late: rows.length }))
}

const sentenceOf = (endsUnconfirmed: boolean): string => (endsUnconfirmed
  ? 'Een mandaat dat niemand bevestigt, eindigt vanzelf een maand na de termijn.'
  : 'Een mandaat dat niemand bevestigt, blijft gelden. De herinnering blijft staan.')
