// The document for a person who asks what was processed about them: to read along, to print, and to hand over.
import { namesOf } from '../../partners/public.ts'
import { onlyFor, page } from '../../platform/page.ts'
import { Problem } from '../../platform/problem.ts'
import { Actions, Alert, ButtonLink, DateField, Filter, formatMoment } from '../../ui/public.ts'
import { SubjectDocument } from '../parts/subject-document.tsx'
import { partsOf, periodOf } from '../parts/subject-overview.ts'
import { privacyOfficer } from '../rules.ts'
import { routes } from '../routes.ts'

export default page({
  async show(visit) {
    onlyFor(visit, privacyOfficer)
    const subject = visit.params['subject'] ?? ''
    const [person] = await visit.run(namesOf, { people: [subject] })
    if (!person) throw new Problem('not-found', { detail: 'Deze persoon kennen wij niet.' })
    const period = periodOf(visit)
    const { value: acts = [] } = await partsOf(visit, subject, period).next()
    const query = { ...(period.from ? { van: period.from } : {}), ...(period.to ? { tot: period.to } : {}) }
    return {
      title: `Wat is verwerkt over ${person.name}`,
      lead: `Gemaakt op ${formatMoment(new Date())}. U kunt dit afdrukken of als bestand meegeven.`,
      crumbs: [{ label: 'Privacy', href: routes.home.url({}) }, { label: 'Verzoeken', href: routes.requests.url({}) }],
      body: (
        <>
          <Filter label="Periode kiezen" submit="Tonen">
            <DateField name="van" label="Van" optional value={period.from} />
            <DateField name="tot" label="Tot en met" optional value={period.to} />
          </Filter>
          <Actions>
            <ButtonLink href={routes.subjectFile.url({ subject, file: 'overzicht.html' }, query)}>Download om mee te geven</ButtonLink>
            <ButtonLink href={routes.subjectFile.url({ subject, file: 'overzicht.csv' }, query)} kind="secondary">Download als CSV</ButtonLink>
          </Actions>
          {acts.length === 1000 && <Alert>Deze pagina toont de laatste 1000 keer. In de bestanden staat alles.</Alert>}
          <SubjectDocument acts={acts} />
        </>
      ),
    }
  },
})
