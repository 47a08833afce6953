import { appendAction } from '../ledger/index.ts'
import type { EmergencyParts } from './EmergencyParts.ts'
import { emergencyKind } from './emergencyKind.ts'

/**
 * Writes into the log which emergencies are over. They opened nothing any more the moment their time
 * was up; this is so that the log says so.
 *
 * @returns how many.
 */
export async function lapseEmergencies({
  identity,
  ledger,
}: Pick<EmergencyParts, 'identity' | 'ledger'>): Promise<number> {
  const over = await identity.db
    .selectFrom('break_glass')
    .select(['record', 'version'])
    .where('tenant', '=', ledger.tenant)
    .where('status', '=', 'open')
    .where('closes', '<=', identity.now())
    .limit(1000)
    .execute()
  let lapsed = 0
  for (const { record, version } of over) {
    const answer = await appendAction(ledger, emergencyKind, {
      record,
      key: `lapse-${record}`,
      command: { type: 'break-glass.lapse', payload: {}, expectedVersion: version },
      context: {
        actor: 'system:clock',
        role: 'clock',
        may: (permission) => permission === 'lapse.break-glass',
      },
      circumstances: { channel: 'clock' },
    })
    if (answer.kind === 'recorded' && !answer.repeated) lapsed += 1
  }
  return lapsed
}

const EVERY_MS = 30_000

/** Looks every half minute which emergencies are over. */
export function startLapsing(
  parts: Pick<EmergencyParts, 'identity' | 'ledger'>,
  warn: (message: string, details: object) => void,
): { close(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve()
  const look = () => {
    running = running
      .then(() => lapseEmergencies(parts))
      .catch((error: unknown) => warn('emergencies that are over could not be noted', { error }))
  }
  look()
  const timer = setInterval(look, EVERY_MS)
  timer.unref()
  return {
    async close() {
      clearInterval(timer)
      await running
    },
  }
}
