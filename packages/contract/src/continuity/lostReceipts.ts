import { lostReceiptActions, RECEIPT_OUTCOMES } from '@corridor/ledger/lostReceipts'
import { z } from 'zod'
import { actionRoute } from '../action.ts'
import { LedgerRecordId } from '../ledger/words.ts'
import { paging } from '../registers/words.ts'
import { route } from '../route.ts'

const At = z.iso.datetime()

/** One line of the list; names nobody. */
export const LostReceiptLine = z.object({
  id: z.string(),
  version: z.int(),
  /** The record that the receipt is about, and which version it says. */
  about: z.string(),
  aboutVersion: z.int(),
  /** When the lost action was recorded, as the receipt says. */
  recordedAt: At,
  office: z.string(),
  note: z.string().nullable(),
  presentedAt: At,
  status: z.enum(['open', 'settled']),
  /** The action that stands in its place now: perhaps the same, sent again. */
  inItsPlace: z.object({ type: z.string(), recordedAt: At }).nullable(),
  outcome: z.enum(RECEIPT_OUTCOMES).nullable(),
  words: z.string().nullable(),
  maySettle: z.boolean(),
})
export type LostReceiptLine = z.infer<typeof LostReceiptLine>

export const lostReceiptsRoute = route({
  id: 'listLostReceipts',
  method: 'GET',
  path: '/lost-receipts',
  summary: 'Receipts without action: what clients hold and the log lost, newest first',
  permission: 'read.receipt',
  narrows: true,
  input: z.object({ status: z.enum(['open', 'settled']).optional(), ...paging }),
  output: z.object({ receipts: z.array(LostReceiptLine), next: z.string().nullable() }),
  examples: [{}, { status: 'open' }],
})

const RECEIPT_EXAMPLE = {
  body: {
    v: 1 as const,
    kind: 'receipt' as const,
    record: 'c-0123456789abcdef0123',
    version: 2,
    hash: 'ab'.repeat(32),
    recordedAt: '2030-03-04T09:58:00.000Z',
    keyId: '8a88e3dd7409f195',
  },
  signature: '00'.repeat(64),
}

export const presentReceiptRoute = actionRoute(lostReceiptActions.present, {
  id: 'presentReceipt',
  path: '/lost-receipts',
  summary: 'Enter a receipt whose action is not in the log; one receipt is one line, however often',
  input: z.object({}),
  examples: [{}],
  payloadExample: {
    receipt: RECEIPT_EXAMPLE,
    office: 'home.north',
    jurisdiction: 'NPL',
    note: null,
  },
})

export const settleReceiptRoute = actionRoute(lostReceiptActions.settle, {
  id: 'settleReceipt',
  path: '/lost-receipts/:receipt/settle',
  summary: 'Say what came of a receipt without action',
  input: z.object({ receipt: LedgerRecordId }),
  examples: [{ receipt: 'r-0123456789abcdef0123' }],
  payloadExample: { outcome: 'repeated', words: 'Example words' },
})

export const LOST_RECEIPT_ACT_ROUTES = [presentReceiptRoute, settleReceiptRoute] as const
