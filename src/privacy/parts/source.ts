// What an export of the processing record says of where it comes from: this version, and where the register explains each activity.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../platform/root.ts'
import { routes } from '../routes.ts'
import type { Source } from './otlp.ts'

/** @param address the site's own address, without a slash at the end */
export function sourceOf(address: string): Source {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  return { version, activityUri: (name) => `${address}${routes.activity.url({ activity: name })}` }
}
