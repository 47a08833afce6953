export {
  OFFICE_KEY_STATUSES,
  type OfficeKey,
  type OfficeKeyFacts,
  type OfficeKeyStatus,
} from './OfficeKey.ts'
export { type OfficeKeyCommand, officeKeyActions, officeKeyRecord } from './officeKeyRecord.ts'
