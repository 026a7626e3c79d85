// The program: reads the command and its settings, and says in one Dutch sentence what goes wrong at the start.
import { StartFailure } from '../platform/start-failure.ts'
import { settingsFrom } from './settings.ts'

const COMMANDS: Record<string, (args: string[]) => Promise<void>> = {
  serve: async () => (await import('./serve.ts')).serve(settingsFrom(process.env)),
  invite: async (args) => (await import('./invite.ts')).inviteFirst(settingsFrom(process.env), args),
  'verify-log': async (args) => { process.exitCode = await (await import('../platform/log/verify-command.ts')).verifyLogCommand(args) },
  witness: async (args) => { process.exitCode = await (await import('../platform/log/witness-command.ts')).witnessCommand(args) },
  import: async (args) => (await import('./import.ts')).importFigures(settingsFrom(process.env), args),
}

async function main(): Promise<void> {
  const [name = 'serve', ...args] = process.argv.slice(2)
  const command = COMMANDS[name]
  if (!command) throw new StartFailure(`Onbekende opdracht ${name}. Kies uit: ${Object.keys(COMMANDS).join(', ')}.`)
  await command(args)
}

main().catch((error: unknown) => {
  if (error instanceof StartFailure) console.error(`Slagvaardig: ${error.message}`)
  else console.error('Slagvaardig: een onverwachte fout, die niet aan uw instellingen ligt:', error)
  process.exit(1)
})
