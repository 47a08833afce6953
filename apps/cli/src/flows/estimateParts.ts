// How a selection becomes an estimate is written once, in the server; the command line runs the
// same code in its own process.
export { flowAccountsStore } from '../../../server/src/features/flows/flowAccounts.ts'
export { selectEstimate } from '../../../server/src/features/flows/selectEstimate.ts'
export { vintageLabel } from '../../../server/src/features/flows/vintages.ts'
export { sourceReference } from '../../../server/src/features/releases/sourceReference.ts'
