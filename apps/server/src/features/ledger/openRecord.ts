import { DomainError } from '@corridor/kernel'
import type { RecordState } from '@corridor/ledger'
import type { PermissionName, ProtectedRecord } from '@corridor/permissions'
import { noSuchRecord } from '../../http/decisions.ts'
import type { Sender } from '../../http/guard.ts'
import type { LedgerPlace } from './LedgerPlace.ts'
import type { RecordKind } from './RecordKind.ts'
import { readerOf } from './readerOf.ts'
import { type OpenedRecord, readRecord } from './readRecord.ts'

/**
 * Opens a record for somebody and notes that she did; an attempt that is refused is noted too.
 *
 * @param known what the read model says of it; null where it is not there.
 * @param protect the record as permissions see it, from its state.
 * @throws {DomainError} `not_found` alike for one that is not there and one out of reach.
 */
export async function openRecord<State extends RecordState, Facts>(
  ledger: LedgerPlace,
  kind: RecordKind<State, Facts>,
  sender: Sender,
  permission: PermissionName,
  { id, known }: { readonly id: string; readonly known: ProtectedRecord | null },
  protect: (state: State) => ProtectedRecord,
): Promise<OpenedRecord<State>> {
  const decision = known === null ? null : sender.decide(permission, known)
  // She may read some records of the kind: so much the guard has asked.
  const basis = decision?.allowed === true ? decision.by : sender.require(permission, null)
  try {
    return await readRecord(ledger, kind, id, readerOf(sender, basis), {
      admit: ({ state }) => sender.require(permission, protect(state!)),
    })
  } catch (error) {
    // One that is not there is answered like one out of reach.
    if (error instanceof DomainError && error.code === 'not_found' && known === null) {
      throw noSuchRecord(permission)
    }
    throw error
  }
}
