// Asks whether a file of an action may go for good, and removes it.
import { done, onlyFor, page } from '../platform/page.ts'
import { linkTo } from '../platform/routes.ts'
import { Button, ButtonLink, Form, FormButtons, Prose } from '../ui/public.ts'
import { showAttachment } from './attachment.ts'
import { removeAttachment } from './remove-attachment.ts'
import { leaders } from './rules.ts'
import { routes } from './routes.ts'

export default page({
  async show(visit) {
    onlyFor(visit, leaders)
    const attachment = visit.params['attachment'] ?? ''
    const { name } = await visit.run(showAttachment, { attachment })
    return {
      title: 'Bijlage weghalen',
      lead: name,
      section: 'act',
      body: (
        <>
          <Prose><p>Het bestand gaat voorgoed weg. U kunt dit niet terugdraaien.</p></Prose>
          <Form label="Bijlage weghalen">
            <FormButtons><Button kind="danger">Haal weg</Button><ButtonLink kind="secondary" href={routes.attachment.url({ attachment })}>Bekijk het bestand eerst</ButtonLink></FormButtons>
          </Form>
        </>
      ),
    }
  },
  async act(visit) {
    const { action } = await visit.run(removeAttachment, { attachment: visit.params['attachment'] ?? '' })
    return done(linkTo('frontline.action', { action }), 'De bijlage is weggehaald.')
  },
})
