export { HOME } from '../ledger/LedgerPlace.ts'
export { shownInForce } from './parameters/readParameters.ts'
