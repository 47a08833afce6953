export { type PresentedReceipt, presentReceipt } from '../lostReceipts/presentReceipt.ts'
export { reportOutage } from './reportOutage.ts'
