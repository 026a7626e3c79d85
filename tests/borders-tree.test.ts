// Holds the architecture's borders on the project's own files, and proves that each check can fail.
import { holdBorders } from './border.ts'
import { CODE_BORDERS } from './borders-code.ts'
import { DOC_BORDERS } from './borders-docs.ts'
import { EVIDENCE_BORDERS } from './borders-evidence.ts'
import { TREE_BORDERS } from './borders-tree.ts'
import { projectFiles } from './source-tree.ts'

const files = projectFiles()

holdBorders('the tree', TREE_BORDERS, files)
holdBorders('the code', CODE_BORDERS, files)
holdBorders('the documentation', DOC_BORDERS, files)
holdBorders('what we claim', EVIDENCE_BORDERS, files)
