import { agenciesRoute, agencyRoute } from '@corridor/contract'
import { type Mounting, mount } from '../../http/mount.ts'
import type { LedgerPlace } from '../ledger/LedgerPlace.ts'
import { findAgencies } from './findAgencies.ts'
import { lookUpGate } from './lookUpGate.ts'
import { readAgency } from './readAgency.ts'

/** The public look-up of agencies. */
export function agencyRoutes(mounting: Mounting, ledger: LedgerPlace): void {
  const gate = lookUpGate()
  mount(mounting, agenciesRoute, {
    isLive: true,
    answer: (wanted) => gate.enter(() => findAgencies(ledger, wanted)),
  })
  mount(mounting, agencyRoute, {
    isLive: true,
    answer: ({ organisation }) => gate.enter(() => readAgency(ledger, organisation)),
  })
}
