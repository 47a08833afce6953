import { addMonths, firstOfNextMonth, type IsoDate } from '@corridor/kernel'
import type { Instrument, LifeCycle } from '../Instrument.ts'
import type { Ratification } from '../Ratification.ts'
import { isAuthority, type Verification, weakest } from '../verification.ts'

/** When an instrument first bound anybody, and how that is known. */
export interface FirstEntryIntoForce {
  readonly date: IsoDate
  readonly basis: 'stated' | 'by-rule'
  readonly verification: Verification
  /** The date by rule from the registrations held, for comparison; null without enough of them. */
  readonly byRule: IsoDate | null
  /** The registration that brought it about, where the list holds it. */
  readonly decisiveRegistration: IsoDate | null
}

/**
 * First entry into force: some months after the registration that completes the number needed
 * (the second for a convention of the ILO, the twentieth for the UN convention of 1990). A date
 * that a source states, better than `partly`, comes before the one by rule.
 *
 * `ratifications` are those of the instrument in order of registration; parts of a State count
 * with it. Null for a recommendation, and where neither a date is stated nor enough are held.
 *
 * @source C097 Art. 13(2), C102 Art. 79(2), C118 Art. 15(2), C144 Art. 8(2), C181 Art. 18(2),
 * C189 Art. 21(2); of the first decade C019 Art. 6; ICRMW Art. 87.
 * @remarks O(ratifications).
 */
export function firstEntryIntoForce(
  { lifeCycle, statedEntryIntoForce: stated }: Instrument,
  ratifications: readonly Ratification[],
): FirstEntryIntoForce | null {
  if (lifeCycle === null) return null
  const decisive = decisiveRatification(ratifications, lifeCycle.entryIntoForce.ratifications)
  const byRule = decisive === null ? null : takesEffect(decisive.registered, lifeCycle)
  const decisiveRegistration = decisive?.registered ?? null
  if (stated !== null && (byRule === null || isAuthority(stated.verification))) {
    return {
      date: stated.date,
      basis: 'stated',
      verification: stated.verification,
      byRule,
      decisiveRegistration,
    }
  }
  if (byRule === null || decisive === null) return null
  return {
    date: byRule,
    basis: 'by-rule',
    verification: weakest([decisive.verification, lifeCycle.verification, 'recomputed']),
    byRule,
    decisiveRegistration,
  }
}

/** The day on which a registration takes effect by the instrument's own rule. */
export function takesEffect(registered: IsoDate, { entryIntoForce }: LifeCycle): IsoDate {
  const date = addMonths(registered, entryIntoForce.delayMonths)
  return entryIntoForce.startsOn === 'same-day' ? date : firstOfNextMonth(date)
}

/**
 * Entry into force for one State: its own registration and the delay, but not before the instrument.
 *
 * @source C097 Art. 13(3) and the same paragraph of the other conventions; ICRMW Art. 87(2).
 */
export function entryIntoForceFor(
  registered: IsoDate,
  first: FirstEntryIntoForce,
  lifeCycle: LifeCycle,
): IsoDate {
  return [takesEffect(registered, lifeCycle), first.date].toSorted()[1]!
}

function decisiveRatification(
  ratifications: readonly Ratification[],
  needed: number,
): Ratification | null {
  const states = new Set<string>()
  for (const ratification of ratifications) {
    states.add(ratification.state)
    if (states.size === needed) return ratification
  }
  return null
}
