// Tests notes, checkpoints and cosignatures on the examples of Go's note package and of the C2SP specifications, and with Node's own Ed25519.
import fc from 'fast-check'
import { createPublicKey, verify } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cosign, cosignedAt, readCheckpoint, signCheckpoint } from './checkpoint.ts'
import { EMPTY_ROOT } from './hash.ts'
import {
  isSignedBy, readNote, readSignatures, readVerifierKey, sign, signatureLine, signerKey, type SignerKey, writeNote, writeVerifierKey,
} from './note.ts'

const bytes = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'))

// golang.org/x/mod/sumdb/note (BSD-3-Clause): the key and the signature of its test.
const SEED = bytes('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz').slice(1)
const VKEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const SIGNED = 'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM='

// The example of C2SP tlog-checkpoint and tlog-cosignature (CC BY 4.0).
const CHECKPOINT = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
`

const LOG = signerKey('log.example.nl', 1, new Uint8Array(32).fill(1))
const WITNESS = signerKey('om.example.nl', 4, new Uint8Array(32).fill(2))

function spki({ publicKey }: SignerKey) {
  return createPublicKey({ key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey]), format: 'der', type: 'spki' })
}

describe('a key', () => {
  it('is written as Go writes it, and read back', () => {
    const key = signerKey('PeterNeumann', 1, SEED)
    expect(writeVerifierKey(key)).toBe(VKEY)
    expect(readVerifierKey(VKEY)?.publicKey).toEqual(key.publicKey)
  })

  it('is not read when one character is another', () => {
    fc.assert(fc.property(fc.nat(VKEY.length - 1), fc.constantFrom(...'aZ0+/='), (at, character) => {
      const mistyped = VKEY.slice(0, at) + character + VKEY.slice(at + 1)
      expect(readVerifierKey(mistyped) === undefined).toBe(mistyped !== VKEY)
    }))
  })

  it('has a name without spaces or plus', () => {
    expect(() => signerKey('twee woorden', 1, SEED)).toThrow(TypeError)
    expect(() => signerKey('a+b', 1, SEED)).toThrow(TypeError)
    expect(() => signerKey('', 1, SEED)).toThrow(TypeError)
  })
})

describe('a note', () => {
  it('is signed with the bytes that Node gives', () => {
    const signature = sign(LOG, 'tekst\n')
    expect(verify(null, Buffer.from('tekst\n'), spki(LOG), signature.bytes)).toBe(true)
  })

  it('is cut at its last empty line', () => {
    const text = 'een\n\ntwee\n\n— geen\ndrie\n'
    const note = readNote(writeNote({ text, signatures: [sign(LOG, text)] }))
    expect(note?.text).toBe(text)
    expect(note && isSignedBy(note, LOG)).toBe(true)
  })

  it('is none without a signature, without its last new line, or with a control character', () => {
    const note = writeNote({ text: 'x\n', signatures: [sign(LOG, 'x\n')] })
    for (const spoilt of ['x\n\n', 'x\n', note.slice(0, -1), note.replace('x', 'x\r'), note.replace('— ', '- '), `${note}x\n`, note.replace('== ', '')]) {
      expect(spoilt === note ? undefined : readNote(spoilt)).toBeUndefined()
    }
  })

  it('is not accepted with a false signature of the key, also beside a good one', () => {
    const good = sign(LOG, 'x\n')
    const spoilt = { ...good, bytes: good.bytes.with(0, good.bytes[0]! ^ 1) }
    expect(isSignedBy({ text: 'x\n', signatures: [good, spoilt] }, LOG)).toBe(false)
    expect(isSignedBy({ text: 'x\n', signatures: [good, sign(signerKey('log.example.nl', 1, SEED), 'x\n')] }, LOG)).toBe(true)
  })

  it('is refused when any character of its text is another', () => {
    const text = 'log.example.nl\n12\n'
    const signature = sign(LOG, text)
    fc.assert(fc.property(fc.nat(text.length - 2), fc.constantFrom(...'a1\nZ'), (at, character) => {
      const other = text.slice(0, at) + character + text.slice(at + 1)
      expect(isSignedBy({ text: other, signatures: [signature] }, LOG)).toBe(other === text)
    }), { numRuns: 40 })
  })
})

describe('a checkpoint', () => {
  it('is read as C2SP writes it', () => {
    const read = readCheckpoint(CHECKPOINT)
    expect(read).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163, root: bytes('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=') })
    expect(read?.note.signatures.map(signatureLine).join('')).toBe(CHECKPOINT.split('\n\n')[1])
    expect(new DataView(read!.note.signatures[1]!.bytes.buffer).getBigUint64(0)).toBe(1_679_315_147n)
  })

  it('is signed and read back', () => {
    const read = readCheckpoint(signCheckpoint(LOG, { size: 0, root: EMPTY_ROOT }))
    expect(read).toMatchObject({ origin: 'log.example.nl', size: 0, root: EMPTY_ROOT })
    expect(read && isSignedBy(read.note, LOG)).toBe(true)
  })

  it.each([['a size with a zero before it', '\n20852163\n', '\n020852163\n'], ['a size that is no number', '\n20852163\n', '\n2e3\n'], ['half a root', 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=', 'CsUYapGGPo4dkMgIAUqomw=='],
    ['no origin', 'example.com/behind-the-sofa\n208', '\n208'], ['a root in another spelling', 'jxq2I=', 'jxq2J=']])('is none with %s', (_what, from, to) => {
    expect(readCheckpoint(CHECKPOINT.replace(from, to))).toBeUndefined()
  })
})

describe('a cosignature', () => {
  const text = readCheckpoint(signCheckpoint(LOG, { size: 3, root: EMPTY_ROOT }))!.note.text
  const at = new Date('2026-11-23T20:00:00Z')

  it('says when the witness saw the checkpoint', () => {
    expect(cosignedAt({ text, signatures: [sign(LOG, text), cosign(WITNESS, text, at)] }, WITNESS)).toEqual(at)
  })

  it('is an Ed25519 signature over the statement that C2SP names', () => {
    expect(verify(null, Buffer.from(`cosignature/v1\ntime ${at.getTime() / 1000}\n${text}`), spki(WITNESS), cosign(WITNESS, text, at).bytes.slice(8))).toBe(true)
  })

  it('is refused when any byte of it is another, its moment included', () => {
    const signature = cosign(WITNESS, text, at)
    fc.assert(fc.property(fc.nat(71), fc.integer({ min: 1, max: 255 }), (place, change) => {
      const other = { ...signature, bytes: signature.bytes.with(place, signature.bytes[place]! ^ change) }
      expect(cosignedAt({ text, signatures: [other] }, WITNESS)).toBeUndefined()
    }), { numRuns: 60 })
  })

  it('is not mistaken for the signature of a log, nor the other way round', () => {
    const asLog = signerKey(WITNESS.name, 1, WITNESS.seed)
    expect(isSignedBy({ text, signatures: [cosign(WITNESS, text, at)] }, asLog)).toBe(false)
    expect(cosignedAt({ text, signatures: [sign(asLog, text)] }, WITNESS)).toBeUndefined()
    expect(isSignedBy({ text, signatures: [cosign(WITNESS, text, at)] }, WITNESS)).toBe(false)
  })

  it('travels as a line of its own', () => {
    const line = signatureLine(cosign(WITNESS, text, at))
    expect(readSignatures(line)).toEqual([cosign(WITNESS, text, at)])
    expect(readSignatures(`${line}en meer\n`)).toBeUndefined()
  })
})

const VECTOR = join(import.meta.dirname, '../../../../shared/reference/vectors/merkle/signed_note.json')

describe.skipIf(!existsSync(VECTOR))('the note of Go’s own test (only where ../shared is present)', () => {
  it('is made byte for byte, and verifies', () => {
    const given = JSON.parse(readFileSync(VECTOR, 'utf8')) as Record<'text' | 'note' | 'vkey' | 'signature', string>
    expect(given.signature).toBe(SIGNED)
    expect(writeNote({ text: given.text, signatures: [sign(signerKey('PeterNeumann', 1, SEED), given.text)] })).toBe(given.note)
    expect(isSignedBy(readNote(given.note)!, readVerifierKey(given.vkey)!)).toBe(true)
  })
})
