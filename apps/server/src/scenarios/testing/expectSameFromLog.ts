import { expect } from 'vitest'
import { RECORD_KINDS } from '../../features/deadlines/recordKinds.ts'
import { rebuildLedger } from '../../features/ledger/rebuildLedger.ts'
import type { TestServer } from '../../testing/testServer.ts'

/** Tables that are made of the log, with how a line of each is found. */
const READ_MODELS = [
  ...['organisation', 'organisation_office', 'licence', 'agency_name', 'bond', 'accreditation'],
  ...['sub_agent', 'job_order', 'vacancy_claim', 'worker', 'contract', 'clearance'],
  ...['clearance_movement', 'document', 'parameter_file', 'rule_parameter', 'deployment_ban'],
  ...['watch_entry', 'check_override', 'ledger_head'],
]

/** Makes heads and read models again from the log alone, and looks that nothing changed. */
export async function expectSameFromLog({ ledger }: TestServer): Promise<void> {
  const read = async () => {
    const tables = new Map<string, readonly string[]>()
    for (const table of READ_MODELS) {
      const { rows } = await ledger.owner.query<{ line: object }>(
        `select to_jsonb(t) as line from ${table} t`,
      )
      tables.set(table, rows.map(({ line }) => JSON.stringify(line)).toSorted())
    }
    return tables
  }
  const before = await read()
  const { left } = await rebuildLedger(ledger.owner, ledger, [...RECORD_KINDS.values()])
  expect(left).toEqual([])
  const after = await read()
  for (const table of READ_MODELS)
    expect([table, after.get(table)]).toEqual([table, before.get(table)])
}
