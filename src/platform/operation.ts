// The one idea of the code: an operation has a name, an input, a right, what it does with data of persons, SQL and an output.
import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { type Actor, type Identity, type May, nameless } from './actor.ts'
import { become, opening } from './become.ts'
import { type AppSql, type ReadSql, transaction, type WriteSql } from './database.ts'
import { type Act, objectOf, writeLedger, writeProcessing } from './log/ledger.ts'
import { asProblem, Problem } from './problem.ts'
import { type Activity, activityOf, type NoPersons } from './processing.ts'

/** `origin` is from where is asked; 'withheld' for an act without a name. */
export type Context<Sql> = { sql: Sql; actor: Actor; now: Date; origin: string }

type Described<Input extends z.ZodObject, Output extends z.ZodType> = {
  /** module.kebab-name; the module is the folder and the SQL schema. */
  name: `${string}.${string}`
  input: Input
  output: Output
  may: May<z.output<Input>>
}

type About<Input extends z.ZodObject, Output extends z.ZodType, Answer> = (actor: Actor, input: z.output<Input>, output: z.output<Output>) => Answer

type WithoutPersons = { processing: NoPersons; subjects?: undefined }

/** `subjects`: ids of the persons whose data were shown or changed; the logs hold their pseudonyms. */
type WithPersons<Input extends z.ZodObject, Output extends z.ZodType> = { processing: Activity; subjects: About<Input, Output, string[]> }

/** The Dutch sentence that the ledger shows: what was done to which record, by id; never free text of users. */
type Audited<Input extends z.ZodObject, Output extends z.ZodType> = { audit: About<Input, Output, string> }

/** A read leaves a line in the logs when it shows data of persons, and only then. */
type ReadDeclared<I extends z.ZodObject, O extends z.ZodType> = Described<I, O>
  & (WithoutPersons & { audit?: undefined } | WithPersons<I, O> & Audited<I, O>)
  & { run: (context: Context<ReadSql>, input: z.output<I>) => Promise<z.input<O>> }

type WriteDeclared<I extends z.ZodObject, O extends z.ZodType> = Described<I, O> & (WithoutPersons | WithPersons<I, O>) & Audited<I, O> & {
  /** True when this input asks to act without a name: once the right is checked, it runs and is recorded as the role alone. */
  withoutName?: (input: z.output<I>) => boolean
  run: (context: Context<WriteSql>, input: z.output<I>) => Promise<z.input<O>>
}

export type ReadOperation<I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType> = ReadDeclared<I, O> & { kind: 'read' }
export type WriteOperation<I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType> = WriteDeclared<I, O> & { kind: 'write' }
export type Operation<I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType> = ReadOperation<I, O> | WriteOperation<I, O>

const declared = new Map<string, Operation>()

/** Every operation of the files that were loaded so far, by name: for the register, which lists them. */
export const declaredOperations = (): ReadonlyMap<string, Operation> => declared

function declare<Declared extends { name: string }>(operation: Declared): Declared {
  declared.set(operation.name, operation as unknown as Operation)
  return operation
}

/** Declares an operation that only reads: it gets a read-only transaction, unless what it shows has to be recorded. */
export function read<I extends z.ZodObject, O extends z.ZodType>(operation: ReadDeclared<I, O>): ReadOperation<I, O> {
  return declare({ kind: 'read', ...operation })
}

/** Declares an operation that changes something: it gets a writable transaction and a line in the ledger. */
export function write<I extends z.ZodObject, O extends z.ZodType>(operation: WriteDeclared<I, O>): WriteOperation<I, O> {
  return declare({ kind: 'write', ...operation })
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
  const act = actOf(operation, input, caller)
  try {
    return operation.kind === 'read' ? await performRead(operation, input, caller, act) : await performWrite(operation, input, caller, act)
  } catch (thrown) {
    const problem = asProblem(thrown)
    if (operation.audit) await recordRefusal(caller, act, problem, objectOf(input))
    throw problem
  }
}

function actOf<I extends z.ZodObject, O extends z.ZodType>(operation: Operation<I, O>, input: z.output<I>, { trace, origin }: Caller): Act {
  const hidden = operation.kind === 'write' && operation.withoutName?.(input) === true
  const from = hidden ? { trace: newTrace(), origin: 'withheld' } : { trace: trace ?? newTrace(), origin }
  return { operation: operation.name, activity: activityOf(operation.processing), operationId: randomBytes(8).toString('hex'), hidden, startedAt: new Date(), ...from }
}

function checkInput<I extends z.ZodObject>(operation: { input: I }, given: unknown): z.output<I> {
  const checked = operation.input.safeParse(given)
  if (checked.success) return checked.data
  throw new Problem('invalid-input', {
    issues: checked.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message })),
  })
}

async function performRead<I extends z.ZodObject, O extends z.ZodType>(
  operation: ReadOperation<I, O>, input: z.output<I>, { database, identity, origin, actor: known }: Caller, act: Act,
): Promise<z.output<O>> {
  const actor = known ?? await become(database, identity)
  refuseUnless(operation, actor, input)
  if (!operation.audit && !underEmergency(actor)) {
    const answer = await transaction(database, opening(actor, 'read only'), (sql) => operation.run({ sql, actor, now: act.startedAt, origin }, input))
    return operation.output.parse(answer)
  }
  return transaction(database, opening(actor, 'read write'), async (sql) => {
    const answer = operation.output.parse(await operation.run({ sql, actor, now: act.startedAt, origin }, input))
    const shown = operation.subjects?.(actor, input, answer) ?? []
    if (shown.length === 0 && !underEmergency(actor)) return answer
    const sentence = operation.audit?.(actor, input, answer) ?? `bekeek ${operation.name}`
    await writeLedger(sql as WriteSql, actor, act, { result: 'done', sentence, object: objectOf(input) })
    await writeProcessing(sql as WriteSql, actor, act, shown)
    return answer
  })
}

/** Under an emergency access every read is recorded, whatever it shows. */
const underEmergency = ({ settings }: Actor): boolean => Boolean(settings['emergency'])

async function performWrite<I extends z.ZodObject, O extends z.ZodType>(
  operation: WriteOperation<I, O>, input: z.output<I>, { database, identity }: Caller, act: Act,
): Promise<z.output<O>> {
  const known = await become(database, identity)
  refuseUnless(operation, known, input)
  const actor = act.hidden ? nameless(known) : known
  const output = await transaction(database, opening(actor, 'read write'), async (transactionSql) => {
    const sql = transactionSql as WriteSql
    const answer = operation.output.parse(await operation.run({ sql, actor, now: act.startedAt, origin: act.origin }, input))
    await writeLedger(sql, actor, act, { result: 'done', sentence: operation.audit(actor, input, answer), object: act.hidden ? '' : objectOf(input, answer) })
    await writeProcessing(sql, actor, act, operation.subjects?.(actor, input, answer) ?? [])
    await sql`select pg_notify('slagvaardig_change', '')`
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
async function recordRefusal({ database, identity }: Caller, act: Act, problem: Problem, object: string): Promise<void> {
  if (problem.code === 'invalid-input') return
  try {
    const known = await become(database, identity)
    const actor = act.hidden ? nameless(known) : known
    const result = problem.code === 'unexpected' || problem.code === 'unavailable' ? 'failed' : 'refused'
    await transaction(database, opening(actor, 'read write'), (sql) =>
      writeLedger(sql as WriteSql, actor, act, { result, sentence: `${act.operation}: ${problem.code}`, object }))
  } catch (error) {
    console.error(JSON.stringify({ level: 'error', what: 'ledger not written', operation: act.operation, error: String(error) }))
  }
}

/** A W3C trace id (16 bytes, hex): joins an act's lines in all logs. */
export const newTrace = (): string => randomBytes(16).toString('hex')
