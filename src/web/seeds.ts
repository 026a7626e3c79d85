// The modules' seeds in the order in which they load, with the line that the first start prints for each.
import { seedAccountability } from '../accountability/public.ts'
import { seedAgenda } from '../agenda/public.ts'
import { seedFrontline } from '../frontline/public.ts'
import { seedMonitor } from '../monitor/public.ts'
import { seedPartners } from '../partners/public.ts'
import { seedPlaces } from '../places/public.ts'
import { seedStrategy } from '../strategy/public.ts'
import type { LoadSeed } from '../platform/seed.ts'

export const SEEDS: [string, LoadSeed][] = [
  ['gebieden', seedPlaces],
  ['partners', seedPartners],
  ['cijfers', seedMonitor],
  ['strategie', seedStrategy],
  ['acties', seedAgenda],
  ['meldingen', seedFrontline],
  ['oordelen', seedAccountability],
]
