// Where who reported without a name reads what became of it, with the code.
import { done, page, type Screen, type Visit } from '../platform/page.ts'
import { asProblem } from '../platform/problem.ts'
import { linkTo } from '../platform/routes.ts'
import { Actions, Button, Form, FormButtons, Hidden, type Kept, Prose, Section, TextField } from '../ui/public.ts'
import { CODE_COOKIE } from './parts/code-cookie.ts'
import { ReportMarks } from './parts/marks.tsx'
import { Timeline } from './parts/timeline.tsx'
import { readAnswer } from './read-answer.ts'
import { routes } from './routes.ts'
import { KIND_WORDS } from './words.ts'

const FRAME = { section: 'act' as const }

export default page({
  async show(visit, kept) {
    const code = visit.cookie(CODE_COOKIE)
    return code && kept.issues.length === 0 ? answered(visit, code) : asked(kept)
  },
  async act(visit, form) {
    if (form.text('close') === 'ja') {
      visit.setCookie(CODE_COOKIE, '', { maxAge: 0 })
      return done(routes.answer.url({}), 'De code is weg uit deze browser.')
    }
    await visit.run(readAnswer, { code: form.text('code') })
    visit.setCookie(CODE_COOKIE, form.text('code'), { maxAge: 900 })
    return done(routes.answer.url({}))
  },
})

const asked = (kept: Kept): Screen => ({
  ...FRAME,
  title: 'Antwoord lezen met een code',
  lead: 'Hebt u iets gemeld zonder naam? Met de code die u kreeg, leest u wat ermee gebeurde.',
  crumbs: [{ label: 'Doen', href: linkTo('agenda.overview') }],
  body: (
    <Form label="Antwoord lezen">
      <TextField name="code" label="Uw code" hint="Vier keer vier tekens. Grote of kleine letters maakt niet uit." kept={kept} />
      <FormButtons><Button>Lees het antwoord</Button></FormButtons>
    </Form>
  ),
})

async function answered(visit: Visit, code: string): Promise<Screen> {
  const report = await visit.run(readAnswer, { code }).catch((thrown: unknown) => {
    if (asProblem(thrown).code === 'invalid-input') return undefined
    throw thrown
  })
  if (!report) return asked({ values: {}, issues: [] })
  return {
    ...FRAME,
    title: `Wat gebeurde er met ${KIND_WORDS[report.kind].the}?`,
    lead: <ReportMarks report={report} />,
    crumbs: [{ label: 'Doen', href: linkTo('agenda.overview') }],
    body: (
      <>
        <Section title="Wat u meldde"><Prose>{report.body.split(/\n+/).map((line) => <p>{line}</p>)}</Prose></Section>
        <Section title="Wat gebeurde ermee"><Timeline report={report} steps={report.steps} /></Section>
        <Form label="Sluiten"><Hidden name="close" value="ja" /><Actions><Button kind="secondary">Sluiten en de code vergeten</Button></Actions></Form>
      </>
    ),
  }
}
