// Everything that the REST door offers, module by module.
import { api as accountability } from '../accountability/api.ts'
import { api as agenda } from '../agenda/api.ts'
import { api as frontline } from '../frontline/api.ts'
import { api as monitor } from '../monitor/api.ts'
import type { Offer } from '../platform/rest-door.ts'
import { api as partners } from '../partners/api.ts'
import { api as places } from '../places/api.ts'
import { api as strategy } from '../strategy/api.ts'

export const offers: Offer[] = [...places, ...partners, ...monitor, ...strategy, ...agenda, ...frontline, ...accountability]
