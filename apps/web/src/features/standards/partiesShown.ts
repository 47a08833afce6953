import type { InstrumentStatus } from '@corridor/contract'
import { isChecked } from './verificationLevels.ts'

export const PARTY_CHOICES = ['all', 'in-force', 'registered', 'ended', 'care'] as const

/** Which States of an instrument are listed: all, those of one standing, those with a caution. */
export type PartyChoice = (typeof PARTY_CHOICES)[number]

/** Cautions that hold for every State listed: they are told once and not in each row. */
export function commonCaveats(
  parties: readonly InstrumentStatus[],
): readonly InstrumentStatus['caveats'][number][] {
  const [first, ...rest] = parties
  if (first === undefined || rest.length === 0) return []
  return first.caveats.filter((caveat) => rest.every(({ caveats }) => caveats.includes(caveat)))
}

/** The States that fit the choice. */
export function partiesShown(
  parties: readonly InstrumentStatus[],
  choice: PartyChoice,
): readonly InstrumentStatus[] {
  if (choice === 'all') return parties
  if (choice === 'care') {
    return parties.filter(
      ({ caveats, territories, verification }) =>
        caveats.length > 0 || territories.length > 0 || !isChecked(verification),
    )
  }
  return parties.filter(({ kind }) => kind === choice)
}
