import type { RecordDefinition, RecordState } from '@corridor/ledger'
import { NO_TERMS } from '@corridor/recruitment/checks'
import { clearanceRecord } from '@corridor/recruitment/clearance'
import { contractRecord } from '@corridor/recruitment/contracts'
import { appendAction } from '../../ledger/appendAction.ts'
import type { LedgerPlace } from '../../ledger/LedgerPlace.ts'

/** A worker of this test's log: her contract's sector, and what happened to her when. */
export interface LoggedWorker {
  readonly number: number
  readonly corridor: string
  readonly sector: string
  /** Days on which the clearance was issued and the worker departed; null: did not happen. */
  readonly cleared: string | null
  readonly departed: string | null
  /** What she says that she paid for a medical examination, in hundredths. */
  readonly fee?: number
}

/**
 * Writes a worker's contract and clearance into the log as they would stand there: the rules are not
 * asked, so that a test can say what happened without the world around it.
 */
export async function logMovements(ledger: LedgerPlace, worker: LoggedWorker): Promise<void> {
  const { number, corridor, sector, cleared, departed, fee } = worker
  const contract = `c-test-${number}`
  const log = logger(ledger)
  const content = {
    terms: { ...NO_TERMS, sector },
    texts: [{ language: 'ne', body: 'one two three' }],
    documents: [],
  }
  const parties = { worker: `k-${number}`, agency: 'o-test', employer: 'o-employer' }
  const terms = { jobOrder: null, office: null, jurisdiction: 'XAA', post: null, language: 'ne' }
  await log(contractRecord, contract, [
    { type: 'contract.draft', payload: { ...parties, ...terms, content } },
    { type: 'contract.offer', payload: {} },
    { type: 'contract.sign', payload: { version: 1, language: 'ne', readSeconds: 60 } },
    { type: 'contract.countersign', payload: { version: 1, on: '2030-01-02' } },
    ...(fee === undefined ? [] : [{ type: 'contract.recordFee', payload: feeOf(fee) }]),
  ])
  const digests = {
    contractDigest: '0'.repeat(64),
    holderDigest: '1'.repeat(32),
    holderKey: String(number).padStart(32, '2'),
  }
  const about = { contract, jobOrder: null, person: null, office: null, jurisdiction: 'XAA' }
  const numbers = { number: `C${number}`, corridor, licenceNumber: null, jobOrderNumber: null }
  const verdict = { verdict: 'clear', findings: [] }
  // Recorded from the first step on the day of the clearance: the log's time only goes on.
  const since = cleared === null ? {} : { at: cleared }
  await log(clearanceRecord, `x-test-${number}`, [
    {
      ...since,
      type: 'clearance.request',
      payload: {
        ...{ kind: 'first', worker: parties.worker, agency: parties.agency },
        ...{ ...about, ...numbers, ...digests },
      },
    },
    { ...since, type: 'clearance.ready', payload: verdict },
    ...(cleared === null
      ? []
      : [
          {
            ...since,
            type: 'clearance.issue',
            payload: {
              ...{ verdict: 'clear', reason: null, overrides: [] },
              ...{ expiresOn: '2031-01-01', expires: '2031-01-02T00:00:00.000Z' },
            },
          },
        ]),
    ...(departed === null
      ? []
      : [
          {
            type: 'clearance.departed',
            payload: { occurredAt: `${departed}T12:00:00.000Z`, place: null },
          },
        ]),
  ])
}

const feeOf = (minorUnits: number) => ({
  ...{ category: 'B1', label: null, labelLanguage: null, payer: 'worker', payee: null },
  amount: { minorUnits, currency: 'XTS' },
  ...{ paidAt: null, receipt: null, basis: null, agreedBefore: null, recoveredFromWages: null },
})

interface Step {
  readonly type: string
  readonly payload: unknown
  /** Day on which it is recorded; that of the ledger's clock unless told otherwise. */
  readonly at?: string
}

const logger =
  (ledger: LedgerPlace) =>
  async <State extends RecordState, Facts>(
    definition: Pick<RecordDefinition<State, Facts>, 'kind' | 'actions' | 'actionByType'>,
    record: string,
    steps: readonly Step[],
  ): Promise<void> => {
    const free = unguarded(definition)
    for (const [version, { type, payload, at }] of steps.entries()) {
      const now = at === undefined ? ledger.now : () => new Date(`${at}T10:00:00.000Z`)
      const answer = await appendAction(
        { ...ledger, now },
        { definition: free, project: async () => {}, clear: async () => {} },
        {
          record,
          key: `${record}-${version}`,
          command: { type, payload, expectedVersion: version },
          context: { actor: 'p-test', role: 'worker', may: () => true },
        },
      )
      if (answer.kind !== 'recorded') throw new Error(`${type}: ${JSON.stringify(answer)}`)
    }
  }

function unguarded<State extends RecordState, Facts>(
  definition: Pick<RecordDefinition<State, Facts>, 'kind' | 'actions' | 'actionByType'>,
): Pick<RecordDefinition<State, Facts>, 'kind' | 'actions' | 'actionByType'> {
  const actions = definition.actions.map((action) => ({
    ...action,
    separation: null,
    guard: () => [],
    excluded: () => ({ persons: [] }),
  }))
  return { ...definition, actions, actionByType: new Map(actions.map((one) => [one.type, one])) }
}
