import { agenciesRoute, agencyRoute } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import { type Mounting, mount } from '../../http/mount.ts'
import type { LedgerPlace } from '../ledger/LedgerPlace.ts'
import { findAgencies, listAgenciesFor } from './findAgencies.ts'
import { lookUpGate } from './lookUpGate.ts'
import { readAgency } from './readAgency.ts'

/** The public look-up of agencies. */
export function agencyRoutes(mounting: Mounting, ledger: LedgerPlace): void {
  const gate = lookUpGate()
  mount(mounting, agenciesRoute, {
    isLive: true,
    answer: ({ text, destination, ...page }) => {
      if ((text === undefined) === (destination === undefined)) {
        throw new DomainError('bad_request', 'Give either a text or a destination')
      }
      return gate.enter(() =>
        text === undefined
          ? listAgenciesFor(ledger, { destination: destination!, ...page })
          : findAgencies(ledger, { text, ...page }),
      )
    },
  })
  mount(mounting, agencyRoute, {
    isLive: true,
    answer: ({ organisation }) => gate.enter(() => readAgency(ledger, organisation)),
  })
}
