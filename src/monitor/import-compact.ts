// Reads figures in our own compact form: small enough to keep in the repository, plain enough to check by eye.
import { z } from 'zod'
import { Cube } from './parts/cube.ts'
import { textOf } from './parts/codes.ts'
import { isPeriodKey } from './parts/periods.ts'
import type { Reading } from './parts/reading.ts'
import { DeliveryFault, type Report } from './parts/report.ts'
import type { Source } from './parts/source.ts'

const code = z.strictObject({ key: z.string(), title: z.string() })

/** The compact form: figures per measure, category and area, in the order of `periods`; null is a missing figure. */
export const compactForm = z.strictObject({
  form: z.literal('slagvaardig-figures/1'),
  /** Where the figures come from and what was done to them, in Dutch, to show beside them. */
  source: z.string().min(1),
  table: z.strictObject({
    identifier: z.string().min(1),
    title: z.string().min(1),
    publisher: z.string().nullable(),
    modified: z.iso.date().nullable(),
    frequency: z.string().nullable(),
    borders: z.strictObject({ restated: z.enum(['yes', 'no', 'unknown']), mapYear: z.int().nullable() }),
  }),
  periods: z.array(z.strictObject({
    key: z.string().refine(isPeriodKey), title: z.string(), status: z.enum(['Definitief', 'NaderVoorlopig', 'Voorlopig', 'onbekend']),
  })).min(1),
  measures: z.array(z.strictObject({ key: z.string(), title: z.string(), unit: z.string().nullable(), decimals: z.int().nullable() })).min(1),
  categories: z.array(code).min(1),
  areas: z.array(code).min(1),
  figures: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.array(z.number().nullable())))),
})

export type CompactForm = z.output<typeof compactForm>

export async function readCompact(source: Source, wanted: string | undefined, report: Report): Promise<Omit<Reading, 'origin'>> {
  const chunks: Buffer[] = []
  for await (const chunk of source.open()) chunks.push(Buffer.from(chunk))
  return cubeOf(parseCompact(textOf(Buffer.concat(chunks))), wanted, report)
}

function parseCompact(text: string): CompactForm {
  try {
    const checked = compactForm.safeParse(JSON.parse(text))
    if (checked.success) return checked.data
    throw new DeliveryFault('not-readable', { value: checked.error.issues[0]?.path.join('.') ?? '' })
  } catch (error) {
    throw error instanceof DeliveryFault ? error : new DeliveryFault('truncated')
  }
}

/** The same figures as a reading; reports codes that are not in the lists and series that have not all periods. */
export function cubeOf(compact: CompactForm, wanted: string | undefined, report: Report): Omit<Reading, 'origin'> {
  const { table, periods, categories, areas } = compact
  if (wanted && wanted.toLowerCase() !== table.identifier.toLowerCase()) throw new DeliveryFault('wrong-table', { value: table.identifier, expected: wanted })
  const cube = new Cube()
  let rows = 0
  for (const { measure, category, area, values } of seriesOf(compact)) {
    const [m, c, a] = [indexOf(compact.measures, measure), indexOf(categories, category), indexOf(areas, area)]
    const value = [measure, category, area].join(', ')
    if (m < 0 || c < 0 || a < 0) report.add('unknown-code', { value })
    else if (values.length !== periods.length) report.add('short-row', { value: `${values.length}`, expected: `${periods.length}` })
    else values.forEach((figure, at) => cube.set(cube.series(m, c, a), at, figure ?? Number.NaN))
    rows += values.length
  }
  return {
    table: { ...table, dimensions: [], periods, measures: [], rowCount: null, onlyPeriod: null },
    report, cube, categories, areas, periods, rows,
    measures: compact.measures.map((measure) => ({ ...measure, whole: measure.decimals === 0, text: false })),
    periodAt: periods.map((_, at) => at),
  }
}

function* seriesOf({ figures }: CompactForm): Generator<{ measure: string; category: string; area: string; values: (number | null)[] }> {
  for (const [measure, byCategory] of Object.entries(figures)) {
    for (const [category, byArea] of Object.entries(byCategory)) {
      for (const [area, values] of Object.entries(byArea)) yield { measure, category, area, values }
    }
  }
}

const indexOf = (codes: readonly { key: string }[], key: string): number => codes.findIndex((known) => known.key === key)
