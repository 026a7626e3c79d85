// Finds the folder of the installation, whether the code runs from src/ or as one bundle in dist/.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('package.json was not found above the program')
  return rootAbove(parent)
}

/** Absolute path of the folder that holds package.json, src/ and seed/. */
export const ROOT = rootAbove(import.meta.dirname)
