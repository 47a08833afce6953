import { BOND_ACT_ROUTES } from './acts.ts'
import { bondRoute, bondsRoute } from './bonds.ts'

export * from './acts.ts'
export {
  BOND_PURPOSES,
  BOND_STATUSES,
  type BondEntry,
  BondFile,
  BondSummary,
  bondRoute,
  bondsRoute,
  NEPAL_VOLUME_TIERS,
  POEA_CASE_SCHEDULE,
  type RegisteredTable,
  type RegisteredTables,
  type RequirementBasis,
  registeredTables,
  requiredAmount,
} from './bonds.ts'

export const BOND_ROUTES = [bondsRoute, bondRoute, ...BOND_ACT_ROUTES] as const
