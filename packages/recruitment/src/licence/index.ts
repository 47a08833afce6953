export { CONFIRMED_BY } from './decisions.ts'
export {
  type EffectiveStatus,
  effectiveStatus,
  effectiveStatusOf,
  isInForce,
} from './effectiveStatus.ts'
export { grantFindings } from './grantFindings.ts'
export {
  GRANTED,
  IN_FORCE,
  LICENCE_STATUSES,
  type Licence,
  type LicenceFacts,
  type LicenceProposal,
  type LicenceStatus,
  PROPOSED_ACTS,
  type ProposedAct,
  TERMINAL,
} from './Licence.ts'
export { type LicenceCommand, licenceActions, licenceRecord } from './licenceRecord.ts'
export { LICENCE_TRANSITIONS } from './transitions.ts'
export { Application } from './words.ts'
