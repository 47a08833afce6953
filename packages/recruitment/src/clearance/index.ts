export {
  type Assessment,
  CLEARANCE_KINDS,
  CLEARANCE_STATUSES,
  type Clearance,
  type ClearanceFacts,
  type ClearanceKind,
  type ClearanceStatus,
  effectiveStatus,
  FORM_REVIEWS,
  HOLD_CAUSES,
  type Hold,
  MOVEMENT_KINDS,
  type Movement,
  type MovementKind,
  UNDEPARTED,
} from './Clearance.ts'
export { type ClearanceCommand, clearanceActions, clearanceRecord } from './clearanceRecord.ts'
