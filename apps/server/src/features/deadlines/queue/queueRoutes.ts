import { queueRoute, releaseWorkRoute, takeWorkRoute } from '@corridor/contract'
import type { Sender } from '../../../http/guard.ts'
import type { Mounting } from '../../../http/mount.ts'
import { mountCommand } from '../../../http/mountCommand.ts'
import { mountPrivate } from '../../../http/mountPrivate.ts'
import { requirePerson } from '../../identity/sessions.ts'
import { type Asker, type QueueParts, readQueue, takeWork } from './workQueue.ts'

/** What waits for whoever asks. */
export function queueRoutes(place: Pick<Mounting, 'app' | 'guard'>, parts: QueueParts): void {
  const { now, timeZone } = parts.ledger
  mountPrivate(place, queueRoute, async (wanted, sender) => ({
    ...(await readQueue(parts, askerOf(sender), wanted)),
    timeZone,
    now: now().toISOString(),
  }))
  mountCommand(place, takeWorkRoute, async ({ record }, _, sender) => {
    await takeWork(parts, askerOf(sender), record, 'take')
    return { mine: true as const }
  })
  mountCommand(place, releaseWorkRoute, async ({ record }, _, sender) => {
    await takeWork(parts, askerOf(sender), record, 'release')
    return { mine: false as const }
  })
}

const askerOf = (sender: Sender): Asker => ({ ...sender, person: requirePerson(sender).person })
