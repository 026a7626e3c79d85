// The first page after signing in: what this person can do here, the most likely thing first.
import { linkTo } from '../platform/routes.ts'
import { Actions, ButtonLink, Cards, Prose } from '../ui/public.ts'
import { page } from '../platform/page.ts'
import { Problem } from '../platform/problem.ts'
import { ROLE_WORDS } from '../partners/public.ts'
import { routes } from './routes.ts'
import { tasksOf } from './tasks.ts'

export default page({
  async show({ actor }) {
    if (actor.role === 'visitor') throw new Problem('not-signed-in')
    return {
      title: `Dag ${actor.name}`,
      lead: actor.role === 'system' ? '' : `U werkt hier als ${ROLE_WORDS[actor.role]}.`,
      body: (
        <>
          <Cards>
            {tasksOf(actor.role).map((task) => (
              <>
                <h2><a class="utrecht-link" href={linkTo(task.to)}>{task.title}</a></h2>
                <Prose><p>{task.why}</p></Prose>
              </>
            ))}
          </Cards>
          <Actions><ButtonLink href={routes.signOut.url({})} kind="secondary">Uitloggen</ButtonLink></Actions>
        </>
      ),
    }
  },
})
