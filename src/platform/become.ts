// Works out before each operation what this actor may see now, and puts that in force for this transaction only.
import { type Actor, type Identity, ROLES, type Role } from './actor.ts'
import type { AppSql } from './database.ts'

// Settings become SQL text (SET LOCAL takes no parameters), so only harmless characters ever pass.
const HARMLESS_KEY = /^[a-z][a-z_]{0,40}$/
const HARMLESS_VALUE = /^[A-Za-z0-9,_:.-]{0,20000}$/

/** Asks the database who this is: what the modules' `sight` functions say of this person and mandate at this moment. */
export async function become(sql: AppSql, identity: Identity): Promise<Actor> {
  if (identity.system) return actorFrom(identity, [{ key: 'role', value: 'system' }], identity.system)
  if (!identity.person || !identity.mandate) return visitor(identity)
  const rows = await sql<{ key: string; value: string }[]>`
    select key, value from platform.become(${identity.coalition}, ${identity.person}, ${identity.mandate})`
  return actorFromSight(identity, rows)
}

/** The actor that the rows of platform.become describe; without a mandate in force in this coalition that is a visitor. */
export function actorFromSight(identity: Identity, rows: { key: string; value: string }[]): Actor {
  const elsewhere = rows.some((row) => row.key === 'coalition' && row.value !== identity.coalition)
  if (elsewhere) return visitor(identity)
  const name = rows.find((row) => row.key === 'name')?.value ?? ''
  const settings = rows.filter((row) => row.key !== 'name')
  return settings.some((row) => row.key === 'role') ? actorFrom(identity, settings, name) : visitor(identity)
}

const visitor = (identity: Identity) => actorFrom({ ...identity, person: null, mandate: null }, [], '')

function actorFrom(identity: Identity, rows: { key: string; value: string }[], name: string): Actor {
  const settings: Record<string, string> = {
    coalition: identity.coalition, person: identity.person ?? '', mandate: identity.mandate ?? '', organisation: '', role: 'visitor',
  }
  for (const { key, value } of rows) {
    if (!HARMLESS_KEY.test(key) || !HARMLESS_VALUE.test(value)) throw new Error(`setting ${key} has characters that are not allowed`)
    settings[key] = value
  }
  return {
    coalition: identity.coalition, person: identity.person, mandate: identity.mandate,
    organisation: settings['organisation'] || null, role: roleNamed(settings['role']), name, settings,
  }
}

function roleNamed(name: string | undefined): Role | 'visitor' | 'system' {
  const role = [...ROLES, 'visitor' as const, 'system' as const].find((known) => known === name)
  if (!role) throw new Error('the mandate names a role that this version does not know')
  return role
}

/**
 * The SQL that begins a transaction and puts the actor in force until it ends: the settings that policies read.
 * What is empty is left out: policies read a setting that is not there as empty.
 * SET LOCAL and not set_config(): a distributed PostgreSQL hands only the former on to its shards.
 */
export function opening(actor: Actor, mode: 'read only' | 'read write'): string {
  const settings = Object.entries(actor.settings).filter(([, value]) => value !== '').map(([key, value]) => `set local app.${key} = '${value}'`)
  return [`begin ${mode}`, ...settings].join('; ')
}
