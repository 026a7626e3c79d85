// Tests that the leaf and the commitment of an act are the bytes that the documentation names, made with Node's own HMAC and by hand.
import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { commitmentOf, leafOf } from './entry.ts'

const SALT = new Uint8Array(32).fill(7)
const DETAIL = { person: null, mandate: null, organisation: '019ab000-0000-7000-8000-0000000000a1', object: 'melding 12', origin: '::1', sentence: 'zag “zaak” é' }

describe('the leaf of an act', () => {
  it('is canonical JSON: names in order, no white space, the commitment in hex', () => {
    const row = {
      coalition_id: 'c', id: 'i', at: new Date('2026-11-23T18:00:00.120Z'), operation_id: '00f067aa0ba902b7', trace: 't', operation: 'casework.read',
      activity: null, role: 'case-director', result: 'done', emergency: false, commitment: new Uint8Array([0, 255]),
    }
    expect(new TextDecoder().decode(leafOf(row))).toBe(
      '{"activity":null,"at":"2026-11-23T18:00:00.120Z","coalition_id":"c","commitment":"00ff","emergency":false,"format":"slagvaardig-access-1",'
      + '"id":"i","operation":"casework.read","operation_id":"00f067aa0ba902b7","result":"done","role":"case-director","trace":"t"}')
  })
})

describe('the commitment to the personal part', () => {
  it('is HMAC-SHA-256 with the salt over canonical JSON', () => {
    const text = '{"mandate":null,"object":"melding 12","organisation":"019ab000-0000-7000-8000-0000000000a1","origin":"::1","person":null,"sentence":"zag “zaak” é"}'
    expect(Buffer.from(commitmentOf(SALT, DETAIL)).toString('hex')).toBe(createHmac('sha256', SALT).update(text).digest('hex'))
  })

  it('looks at nothing but the personal part', () => {
    expect(commitmentOf(SALT, { ...DETAIL, id: 'x' } as typeof DETAIL)).toEqual(commitmentOf(SALT, DETAIL))
  })

  it('changes with every field and with the salt', () => {
    const other = Object.keys(DETAIL).map((name) => commitmentOf(SALT, { ...DETAIL, [name]: 'anders' }))
    const all = [commitmentOf(SALT, DETAIL), commitmentOf(new Uint8Array(32), DETAIL), ...other]
    expect(new Set(all.map(String)).size).toBe(all.length)
  })
})
