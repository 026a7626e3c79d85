// Builds the description of a table out of the publisher's own lists, of OData v3, v4 or a StatLine export.
import type { Code } from './codes.ts'
import { statusOf } from './periods.ts'
import type { Dimension, Measure, Period, Table } from './reading.ts'
import { bordersOf } from '../rules.ts'

export type Row = Record<string, unknown>

/** The publisher's lists by name: TableInfos, DataProperties, Perioden, SoortMisdrijf … or Properties, MeasureCodes, RegioSCodes … */
export type Lists = Map<string, Row[]>

const text = (row: Row | undefined, key: string): string => {
  const value = row?.[key]
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
}

const wholeNumber = (row: Row | undefined, key: string): number | null => {
  const value = text(row, key)
  return /^\d+(\.0)?$/.test(value) ? Number.parseInt(value, 10) : null
}

const KIND_OF_TYPE: Record<string, Dimension['kind']> = {
  Dimension: 'category', GeoDimension: 'area', GeoDetail: 'area', TimeDimension: 'time',
}

/** Describes the table, or null when the lists that say what the columns are, are not there. */
export function describeTable(lists: Lists): Table | null {
  const properties = lists.get('DataProperties')
  if (properties) return describeV3(lists, properties)
  const dimensions = lists.get('Dimensions')
  const measures = lists.get('MeasureCodes')
  return dimensions && measures ? describeV4(lists, dimensions, measures) : null
}

/** What TableInfos or Properties alone say; enough to recognise the table and its borders. */
export function describeHead(lists: Lists): Pick<Table, 'identifier' | 'title' | 'publisher' | 'modified' | 'frequency' | 'rowCount' | 'onlyPeriod'> {
  const info = lists.get('TableInfos')?.[0] ?? lists.get('Properties')?.[0]
  const coverage = text(info, 'Period') || text(info, 'TemporalCoverage')
  return {
    identifier: text(info, 'Identifier'),
    title: text(info, 'Title'),
    publisher: text(info, 'Catalog') || null,
    modified: /^\d{4}-\d{2}-\d{2}/.exec(text(info, 'Modified'))?.[0] ?? null,
    frequency: text(info, 'Frequency') || null,
    rowCount: wholeNumber(info, 'RecordCount') ?? wholeNumber(info, 'ObservationCount'),
    onlyPeriod: /^\d{4}$/.test(coverage) ? `${coverage}JJ00` : null,
  }
}

function describeV3(lists: Lists, properties: Row[]): Table {
  const dimensions = properties.filter((row) => text(row, 'Type') in KIND_OF_TYPE).map((row): Dimension => ({
    key: text(row, 'Key'),
    title: text(row, 'Title'),
    kind: KIND_OF_TYPE[text(row, 'Type')] ?? 'category',
    codes: codesOf(lists.get(text(row, 'Key')), 'Key'),
  }))
  const measures = properties.filter((row) => text(row, 'Type') === 'Topic').map((row) => measureOf(row, 'Key', 'Datatype'))
  const area = properties.find((row) => KIND_OF_TYPE[text(row, 'Type')] === 'area')
  return complete(lists, dimensions, measures, area, 'Perioden')
}

function describeV4(lists: Lists, rows: Row[], codes: Row[]): Table {
  const dimensions = rows.map((row): Dimension => ({
    key: text(row, 'Identifier'),
    title: text(row, 'Title'),
    kind: KIND_OF_TYPE[text(row, 'Kind')] ?? 'category',
    codes: codesOf(lists.get(`${text(row, 'Identifier')}Codes`), 'Identifier'),
  }))
  const area = rows.find((row) => KIND_OF_TYPE[text(row, 'Kind')] === 'area')
  return complete(lists, dimensions, codes.map((row) => measureOf(row, 'Identifier', 'DataType')), area, 'PeriodenCodes')
}

function complete(lists: Lists, dimensions: Dimension[], measures: Measure[], area: Row | undefined, fallback: string): Table {
  const head = describeHead(lists)
  const info = lists.get('TableInfos')?.[0] ?? lists.get('Properties')?.[0]
  const time = dimensions.find((dimension) => dimension.kind === 'time')
  return {
    ...head,
    borders: bordersOf({
      catalog: text(info, 'Catalog'),
      title: head.title,
      texts: ['ExplanatoryText', 'ShortDescription', 'Description'].map((key) => text(info, key)),
      areaText: text(area, 'Description'),
      mapYear: wholeNumber(area, 'MapYear'),
      hasAreas: area !== undefined,
    }),
    dimensions,
    measures,
    periods: time ? periodsOf(lists.get(time.key) ?? lists.get(`${time.key}Codes`) ?? lists.get(fallback)) : null,
  }
}

function measureOf(row: Row, key: string, datatype: string): Measure {
  const kind = text(row, datatype)
  return {
    key: text(row, key),
    title: text(row, 'Title'),
    unit: text(row, 'Unit') || null,
    decimals: wholeNumber(row, 'Decimals'),
    whole: /^(Long|Integer|Int\d*)$/.test(kind),
    text: kind === 'String',
  }
}

function codesOf(rows: Row[] | undefined, key: string): Code[] | null {
  if (!rows) return null
  return rows.filter((row) => text(row, key) !== '').map((row) => ({ key: text(row, key), title: text(row, 'Title') }))
}

function periodsOf(rows: Row[] | undefined): Period[] | null {
  if (!rows) return null
  return rows.map((row) => ({
    key: text(row, 'Key') || text(row, 'Identifier'), title: text(row, 'Title'), status: statusOf(row['Status']),
  }))
}

/** Whether a csv header is that of a list and not of figures, and of which; null for figures. `named` is what the file name suggests. */
export function listOfHeader(header: string[], named: string | null): string | null {
  const has = (...names: string[]): boolean => names.every((name) => header.includes(name))
  if (has('Identifier', 'ShortTitle')) return 'TableInfos'
  if (has('Identifier', 'Catalog', 'Modified')) return 'Properties'
  if (has('Type', 'Key', 'ParentID', 'Datatype')) return 'DataProperties'
  if (has('Identifier', 'Kind')) return 'Dimensions'
  if (has('Identifier', 'DataType', 'Unit')) return 'MeasureCodes'
  if (has('Key', 'Title') || has('Identifier', 'Title') || has('DimensionKey') || has('Id', 'Title')) return named ?? 'unnamed list'
  return null
}
