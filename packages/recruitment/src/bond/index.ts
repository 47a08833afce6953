export { type AccountEntry, BOND_ACCOUNTS, type BondAccountName, balancesOf } from './account.ts'
export { REPLENISHMENT } from './assessment.ts'
export {
  BOND_PURPOSES,
  BOND_STATUSES,
  type Bond,
  type BondAccount,
  type BondFacts,
  type BondHolder,
  type BondProposal,
  type BondPurpose,
  type BondStatus,
  type Charge,
  type Instrument,
} from './Bond.ts'
export { type BondCommand, bondActions, bondRecord } from './bondRecord.ts'
export { type BondCover, bondCover, findBondCover, isSufficient, shortfallOf } from './cover.ts'
export {
  type ParameterOnDay,
  type RegisteredTable,
  type RegisteredTables,
  registeredTables,
} from './registeredTables.ts'
export {
  MARKS,
  type Mark,
  READINGS,
  type Reading,
  type RequiredAmount,
  type Requirement,
  type RequirementBasis,
  requiredAmount,
} from './requirement.ts'
export { NEPAL_VOLUME_TIERS, POEA_CASE_SCHEDULE } from './tables.ts'
