// Writes made-up tables the way publishers serve them: OData v3 and v4, csv by key and by name, and the zip of StatLine.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'

/** A small table: a figure per kind, area and year; null is a missing one. */
export type Model = {
  kinds: { key: string; title: string }[]
  areas: { key: string; title: string }[]
  years: { year: number; status: 'Definitief' | 'NaderVoorlopig' | 'Voorlopig' }[]
  /** By kind, area and year, in the order of the lists. */
  figures: (number | null)[][][]
}

export const IDENTIFIER = '99001NED'
export const MEASURE = 'GeregistreerdeMisdrijven_1'

/** The plain example that tests change one thing of. */
export const EXAMPLE: Model = {
  kinds: [{ key: '0.0.0', title: 'Totaal misdrijven' }, { key: '1.1.1', title: '1.1.1 Diefstal/inbraak woning' }],
  areas: [{ key: 'GM0307', title: 'Amersfoort' }, { key: 'GM0344', title: 'Utrecht' }],
  years: [{ year: 2018, status: 'Definitief' }, { year: 2019, status: 'Voorlopig' }],
  figures: [[[100, 90], [400, 395]], [[10, 9], [40, null]]],
}

type Cell = { kind: Model['kinds'][number]; area: Model['areas'][number]; year: Model['years'][number]; figure: number | null }

/** All cells in the order of the publisher: by kind, area, year. */
export function cellsOf({ kinds, areas, years, figures }: Model): Cell[] {
  return kinds.flatMap((kind, k) => areas.flatMap((area, a) => years.map((year, y) => ({ kind, area, year, figure: figures[k]?.[a]?.[y] ?? null }))))
}

const info = {
  Identifier: IDENTIFIER, Title: 'Geregistreerde misdrijven; soort misdrijf, gemeente 2025', Catalog: 'Politie', Modified: '2025-12-15T02:00:00', Frequency: 'Perjaar',
}
const periodKey = (year: number): string => `${year}JJ00`
const padded = (key: string, length: number): string => key.padEnd(length)

/** The lists and figures of OData v3 by name, with keys padded as CBS pads them. */
export function v3Sets(model: Model): Record<string, Record<string, unknown>[]> {
  const dimension = (Type: string, Key: string, Title: string) => ({ 'odata.type': `Cbs.OData.${Type}`, Type, Key, Title, ParentID: null, Datatype: null, Unit: null, Decimals: null })
  return {
    TableInfos: [info],
    DataProperties: [
      dimension('Dimension', 'SoortMisdrijf', 'Soort misdrijf'), dimension('GeoDimension', 'RegioS', "Regio's"), dimension('TimeDimension', 'Perioden', 'Perioden'),
      { ...dimension('Topic', MEASURE, 'Geregistreerde misdrijven'), Datatype: 'Double', Unit: 'aantal', Decimals: 2 },
    ],
    SoortMisdrijf: model.kinds.map(({ key, title }) => ({ Key: padded(key, 6), Title: title, Description: '' })),
    RegioS: model.areas.map(({ key, title }) => ({ Key: padded(key, 6), Title: title, Description: '' })),
    Perioden: model.years.map(({ year, status }) => ({ Key: periodKey(year), Title: String(year), Description: '', Status: status })),
    TypedDataSet: cellsOf(model).map(({ kind, area, year, figure }, ID) => ({
      ID, SoortMisdrijf: padded(kind.key, 6), RegioS: padded(area.key, 6), Perioden: periodKey(year.year), [MEASURE]: figure,
    })),
  }
}

/** The same in OData v4: a row per observation. */
export function v4Sets(model: Model): Record<string, unknown> {
  return {
    Properties: { ...info, '@odata.context': `https://odata4.cbs.nl/CBS/${IDENTIFIER}/$metadata#Properties` },
    Dimensions: [{ Identifier: 'SoortMisdrijf', Title: 'Soort misdrijf', Kind: 'Dimension' }, { Identifier: 'RegioS', Title: "Regio's", Kind: 'GeoDimension' }, { Identifier: 'Perioden', Title: 'Perioden', Kind: 'TimeDimension' }],
    MeasureCodes: [{ Identifier: 'M004200_1', Title: 'Geregistreerde misdrijven', DataType: 'Double', Unit: 'aantal', Decimals: 2 }],
    SoortMisdrijfCodes: model.kinds.map(({ key, title }) => ({ Identifier: key, Title: title })),
    RegioSCodes: model.areas.map(({ key, title }) => ({ Identifier: key, Title: title })),
    PeriodenCodes: model.years.map(({ year, status }) => ({ Identifier: periodKey(year), Title: String(year), Status: status })),
    Observations: cellsOf(model).map(({ kind, area, year, figure }, Id) => ({
      Id, Measure: 'M004200_1', ValueAttribute: figure === null ? 'Impossible' : 'None', Value: figure, SoortMisdrijf: kind.key, RegioS: area.key, Perioden: periodKey(year.year),
    })),
  }
}

/** A v3 or v4 set as the service answers it. */
export function document(set: string, rows: unknown, more: object = {}): string {
  if (!Array.isArray(rows)) return JSON.stringify(rows)
  const v4 = /Codes$|^(Dimensions|Observations)$/.test(set)
  return JSON.stringify(v4
    ? { '@odata.context': `https://odata4.cbs.nl/CBS/${IDENTIFIER}/$metadata#${set}`, value: rows, ...more }
    : { 'odata.metadata': `https://opendata.cbs.nl/ODataApi/OData/${IDENTIFIER}/$metadata#Cbs.OData.WebAPI.${set}`, value: rows, ...more })
}

type CsvStyle = { delimiter?: string; bom?: boolean; lineEnd?: string; comma?: boolean; title?: boolean; footer?: boolean; missing?: string }

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`
const numberText = (figure: number | null, { comma = false, missing = '' }: CsvStyle): string =>
  figure === null ? missing : comma ? String(figure).replace('.', ',') : String(figure)

function lines(rows: string[][], style: CsvStyle): string {
  const { delimiter = ';', lineEnd = '\r\n' } = style
  const head = style.title ? ['"Geregistreerde misdrijven"', ''] : []
  const foot = style.footer ? ['"Bron: Politie"'] : []
  return (style.bom ? '\uFEFF' : '') + [...head, ...rows.map((cells) => cells.join(delimiter)), ...foot, ''].join(lineEnd)
}

/** A csv as written from the API or as the raw-data export has it: keys, padded. */
export function keyedCsv(model: Model, style: CsvStyle = {}): string {
  const header = ['ID', 'SoortMisdrijf', 'RegioS', 'Perioden', MEASURE].map(quote)
  return lines([header, ...cellsOf(model).map(({ kind, area, year, figure }, at) =>
    [String(at), quote(padded(kind.key, 6)), quote(padded(area.key, 6)), quote(periodKey(year.year)), numberText(figure, style)])], style)
}

/** A csv as StatLine shows it: names, units behind the title. */
export function namedCsv(model: Model, style: CsvStyle = {}): string {
  const header = ['Soort misdrijf', "Regio's", 'Perioden', 'Geregistreerde misdrijven (aantal)'].map(quote)
  return lines([header, ...cellsOf(model).map(({ kind, area, year, figure }) =>
    [quote(kind.title), quote(area.title), quote(`${year.year}${year.status === 'Voorlopig' ? '*' : ''}`), numberText(figure, style)])], style)
}

/** The metadata csv of a StatLine zip: all lists under each other. */
export function metadataCsv(model: Model): string {
  const { TypedDataSet: _, ...sets } = v3Sets(model)
  const cell = (value: unknown): string => (value === null || value === undefined ? '' : /[;"\n]/.test(String(value)) ? quote(String(value)) : String(value))
  return '\uFEFF' + Object.entries(sets).map(([name, rows]) => {
    const keys = name === 'TableInfos' || name === 'DataProperties' ? ['ID', ...Object.keys(rows[0] ?? {})] : Object.keys(rows[0] ?? {})
    return [`${name};;;`, keys.join(';'), ...rows.map((row, at) => keys.map((key) => cell(key === 'ID' ? at : row[key])).join(';'))].join('\n')
  }).join('\n') + '\n'
}

/** A zip file of the given entries (APPNOTE.TXT 6.3: local headers, central directory, end record). */
export function zipOf(entries: Record<string, string>): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(entries)) {
    const [bytes, file] = [Buffer.from(text, 'utf8'), Buffer.from(name, 'utf8')]
    const packed = deflateRawSync(bytes)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(8, 4)
    shared.writeUInt32LE(crc32(bytes), 10)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(bytes.length, 18)
    shared.writeUInt16LE(file.length, 22)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(20, 4)
    shared.copy(entry, 6, 0, 26)
    entry.writeUInt32LE(offset, 42)
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), shared, file, packed])
    locals.push(local)
    directory.push(Buffer.concat([entry, file]))
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, central, end])
}

/** Runs `work` with a folder that holds these files; the folder is gone afterwards. */
export async function inFolder<Result>(files: Record<string, string | Buffer>, work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'slagvaardig-delivery-'))
  try {
    mkdirSync(folder, { recursive: true })
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The files of a v3 folder, for tests that change or leave out one. */
export const v3Folder = (model: Model): Record<string, string> =>
  Object.fromEntries(Object.entries(v3Sets(model)).map(([set, rows]) => [`${IDENTIFIER}_${set}.json`, document(set, rows)]))

export const v4Folder = (model: Model): Record<string, string> =>
  Object.fromEntries(Object.entries(v4Sets(model)).map(([set, rows]) => [`${IDENTIFIER}_${set}.json`, document(set, rows)]))
