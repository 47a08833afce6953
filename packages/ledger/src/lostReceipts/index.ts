export {
  HeldReceipt,
  type LostReceipt,
  type LostReceiptCommand,
  type LostReceiptFacts,
  lostReceiptActions,
  lostReceiptRecord,
  RECEIPT_OUTCOMES,
} from './lostReceiptRecord.ts'
