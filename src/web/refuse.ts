// Answers what is refused before it is looked at, without asking the database for whom: a refusal must cost less than what it refuses.
import type { Context as HonoContext } from 'hono'
import type { Problem, ProblemCode } from '../platform/problem.ts'
import { problemJson } from '../platform/rest-door.ts'
import type { Installation } from '../platform/site.ts'
import { problemPage } from './frame.tsx'
import { SECURITY_HEADERS } from './security-headers.ts'

/** The same page for everyone, made once for each kind of problem; JSON for programs. */
export function refuseWith(installation: Installation): (c: HonoContext, problem: Problem) => Response {
  const pages = new Map<ProblemCode, string>()
  const pageOf = (problem: Problem): string => {
    const made = pages.get(problem.code) ?? problemPage(installation)(problem, undefined, '')
    pages.set(problem.code, made)
    return made
  }
  return (c, problem) => {
    const answer = c.req.path.startsWith('/api/') ? problemJson(c, problem) : c.html(pageOf(problem), problem.status as 429)
    for (const [name, value] of SECURITY_HEADERS) answer.headers.set(name, value)
    answer.headers.set('cache-control', 'no-store')
    return answer
  }
}
