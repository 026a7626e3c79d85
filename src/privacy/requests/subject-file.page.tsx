// Hands out what was processed about a person as a file: csv, or one page of HTML that opens anywhere.
import { namesOf } from '../../partners/public.ts'
import { csvCell, csvOf } from '../../platform/csv.ts'
import { download, onlyFor, page, type Visit } from '../../platform/page.ts'
import { Problem } from '../../platform/problem.ts'
import { formatMoment } from '../../ui/public.ts'
import { inParts } from '../../platform/stream.ts'
import { SubjectDocument } from '../parts/subject-document.tsx'
import { partsOf, type Period, periodOf, type Told } from '../parts/subject-overview.ts'
import { privacyOfficer } from '../rules.ts'

const HEAD = ['Wanneer', 'Verwerking', 'Waarvoor', 'Grondslag', 'Organisatie', 'Rol', 'Noodtoegang', 'Hoe lang bewaard', 'Plaats in het logboek']
const cells = (act: Told): string[] => [
  formatMoment(act.at), act.what, act.purpose, act.legalBasis, act.organisation, act.role, act.emergency ? 'ja' : 'nee', act.keptFor, act.proof,
]

export default page({
  async show(visit) {
    onlyFor(visit, privacyOfficer)
    const subject = visit.params['subject'] ?? ''
    const [person] = await visit.run(namesOf, { people: [subject] })
    if (!person) throw new Problem('not-found', { detail: 'Deze persoon kennen wij niet.' })
    const period = periodOf(visit)
    return visit.params['file'] === 'overzicht.csv'
      ? download({ type: 'text/csv; charset=utf-8', name: 'wat-is-verwerkt.csv', body: inParts(csvParts(visit, subject, period)) })
      : download({ type: 'text/html; charset=utf-8', name: 'wat-is-verwerkt.html', body: await htmlOf(visit, subject, person.name, period) })
  },
})

async function* csvParts(visit: Visit, subject: string, period: Period): AsyncGenerator<string> {
  yield csvOf(HEAD, [])
  for await (const acts of partsOf(visit, subject, period)) yield acts.map((act) => `${cells(act).map(csvCell).join(';')}\r\n`).join('')
}

async function htmlOf(visit: Visit, subject: string, name: string, period: Period): Promise<string> {
  const acts: Told[] = []
  for await (const part of partsOf(visit, subject, period)) acts.push(...part)
  const document = (
    <html lang="nl">
      <head><meta charset="utf-8" /><meta name="viewport" content="width=device-width" /><title>Wat is verwerkt over {name}</title></head>
      <body>
        <h1>Wat is verwerkt over {name}</h1>
        <p>Gemaakt op {formatMoment(new Date())}. U kunt vragen om een fout te verbeteren, gegevens te wissen of er voorlopig niets mee te doen, en u kunt bezwaar maken. U kunt ook klagen bij de Autoriteit Persoonsgegevens.</p>
        <SubjectDocument acts={acts} />
      </body>
    </html>
  )
  return `<!doctype html>${String(document)}`
}
