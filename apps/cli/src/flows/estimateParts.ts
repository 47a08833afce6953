// How a selection becomes an estimate, and how an estimate is described, is written once, in the
// server; the command line runs the same code in its own process.
export { describeEstimate } from '../../../server/src/features/flows/describeEstimate.ts'
export { explainAbsence } from '../../../server/src/features/flows/explainAbsence.ts'
export { flowAccountsStore } from '../../../server/src/features/flows/flowAccounts.ts'
export { INTERVAL_NOTE, PUBLISHED_AS } from '../../../server/src/features/flows/flowMethods.ts'
export { OTHER_REGION, regionCodes, regionOf } from '../../../server/src/features/flows/regions.ts'
export { storeEstimate } from '../../../server/src/features/flows/StoredEstimate.ts'
export { selectEstimate } from '../../../server/src/features/flows/selectEstimate.ts'
export { vintageLabel } from '../../../server/src/features/flows/vintages.ts'
export { ENGINE } from '../../../server/src/version.ts'
