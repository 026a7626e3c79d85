// The first page after signing in: what this person can do here, the most likely thing first.
import type { Actor } from '../platform/actor.ts'
import { linkTo } from '../platform/routes.ts'
import { Actions, Alert, ButtonLink, Card, Cards, countOf } from '../ui/public.ts'
import { page } from '../platform/page.ts'
import { Problem } from '../platform/problem.ts'
import { countReviewsWaiting, mayManage, ROLE_WORDS } from '../partners/public.ts'
import { tasksOf } from './tasks.ts'

export default page({
  async show(visit) {
    const { actor, trial } = visit
    if (actor.role === 'visitor') throw new Problem('not-signed-in')
    const waiting = mayManage(actor) ? (await visit.run(countReviewsWaiting, {})).waiting : 0
    return {
      title: `Dag ${actor.name}`,
      lead: actor.role === 'system' ? '' : `Uw rol: ${ROLE_WORDS[actor.role]}.`,
      body: (
        <>
          {waiting > 0 && actor.organisation && (
            <Alert title={`${countOf(waiting, 'mandaat', 'mandaten')} om na te lopen`}>
              <p>Klopt het nog dat deze mensen dit mogen? <a href={linkTo('partners.reviews', { organisation: actor.organisation })}>Loop de rechten na</a></p>
            </Alert>
          )}
          <Cards>
            {cardsOf(actor, trial).map(({ title, why, href }) => <Card title={title} href={href}><p>{why}</p></Card>)}
          </Cards>
          <Actions>
            <ButtonLink href={linkTo('identity.account')} kind="secondary">Mijn account</ButtonLink>
            <ButtonLink href={linkTo('identity.signOut')} kind="secondary">Uitloggen</ButtonLink>
          </Actions>
        </>
      ),
    }
  },
})

/** What this person does most here; and for who manages people, that. */
function cardsOf(actor: Actor, trial: boolean): { title: string; why: string; href: string }[] {
  const tasks = tasksOf(actor.role, trial).map(({ title, why, to }) => ({ title, why, href: linkTo(to) }))
  if (!mayManage(actor) || !actor.organisation) return tasks
  return [...tasks, { title: 'Mensen en mandaten', why: 'Wie mag wat, namens uw organisatie.', href: linkTo('partners.people', { organisation: actor.organisation }) }]
}
