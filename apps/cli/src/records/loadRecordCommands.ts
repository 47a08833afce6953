import type { Command } from 'commander'
import { RECORD_GROUP_NAMES } from './recordGroups.ts'

/**
 * Adds the commands of the group of records that a command line names, should it name one: what can
 * be asked of it stands in the contract, which no other command needs to load.
 */
export async function loadRecordCommands(program: Command, args: readonly string[]): Promise<void> {
  const [named, word] = args[0] === 'help' ? args.slice(1) : args
  const name = RECORD_GROUP_NAMES.find((one) => one === named)
  const group = program.commands.find((command) => command.name() === name)
  if (name === undefined || group === undefined) return
  if (group.commands.some((command) => command.name() === word)) return
  const { addRecordCommands } = await import('./addRecordCommands.ts')
  addRecordCommands(group, name)
}
