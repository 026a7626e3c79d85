// Measures starts: the first (empty data folder, seed included) and warm ones (built, migrated, seeded).
import { dataFolder, startSite } from './site.mjs'

const ROUNDS = 7
const folder = dataFolder()
const first = await startSite(folder)
await first.stop()
const warm = []
for (let round = 0; round < ROUNDS; round += 1) {
  const site = await startSite(folder)
  warm.push(site.seconds)
  await site.stop()
}
warm.sort((a, b) => a - b)
console.log(`first start, packages installed: ${first.seconds.toFixed(2)} s`)
console.log(`warm start to listening: median ${warm[(ROUNDS - 1) / 2].toFixed(2)} s, slowest of ${ROUNDS} ${warm.at(-1).toFixed(2)} s (aim: under 2 s)`)
