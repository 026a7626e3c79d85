// Writes processing records as OTLP traces (OpenTelemetry protocol 1.x, JSON): one span for each person, ids in hex, and never a user.
import { createHash } from 'node:crypto'
import type { ProcessingRecord } from '../log/processing-records.ts'

type Value = { stringValue: string }
type Attribute = { key: string; value: Value }

export type Span = {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  /** 1: internal. */
  kind: 1
  startTimeUnixNano: string
  endTimeUnixNano: string
  attributes: Attribute[]
  /** 1: ok, 2: error. The Logboek Dataverwerkingen numbers its states likewise. */
  status: { code: 1 | 2 }
}

/** One ExportTraceServiceRequest. */
export type Traces = { resourceSpans: { resource: { attributes: Attribute[] }; scopeSpans: { scope: { name: string; version: string }; spans: Span[] }[] }[] }

export type Source = { version: string; activityUri: (name: string) => string }

const text = (key: string, value: string): Attribute => ({ key, value: { stringValue: value } })
const nanos = (moment: Date): string => `${BigInt(moment.getTime()) * 1_000_000n}`

/**
 * The spans of a record: at most one person each, as the Logboek Dataverwerkingen asks. The first keeps the operation's id; the others get
 * an id that follows from it and from the person, and point to the first. So the same record always gives the same spans.
 */
export function spansOf(record: ProcessingRecord, activityUri: Source['activityUri']): Span[] {
  return record.subjects.map((subject, index) => ({
    traceId: record.trace,
    spanId: index === 0 ? record.operationId : createHash('sha256').update(`${record.operationId}/${subject}`).digest('hex').slice(0, 16),
    ...(index === 0 ? {} : { parentSpanId: record.operationId }),
    name: record.name, kind: 1,
    startTimeUnixNano: nanos(record.startedAt), endTimeUnixNano: nanos(record.endedAt),
    attributes: [text('dpl.core.processing_activity_id', activityUri(record.activity)), text('dpl.core.data_subject_id', subject)],
    status: { code: record.status === 'ok' ? 1 : 2 },
  }))
}

/** The body of one delivery to a collector, or one line of a file. */
export function tracesOf(records: readonly ProcessingRecord[], { version, activityUri }: Source): Traces {
  const spans = records.flatMap((record) => spansOf(record, activityUri))
  return {
    resourceSpans: [{
      resource: { attributes: [text('service.name', 'slagvaardig'), text('service.version', version)] },
      scopeSpans: [{ scope: { name: 'slagvaardig.processing-record', version }, spans }],
    }],
  }
}
