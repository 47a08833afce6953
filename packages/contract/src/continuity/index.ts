import { LOST_RECEIPT_ACT_ROUTES, lostReceiptsRoute } from './lostReceipts.ts'
import {
  OFFICE_KEY_ACT_ROUTES,
  officeKeyRoute,
  officeKeysRoute,
  officeKitRoute,
  ownOfficesRoute,
} from './officeKeys.ts'
import { outageReportRoute } from './outages.ts'

export * from './lostReceipts.ts'
export * from './officeKeys.ts'
export * from './outages.ts'

export const CONTINUITY_ROUTES = [
  officeKeysRoute,
  officeKeyRoute,
  officeKitRoute,
  ownOfficesRoute,
  ...OFFICE_KEY_ACT_ROUTES,
  lostReceiptsRoute,
  ...LOST_RECEIPT_ACT_ROUTES,
  outageReportRoute,
] as const
