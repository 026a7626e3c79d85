// The one idea of the code: an operation has a name, an input, a right, an audit sentence, SQL and an output.
import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { type Actor, type Identity, type May, nameless } from './actor.ts'
import { become, opening } from './become.ts'
import { type AppSql, type ReadSql, transaction, type WriteSql } from './database.ts'
import { type LedgerEntry, writeLedger } from './ledger.ts'
import { asProblem, Problem } from './problem.ts'

/** `origin` is from where is asked; 'withheld' for an act without a name. */
export type Context<Sql> = { sql: Sql; actor: Actor; now: Date; origin: string }

/** Why a read leaves no line in the ledger: a reason has to be given, so that nobody forgets to think about it. */
export type Unrecorded = { because: string }
export const unrecorded = (because: string): Unrecorded => ({ because })

type Described<Input extends z.ZodObject, Output extends z.ZodType> = {
  /** module.kebab-name; the module is the folder and the SQL schema. */
  name: `${string}.${string}`
  input: Input
  output: Output
  may: May<z.output<Input>>
}

export type ReadOperation<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodType = z.ZodType> = Described<Input, Output> & {
  kind: 'read'
  audit: Unrecorded
  run: (context: Context<ReadSql>, input: z.output<Input>) => Promise<z.input<Output>>
}

export type WriteOperation<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodType = z.ZodType> = Described<Input, Output> & {
  kind: 'write'
  /** The Dutch sentence that the ledger shows: what was done to which record, by id; never free text of users. */
  audit: (actor: Actor, input: z.output<Input>, output: z.output<Output>) => string
  /** True when this input asks to act without a name: once the right is checked, it runs and is recorded as the role alone. */
  withoutName?: (input: z.output<Input>) => boolean
  run: (context: Context<WriteSql>, input: z.output<Input>) => Promise<z.input<Output>>
}

export type Operation<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodType = z.ZodType> =
  | ReadOperation<Input, Output> | WriteOperation<Input, Output>

/** Declares an operation that only reads: it gets a read-only transaction. */
export function read<I extends z.ZodObject, O extends z.ZodType>(operation: Omit<ReadOperation<I, O>, 'kind'>): ReadOperation<I, O> {
  return { kind: 'read', ...operation }
}

/** Declares an operation that changes something: it gets a writable transaction and a line in the ledger. */
export function write<I extends z.ZodObject, O extends z.ZodType>(operation: Omit<WriteOperation<I, O>, 'kind'>): WriteOperation<I, O> {
  return { kind: 'write', ...operation }
}

/**
 * What an operation runs against: the database, who asks, and from where. `actor` is what the database said of the identity when
 * the request came in, milliseconds ago: the reads that answer that request use it, a write always asks again.
 */
export type Caller = { database: AppSql; identity: Identity; actor?: Actor; origin: string; trace?: string }

const changeListeners = new Set<() => void>()

/** Calls `listener` after each committed change in this process. Returns how to stop. */
export function onChange(listener: () => void): () => void {
  changeListeners.add(listener)
  return () => changeListeners.delete(listener)
}

/** Runs an operation from door to commit. Throws a Problem, and then nothing has changed. */
export async function perform<I extends z.ZodObject, O extends z.ZodType>(
  operation: Operation<I, O>, given: z.input<I>, caller: Caller,
): Promise<z.output<O>> {
  const input = checkInput(operation, given)
  const hidden = operation.kind === 'write' && operation.withoutName?.(input) === true
  const from = hidden ? { trace: newTrace(), origin: 'withheld' } : { trace: caller.trace ?? newTrace(), origin: caller.origin }
  const entry = { operation: operation.name, hidden, ...from }
  try {
    return operation.kind === 'read'
      ? await performRead(operation, input, caller)
      : await performWrite(operation, input, caller, entry)
  } catch (thrown) {
    const problem = asProblem(thrown)
    if (operation.kind === 'write') await recordRefusal(caller, entry, problem)
    throw problem
  }
}

function checkInput<I extends z.ZodObject>(operation: { input: I }, given: unknown): z.output<I> {
  const checked = operation.input.safeParse(given)
  if (checked.success) return checked.data
  throw new Problem('invalid-input', {
    issues: checked.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message })),
  })
}

async function performRead<I extends z.ZodObject, O extends z.ZodType>(
  operation: ReadOperation<I, O>, input: z.output<I>, { database, identity, origin }: Caller,
): Promise<z.output<O>> {
  const actor = await become(database, identity)
  refuseUnless(operation, actor, input)
  const answer = await transaction(database, opening(actor, 'read only'), (sql) => operation.run({ sql, actor, now: new Date(), origin }, input))
  return operation.output.parse(answer)
}

async function performWrite<I extends z.ZodObject, O extends z.ZodType>(
  operation: WriteOperation<I, O>, input: z.output<I>, { database, identity }: Caller, entry: LedgerEntry,
): Promise<z.output<O>> {
  const known = await become(database, identity)
  refuseUnless(operation, known, input)
  const actor = entry.hidden ? nameless(known) : known
  const output = await transaction(database, opening(actor, 'read write'), async (transactionSql) => {
    const sql = transactionSql as WriteSql
    const answer = operation.output.parse(await operation.run({ sql, actor, now: new Date(), origin: entry.origin }, input))
    await writeLedger(sql, actor, { ...entry, result: 'done', sentence: operation.audit(actor, input, answer) })
    return answer
  })
  for (const listener of changeListeners) listener()
  return output
}

function refuseUnless<Input>(operation: { may: May<Input> }, actor: Actor, input: Input): void {
  if (operation.may.holds(actor, input)) return
  throw new Problem(actor.role === 'visitor' ? 'not-signed-in' : 'not-allowed')
}

// A refusal is written in a transaction of its own, because the refused one was rolled back. Faults in a form are not
// acts and are left out; when even this line cannot be written, the user's answer stays the original problem.
async function recordRefusal({ database, identity }: Caller, entry: LedgerEntry, problem: Problem): Promise<void> {
  if (problem.code === 'invalid-input') return
  try {
    const known = await become(database, identity)
    const actor = entry.hidden ? nameless(known) : known
    const result = problem.code === 'unexpected' || problem.code === 'unavailable' ? 'failed' : 'refused'
    await transaction(database, opening(actor, 'read write'), (sql) =>
      writeLedger(sql as WriteSql, actor, { ...entry, result, sentence: `${entry.operation}: ${problem.code}` }))
  } catch (error) {
    console.error(JSON.stringify({ level: 'error', what: 'ledger not written', operation: entry.operation, error: String(error) }))
  }
}

/** A W3C trace id (16 bytes, hex): joins an act's lines in all logs. */
export const newTrace = (): string => randomBytes(16).toString('hex')
