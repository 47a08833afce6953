import { configurationRoute } from '@corridor/contract'
import { type Mounting, mount } from '../../http/mount.ts'
import type { OpenLedger } from '../ledger/openLedger.ts'
import { describeDemonstration } from './demonstration.ts'

/** What everybody may know of the installation. */
export function configurationRoutes(
  mounting: Mounting,
  { owner, tenant }: Pick<OpenLedger, 'owner' | 'tenant'>,
): void {
  mount(mounting, configurationRoute, {
    isLive: true,
    answer: async () => ({ demonstration: await describeDemonstration(owner, tenant) }),
  })
}
