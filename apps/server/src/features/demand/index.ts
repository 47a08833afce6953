export { HOME } from '../ledger/LedgerPlace.ts'
export { verifyJobOrder } from './verifyNumbers.ts'
