import type { IsoDate } from '@corridor/kernel'
import type { FeeLine } from '../fees/index.ts'
import type { ParameterBook, ParameterPlace } from '../parameters/index.ts'
import type { ContractTerms } from '../terms/index.ts'
import type { CheckFinding } from '../verdict/index.ts'
import { type BondCover, bondCover } from './bondCover.ts'
import { clausesLanguage, type ReadingFacts } from './clausesLanguage.ts'
import { contractSubstitution, type Substitution } from './contractSubstitution.ts'
import { type BanFacts, deploymentBan } from './deploymentBan.ts'
import { type DocumentFacts, documents } from './documents.ts'
import { feeCeiling } from './feeCeiling.ts'
import { feeDisguised } from './feeDisguised.ts'
import { hoursLimit } from './hoursLimit.ts'
import { type IdentityFacts, identity } from './identity.ts'
import { type JobOrderFacts, jobOrderLedger } from './jobOrderLedger.ts'
import { type LicenceFacts, licenceEffective } from './licenceEffective.ts'
import { type LinkedPartyFacts, linkedParties } from './linkedParties.ts'
import type { RuleContext } from './openRule.ts'
import { type PrincipalFacts, principalWatch } from './principalWatch.ts'
import { wageFloor } from './wageFloor.ts'

/**
 * All that the checks of one contract ask for, as plain data that the caller read. What was not
 * read, or is not known, is null: it is never taken for "none".
 */
export interface ContractCase {
  readonly parameters: ParameterBook
  readonly origin: string | null
  readonly destination: string | null
  readonly sector: string | null
  /** Event date of checks 1 to 5 and 14. */
  readonly signedOn: IsoDate | null
  /** Event date of checks 6 to 13: the day of issue, or today for a preview. */
  readonly issuedOn: IsoDate | null
  readonly step: 'signature' | 'clearance'
  readonly terms: ContractTerms | null
  readonly fees: readonly FeeLine[] | null
  readonly atDestination: Omit<Substitution, 'origin'>
  readonly licence: LicenceFacts
  readonly bond: BondCover | 'none' | 'not_needed' | null
  readonly linked: LinkedPartyFacts
  readonly bans: BanFacts
  readonly principal: PrincipalFacts | null
  readonly jobOrder: JobOrderFacts | 'not_needed' | null
  readonly documents: readonly DocumentFacts[] | null
  readonly identity: IdentityFacts
  readonly reading: Omit<ReadingFacts, 'terms'>
}

/**
 * Every check of one contract (1 to 14; the fifteenth is of an agency), in the order of the
 * catalogue. Rules of two effects give two or three findings.
 *
 * @source operations, section 5; docs/methods/recruitment-checks.md
 */
export function checkContract(facts: ContractCase): readonly CheckFinding[] {
  const { terms, parameters } = facts
  const place: ParameterPlace = {
    origin: facts.origin,
    destination: facts.destination,
    sector: facts.sector,
    occupation: terms?.occupation ?? null,
  }
  const signature: RuleContext = { parameters, place, on: facts.signedOn }
  const issue: RuleContext = { parameters, place, on: facts.issuedOn }
  return [
    wageFloor(terms, signature),
    feeCeiling(facts.fees, terms?.basicMonthly ?? null, signature),
    feeDisguised(facts.fees, signature),
    hoursLimit(terms, signature),
    contractSubstitution({ ...facts.atDestination, origin: terms }, signature),
    licenceEffective(facts.licence, issue),
    bondCover(facts.bond, issue),
    linkedParties(facts.linked, issue),
    deploymentBan(facts.bans, issue),
    ...principalWatch(facts.principal, issue),
    jobOrderLedger(facts.jobOrder, issue),
    documents(facts.documents, facts.step, issue),
    ...identity(facts.identity, issue),
    ...clausesLanguage({ ...facts.reading, terms }, signature),
  ]
}
