// The way back from a page about a strategy.
import type { Crumb } from '../../platform/page.ts'
import { routes } from '../routes.ts'

export const toOverview = (): Crumb[] => [{ label: 'Kiezen', href: routes.overview.url({}) }]

export const toStrategy = (strategy: { slug: string; title: string }): Crumb[] =>
  [...toOverview(), { label: strategy.title, href: routes.strategy.url({ strategy: strategy.slug }) }]
