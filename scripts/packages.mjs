// Shows which licences we are built on and what is wrong with a package (`npm run licences`), or writes the bill of materials (`npm run sbom`).
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../src/platform/root.ts'
import { auditPackages, BUDGET, licencesOf } from '../tests/packages/audit.ts'
import { readLockFile } from '../tests/packages/lock-file.ts'
import { printSbom } from '../tests/packages/sbom.ts'

const lock = readLockFile()
const production = lock.packages.filter((item) => item.production)

function showLicences() {
  console.log(`${production.length} packages run in production (budget ${BUDGET.production}), ${lock.packages.length} in all (budget ${BUDGET.all}).`)
  for (const [licence, count] of licencesOf(lock.packages)) console.log(`${String(count).padStart(5)}  ${licence}`)
  const faults = auditPackages(lock)
  for (const fault of faults) console.error(fault)
  process.exitCode = faults.length === 0 ? 0 : 1
}

function writeSbom() {
  writeFileSync(join(ROOT, 'contracts/sbom.json'), printSbom(lock))
  console.log(`contracts/sbom.json: ${production.length} packages.`)
}

const COMMANDS = { licences: showLicences, sbom: writeSbom }
COMMANDS[process.argv[2]]()
