// The first page after signing in: what this person can do here, the most likely thing first.
import { linkTo } from '../platform/routes.ts'
import { Actions, ButtonLink, Card, Cards } from '../ui/public.ts'
import { page } from '../platform/page.ts'
import { Problem } from '../platform/problem.ts'
import { ROLE_WORDS } from '../partners/public.ts'
import { routes } from './routes.ts'
import { tasksOf } from './tasks.ts'

export default page({
  async show({ actor, trial }) {
    if (actor.role === 'visitor') throw new Problem('not-signed-in')
    return {
      title: `Dag ${actor.name}`,
      lead: actor.role === 'system' ? '' : `Uw rol: ${ROLE_WORDS[actor.role]}.`,
      body: (
        <>
          <Cards>
            {tasksOf(actor.role, trial).map((task) => (
              <Card title={task.title} href={linkTo(task.to)}><p>{task.why}</p></Card>
            ))}
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
