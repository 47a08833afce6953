import { localDate } from '../../localDate.ts'
import { appendAction } from '../ledger/appendAction.ts'
import { HOME, type LedgerPlace } from '../ledger/LedgerPlace.ts'
import { organisationKind } from './organisationKind.ts'

/**
 * Gives the administration the name that the first administrator typed. What already has a name, or
 * a name that does not fit, is left: it can be changed at the desk.
 *
 * @param person the first administrator, who does it.
 */
export async function nameHome(ledger: LedgerPlace, name: string, person: string): Promise<void> {
  await appendAction(ledger, organisationKind, {
    record: HOME,
    key: 'organisation.rename.home',
    command: {
      type: 'organisation.rename',
      payload: { name, from: localDate(ledger.timeZone, ledger.now()) },
      // Only as it was entered at the start.
      expectedVersion: 1,
    },
    context: { actor: person, role: 'administrator', organisation: HOME, may: () => true },
  })
}
