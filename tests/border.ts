// What a border is: a rule of the architecture as a check, with an example that it must refuse, so that it cannot fall asleep.
import { describe, expect, it } from 'vitest'
import type { TreeFile } from './source-tree.ts'

export type Border = {
  /** The rule, as a sentence that follows "the tree". */
  sentence: string
  /** What is wrong, one line per fault with its place; empty when the rule holds. */
  complaints: (files: TreeFile[]) => string[]
  /** A small tree that breaks the rule in every way the check knows, and how many complaints that must give. */
  broken: { files: TreeFile[]; faults: number }
}

/** A file for an example. */
export const file = (path: string, text = '// An example.\n'): TreeFile => ({ path, text })

/** Declares two tests for each border: the project keeps the rule, and the check refuses the broken example. */
export function holdBorders(title: string, borders: Border[], files: TreeFile[]): void {
  describe(title, () => {
    for (const border of borders) {
      it(border.sentence, () => expect(border.complaints(files)).toEqual([]))
      it(`${border.sentence}: and the check sees it when that is not so`, () =>
        expect(border.complaints(border.broken.files)).toHaveLength(border.broken.faults))
    }
  })
}
