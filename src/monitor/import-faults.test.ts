// Every kind of fault in a delivery is named by row and column, and a delivery with a fault is never read as good.
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellsOf, document, EXAMPLE, IDENTIFIER, inFolder, keyedCsv, MEASURE, metadataCsv, v3Folder, v3Sets, zipOf } from '../../tests/deliveries.ts'
import { readDelivery, type ReadOptions } from './import-read.ts'
import type { FaultCode } from './rules.ts'
import { faultPlace, faultSentence } from './words.ts'

type Files = Record<string, string | Buffer>
const DATA = `${IDENTIFIER}_TypedDataSet`
const csvFolder = (csv: string): Files => ({ [`${IDENTIFIER}_metadata.csv`]: metadataCsv(EXAMPLE), [`${DATA}.csv`]: csv })
const csv = keyedCsv(EXAMPLE)
const rows = csv.split('\r\n')

/** The example's rows, with one row replaced. */
const withRow = (at: number, row: string): string => rows.map((old, index) => (index === at ? row : old)).join('\r\n')
const jsonRows = (change: (row: Record<string, unknown>, at: number) => unknown): string =>
  document('TypedDataSet', (v3Sets(EXAMPLE)['TypedDataSet'] ?? []).map(change))
const jsonFolder = (data: string): Files => ({ ...v3Folder(EXAMPLE), [`${DATA}.json`]: data })

async function reportOf(files: Files, options: ReadOptions = {}): Promise<{ codes: FaultCode[]; places: string[]; sentences: string[]; refused: boolean }> {
  const { report } = await inFolder(files, (folder) => readDelivery(folder, options))
  return {
    codes: [...new Set(report.findings.map(({ code }) => code))],
    places: report.findings.map(({ fault }) => faultPlace(fault)),
    sentences: report.findings.map(({ code, fault }) => faultSentence(code, fault)),
    refused: report.refused,
  }
}

type Case = { what: string; files: Files; code: FaultCode; place?: string; options?: ReadOptions }

const CASES: Case[] = [
  { what: 'a code that is not in the list', files: csvFolder(withRow(2, '"1";"9.9.9 ";"GM0307";"2019JJ00";90')), code: 'unknown-code', place: 'regel 3, kolom ‘SoortMisdrijf’' },
  { what: 'an area that is not in the list', files: jsonFolder(jsonRows((row, at) => (at === 1 ? { ...row, RegioS: 'GM9999' } : row))), code: 'unknown-code', place: 'regel 2, kolom ‘RegioS’' },
  { what: 'a period that is not in the list', files: csvFolder(withRow(2, '"1";"0.0.0 ";"GM0307";"2030JJ00";90')), code: 'unknown-period', place: 'regel 3, kolom ‘Perioden’' },
  { what: 'a period that no calendar has', files: { [`${DATA}.csv`]: csv.replace('2019JJ00', '2019MM13') }, code: 'unknown-period', place: 'regel 3, kolom ‘Perioden’' },
  { what: 'a word for a number', files: csvFolder(withRow(2, '"1";"0.0.0 ";"GM0307";"2019JJ00";veel')), code: 'bad-number', place: `regel 3, kolom ‘${MEASURE}’` },
  { what: 'two kinds of decimal mark', files: csvFolder(withRow(1, '"0";"0.0.0 ";"GM0307";"2018JJ00";1,5').replace('90', '1.5')), code: 'bad-number', place: `regel 3, kolom ‘${MEASURE}’` },
  { what: 'a point for thousands', files: csvFolder(withRow(2, '"1";"0.0.0 ";"GM0307";"2019JJ00";1.234.567')), code: 'bad-number' },
  { what: 'a list for a number in JSON', files: jsonFolder(jsonRows((row, at) => (at === 0 ? { ...row, [MEASURE]: [1] } : row))), code: 'bad-number', place: `regel 1, kolom ‘${MEASURE}’` },
  { what: 'a row that stands there twice', files: csvFolder(withRow(2, rows[1] ?? '')), code: 'doubled-row', place: 'regel 3' },
  { what: 'the same in JSON', files: jsonFolder(jsonRows((row, at, all = v3Sets(EXAMPLE)['TypedDataSet'] ?? []) => (at === 2 ? all[0] : row))), code: 'doubled-row', place: 'regel 3' },
  { what: 'a row with too few cells', files: csvFolder(withRow(2, '"1";"0.0.0 ";"GM0307"')), code: 'short-row', place: 'regel 3' },
  { what: 'a row with too many cells', files: csvFolder(withRow(2, `${rows[2]};7`)), code: 'long-row', place: 'regel 3' },
  { what: 'text after a closing quote', files: csvFolder(withRow(2, '"1"x;"0.0.0 ";"GM0307";"2019JJ00";90')), code: 'bad-quotes', place: 'regel 3' },
  { what: 'a quote that is never closed', files: csvFolder(withRow(8, '"7";"1.1.1 ";"GM0344;2019JJ00;9')), code: 'truncated', place: 'regel 9' },
  { what: 'a last figure without a line end', files: csvFolder(csv.trimEnd().replace(/;$/, ';4')), code: 'truncated' },
  { what: 'JSON that ends early', files: jsonFolder(jsonRows((row) => row).slice(0, -40)), code: 'truncated' },
  { what: 'JSON that is none', files: jsonFolder(jsonRows((row) => row).replace('"ID":1', '"ID":one')), code: 'damaged' },
  { what: 'a next page that is not there', files: jsonFolder(document('TypedDataSet', v3Sets(EXAMPLE)['TypedDataSet'], { 'odata.nextLink': 'http://x/2' })), code: 'truncated' },
  { what: 'fewer rows than the service counted', files: jsonFolder(document('TypedDataSet', v3Sets(EXAMPLE)['TypedDataSet'], { 'odata.count': '9' })), code: 'count-mismatch' },
  { what: 'a zip that was cut off', files: { 'x.zip': zipOf({ [`${DATA}.csv`]: csv }).subarray(0, -30) }, code: 'truncated' },
  { what: 'a zip with a wrong checksum', files: { 'x.zip': wrongChecksum(zipOf({ [`${DATA}.csv`]: csv })) }, code: 'damaged' },
  { what: 'a gz that was cut off', files: { [`${DATA}.csv.gz`]: gzipSync(csv).subarray(0, -10) }, code: 'truncated' },
  { what: 'a gz with a wrong checksum', files: { [`${DATA}.csv.gz`]: wrongBytes(gzipSync(csv), -8) }, code: 'damaged' },
  { what: 'a column that is not the table’s', files: csvFolder(csv.replace(`"${MEASURE}"`, `"${MEASURE}";"Aangiften_2"`).replaceAll(/(\d)\r\n/g, '$1;1\r\n')), code: 'unknown-column', place: 'kolom ‘Aangiften_2’' },
  { what: 'a dimension that is missing', files: csvFolder(csv.replace('"RegioS";', '').replaceAll(/"GM\d{4}";/g, '')), code: 'missing-column', place: 'kolom ‘RegioS’' },
  { what: 'a column that stands there twice', files: csvFolder(csv.replace('"RegioS"', '"Perioden"')), code: 'doubled-column', place: 'kolom ‘Perioden’' },
  { what: 'a row of JSON without a dimension', files: jsonFolder(jsonRows(({ RegioS, ...row }, at) => (at === 1 ? row : { RegioS, ...row }))), code: 'missing-column', place: 'regel 2, kolom ‘RegioS’' },
  { what: 'no column with figures', files: csvFolder(csv.replace(`;"${MEASURE}"`, '').replaceAll(/;[\d]*\r\n/g, '\r\n')), code: 'no-measure' },
  { what: 'another table than was asked for', files: v3Folder(EXAMPLE), code: 'wrong-table', options: { table: '47018NED' } },
  { what: 'another table by the name of the file', files: { '47025NED_data.csv': csv }, code: 'wrong-table', options: { table: '47018NED' } },
  { what: 'a file that does not say which table it is', files: { 'export.csv': csv }, code: 'no-identifier' },
  { what: 'no periods anywhere', files: { [`${DATA}.csv`]: csv.replaceAll(/"2\d{3}JJ00";/g, '').replace('"Perioden";', '') }, code: 'no-period' },
  { what: 'lists without figures', files: { [`${IDENTIFIER}_metadata.csv`]: metadataCsv(EXAMPLE) }, code: 'no-figures' },
  { what: 'a header without rows', files: csvFolder(`${rows[0]}\r\n`), code: 'no-figures' },
]

function wrongBytes(bytes: Buffer, from: number): Buffer {
  const changed = Buffer.from(bytes)
  const at = from < 0 ? bytes.length + from : from
  changed[at] = (changed[at] as number) ^ 0xff
  return changed
}

// In the central directory, 16 bytes after the signature of an entry.
function wrongChecksum(zip: Buffer): Buffer {
  return wrongBytes(zip, zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 16)
}

describe('a delivery with a fault', () => {
  for (const { what, files, code, place, options } of CASES) {
    it(`is refused, and the report says ${code}: ${what}`, async () => {
      const report = await reportOf(files, options)
      expect(report.refused).toBe(true)
      expect(report.codes).toContain(code)
      if (place !== undefined) expect(report.places).toContain(place)
      expect(report.sentences.every((sentence) => sentence.endsWith('.') && !sentence.includes('undefined'))).toBe(true)
    })
  }

  it('lists the first fifty of a kind and counts the rest', async () => {
    const many = [rows[0], ...Array.from({ length: 120 }, (_, at) => `"${at}";"9.9.9 ";"GM0307";"2018JJ00";1`), ''].join('\r\n')
    const { report } = await inFolder(csvFolder(many), (folder) => readDelivery(folder))
    expect(report.findings).toHaveLength(50)
    expect(report.tally()).toEqual([{ code: 'unknown-code', count: 120 }])
  })

  it('counts lines as an editor does: title lines, blank lines and line ends inside quotes too', async () => {
    const before = '"Een titel\r\nover twee regels"\r\n\r\n'
    const report = await reportOf(csvFolder(before + withRow(2, '"1";"9.9.9 ";"GM0307";"2019JJ00";90')))
    expect(report.places).toEqual(['regel 6, kolom ‘SoortMisdrijf’'])
  })
})

describe('what is worth noticing and no fault', () => {
  const warned = async (files: Files): Promise<FaultCode[]> => {
    const report = await reportOf(files)
    expect(report.refused).toBe(false)
    return report.codes
  }

  it('is a combination that does not occur', async () => {
    expect(await warned(csvFolder([...rows.slice(0, 4), ...rows.slice(5)].join('\r\n')))).toEqual(['incomplete-grid'])
  })

  it('is a dash for nothing, which is read as missing', async () => {
    expect(await warned(csvFolder(withRow(2, '"1";"0.0.0 ";"GM0307";"2019JJ00";"       -"')))).toEqual(['nil-sign'])
  })

  it('is a column of words among the figures', async () => {
    expect(await warned({ [`${DATA}.csv`]: csv.replace(`"${MEASURE}"`, `"${MEASURE}";"Gemeentenaam_2"`).replaceAll(/;(\d*)\r\n/g, ';$1;"Utrecht"\r\n') })).toEqual(['text-column', 'no-metadata'])
  })

  it('is not: padding, a byte order mark, missing signs, a source line', async () => {
    const odd = '\uFEFF' + csv.replaceAll(/"GM(\d{4})"/g, '"  GM$1    "').replace('400', '"     400"').replace(';10\r', ';.\r').replace(';9\r', ';x\r') + '"Bron: Politie"\r\n'
    const { reading, report } = await inFolder(csvFolder(odd), (folder) => readDelivery(folder))
    expect(report.findings).toEqual([])
    expect(reading?.rows).toBe(8)
  })
})

describe('a delivery that was cut off anywhere', () => {
  const whole = { csv: keyedCsv(EXAMPLE), json: document('TypedDataSet', v3Sets(EXAMPLE)['TypedDataSet']) }
  const complete = (count: number | undefined): boolean => count === cellsOf(EXAMPLE).length

  it('is refused as JSON', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: whole.json.length - 1 }), async (length) => {
      const { report } = await inFolder(jsonFolder(whole.json.slice(0, length)), (folder) => readDelivery(folder))
      expect(report.refused).toBe(true)
    }), { numRuns: 60 })
  })

  it('is refused as csv, or holds whole rows only and says that combinations are missing', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: whole.csv.length - 1 }), async (length) => {
      const { reading, report } = await inFolder(csvFolder(whole.csv.slice(0, length)), (folder) => readDelivery(folder))
      if (report.refused) return
      const rowsLeft = whole.csv.slice(0, length).split('\n').length - 2
      expect(reading?.rows).toBe(rowsLeft)
      expect(complete(reading?.rows) || report.counts.has('incomplete-grid') || rowsLeft <= 4).toBe(true)
    }), { numRuns: 120 })
  })

  it('is refused as zip and as gz', async () => {
    const [zip, gz] = [zipOf(csvFolder(whole.csv) as Record<string, string>), gzipSync(whole.csv)]
    await fc.assert(fc.asyncProperty(fc.double({ min: 0.01, max: 0.999, noNaN: true }), async (part) => {
      for (const [name, bytes] of [['x.zip', zip], [`${DATA}.csv.gz`, gz]] as const) {
        const { report } = await inFolder({ [name]: bytes.subarray(0, Math.floor(bytes.length * part)) }, (folder) => readDelivery(folder))
        expect(report.refused).toBe(true)
      }
    }), { numRuns: 60 })
  })
})
