import type { RestoredLedger, RestoreReport } from '@corridor/server/backup'

/** What was restored, what was found sound, and what is to be done now. */
export function describeRestore(report: RestoreReport): readonly string[] {
  const count = (number: number, one: string) =>
    `${number.toLocaleString('en')} ${one}${number === 1 ? '' : 's'}`
  return [
    `A ${report.kind} backup of ${report.taken}, Corridor ${report.software}: ` +
      `${count(report.rows, 'row')} in ${count(report.tables, 'table')}, ${count(report.files, 'file')}`,
    ...report.ledgers.flatMap(describeLedger),
    ...report.keys.map((file) => `key put in place: ${file}`),
  ]
}

function describeLedger({
  tenant,
  intact,
  checked,
  faults,
  judged,
  contents,
}: RestoredLedger): readonly string[] {
  const scope = [
    contents ? 'contents compared' : 'contents not compared',
    judged ? 'keys judged by the root key' : 'keys believed as listed: set LEDGER_ROOT_KEY',
  ].join(', ')
  return [
    `ledger of ${tenant} ${intact ? 'sound' : 'NOT SOUND'}: ` +
      `${checked.actions.toLocaleString('en')} actions under ${checked.seals.toLocaleString('en')} seals, ` +
      `${checked.unsealed.toLocaleString('en')} not sealed yet (${scope})`,
    ...faults.slice(0, 20).map(({ kind, words }) => `${kind}: ${words}`),
  ]
}
