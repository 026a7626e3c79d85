// Reads periods: the keys of CBS (2018JJ00) and the names that exports show (2018 januari, 2018 1e kwartaal*, 2018**).
import type { Period, PeriodStatus } from './reading.ts'

const MONTHS = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december']

const KEY = /^\d{4}(?:JJ00|KW0[1-4]|MM(?:0[1-9]|1[0-2])|HJ0[12]|SJ00|[A-Z]\d{3})$/

/** True for a period as CBS codes it. */
export const isPeriodKey = (text: string): boolean => KEY.test(text)

/** The key of a period given by key or by name; an empty text when it is neither. */
export function periodKey(text: string): string {
  const name = text.trim().replace(/\*+$/, '').trim()
  if (KEY.test(name)) return name
  const parts = /^(\d{4})(?:\s+(.+))?$/.exec(name)
  if (!parts?.[1]) return schoolYear(name)
  if (parts[2] === undefined) return `${parts[1]}JJ00`
  return `${parts[1]}${withinYear(parts[2].toLowerCase())}`.replace(/^\d{4}$/, '')
}

function withinYear(name: string): string {
  const month = MONTHS.indexOf(name) + 1
  if (month > 0) return `MM${String(month).padStart(2, '0')}`
  const quarter = /^([1-4])e kwartaal$/.exec(name)?.[1]
  if (quarter) return `KW0${quarter}`
  const half = /^([12])e halfjaar$/.exec(name)?.[1]
  return half ? `HJ0${half}` : ''
}

function schoolYear(name: string): string {
  const year = /^(\d{4})\/'?\d{2}$/.exec(name)?.[1]
  return year ? `${year}SJ00` : ''
}

/** The status that the asterisks behind a name stand for: * voorlopig, ** nader voorlopig. Without asterisks it is not known. */
export function statusOfName(text: string): PeriodStatus {
  if (/[^*]\*\*$/.test(text.trim())) return 'NaderVoorlopig'
  return /[^*]\*$/.test(text.trim()) ? 'Voorlopig' : 'onbekend'
}

/** The publisher's word, checked. */
export function statusOf(word: unknown): PeriodStatus {
  return word === 'Definitief' || word === 'NaderVoorlopig' || word === 'Voorlopig' ? word : 'onbekend'
}

/** Orders periods in time; within one year the quarters and months stand before the year as a whole, as CBS lists them. */
export function byTime(a: Period, b: Period): number {
  return orderOf(a.key) < orderOf(b.key) ? -1 : 1
}

const orderOf = (key: string): string => key.replace(/^(\d{4})(?:JJ|SJ)/, '$1~')
