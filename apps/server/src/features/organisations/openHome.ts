import { DomainError } from '@corridor/kernel'
import { appendAction } from '../ledger/appendAction.ts'
import { HOME, type LedgerPlace } from '../ledger/LedgerPlace.ts'
import { organisationKind } from './organisationKind.ts'

/**
 * Enters the administration that runs the installation, at the first start: the first administrator
 * holds her mandate for it. Its name is given at the first run.
 */
export async function openHome(ledger: LedgerPlace): Promise<void> {
  const answer = await appendAction(ledger, organisationKind, {
    record: HOME,
    key: 'organisation.create.home',
    command: {
      type: 'organisation.create',
      payload: {
        kind: 'authority',
        name: 'Home administration',
        country: null,
        registration: null,
        office: null,
        jurisdiction: null,
      },
      expectedVersion: 0,
    },
    context: { actor: 'system:start', role: 'system', may: () => true },
  })
  // Recorded before, by whatever key: it is there.
  if (answer.kind === 'recorded' || answer.kind === 'conflict') return
  if (answer.kind === 'still_running') return
  throw new DomainError('unavailable', `The home administration cannot be entered (${answer.kind})`)
}
