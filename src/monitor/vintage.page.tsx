// One delivery: where it came from, what is in it, and what was noticed when it was taken in.
import { page } from '../platform/page.ts'
import { Actions, ButtonLink, formatDate, formatMoment, formatNumber, formatSize, Section, SummaryList } from '../ui/public.ts'
import { Findings } from './parts/findings.tsx'
import { routes } from './routes.ts'
import { showVintage } from './vintage.ts'
import { IMPORTED_AS_WORDS, periodsInWords, restatedInWords } from './words.ts'

export default page({
  async show(visit) {
    const vintage = await visit.run(showVintage, { vintage: visit.params['vintage'] ?? '' })
    const periods = vintage.periodTitles.map((title, at) => ({ title, status: vintage.periodStatus[at] ?? '' }))
    return {
      title: `${vintage.table}: ${vintage.title}`,
      lead: `${vintage.attribution}. Ingelezen op ${formatDate(vintage.importedAt)}.`,
      section: 'account',
      crumbs: [{ label: 'Cijfers en bronnen', href: routes.figures.url({}) }],
      body: (
        <>
          {vintage.note && <p>{vintage.note}</p>}
          <SummaryList items={[
            { term: 'Perioden', value: periodsInWords(periods) },
            { term: 'Kaart', value: restatedInWords(vintage) },
            { term: 'Onderwerpen', value: vintage.measures.map(({ title, unit }) => (unit ? `${title} (${unit})` : title)).slice(0, 12).join('; ') + (vintage.measures.length > 12 ? `; en ${vintage.measures.length - 12} andere` : '') },
            { term: 'Soorten', value: formatNumber(vintage.categories) },
            { term: 'Gebieden', value: formatNumber(vintage.areas) },
            { term: 'Rijen gelezen', value: formatNumber(vintage.rows) },
            { term: 'Gewijzigd door de uitgever', value: vintage.modified ? formatDate(vintage.modified) : 'niet vermeld' },
            { term: 'Ingelezen', value: `${formatMoment(vintage.importedAt)}, ${IMPORTED_AS_WORDS[vintage.importedAs] ?? vintage.importedAs}` },
            { term: 'Waarvandaan', value: `${vintage.takenFrom} (${formatSize(vintage.bytes)})` },
            { term: 'Controlegetal (SHA-256)', value: <code>{vintage.checksum}</code> },
          ]} />
          {vintage.previous && <Actions><ButtonLink kind="secondary" href={routes.revision.url({ vintage: vintage.id })}>Wat deze levering veranderde</ButtonLink></Actions>}
          {vintage.warnings.length > 0 && <Section title="Wat opviel bij het inlezen"><Findings findings={vintage.warnings} /></Section>}
        </>
      ),
    }
  },
})
