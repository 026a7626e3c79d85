// The form with which a file is added to an action.
import { done, onlyFor, page } from '../platform/page.ts'
import { linkTo } from '../platform/routes.ts'
import { Button, FileField, Form, FormButtons } from '../ui/public.ts'
import { showAction } from './action.ts'
import { addAttachment } from './add-attachment.ts'
import { ENDINGS } from './parts/file-kind.ts'
import { leaders, MOST_BYTES } from './rules.ts'
import { routes } from './routes.ts'
import { CONFIDENTIALITY_WORDS } from './words.ts'

export default page({
  // What the form itself adds around the file stays well below this.
  largest: MOST_BYTES + 64 * 1024,
  async show(visit, kept) {
    onlyFor(visit, leaders)
    const action = await visit.run(showAction, { action: visit.params['action'] ?? '' })
    return {
      title: 'Bijlage toevoegen',
      lead: action.title,
      section: 'act',
      crumbs: [{ label: 'Doen', href: routes.overview.url({}) }, { label: action.title, href: linkTo('frontline.action', { action: action.id }) }],
      body: (
        <Form label="Bijlage toevoegen" upload>
          <FileField
            name="file" label="Bestand" accept={ENDINGS.map((ending) => `.${ending}`).join(',')} kept={kept}
            hint={`Hooguit 5 MB, zonder gegevens van personen. Wie de actie mag zien, kan het bestand openen. Dat is nu: ${CONFIDENTIALITY_WORDS[action.confidentiality].hint.toLowerCase()}.`}
          />
          <FormButtons><Button>Voeg toe</Button></FormButtons>
        </Form>
      ),
    }
  },
  async act(visit, form) {
    const file = form.file('file')
    const content = file ? Buffer.from(await file.arrayBuffer()).toString('base64') : ''
    const { action } = await visit.run(addAttachment, { action: visit.params['action'] ?? '', name: file?.name ?? '', content })
    return done(linkTo('frontline.action', { action }), 'De bijlage is toegevoegd.')
  },
})
