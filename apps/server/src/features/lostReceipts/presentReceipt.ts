import { DomainError } from '@corridor/kernel'
import { HeldReceipt } from '@corridor/ledger/lostReceipts'
import { answerAction } from '../ledger/answerAction.ts'
import { appendAction } from '../ledger/appendAction.ts'
import type { LedgerPlace } from '../ledger/LedgerPlace.ts'
import { lostReceiptKindWith } from './lostReceiptKind.ts'

/** One receipt is one record, whoever holds it and however often it is shown. */
export const lostReceiptId = ({ body }: HeldReceipt): string => `r-${body.hash.slice(0, 20)}`

/** What became of a receipt. */
export interface PresentedReceipt {
  readonly record: string
  readonly about: string
  readonly version: number
  /** `in_log`: nothing was lost. `listed`: it is on the list now. */
  readonly outcome: 'in_log' | 'listed' | 'listed_before'
}

/**
 * Enters one receipt of an import on the machine of the database.
 *
 * @throws {DomainError} `bad_request` for what is no receipt; `rule_not_met` for one that no key of
 * this ledger signed.
 */
export async function presentReceipt(
  ledger: LedgerPlace,
  rootKey: string | null,
  given: unknown,
  place: { readonly office: string; readonly jurisdiction: string },
): Promise<PresentedReceipt> {
  const parsed = HeldReceipt.safeParse(given)
  if (!parsed.success) throw new DomainError('bad_request', 'This is no receipt')
  const receipt = parsed.data
  const record = lostReceiptId(receipt)
  const { record: about, version } = receipt.body
  const told = { record, about, version }
  const answer = await appendAction(ledger, lostReceiptKindWith(rootKey), {
    record,
    key: `receipt-${receipt.body.hash}`,
    command: {
      type: 'receipt.present',
      payload: { receipt, ...place, note: null },
      expectedVersion: 0,
    },
    context: { actor: 'system:import', role: 'system', may: () => true },
    circumstances: { channel: 'import' },
  })
  if (answer.kind === 'conflict') return { ...told, outcome: 'listed_before' }
  const unmet =
    answer.kind === 'refused' ? answer.refusal.findings.filter(({ met }) => met === 'no') : []
  if (unmet.length === 1 && unmet[0]!.rule === 'receipt.without_action') {
    return { ...told, outcome: 'in_log' }
  }
  const { repeated } = answerAction(answer)
  return { ...told, outcome: repeated ? 'listed_before' : 'listed' }
}
