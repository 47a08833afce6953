import { LOST_RECEIPT_ACT_ROUTES, lostReceiptsRoute } from '@corridor/contract'
import type { HeldReceipt } from '@corridor/ledger/lostReceipts'
import type { Mounting } from '../../http/mount.ts'
import { mountPrivate } from '../../http/mountPrivate.ts'
import { mountActions } from '../ledger/mountActions.ts'
import { findRow } from '../registers/listRecords.ts'
import type { RegisterParts } from '../registers/RegisterParts.ts'
import { type LostReceiptRow, listLostReceipts } from './listLostReceipts.ts'
import { lostReceiptKindWith, protectedReceipt } from './lostReceiptKind.ts'
import { lostReceiptId } from './presentReceipt.ts'

/** Receipts that clients hold of actions which a restore did not bring back. */
export function lostReceiptRoutes(
  place: Mounting,
  parts: RegisterParts & { readonly rootKey: string | null },
): void {
  mountPrivate(place, lostReceiptsRoute, (wanted, sender) =>
    listLostReceipts(parts, sender, wanted),
  )
  mountActions(
    place,
    {
      ledger: parts.ledger,
      kind: lostReceiptKindWith(parts.rootKey),
      async findRecord({ input, type, payload }) {
        if (type !== 'receipt.present') {
          const row = await findRow<LostReceiptRow>(parts, 'lost_receipt', String(input.receipt))
          return row === undefined ? null : protectedReceipt(row)
        }
        const { receipt, office, jurisdiction } = payload as {
          readonly receipt: HeldReceipt
          readonly office: string
          readonly jurisdiction: string
        }
        const record = lostReceiptId(receipt)
        return protectedReceipt({ record, office, jurisdiction, status: 'open' })
      },
    },
    LOST_RECEIPT_ACT_ROUTES,
  )
}
