// All jobs of all modules, and which of them run each day.
import { jobs as monitor } from '../monitor/jobs.ts'
import type { Jobs } from '../platform/jobs.ts'
import { removeEndedSessions } from '../platform/session.ts'

export const jobs: Jobs = {
  ...monitor,
  'platform.remove-ended-sessions': async (_payload, { owner }) => {
    await removeEndedSessions(owner)
  },
}

export const daily = ['platform.remove-ended-sessions']
