import { canonicalJson, type JsonValue } from '@corridor/ledger'
import {
  type Clearance,
  type ClearanceFacts,
  clearanceRecord,
  isFormOpen,
} from '@corridor/recruitment/clearance'
import { WORKER_EVENTS } from '@corridor/recruitment/contracts'
import type { Waiting } from '../deadlines/FollowedKind.ts'
import { followRecord } from '../deadlines/followRecord.ts'
import type { Queryable } from '../ledger/LedgerPlace.ts'
import type { ReadModelRow, RecordKind } from '../ledger/RecordKind.ts'
import { type ClearanceWorld, readClearanceFacts } from './clearanceFacts.ts'
import { addAssessmentJob, addMovementJob } from './clearanceJobs.ts'
import { protectedClearance } from './protectedClearance.ts'
import { projectVacancies } from './vacancies.ts'

type Column = readonly [name: string, type: string, of: (row: ReadModelRow<Clearance>) => unknown]

const ofState =
  (read: (state: Clearance) => unknown) =>
  ({ state }: ReadModelRow<Clearance>) =>
    read(state)

const COLUMNS: readonly Column[] = [
  ['record', 'text', ({ record }) => record],
  ['version', 'integer', ({ version }) => version],
  ['kind', 'text', ofState(({ kind }) => kind)],
  ['number', 'text', ofState(({ number, issue }) => (issue === null ? null : number))],
  ['worker', 'text', ofState(({ worker }) => worker)],
  ['contract', 'text', ofState(({ contract }) => contract)],
  ['agency', 'text', ofState(({ agency }) => agency)],
  ['job_order', 'text', ofState(({ jobOrder }) => jobOrder)],
  ['person', 'text', ofState(({ person }) => person)],
  ['office', 'text', ofState(({ office }) => office)],
  ['jurisdiction', 'text', ofState(({ jurisdiction }) => jurisdiction)],
  ['corridor', 'text', ofState(({ corridor }) => corridor)],
  ['licence_number', 'text', ofState(({ licenceNumber }) => licenceNumber)],
  ['holder_key', 'text', ofState(({ holderKey }) => holderKey)],
  ['status', 'text', ofState(({ status }) => status)],
  ['hold', 'boolean', ofState(({ hold }) => hold !== null)],
  ['hold_cause', 'text', ofState(({ hold }) => hold?.cause ?? null)],
  ['hold_subject', 'text', ofState(({ hold }) => hold?.subject ?? null)],
  [
    'decided',
    'text',
    ofState(({ pastHolds }) =>
      // Ids hold no space.
      pastHolds
        .filter(({ ended }) => ended === 'proceed')
        .map(({ subject }) => subject)
        .join(' '),
    ),
  ],
  ['waits', 'text', ofState(waitsOf)],
  ['form_key', 'text', ofState(({ form }) => form?.keyId ?? null)],
  ['duplicate_of', 'text', ofState(({ form }) => form?.duplicateOf ?? null)],
  ['requested_at', 'timestamptz', ofState(({ requestedAt }) => requestedAt)],
  ['issued_at', 'timestamptz', ofState(({ issue }) => issue?.occurredAt ?? null)],
  ['expires_on', 'date', ofState(({ issue }) => issue?.expiresOn ?? null)],
  ['expires', 'timestamptz', ofState(({ issue }) => issue?.expires ?? null)],
  [
    'stopped_at',
    'timestamptz',
    ofState(({ revocation, hold }) => revocation?.at ?? hold?.since ?? null),
  ],
  ['state', 'text', ofState((state) => canonicalJson(state as unknown as JsonValue))],
]

const NAMES = COLUMNS.map(([name]) => name)

const UPSERT = `
  insert into clearance (tenant, ${NAMES.join(', ')})
  select $1, ${NAMES.map((name) => (name === 'decided' ? `string_to_array(c.decided, ' ')` : `c.${name}`)).join(', ')}
  from unnest(${COLUMNS.map(([, type], at) => `$${at + 2}::${type}[]`).join(', ')})
    as c (${NAMES.join(', ')})
  on conflict (tenant, record) do update set
    ${NAMES.slice(1)
      .map((name) => `${name} = excluded.${name}`)
      .join(', ')}`

const UPSERT_MOVEMENTS = `
  insert into clearance_movement (tenant, clearance, kind, occurred_at, recorded_at)
  select $1, m.* from unnest($2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[])
    as m (clearance, kind, occurred_at, recorded_at)
  on conflict do nothing`

/** What stands still until somebody decides. */
function waitsOf(state: Clearance): 'revocation' | 'hold' | 'appeal' | 'review' | null {
  if (state.hold !== null) return 'hold'
  if (state.proposal !== null) return 'revocation'
  if (state.appeal !== null && state.appeal.outcome === null) return 'appeal'
  const isReview = state.status === 'ready' && state.assessment?.verdict === 'review'
  return isReview || isFormOpen(state.form) ? 'review' : null
}

/** Reports that a worker's own file says too; that an office dealt with her is none. */
const MOVES = new Set(WORKER_EVENTS.map((event) => `clearance.${event}`))

/** Clearances: their rules and their tables. */
export function clearanceKindWith(world: ClearanceWorld): RecordKind<Clearance, ClearanceFacts> {
  const followWaiting = followRecord<Clearance>({
    definition: clearanceRecord,
    word: 'clearance',
    jurisdictionOf: ({ jurisdiction }) => jurisdiction,
    waitingOf,
  })
  return {
    definition: clearanceRecord,
    readFacts: (client, tenant, record, place, command) =>
      readClearanceFacts(world, client, tenant, record, place, command),
    project,
    async clear(client, tenant) {
      await client.query('delete from clearance_movement where tenant = $1', [tenant])
      await client.query('delete from clearance where tenant = $1', [tenant])
    },
    async follow(client, recorded, place) {
      await followWaiting(client, recorded, place)
      if (recorded.entry.type === 'clearance.request') {
        await addAssessmentJob(client, recorded.entry.record)
      }
      if (MOVES.has(recorded.entry.type)) await addMovementJob(client, recorded.entry.record)
    },
  }
}

async function project(
  client: Queryable,
  tenant: string,
  rows: readonly ReadModelRow<Clearance>[],
): Promise<void> {
  await client.query({
    name: 'clearance_upsert',
    text: UPSERT,
    values: [tenant, ...COLUMNS.map(([, , of]) => rows.map(of))],
  })
  const movements = rows.flatMap(({ record, state }) =>
    state.movements.map((movement) => ({ record, ...movement })),
  )
  if (movements.length > 0) {
    await client.query({
      name: 'clearance_movement_upsert',
      text: UPSERT_MOVEMENTS,
      values: [
        tenant,
        movements.map(({ record }) => record),
        movements.map(({ kind }) => kind),
        movements.map(({ occurredAt }) => occurredAt),
        movements.map(({ recordedAt }) => recordedAt),
      ],
    })
  }
  await projectVacancies(client, tenant, rows)
}

/** What it needs next, and from whom; named by its number, never by a person. */
function waitingOf(record: string, state: Clearance): Waiting | null {
  const common = { title: state.number, on: protectedClearance({ record, ...state }), excluded: [] }
  switch (waitsOf(state)) {
    case 'hold':
      return {
        ...common,
        ...{ permission: 'issue.clearance', act: 'decide-hold', since: state.hold!.since },
      }
    case 'revocation':
      return {
        ...common,
        ...{ permission: 'confirm.clearance', act: 'revoke', since: state.proposal!.proposedAt },
        excluded: state.proposal!.by,
      }
    case 'appeal':
      return {
        ...common,
        ...{ permission: 'confirm.clearance', act: 'decide-appeal', since: state.appeal!.at },
        excluded: state.revocation?.by ?? [],
      }
    case 'review':
      // Not by the office that issued it.
      if (state.form !== null) {
        return {
          ...common,
          ...{ permission: 'confirm.clearance', act: 'look-at-form', since: state.requestedAt },
        }
      }
      return {
        ...common,
        ...{ permission: 'issue.clearance', act: 'issue', since: state.assessment!.at },
      }
    default:
      return null
  }
}

/** As the clock and rebuilding need it: these ask neither checks nor forms. */
export const clearanceKind = clearanceKindWith({ assess: async () => null, rootKey: null })
