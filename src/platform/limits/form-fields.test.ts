// Proves that a form with more fields than any page has is seen before it is taken apart.
import { expect, it } from 'vitest'
import { hasTooManyFields } from './form-fields.ts'

const PLAIN = 'application/x-www-form-urlencoded'
const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer
const parts = (count: number, boundary = 'x'): string => `--${boundary}\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n`.repeat(count) + `--${boundary}--\r\n`

it('takes forms of a thousand fields and no more', () => {
  expect(hasTooManyFields(bytes('a=b&'.repeat(1000)), PLAIN)).toBe(false)
  expect(hasTooManyFields(bytes('a=b&'.repeat(1001)), PLAIN)).toBe(true)
  expect(hasTooManyFields(bytes('&'.repeat(1_000_000)), PLAIN)).toBe(true)
})

it('counts the parts of a form with files, however its boundary is written, and not what stands in a file', () => {
  expect(hasTooManyFields(bytes(parts(999)), 'multipart/form-data; boundary=x')).toBe(false)
  expect(hasTooManyFields(bytes(parts(1001)), 'multipart/form-data; boundary=x')).toBe(true)
  expect(hasTooManyFields(bytes(parts(1001, 'a b')), 'Multipart/Form-Data; charset=utf-8; BOUNDARY="a b"')).toBe(true)
  expect(hasTooManyFields(bytes(`--x\r\n\r\n${'&'.repeat(5000)}\r\n--x--`), 'multipart/form-data; boundary=x')).toBe(false)
})

it('looks at nothing when there is nothing', () => {
  expect(hasTooManyFields(new ArrayBuffer(0), '')).toBe(false)
})
