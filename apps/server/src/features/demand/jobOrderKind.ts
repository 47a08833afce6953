import { localDateOf } from '@corridor/deadlines'
import { type Command, canonicalJson } from '@corridor/ledger'
import {
  approvedVacancies,
  askedFor,
  type JobOrder,
  type JobOrderFacts,
  jobOrderRecord,
  publicNumber,
} from '@corridor/recruitment/demand'
import type { Waiting } from '../deadlines/FollowedKind.ts'
import { followRecord } from '../deadlines/followRecord.ts'
import type { ReadModelRow, RecordKind } from '../ledger/RecordKind.ts'
import { readPartyFacts } from './accreditationKind.ts'
import { protectedDemand } from './protectedDemand.ts'
import { readJobOrderFacts } from './readJobOrderFacts.ts'
import { tellAuthors } from './tellAuthors.ts'
import { type Column, upsertRows } from './upsertRows.ts'

const COLUMNS: readonly Column<ReadModelRow<JobOrder>>[] = [
  ['record', 'text', ({ record }) => record],
  ['version', 'integer', ({ version }) => version],
  ['number', 'text', ({ record }) => publicNumber('JO', record)],
  ['agency', 'text', ({ state }) => state.agency],
  ['principal', 'text', ({ state }) => state.principal],
  ['destination', 'text', ({ state }) => state.destination],
  ['sector', 'text', ({ state }) => state.sector],
  ['site', 'text', ({ state }) => state.site],
  ['status', 'text', ({ state }) => state.status],
  ['frozen', 'text[]', ({ state }) => state.frozen.map(({ cause }) => cause)],
  ['asked', 'integer', ({ state }) => askedFor(state)],
  ['approved', 'integer', ({ state }) => approvedVacancies(state)],
  ['valid_until', 'date', ({ state }) => state.approval?.validUntil ?? null],
  ['advertised', 'boolean', ({ state }) => state.advert !== null],
  ['digests', 'text[]', ({ state }) => digestsOf(state)],
  ['reference_key', 'text', ({ state }) => referenceKey(state.reference)],
  ['post', 'text', ({ state }) => state.post],
  ['office', 'text', ({ state }) => state.office],
  ['offices', 'text[]', ({ state }) => [state.office, state.post]],
  ['organisations', 'text[]', ({ state }) => [state.agency, state.principal]],
  ['jurisdiction', 'text', ({ state }) => state.jurisdiction],
  ['since', 'timestamptz', ({ state }) => state.since],
  ['state', 'text', ({ state }) => canonicalJson(state)],
]

/** Counts belong to contracts and clearances: a new row begins with what these claim already. */
const CLAIMED = (used: string) => `(
  select count(*)::integer from (
    select bool_or(c.claim = 'consumed') as used, bool_or(c.claim = 'given_back') as back
    from vacancy_claim c where c.tenant = $1 and c.job_order = o.record group by c.contract
  ) as contracts where ${used})`
const COUNTS = { reserved: CLAIMED('not used and not back'), consumed: CLAIMED('used') }

/** Papers that belong to one demand alone; registrations and the like are the principal's own. */
const digestsOf = ({ attachments }: Pick<JobOrder, 'attachments'>): readonly string[] =>
  attachments.filter(({ kind }) => kind === 'demand_letter').map(({ digest }) => digest)

/** A reference however it is written: `CB / 2030-7` and `cb20307` are the same. */
const referenceKey = (reference: string | null): string | null =>
  reference === null
    ? null
    : reference
        .normalize('NFKC')
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]/gu, '') || null

const titleOf = (state: JobOrder): string =>
  [state.destination, state.sector, askedFor(state), state.reference]
    .filter((part) => part !== null)
    .join(', ')

/** The post attests, the licensing office approves order and advertisement. */
function waitingOf(record: string, state: JobOrder): Waiting | null {
  const { atOffice, atPost } = protectedDemand('job-order', { record, ...state })
  const common = { title: titleOf(state), since: state.since }
  if (state.status === 'submitted') {
    const permission = 'attest.job-order'
    return { ...common, permission, act: 'attest', excluded: state.authors, on: atPost }
  }
  const permission = 'approve.job-order'
  if (state.status === 'attested') {
    const excluded = [...state.authors, ...(state.attestation?.by ?? [])]
    return { ...common, permission, act: 'approve', excluded, on: atOffice }
  }
  const { proposedAdvert } = state
  if (proposedAdvert === null) return null
  const { at: since, by: excluded } = proposedAdvert
  return { ...common, permission, act: 'approve-advert', since, excluded, on: atOffice }
}

const follow = followRecord<JobOrder>({
  definition: jobOrderRecord,
  word: 'jobOrder',
  jurisdictionOf: ({ jurisdiction }) => jurisdiction,
  waitingOf,
})

/** Job orders: their rules and their table. */
export const jobOrderKind: RecordKind<JobOrder, JobOrderFacts> = {
  definition: jobOrderRecord,
  async readFacts(client, tenant, record, { now, timeZone }, command) {
    const today = localDateOf(now().getTime(), timeZone)
    return {
      ...(await readPartyFacts(client, tenant, today, command)),
      ...(await readJobOrderFacts(client, tenant, record, today, isChecked(command))),
    }
  },
  project: (client, tenant, rows) => upsertRows(client, tenant, 'job_order', COLUMNS, rows, COUNTS),
  async clear(client, tenant) {
    // Every record that claims does so again while it is projected.
    await client.query('delete from vacancy_claim where tenant = $1', [tenant])
    await client.query('delete from job_order where tenant = $1', [tenant])
  },
  async follow(client, recorded, place) {
    await follow(client, recorded, place)
    const { entry, state, tenant } = recorded
    await tellAuthors(client, { tenant, now: place.now }, entry, {
      what: 'jobOrder',
      title: titleOf(state),
      permission: 'submit.job-order',
      on: protectedDemand('job-order', { record: entry.record, ...state }).atOffice,
    })
  },
}

const CHECKED: ReadonlySet<string> = new Set([
  'jobOrder.approve',
  'jobOrder.freeze',
  'jobOrder.thaw',
])

const isChecked = ({ type }: Command): boolean => CHECKED.has(type)
