// Witnesses: partners outside that watch the log and sign what they saw. Who they are is said here; their signature is their right.
import { z } from 'zod'
import { cosignedAt, readCheckpoint } from '../../methods/merkle/checkpoint.ts'
import { isOf, readVerifierKey, signatureLine } from '../../methods/merkle/note.ts'
import { anyOf, everyone } from '../actor.ts'
import { id, newId } from '../id.ts'
import { write } from '../operation.ts'
import { Problem } from '../problem.ts'
import { noPersons } from '../processing.ts'
import { activeWitnesses, ownNote } from './published.ts'

const guards = anyOf('privacy-officer', 'administrator')

/** Adds an organisation as a witness, with the public key that its own program made. */
export const addWitness = write({
  name: 'platform.add-witness',
  input: z.object({
    name: z.string().trim().min(1, { error: 'Vul de naam van de organisatie in.' }).max(200, { error: 'Gebruik ten hoogste 200 tekens.' }),
    key: z.string().trim().refine((word) => readVerifierKey(word)?.type === 4, { error: 'Dit is geen sleutel van een getuige. Plak de hele regel die het programma van de getuige liet zien.' }),
  }),
  output: z.object({ id }),
  may: guards,
  processing: noPersons('names organisations'),
  audit: (_actor, _input, output) => `voegde getuige ${output.id} toe aan het logboek`,
  run: async ({ sql, actor, now }, { name, key }) => {
    const witness = newId()
    const [known] = await sql`select from platform.log_witness where coalition_id = ${actor.coalition} and key = ${key}`
    if (known) throw new Problem('conflict', { detail: 'Deze sleutel is al van een getuige, of was dat. Een getuige die terugkomt, maakt een nieuwe sleutel.' })
    await sql`insert into platform.log_witness (coalition_id, id, name, key, added_at) values (${actor.coalition}, ${witness}, ${name}, ${key}, ${now})`
    return { id: witness }
  },
})

/** Ends a witness: what it signed stays, what it signs from now on is refused. */
export const endWitness = write({
  name: 'platform.end-witness',
  input: z.object({ id }),
  output: z.object({}),
  may: guards,
  processing: noPersons('names organisations'),
  audit: (_actor, input) => `beëindigde getuige ${input.id} van het logboek`,
  run: async ({ sql, actor, now }, input) => {
    const ended = await sql`update platform.log_witness set ended_at = ${now} where coalition_id = ${actor.coalition} and id = ${input.id} and ended_at is null`
    if (ended.count === 0) throw new Problem('not-found')
    return {}
  },
})

/** Takes in a checkpoint of ours that a witness signed. Sending the same again changes nothing. */
export const addCosignature = write({
  name: 'platform.add-cosignature',
  input: z.object({ note: z.string().max(64_000) }),
  output: z.object({ witness: z.string(), size: z.number() }),
  may: { ...everyone, sentence: 'everyone, with the signature of a witness' },
  processing: noPersons('signatures of organisations'),
  audit: (_actor, _input, { witness, size }) => `getuige ${witness} tekende het logboek bij ${size} regels`,
  run: async ({ sql, actor, now }, { note }) => {
    const given = readCheckpoint(note)
    if (!given) throw new Problem('invalid-input', { detail: 'Dit is geen getekend controlepunt.' })
    const own = await ownNote(sql, actor.coalition, given)
    if (!own || readCheckpoint(own)?.note.text !== given.note.text) throw new Problem('conflict', { detail: 'Dit controlepunt is niet van dit logboek.' })
    for (const witness of await activeWitnesses(sql, actor.coalition)) {
      const key = readVerifierKey(witness.key)
      const signature = key && given.note.signatures.find((candidate) => isOf(candidate, key))
      const at = key && cosignedAt(given.note, key)
      if (!signature || !at) continue
      await sql`
        insert into platform.log_cosignature (coalition_id, witness, origin, size, signed_at, line, received_at)
        values (${actor.coalition}, ${witness.id}, ${given.origin}, ${given.size}, ${at}, ${signatureLine(signature)}, ${now}) on conflict do nothing`
      return { witness: witness.id, size: given.size }
    }
    throw new Problem('not-allowed', { detail: 'De handtekening is niet van een getuige van dit logboek.' })
  },
})
