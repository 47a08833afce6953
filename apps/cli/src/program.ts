import { Command } from 'commander'
import { addAgencyCommands } from './commands/agencies.ts'
import { addBackupCommands } from './commands/backup.ts'
import { addClearanceCommands } from './commands/clearances.ts'
import { addDataCommands } from './commands/data.ts'
import { addDemoCommands } from './commands/demo.ts'
import { addFlowCommands } from './commands/flows.ts'
import { addIdentityCommands } from './commands/identity.ts'
import { addJobOrderCommands } from './commands/jobOrders.ts'
import { addLedgerCommands } from './commands/ledger.ts'
import { addOutageCommands } from './commands/outage.ts'
import { addParameterCommands } from './commands/parameters.ts'
import { addSdmxCommands } from './commands/sdmx.ts'
import { addSignInCommands } from './commands/signIn.ts'
import { addStandardsCommands } from './commands/standards.ts'
import { addStartCommand } from './commands/start.ts'
import { addStatisticsCommands } from './commands/statistics.ts'
import { addTotalizationCommands } from './commands/totalization.ts'
import { wantsJson } from './output/wantsJson.ts'
import { readVersion } from './readVersion.ts'
import { RECORD_GROUP_NAMES, RECORD_GROUPS, type RecordGroup } from './records/recordGroups.ts'

const EXAMPLES = `
Examples:
  corridor start
  corridor flows estimate --stocks un-ims-2020 --period 2010-2015 --top 10
  corridor flows estimate --stock-start a.csv --stock-end b.csv --births-deaths c.csv
  corridor flows compare --methods closed-minimum,pseudo-bayes --period 2010-2015
  corridor data list
  corridor standards binding NPL-QAT --on 2014-05-28
  corridor totalization compute case.json --explain
  corridor sdmx data DF_STOCKS un-ims-2024.A.MST.NPL.QAT --last 1
  corridor backup run --to /media/backups --recipient age1…
  corridor licences list --status active --server https://corridor.example

Ends with 0 when done, 1 when input was refused, 2 on wrong usage, 3 when there is no solution,
4 when flows verify, ledger verify, restore or backup drill finds a difference, or job-orders verify
a number that is not good.`

/** The whole command line; commands load their own code when they run. */
export function createProgram(args: readonly string[]): Command {
  const program = new Command('corridor')
    .description('Labour migration corridors: estimates from official figures, on this machine.')
    .version(readVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .addHelpText('after', EXAMPLES)
    .exitOverride()
    .showSuggestionAfterError(true)
    // Errors are written once, in one place, as words or as JSON.
    .configureOutput({ outputError: () => {}, writeErr: (text) => writeHelp(args, text) })
  addStartCommand(program)
  addFlowCommands(program)
  addDataCommands(program)
  addStandardsCommands(program)
  addTotalizationCommands(program)
  addSdmxCommands(program)
  addParameterCommands(program)
  addJobOrderCommands(program)
  addClearanceCommands(program)
  addOutageCommands(program)
  addAgencyCommands(program)
  addStatisticsCommands(program)
  addIdentityCommands(program)
  addSignInCommands(program)
  addLedgerCommands(program)
  addBackupCommands(program)
  addDemoCommands(program)
  for (const name of RECORD_GROUP_NAMES) addRecordGroup(program, name)
  return program
}

/** Its commands come with `addRecordCommands`, once a command line names the group. */
function addRecordGroup(program: Command, name: RecordGroup): void {
  if (program.commands.some((command) => command.name() === name)) return
  const { does, example } = RECORD_GROUPS[name]
  program
    .command(name)
    .description(does)
    .addHelpText('after', `\nExample:\n  corridor ${name} ${example}`)
}

function writeHelp(args: readonly string[], text: string): void {
  if (!wantsJson(args)) process.stderr.write(text)
}
