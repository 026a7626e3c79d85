// All jobs of all modules, and which of them run each day.
import { jobs as identity } from '../identity/jobs.ts'
import { jobs as monitor } from '../monitor/jobs.ts'
import { daily as eachDayPartners, jobs as partners } from '../partners/jobs.ts'
import type { Jobs } from '../platform/jobs.ts'
import { checkOwnLogs } from '../platform/log/own-check.ts'
import { removeEndedSessions } from '../platform/session.ts'
import { daily as privacyDaily, jobs as privacy } from '../privacy/jobs.ts'

export const jobs: Jobs = {
  ...identity,
  ...monitor,
  ...partners,
  ...privacy,
  'platform.remove-ended-sessions': async (_payload, { owner }) => {
    await removeEndedSessions(owner)
  },
  'platform.check-own-log': async (_payload, { owner }) => checkOwnLogs(owner),
}

export const daily = ['platform.remove-ended-sessions', 'platform.check-own-log', ...privacyDaily, ...eachDayPartners]
