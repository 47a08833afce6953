import { canonicalJson, type JsonValue } from '@corridor/ledger'
import {
  type Bond,
  type BondFacts,
  bondCover,
  bondRecord,
  REPLENISHMENT,
} from '@corridor/recruitment/bond'
import { endDeadline } from '../deadlines/followDeadlines.ts'
import { followRecord } from '../deadlines/followRecord.ts'
import type { ReadModelRow, RecordKind } from '../ledger/RecordKind.ts'
import { bondFacts } from './bondFacts.ts'
import { followDefault } from './licenceFreezeJob.ts'
import { protectedBond } from './protectedBond.ts'

/** The columns of the read model and their types; `tenant` stands before them. */
const COLUMNS = {
  record: 'text',
  version: 'integer',
  holder: 'text',
  purpose: 'text',
  status: 'text',
  currency: 'text',
  cover_minor: 'bigint',
  required_minor: 'bigint',
  defaulted: 'boolean',
  replenish_by: 'date',
  next_expiry: 'date',
  office: 'text',
  jurisdiction: 'text',
  state: 'text',
} as const

const NAMES = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]

const UPSERT = `
  insert into bond (tenant, ${NAMES.join(', ')})
  select $1, b.* from unnest(${NAMES.map((name, at) => `$${at + 2}::${COLUMNS[name]}[]`).join(', ')})
    as b (${NAMES.join(', ')})
  on conflict (tenant, record) do update set
    ${NAMES.slice(1)
      .map((name) => `${name} = excluded.${name}`)
      .join(', ')}`

const follow = followRecord<Bond>({
  definition: bondRecord,
  word: 'bond',
  jurisdictionOf: ({ jurisdiction }) => jurisdiction,
  waitingOf: (record, state) => {
    const next = nextOf(state)
    if (next === null) return null
    return { ...next, title: state.holderName, on: protectedBond({ record, ...state }) }
  },
})

/** Bonds: their rules, their table, and what waits for whom. */
export const bondKind: RecordKind<Bond, BondFacts> = {
  definition: bondRecord,
  readFacts: bondFacts,
  async project(client, tenant, rows) {
    await client.query({
      name: 'bond_upsert',
      text: UPSERT,
      values: [tenant, ...NAMES.map((name) => rows.map((row) => columnsOf(row)[name]))],
    })
  },
  async clear(client, tenant) {
    await client.query('delete from bond where tenant = $1', [tenant])
  },
  async follow(client, recorded, place) {
    await follow(client, recorded, place)
    await followDefault(client, recorded.entry.type, recorded.state.holder)
    // Whatever brought the bond up to what is required ends the notice's deadline.
    const { tenant, entry, state } = recorded
    if (state.status !== 'replenish_due') {
      await endDeadline(client, tenant, entry, REPLENISHMENT)
    }
  },
}

function columnsOf({ record, version, state }: ReadModelRow<Bond>) {
  const ends = state.instruments
    .filter((one) => one.state === 'held' || one.state === 'declared')
    .flatMap(({ validUntil }) => validUntil ?? [])
    .sort()
  return {
    ...{ record, version, holder: state.holder, purpose: state.purpose, status: state.status },
    currency: state.currency,
    cover_minor: bondCover(state, null).total,
    required_minor: state.requirement?.minorUnits ?? null,
    defaulted: state.defaultedAt !== null,
    replenish_by: state.notice?.deadline ?? null,
    next_expiry: ends[0] ?? null,
    ...{ office: state.office, jurisdiction: state.jurisdiction },
    state: canonicalJson(state as unknown as JsonValue),
  }
}

/** What a bond needs next: a proposal first, then deposits to look at, then the notice. */
function nextOf(state: Bond) {
  const { proposal, instruments } = state
  if (proposal !== null) {
    const { act, proposedAt: since, by: excluded } = proposal
    return { permission: 'confirm.bond' as const, act, since, excluded }
  }
  const declared = instruments.filter((one) => one.state === 'declared')
  if (declared.length > 0) {
    const excluded = [...new Set(declared.flatMap(({ by }) => by))]
    const since = declared[0]!.declaredAt
    return { permission: 'verify.bond' as const, act: 'verify', since, excluded }
  }
  if (state.status === 'short' && state.shortSince !== null) {
    const { shortSince: since } = state
    return { permission: 'serve.bond' as const, act: 'serve', since, excluded: [] }
  }
  return null
}
