// What the pages that do something with a report have around their form: the report itself, and the way back.
import { linkTo } from '../../platform/routes.ts'
import type { Screen } from '../../platform/page.ts'
import { type Kept, Prose, Section, TextArea } from '../../ui/public.ts'
import { routes } from '../routes.ts'
import { KIND_WORDS } from '../words.ts'
import type { Report } from './report-row.ts'

/** The crumbs from Doen to this report. */
export const crumbsTo = (report: Report): NonNullable<Screen['crumbs']> => [
  { label: 'Doen', href: linkTo('agenda.overview') }, { label: 'Meldingen', href: routes.reports.url({}) },
  { label: KIND_WORDS[report.kind].choice, href: routes.report.url({ report: report.id }) },
]

/** The text once more, so that nobody has to remember it. */
export const WhatWasWritten = ({ report }: { report: Report }) => (
  <Section title={`${KIND_WORDS[report.kind].choice} uit ${report.municipality.name}`}><Prose><p>{report.body}</p></Prose></Section>
)

export const AnswerField = ({ kept, value }: { kept: Kept; value?: string }) => (
  <TextArea name="answer" label="Antwoord aan de melder" hint="In gewone woorden. Zonder namen, telefoonnummers of kentekens." rows={4} maxlength={2000} value={value} kept={kept} />
)
