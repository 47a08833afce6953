export type {
  Actor,
  AnonymousActor,
  Assurance,
  Mandate,
  PersonActor,
  ServiceActor,
  ServiceScope,
} from './Actor.ts'
export {
  BREAK_GLASS_LIMITS,
  type BreakGlass,
  type BreakGlassLimits,
  type BreakGlassRefusal,
  type BreakGlassRequest,
  openBreakGlass,
} from './breakGlass.ts'
export { type CurrentMandate, currentMandates, isAbsent, isDelegable } from './currentMandates.ts'
export type { Absence, DecisionContext } from './DecisionContext.ts'
export {
  type Decision,
  type DecisionBasis,
  decide,
  type RefusalAnswer,
  type RefusalReason,
  scopeFilter,
} from './decide.ts'
export {
  type DelegationRefusal,
  type DelegationRequest,
  delegateMandate,
} from './delegateMandate.ts'
export { type ProtectedRecord, RECORD_KINDS, type RecordKind } from './ProtectedRecord.ts'
export {
  type AttributeTest,
  type Condition,
  type FilterAttribute,
  matchesFilter,
  type RecordFilter,
} from './RecordFilter.ts'
export { SCOPES, type Scope } from './Scope.ts'
export {
  type Act,
  type ActDetails,
  type Breach,
  type BreachReason,
  type OverrideDetails,
  type ProposedAct,
  SEPARATION_PARAMETERS,
  type SeparationParameters,
  type SeparationRule,
} from './separation/Act.ts'
export { incompatibleRoles } from './separation/holders.ts'
export { type Interest, interestBreaches } from './separation/interests.ts'
export { separationBreaches } from './separation/separationBreaches.ts'
export type { PermissionFacts } from './table/PermissionFacts.ts'
export {
  PERMISSION_NAMES,
  PERMISSIONS,
  type PermissionName,
  permissionFacts,
} from './table/permissions.ts'
export type { RoleFacts } from './table/RoleFacts.ts'
export { ROLE_NAMES, ROLES, type RoleName, roleFacts } from './table/roles.ts'
