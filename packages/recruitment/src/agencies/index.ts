export {
  type AgencyKeys,
  agencyKeys,
  askedPhone,
  licenceNumberKey,
  phoneKeys,
} from './agencyKeys.ts'
