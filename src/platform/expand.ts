// What a REST client may ask to be given along: ?expand=acties,leden. Each part follows the same policies as when it is asked for alone.
import { z } from 'zod'

/** The schema of `expand` for an operation that can give these parts along: some of the words, with commas between. */
export function expandable(...parts: [string, ...string[]]): z.ZodOptional<z.ZodString> {
  const one = `(?:${parts.join('|')})`
  return z.string().regex(new RegExp(`^${one}(?:,${one})*$`), { error: `Kies uit: ${parts.join(', ')}.` }).optional()
}

/** Whether this part was asked for. */
export const expands = (asked: string | undefined, part: string): boolean => asked?.split(',').includes(part) ?? false
