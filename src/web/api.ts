// Everything that the REST door offers, module by module.
import type { Offer } from '../platform/rest-door.ts'

export const offers: Offer[] = []
