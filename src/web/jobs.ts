// All jobs of all modules, and which of them run each day.
import { jobs as identity } from '../identity/jobs.ts'
import { jobs as monitor } from '../monitor/jobs.ts'
import { daily as eachDayPartners, jobs as partners } from '../partners/jobs.ts'
import type { Jobs } from '../platform/jobs.ts'
import { checkOwnLogs } from '../platform/log/own-check.ts'
import { daily as eachDayPrivacy, jobs as privacy, often as oftenPrivacy } from '../privacy/jobs.ts'

export const jobs: Jobs = {
  ...identity,
  ...monitor,
  ...partners,
  ...privacy,
  'platform.check-own-log': async (_payload, { owner }) => checkOwnLogs(owner),
}

export const daily = ['platform.check-own-log', ...eachDayPrivacy, ...eachDayPartners]
export const often = [...oftenPrivacy]
export { useCollector } from '../privacy/jobs.ts'
