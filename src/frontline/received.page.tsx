// Says after a report what happens next and by when, and shows the code once to who stayed unnamed.
import { page } from '../platform/page.ts'
import { linkTo } from '../platform/routes.ts'
import { Actions, Alert, ButtonLink, formatDate, Prose, Section } from '../ui/public.ts'
import { CODE_COOKIE } from './parts/code-cookie.ts'
import { dueOn, type Kind, KINDS } from './rules.ts'
import { routes } from './routes.ts'
import { KIND_WORDS } from './words.ts'

const NEXT: Record<Kind, string> = {
  signal: 'De adviseur veiligheid van de gemeente weegt uw signaal. Past het bij een prioriteit, dan gaat het naar de taskforce die er acties van maakt.',
  obstacle: 'De adviseur veiligheid van de gemeente bekijkt of anderen deze drempel ook hebben. Daarna zoekt zij iemand die hem wegneemt of verlaagt.',
  story: 'De adviseur veiligheid van de gemeente leest uw verhaal. Het wordt alleen openbaar als u dat goed vindt.',
}

export default page({
  async show(visit) {
    const kind = KINDS.find((one) => one === visit.query.get('soort')) ?? 'signal'
    const report = visit.query.get('melding')
    const code = visit.cookie(CODE_COOKIE)
    if (code) visit.setCookie(CODE_COOKIE, '', { maxAge: 0 })
    return {
      title: 'Dank u wel, wij hebben het ontvangen',
      section: 'act',
      crumbs: [{ label: 'Doen', href: linkTo('agenda.overview') }],
      body: (
        <>
          {code && (
            <Alert tone="warning" title="Bewaar deze code">
              <p><strong>{code}</strong></p>
              <p>Hiermee leest u het antwoord. Schrijf de code over of maak een foto. Wij tonen hem maar één keer en kunnen hem niet opnieuw maken.</p>
            </Alert>
          )}
          <Section title="Wat gebeurt er nu?">
            <Prose>
              <p>{NEXT[kind]}</p>
              <p>Uiterlijk {formatDate(dueOn(new Date()))} staat er een antwoord. {report ? 'U vindt het bij uw meldingen.' : 'U leest het met uw code.'}</p>
            </Prose>
          </Section>
          <Actions>
            {report && <ButtonLink href={routes.report.url({ report })}>Bekijk {KIND_WORDS[kind].the}</ButtonLink>}
            {!report && <ButtonLink href={routes.answer.url({})}>Antwoord lezen met een code</ButtonLink>}
            <ButtonLink kind="secondary" href={routes.record.url({})}>Nog iets melden</ButtonLink>
          </Actions>
        </>
      ),
    }
  },
})
