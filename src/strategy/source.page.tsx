// The outline of the source: per chapter which lines, and what we took from them. The text itself is not ours to repeat.
import { page } from '../platform/page.ts'
import { Alert, DataTable, Section, SummaryList } from '../ui/public.ts'
import { toStrategy } from './parts/crumbs.ts'
import { anchorOf } from './parts/source-place.tsx'
import type { Statement } from './statements.ts'
import { type Chapter, showStrategy, type Source } from './strategy.ts'
import { KIND_WORDS, linesInWords } from './words.ts'

export default page({
  async show(visit) {
    const strategy = await visit.run(showStrategy, { strategy: visit.params['strategy'] ?? '' })
    const text = strategy.sources.find((source) => source.kind === 'text')
    const pages = strategy.sources.filter((source) => source.kind === 'page')
    return {
      title: `Waar staat het? De bron van ${strategy.slug}`,
      section: 'choose',
      crumbs: toStrategy(strategy),
      lead: text ? 'Per hoofdstuk leest u welke regels het zijn en wat wij eruit haalden, in onze eigen woorden.' : 'Van deze strategie kennen wij alleen webpagina’s.',
      body: (
        <>
          {text && <TextSource source={text} />}
          {strategy.chapters.map((chapter) => (
            <ChapterPart chapter={chapter} statements={strategy.statements.filter((statement) => statement.chapter === chapter.slug)} />
          ))}
          {pages.length > 0 && <Pages pages={pages} statements={strategy.statements.filter((statement) => statement.chapter === null)} />}
        </>
      ),
    }
  },
})

const TextSource = ({ source }: { source: Source }) => (
  <>
    <SummaryList
      items={[
        { term: 'Tekst', value: `${source.title} (${source.publisher})` },
        { term: 'Omvang', value: `${source.lineCount} regels platte tekst` },
        { term: 'Controlesom (SHA-256)', value: <code>{source.sha256}</code> },
      ]}
    />
    {source.note && <Alert>{source.note}</Alert>}
  </>
)

const ChapterPart = ({ chapter, statements }: { chapter: Chapter; statements: Statement[] }) => (
  <Section title={chapter.title} id={chapter.slug} level={chapter.within === null ? 2 : 3} intro={`In de bron: ‘${chapter.heading}’, ${linesInWords(chapter.firstLine, chapter.lastLine)}.`}>
    {statements.length > 0 && (
      <DataTable
        caption={`Uit ${chapter.title}`} quietCaption phone="stack" rows={statements}
        columns={[
          { head: 'Plaats', cell: (statement) => <span id={anchorOf(statement)}>{linesInWords(statement.firstLine ?? 0, statement.lastLine ?? 0)}</span> },
          { head: 'Wat wij eruit haalden', cell: ({ text }) => text },
          { head: 'Soort', cell: ({ kind }) => KIND_WORDS[kind] },
        ]}
      />
    )}
  </Section>
)

const Pages = ({ pages, statements }: { pages: Source[]; statements: Statement[] }) => (
  <Section title="Webpagina’s" id="webpaginas">
    <DataTable
      caption="Webpagina’s die wij gebruikten" quietCaption phone="stack" rows={pages}
      columns={[
        { head: 'Pagina', cell: ({ title, url }) => <a href={url ?? ''}>{title}</a> },
        { head: 'Van wie', cell: ({ publisher }) => publisher },
        { head: 'Uitspraken hieruit', numeric: true, cell: ({ url }) => statements.filter((statement) => statement.sourceUrl === url).length },
        { head: 'Let op', cell: ({ note }) => note ?? '' },
      ]}
    />
  </Section>
)
