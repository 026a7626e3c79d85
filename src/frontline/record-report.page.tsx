// The form with which a professional reports something: on a phone, in two minutes.
import { showRegion } from '../places/public.ts'
import { hasLikelyName } from '../platform/free-text.ts'
import { done, onlyFor, page, type Visit } from '../platform/page.ts'
import { linkTo } from '../platform/routes.ts'
import { Alert, Button, Checkbox, Choice, Form, FormButtons, type Kept, Select, TextArea } from '../ui/public.ts'
import { CODE_COOKIE } from './parts/code-cookie.ts'
import { recordReport } from './record-report.ts'
import { type Kind, KINDS, reporters } from './rules.ts'
import { routes } from './routes.ts'
import { KIND_WORDS } from './words.ts'

export default page({
  async show(visit, kept) {
    onlyFor(visit, reporters)
    return {
      title: 'Wat ziet u in uw werk?',
      lead: 'Klaar in twee minuten. U hoort wat ermee gebeurt.',
      section: 'act',
      crumbs: [{ label: 'Doen', href: linkTo('agenda.overview') }],
      body: await recordForm(visit, kept),
    }
  },
  async act(visit, form) {
    const kind = form.text('kind') as Kind
    const { report, code } = await visit.run(recordReport, {
      kind, body: form.text('body'), municipality: form.text('municipality'),
      withoutName: form.text('withoutName') === 'ja', namesChecked: form.text('namesChecked') === 'ja', consent: form.text('consent') === 'ja',
    })
    if (code === null) return done(routes.received.url({}, { soort: kind, melding: report }))
    visit.setCookie(CODE_COOKIE, code, { maxAge: 600 })
    return done(routes.received.url({}, { soort: kind }))
  },
})

async function recordForm(visit: Visit, kept: Kept) {
  const { municipalities } = await visit.run(showRegion, {})
  const body = [kept.values['body'] ?? ''].flat()[0] ?? ''
  const inText = kept.issues.some(({ field, message }) => field === 'body' && message.includes('lijkt op'))
  return (
    <Form label="Iets melden" autosave="melden">
      <Choice name="kind" label="Wat wilt u delen?" value="signal" options={KINDS.map((value) => ({ value, label: KIND_WORDS[value].choice, hint: KIND_WORDS[value].hint }))} kept={kept} />
      {inText && (
        <Alert tone="warning" title="Er is nog niets verstuurd">
          In uw tekst staat iets dat naar een persoon kan leiden. Dat hoort niet in een melding. Pas de tekst aan en verstuur hem opnieuw.
          Moet iemand dit gegeven toch weten? Geef het dan apart door aan uw gemeente of de politie.
        </Alert>
      )}
      <TextArea name="body" label="Wat ziet u?" hint="Noem geen namen, telefoonnummers, kentekens of burgerservicenummers." rows={7} maxlength={4000} kept={kept} />
      {inText && hasLikelyName(body) && <Checkbox name="namesChecked" label="Ik heb gekeken: het is geen naam van een persoon" hint="Bijvoorbeeld een straat, een gebouw of een bedrijf." kept={kept} />}
      <Select name="municipality" label="Waar?" options={municipalities.map(({ code, name }) => ({ value: code, label: name }))} value={visit.actor.settings['area']} kept={kept} />
      <Checkbox name="withoutName" label="Zonder mijn naam" hint="Wij bewaren dan niets dat naar u leidt. U krijgt een code waarmee u het antwoord kunt lezen." kept={kept} />
      <Checkbox name="consent" label="Mijn verhaal mag openbaar worden" hint="Alleen bij een verhaal. Iedereen kan het dan lezen, zonder uw naam. Iemand leest het eerst na." kept={kept} />
      <FormButtons><Button>Versturen</Button></FormButtons>
    </Form>
  )
}
