import { foldRecord, type Instant } from '@corridor/ledger'
import {
  effectiveStatus,
  effectiveStatusOf,
  isInForce,
  licenceRecord,
} from '@corridor/recruitment/licence'
import { type Ban, banRecord } from '@corridor/recruitment/registers'
import type { LedgerPlace } from '../ledger/LedgerPlace.ts'
import { selectActions } from '../ledger/selectActions.ts'

type Place = Pick<LedgerPlace, 'pool' | 'tenant' | 'vault'>

/** What the registers said at an instant: what was recorded later was not known then. */
interface Then {
  readonly at: Instant
  /** Its date at the authority. */
  readonly day: string
}

/**
 * Whether a licence was in force by what the log had recorded at an instant.
 *
 * @param number as a certificate writes it, without spaces.
 * @returns null where the register knows no licence of that number, or knew none then.
 */
export async function wasLicenceInForce(
  place: Place,
  number: string,
  { at, day }: Then,
): Promise<boolean | null> {
  const { rows } = await place.pool.query<{ record: string }>(
    `select record from licence where tenant = $1
       and left(regexp_replace(number, '[^!-~]+', '-', 'g'), 24) = $2`,
    [place.tenant, number],
  )
  const answers: boolean[] = []
  for (const { record } of rows) {
    const actions = await selectActions(place, place.pool, record)
    const known = actions.filter(({ entry }) => entry.recordedAt <= at)
    const { state } = foldRecord(licenceRecord, known)
    if (state === null || state.number === null) continue
    const status = effectiveStatusOf(
      { effectiveStatus: effectiveStatus(state), validUntil: state.term?.validUntil ?? null },
      day,
    )
    answers.push(isInForce(status))
  }
  return answers.length === 0 ? null : answers.includes(true)
}

/** Whether a ban on the whole of a destination held, by what the log had recorded at an instant. */
export async function wasBanned(
  place: Place,
  destination: string,
  { at, day }: Then,
): Promise<boolean> {
  const { rows } = await place.pool.query<{ record: string }>(
    `select record from deployment_ban where tenant = $1 and destination = $2
       and sector is null and site is null and valid_from <= $3`,
    [place.tenant, destination, day],
  )
  for (const { record } of rows) {
    const actions = await selectActions(place, place.pool, record)
    const { state } = foldRecord(
      banRecord,
      actions.filter(({ entry }) => entry.recordedAt <= at),
    )
    if (state !== null && holds(state, day)) return true
  }
  return false
}

const holds = ({ status, from, until }: Ban, day: string): boolean =>
  (status === 'ordered' || status === 'ended') && from <= day && (until === null || until >= day)
