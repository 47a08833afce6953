import type { IsoDate } from '@corridor/kernel'
import type { Party } from '../instruments/Instrument.ts'
import type { StateCode } from '../periods/InsurancePeriod.ts'
import type { SocialSecurityAgreement } from './SocialSecurityAgreement.ts'

/** How an agreement stands between two States on a day. */
export const AGREEMENT_STANDINGS = [
  'in-force',
  /** Some of it applies, though it is not known to be in force. */
  'provisional',
  /** It was made, but the day on which it binds is not known here. */
  'day-unknown',
  'not-yet',
  'ended',
] as const

export type AgreementStanding = (typeof AGREEMENT_STANDINGS)[number]

export interface StandingAgreement {
  readonly agreement: SocialSecurityAgreement
  readonly standing: AgreementStanding
  /** First and last day between the two, as far as they are known. */
  readonly from: IsoDate | null
  readonly to: IsoDate | null
}

/** Best first. */
const RANK = new Map(AGREEMENT_STANDINGS.map((standing, rank) => [standing, rank]))

/**
 * Agreements of the register that have both States as parties, those in force on the day first.
 *
 * @remarks O(agreements x parties).
 */
export function agreementsBetween(
  register: readonly SocialSecurityAgreement[],
  [one, other]: readonly [StateCode, StateCode],
  on: IsoDate,
): readonly StandingAgreement[] {
  return register
    .flatMap((agreement) => {
      const { hub, parties } = agreement
      if (hub !== null && hub !== one && hub !== other) return []
      const ends = [one, other].map((code) => parties.filter(({ state }) => state === code))
      if (ends.some((found) => found.length === 0)) return []
      const spans = ends[0]!.flatMap((first) => ends[1]!.map((second) => spanOf(first, second)))
      return [bestOf(spans.map((span) => ({ agreement, ...standingOf(agreement, span, on) })))]
    })
    .toSorted((left, right) => RANK.get(left.standing)! - RANK.get(right.standing)!)
}

interface Span {
  readonly isKnown: boolean
  readonly from: IsoDate | null
  readonly to: IsoDate | null
}

/** It binds two States from the later first day to the earlier last one. */
function spanOf(one: Party, other: Party): Span {
  const isKnown = one.from !== null && other.from !== null
  const ends = [one.to, other.to].filter((day) => day !== null).toSorted()
  return {
    isKnown,
    from: isKnown ? [one.from, other.from].toSorted()[1]! : null,
    to: ends[0] ?? null,
  }
}

function standingOf(
  { provisional }: SocialSecurityAgreement,
  { isKnown, from, to }: Span,
  on: IsoDate,
): Omit<StandingAgreement, 'agreement'> {
  if (to !== null && to < on) return { standing: 'ended', from, to }
  if (isKnown && from! <= on) return { standing: 'in-force', from, to }
  if (provisional?.from != null && provisional.from <= on) {
    return { standing: 'provisional', from: provisional.from, to }
  }
  return { standing: isKnown ? 'not-yet' : 'day-unknown', from, to }
}

const bestOf = (found: readonly StandingAgreement[]): StandingAgreement =>
  found.reduce((best, one) => (RANK.get(one.standing)! < RANK.get(best.standing)! ? one : best))
