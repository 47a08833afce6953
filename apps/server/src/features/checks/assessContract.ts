import type { IsoDate } from '@corridor/kernel'
import {
  type CheckFinding,
  checkContract,
  isOverridden,
  type Parameter,
  parameterBook,
  RULE_IDS,
  RULES,
  type RuleId,
  type Verdict,
  verdictOf,
} from '@corridor/recruitment/checks'
import { localDate } from '../../localDate.ts'
import { heldDocuments } from '../documents/heldDocuments.ts'
import type { LedgerPlace, Queryable } from '../ledger/LedgerPlace.ts'
import { parametersInForce } from '../registers/parameters/parametersInForce.ts'
import { barredAgencies } from './barredAgencies.ts'
import { contractCase } from './contractCase.ts'
import { readCaseRow } from './readCaseRow.ts'
import { samePersons, workerParty } from './samePersons.ts'

/** What the checks say of a contract on a day. */
export interface ContractAssessment {
  /** The authority's date for which it was asked. */
  readonly on: IsoDate
  readonly verdict: Verdict
  readonly findings: readonly CheckFinding[]
  /** Rules whose result two persons set aside, and which would else count. */
  readonly setAside: readonly RuleId[]
}

/**
 * All checks of one contract as the registers are in this transaction: those of signature by the
 * parameters of that day, the others by today's. What was set aside, and the documents, for an open
 * clearance of the contract count like the contract's own.
 *
 * @param client the connection of the transaction, or a pool.
 * @param only these rules; all where nothing is said.
 * @returns null where there is no such contract.
 * @remarks Seven statements; see docs/methods/recruitment-checks.md.
 */
export async function assessContract(
  client: Queryable,
  place: ChecksPlace,
  contract: string,
  only: readonly RuleId[] = RULE_IDS,
): Promise<ContractAssessment | null> {
  const found = await findingsOf(client, place, contract, only)
  if (found === null) return null
  const { today, findings, row } = found
  const overridden = findings.filter(
    (finding) =>
      (finding.met === 'no' || finding.met === 'cannot_tell') &&
      isOverridden(finding, row.overrides, today),
  )
  return {
    on: today,
    verdict: verdictOf(findings, row.overrides, today),
    findings,
    setAside: [...new Set(overridden.map(({ rule }) => rule))],
  }
}

/** Rules whose event is the signature. */
const AT_SIGNATURE = RULE_IDS.filter((rule) => RULES[rule].event === 'signature')

/**
 * The checks whose event is the signature, as they are written into the contract once both have
 * signed: the same facts as in `assessContract`. Those of the day of issue run when a clearance is
 * asked for, and what is set aside counts when the contract is approved: here is what the rules say.
 *
 * @returns null where there is no such contract.
 */
export async function checkAtSignature(
  client: Queryable,
  place: ChecksPlace,
  contract: string,
): Promise<Pick<ContractAssessment, 'verdict' | 'findings'> | null> {
  const found = await findingsOf(client, place, contract, AT_SIGNATURE)
  if (found === null) return null
  const { today, findings, row } = found
  return { findings, verdict: verdictOf(findings, [], row.contract.signatures?.on ?? today) }
}

type ChecksPlace = Pick<LedgerPlace, 'tenant' | 'timeZone' | 'now'>

/** What is known of a contract and everybody in it, and what the rules say of that. */
async function findingsOf(
  client: Queryable,
  { tenant, timeZone, now }: ChecksPlace,
  contract: string,
  only: readonly RuleId[],
) {
  const today = localDate(timeZone, now())
  const row = await readCaseRow(client, tenant, contract, today)
  if (row === null) return null
  const file = row.worker
  const worker = file === null ? null : workerParty(row.contract.worker, file)
  const facts = contractCase(row, {
    today,
    parameters: parameterBook(
      await parametersOf(client, tenant, [row.contract.signatures?.on ?? today, today]),
    ),
    barred: await barredAgencies(client, tenant, (instant) => localDate(timeZone, instant)),
    worker,
    others: worker === null ? null : await samePersons(client, tenant, worker),
    documents: await heldDocuments(client, tenant, [
      { kind: 'worker', id: row.contract.worker },
      { kind: 'contract', id: contract },
      ...row.clearances.map((id) => ({ kind: 'clearance', id }) as const),
    ]),
  })
  return { row, today, findings: checkContract(facts).filter(({ rule }) => only.includes(rule)) }
}

/** Those of each of the days, once. */
async function parametersOf(
  client: Queryable,
  tenant: string,
  days: readonly IsoDate[],
): Promise<readonly Parameter[]> {
  const found = new Map<string, Parameter>()
  for (const day of new Set(days)) {
    for (const one of await parametersInForce(client, tenant, day)) {
      found.set(`${one.record} ${one.version} ${one.validFrom}`, one)
    }
  }
  return [...found.values()]
}
