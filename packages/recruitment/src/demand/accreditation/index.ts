export {
  ACCREDITATION_STATUSES,
  type Accreditation,
  type AccreditationFacts,
  type AccreditationStatus,
  isAccredited,
  type PartyFacts,
} from './Accreditation.ts'
export {
  type AccreditationCommand,
  accreditationActions,
  accreditationRecord,
} from './accreditationRecord.ts'
