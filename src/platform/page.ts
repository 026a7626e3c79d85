// What a page is: show answers GET, act answers POST to the same address.
import type { Child } from 'hono/jsx'
import type { z } from 'zod'
import type { Actor, May } from './actor.ts'
import type { Operation } from './operation.ts'
import { type Issue, Problem } from './problem.ts'

export type Crumb = { label: string; href: string }

/** A page as the module gives it; the site puts its frame around it. */
export type Screen = {
  title: string
  lead?: Child
  crumbs?: Crumb[]
  body: Child
  /** Seconds after which the browser asks again: for progress without JavaScript. */
  refresh?: number
  /** The address itself holds something secret, or the page is one visitor's own: never kept for others. */
  personal?: boolean
  /** The part of the main menu that this page belongs to. */
  section?: 'choose' | 'act' | 'account' | 'learn' | 'search'
}

export type Download = { download: { type: string; name: string; body: string | Uint8Array | ReadableStream } }
export const download = (file: Download['download']): Download => ({ download: file })

/** The answer of a page that shows nothing and sends on, also to another site. */
export type Elsewhere = { elsewhere: string }
export const elsewhere = (address: string): Elsewhere => ({ elsewhere: address })

/** An answer that stays open and tells when there is something new (platform/stream.ts); the page itself works without it. */
export type Live = { live: AsyncGenerator<string> }
export const live = (events: Live['live']): Live => ({ live: events })

/** One request, as a page sees it. */
export type Visit = {
  actor: Actor
  params: Record<string, string>
  query: URLSearchParams
  url: URL
  /** True in a trial: demo people exist and every page says what is real. */
  trial: boolean
  /** The kind of browser and system that asks ('Firefox op Windows'). */
  browser: string
  run: <I extends z.ZodObject, O extends z.ZodType>(operation: Operation<I, O>, input: z.input<I>) => Promise<z.output<O>>
  /** The same for each part of a long answer: asks anew who acts, before and after the reading, so that a right that ends stops it at the next part. */
  runAnew: Visit['run']
  setCookie: (name: string, value: string, options?: { maxAge?: number }) => void
  cookie: (name: string) => string | undefined
}

/** What a refused form leaves behind, so that nothing typed is lost. */
export type Kept = { values: Record<string, string | string[]>; issues: Issue[] }

export type Form = {
  text: (name: string) => string
  list: (name: string) => string[]
  file: (name: string) => File | undefined
  values: Kept['values']
}

/** Where to go after a form did its work, and what to say there. */
export type Done = { to: string; message?: string }
export const done = (to: string, message?: string): Done => ({ to, ...(message === undefined ? {} : { message }) })

export type Page = {
  show?: (visit: Visit, kept: Kept) => Promise<Screen | Download | Elsewhere | Live>
  act?: (visit: Visit, form: Form) => Promise<Done>
  /** Largest body that `act` accepts, in bytes (default 1 MiB). */
  largest?: number
}

export const page = (definition: Page): Page => definition

/** For a page that is only a form: refuses who may not send it, as the operation behind it would. */
export function onlyFor({ actor }: Pick<Visit, 'actor'>, may: May<unknown>): void {
  if (!may.holds(actor, undefined)) throw new Problem(actor.role === 'visitor' ? 'not-signed-in' : 'not-allowed')
}
