import { DomainError } from '@corridor/kernel'
import { NONE_LEFT, stageOf, type VacancyClaim } from '@corridor/recruitment/demand'
import type { Queryable } from '../ledger/LedgerPlace.ts'

/** A record that says something about the vacancy of a contract: the contract itself or a clearance. */
export interface VacancyOf {
  readonly jobOrder: string
  readonly contract: string
  /** Id of the contract or clearance that says it. */
  readonly source: string
}

/**
 * The contract is signed: it holds a vacancy. Called in `project` of the contract, whenever its state
 * says so; saying the same again changes nothing.
 *
 * @throws {DomainError} `job_order_exhausted` when none is left, which undoes the whole action.
 */
export const reserveVacancy = (
  client: Queryable,
  tenant: string,
  contract: Omit<VacancyOf, 'source'>,
): Promise<void> => claim(client, tenant, { ...contract, source: contract.contract }, 'reserved')

/**
 * The clearance is issued: the vacancy is used, the one that the contract had reserved or one that is
 * left. Called in `project` of the clearance, whenever its state says so.
 *
 * @throws {DomainError} `job_order_exhausted` when none is left, which undoes the whole action.
 */
export const consumeVacancy = (
  client: Queryable,
  tenant: string,
  clearance: VacancyOf,
): Promise<void> => claim(client, tenant, clearance, 'consumed')

/**
 * The contract ended, or the clearance was cancelled, before departure: the vacancy is free again,
 * unless another clearance of the same contract uses it. Called in `project` of either.
 */
export const giveBackVacancy = (
  client: Queryable,
  tenant: string,
  gone: VacancyOf,
): Promise<void> => claim(client, tenant, gone, 'given_back')

/**
 * Keeps what a record claims, and changes the counts of the job order by the difference.
 *
 * The counts are the sums of the claims, whatever their order: `stageOf` looks at all claims of one
 * contract. A rebuild gives the same sums because it is emptied of claims first (`clear` of the job
 * order), each record makes its claim anew from its last state, and a job order that is projected
 * after some of them begins with their sum (`jobOrderKind`); one that is not there yet has no counts
 * to change. Clearances come before contracts then, so that on the way no count is above its end and
 * nothing is refused that was accepted.
 */
async function claim(
  client: Queryable,
  tenant: string,
  { jobOrder, contract, source }: VacancyOf,
  made: VacancyClaim,
): Promise<void> {
  // Whoever claims of one order waits here for the others.
  const { rowCount: isThere } = await client.query({
    name: 'vacancy_lock',
    text: 'select from job_order where tenant = $1 and record = $2 for update',
    values: [tenant, jobOrder],
  })
  const { rows } = await client.query<{ source: string; claim: VacancyClaim }>({
    name: 'vacancy_claims',
    text: `select source, claim from vacancy_claim
           where tenant = $1 and job_order = $2 and contract = $3`,
    values: [tenant, jobOrder, contract],
  })
  const before = new Map(rows.map((row) => [row.source, row.claim]))
  if (before.get(source) === made) return
  const [from, to] = [before, new Map(before).set(source, made)].map((claims) =>
    stageOf([...claims.values()]),
  )
  await client.query({
    name: 'vacancy_claim',
    text: `insert into vacancy_claim (tenant, source, contract, job_order, claim)
           values ($1, $2, $3, $4, $5)
           on conflict (tenant, source) do update set claim = excluded.claim`,
    values: [tenant, source, contract, jobOrder, made],
  })
  if (from === to || isThere === 0) return
  const { rowCount } = await client.query({
    name: 'vacancy_count',
    text: `update job_order set reserved = reserved + $3, consumed = consumed + $4
           where tenant = $1 and record = $2 and reserved + $3 + consumed + $4 <= approved`,
    values: [
      ...[tenant, jobOrder, Number(to === 'reserved') - Number(from === 'reserved')],
      Number(to === 'consumed') - Number(from === 'consumed'),
    ],
  })
  if (rowCount === 0) throw new DomainError('job_order_exhausted', NONE_LEFT, { jobOrder })
}
