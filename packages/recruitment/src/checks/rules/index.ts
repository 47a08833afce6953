export {
  type AgencyWindow,
  ANOMALY_MEASURES,
  agencyAnomaly,
} from './agencyAnomaly.ts'
export { type BondCover, bondCover } from './bondCover.ts'
export { type ContractCase, checkContract } from './checkContract.ts'
export { clausesLanguage, type ReadingFacts } from './clausesLanguage.ts'
export { contractSubstitution, type Substitution } from './contractSubstitution.ts'
export { type Ban, type BanFacts, deploymentBan } from './deploymentBan.ts'
export { type DocumentFacts, documents } from './documents.ts'
export { feeCeiling } from './feeCeiling.ts'
export { feeDisguised } from './feeDisguised.ts'
export { hoursLimit } from './hoursLimit.ts'
export { ageOn, type IdentityFacts, identity } from './identity.ts'
export { type JobOrderFacts, jobOrderLedger, jobOrderReuse } from './jobOrderLedger.ts'
export { type LicenceFacts, licenceEffective } from './licenceEffective.ts'
export {
  type BarredAgency,
  type BarredIndex,
  indexBarred,
  type LinkedPartyFacts,
  linkedParties,
} from './linkedParties.ts'
export type { RuleContext } from './openRule.ts'
export { type PrincipalFacts, principalWatch } from './principalWatch.ts'
export { wageFloor } from './wageFloor.ts'
