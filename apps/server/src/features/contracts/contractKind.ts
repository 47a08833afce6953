import { canonicalJson, type JsonValue } from '@corridor/ledger'
import { type Contract, type ContractFacts, contractRecord } from '@corridor/recruitment/contracts'
import { addAssessmentJobs } from '../clearances/clearanceJobs.ts'
import type { FollowedKind, Waiting } from '../deadlines/FollowedKind.ts'
import { followRecord } from '../deadlines/followRecord.ts'
import { giveBackVacancy, reserveVacancy } from '../demand/vacancies.ts'
import type { LedgerPlace, Queryable } from '../ledger/LedgerPlace.ts'
import type { ReadModelRow, Recorded, RecordKind } from '../ledger/RecordKind.ts'
import { notify } from '../notifications/notify.ts'
import { readContractFacts } from './contractFacts.ts'
import { addContractJob } from './contractJob.ts'
import { atPost, protectedContract } from './protectedFiles.ts'

const UPSERT = `
  insert into contract (tenant, record, version, worker, agency, employer, job_order, status,
    signed_on, organisations, offices, jurisdiction, holds_vacancy, opened_at, state)
  select $1, c.record, c.version, c.worker, c.agency, c.employer, c.job_order, c.status,
    c.signed_on, array[c.agency, c.employer],
    array_remove(array[c.office, c.post], null), c.jurisdiction, c.holds_vacancy, c.opened_at,
    c.state
  from unnest($2::text[], $3::integer[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
    $9::date[], $10::text[], $11::text[], $12::text[], $13::boolean[], $14::text[], $15::text[])
    as c (record, version, worker, agency, employer, job_order, status, signed_on, office, post,
    jurisdiction, holds_vacancy, opened_at, state)
  on conflict (tenant, record) do update set
    version = excluded.version, worker = excluded.worker, agency = excluded.agency,
    employer = excluded.employer, job_order = excluded.job_order, status = excluded.status,
    signed_on = excluded.signed_on, organisations = excluded.organisations,
    offices = excluded.offices, jurisdiction = excluded.jurisdiction,
    holds_vacancy = excluded.holds_vacancy, opened_at = excluded.opened_at, state = excluded.state`

/** What the contract needs next, and from whom; never a person's name. */
function waitingOf(record: string, state: Contract): Waiting | null {
  const common = { title: record, excluded: [] }
  const on = protectedContract({ record, person: null, ...state })
  if (state.status === 'worker_review' && state.review?.worker != null) {
    const since = state.review.worker.at
    return { ...common, permission: 'sign.contract', act: 'sign', since, on }
  }
  if (state.status === 'checked' && state.checks !== null) {
    const since = state.checks.at
    return { ...common, permission: 'approve.contract', act: 'approve', since, on }
  }
  const { amendment } = state
  if (amendment?.worker == null) return null
  const since = amendment.worker.at
  if (amendment.employer === null) {
    return { ...common, permission: 'sign.contract', act: 'sign-amendment', since, on }
  }
  return { ...common, permission: 'approve.contract', act: 'approve-amendment', since, on }
}

const followed: FollowedKind<Contract> = {
  definition: contractRecord,
  word: 'contract',
  jurisdictionOf: ({ jurisdiction }) => jurisdiction,
  waitingOf,
}

const followWaiting = followRecord<Contract>(followed)

/** Contracts: their rules, their table, and what follows from an action. */
export const contractKind: RecordKind<Contract, ContractFacts> = {
  definition: contractRecord,
  readFacts: readContractFacts,
  async project(client, tenant, rows) {
    const states = rows.map(({ state }) => state)
    await client.query({
      name: 'contract_upsert',
      text: UPSERT,
      values: [
        tenant,
        rows.map(({ record }) => record),
        rows.map(({ version }) => version),
        states.map(({ worker }) => worker),
        states.map(({ agency }) => agency),
        states.map(({ employer }) => employer),
        states.map(({ jobOrder }) => jobOrder),
        states.map(({ status }) => status),
        states.map(({ signatures }) => signatures?.on ?? null),
        states.map(({ office }) => office),
        states.map(({ post }) => post),
        states.map(({ jurisdiction }) => jurisdiction),
        states.map(({ holdsVacancy }) => holdsVacancy),
        states.map(({ openedAt }) => openedAt),
        states.map((state) => canonicalJson(state as unknown as JsonValue)),
      ],
    })
    await projectVacancies(client, tenant, rows)
  },
  async clear(client, tenant) {
    await client.query('delete from contract where tenant = $1', [tenant])
  },
  async follow(client, recorded, place) {
    await followWaiting(client, recorded, place)
    const { tenant, entry, state } = recorded
    if (state.status === 'signed' || state.status === 'registered_destination') {
      await addContractJob(client, entry.record)
    }
    if (entry.type === 'contract.approve') {
      await addAssessmentJobs(client, tenant, entry.record)
    }
    if (entry.type === 'contract.findMismatch') {
      await tellAuthorities(client, recorded, place, 'contract.mismatch')
    }
    if (entry.type === 'contract.recheck') {
      const before = state.earlierChecks?.at(-1)?.verdict
      if (before === state.checks?.verdict) return
      await tellAuthorities(client, recorded, place, 'contract.rechecked')
    }
  },
}

/** Origin and destination are told alike; the parties are not told by whom it is read. */
async function tellAuthorities(
  client: Parameters<typeof notify>[0],
  { tenant, entry, state }: Recorded<Contract>,
  { now }: Pick<LedgerPlace, 'now'>,
  kind: 'contract.mismatch' | 'contract.rechecked',
): Promise<void> {
  const judged = { record: entry.record, person: null, ...state }
  for (const on of [protectedContract(judged), atPost(judged)]) {
    for (const permission of ['approve.contract', 'register.contract'] as const) {
      if ((permission === 'register.contract') !== (on.office === state.post)) continue
      await notify(
        client,
        { tenant, now },
        {
          to: { permission, on, except: [] },
          kind,
          params: { what: 'contract', title: entry.record },
          record: entry.record,
        },
      )
    }
  }
}

/**
 * Says of each contract what it does with a vacancy of its job order. One that was never signed says
 * nothing.
 *
 * @throws {DomainError} `job_order_exhausted`, which undoes the action.
 */
async function projectVacancies(
  client: Queryable,
  tenant: string,
  rows: readonly ReadModelRow<Contract>[],
): Promise<void> {
  for (const { record: contract, state } of rows) {
    const { jobOrder, holdsVacancy, versions } = state
    if (jobOrder === null || !versions.some(({ kind }) => kind === 'origin')) continue
    if (holdsVacancy) await reserveVacancy(client, tenant, { jobOrder, contract })
    else await giveBackVacancy(client, tenant, { jobOrder, contract, source: contract })
  }
}
