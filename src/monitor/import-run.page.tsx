// One import: how far it is while it runs (the browser asks again by itself), and its report when it has ended.
import { page } from '../platform/page.ts'
import { Problem } from '../platform/problem.ts'
import { Actions, Alert, ButtonLink, formatMoment, formatNumber, Progress, Section, SummaryList } from '../ui/public.ts'
import { type ImportRun, listImports } from './imports.ts'
import { Findings } from './parts/findings.tsx'
import { routes } from './routes.ts'
import { hasEnded } from './rules.ts'
import { RUN_STATE_WORDS } from './words.ts'

const SECONDS_BETWEEN = 2

export default page({
  async show(visit) {
    const [run] = await visit.run(listImports, { run: visit.params['run'] ?? '' })
    if (!run) throw new Problem('not-found')
    const busy = !hasEnded(run.state) && !run.silent
    return {
      title: TITLES[run.silent ? 'failed' : run.state],
      section: 'account',
      crumbs: [{ label: 'Cijfers en bronnen', href: routes.figures.url({}) }, { label: 'Cijfers ophalen', href: routes.import.url({}) }],
      ...(busy ? { refresh: SECONDS_BETWEEN } : {}),
      body: (
        <>
          {busy && <Progress label={`Bezig: ${RUN_STATE_WORDS[run.state]}`} text={`${formatNumber(run.rows)} rijen. Deze pagina ververst zichzelf; u kunt haar ook sluiten.`} />}
          <Outcome run={run} />
          <SummaryList items={[
            { term: 'Waarvandaan', value: run.from },
            { term: 'Gevraagd', value: formatMoment(run.askedAt) },
            { term: 'Verwachte tabel', value: run.table ?? 'niet opgegeven' },
            { term: 'Rijen', value: formatNumber(run.rows) },
          ]} />
          {run.findings.length > 0 && <Section title="Wat er is gevonden"><Findings findings={run.findings} /></Section>}
          {!busy && <Actions><ButtonLink href={routes.import.url({})} kind="secondary">Haal nog iets op</ButtonLink></Actions>}
        </>
      ),
    }
  },
})

const TITLES: Record<ImportRun['state'], string> = {
  waiting: 'Cijfers worden opgehaald', reading: 'Cijfers worden opgehaald', loading: 'Cijfers worden ingelezen',
  done: 'De cijfers zijn ingelezen', refused: 'De levering is niet ingelezen', failed: 'Het ophalen is afgebroken',
}

function Outcome({ run }: { run: ImportRun }) {
  if (run.silent || run.state === 'failed') return <Alert tone="error" title="Afgebroken">Er is niets ingelezen. Probeer het opnieuw; lukt het weer niet, vraag dan de beheerder om hulp.</Alert>
  if (run.state === 'refused') return <Alert tone="error" title="Er is niets ingelezen">De levering heeft fouten. Hieronder staat welke, en waar.</Alert>
  if (run.state !== 'done' || !run.vintage) return null
  return (
    <Alert tone="ok" title="Ingelezen">
      <p>De cijfers staan er. <a href={routes.vintage.url({ vintage: run.vintage })}>Bekijk de levering</a> en wat zij verandert.</p>
    </Alert>
  )
}
