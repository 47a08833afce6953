import {
  emergenciesRoute,
  emergencyRoute,
  openableRoute,
  openEmergencyRoute,
  reviewEmergencyRoute,
} from '@corridor/contract'
import type { Mounting } from '../../http/mount.ts'
import { mountCommand } from '../../http/mountCommand.ts'
import { mountPrivate } from '../../http/mountPrivate.ts'
import type { EmergencyParts } from './EmergencyParts.ts'
import { openableBy, openEmergency } from './openEmergency.ts'
import { listEmergencies, readEmergency } from './readEmergencies.ts'
import { reviewEmergency } from './reviewEmergency.ts'

/** Break-glass: opening a record out of scope in an emergency, and judging that it was right. */
export function emergencyRoutes(
  place: Pick<Mounting, 'app' | 'guard'>,
  parts: EmergencyParts,
): void {
  mountPrivate(place, emergenciesRoute, async (wanted, sender) => ({
    emergencies: await listEmergencies(parts, sender, wanted),
  }))
  // Before the address of one emergency, of which none has this name.
  mountPrivate(place, openableRoute, async (_, sender) => ({ permissions: openableBy(sender) }))
  mountPrivate(place, emergencyRoute, ({ emergency }, sender) =>
    readEmergency(parts, sender, emergency),
  )
  mountCommand(place, openEmergencyRoute, (_, asked, sender) => openEmergency(parts, sender, asked))
  mountCommand(place, reviewEmergencyRoute, ({ emergency }, review, sender) =>
    reviewEmergency(parts, sender, emergency, review),
  )
}
