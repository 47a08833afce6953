import type { IsoDate } from '@corridor/kernel'
import type { StateCode } from '../periods/InsurancePeriod.ts'
import { agreementsBetween } from './agreementsBetween.ts'
import type { SocialSecurityAgreement } from './SocialSecurityAgreement.ts'

/** How migrants of one State in another are covered, best first. */
export const COVERAGE_CLASSES = [
  /** An agreement in force adds their periods. */
  'added',
  /** An agreement in force pays benefits abroad or settles the law, but adds nothing. */
  'not-added',
  /** There is an agreement, but the register does not know from which day. */
  'day-unknown',
  /** The register holds none, which does not mean that there is none. */
  'none-held',
] as const

export type CoverageClass = (typeof COVERAGE_CLASSES)[number]

export interface PartnerCoverage {
  readonly partner: StateCode
  readonly persons: number
  readonly coverage: CoverageClass
  /** The agreements on which the class rests. */
  readonly agreements: readonly string[]
}

export interface Coverage {
  readonly persons: number
  readonly byClass: Readonly<Record<CoverageClass, number>>
  /** Persons whose periods are added, as a share of all; null without anybody. It is a least one. */
  readonly share: number | null
  readonly partners: readonly PartnerCoverage[]
}

/** How one corridor is covered on a day. */
export function coverageBetween(
  register: readonly SocialSecurityAgreement[],
  pair: readonly [StateCode, StateCode],
  on: IsoDate,
): Pick<PartnerCoverage, 'coverage' | 'agreements'> {
  const found = agreementsBetween(register, pair, on)
  const named = (wanted: typeof found) => wanted.map(({ agreement }) => agreement.id)
  const binding = found.filter(
    ({ standing }) => standing === 'in-force' || standing === 'provisional',
  )
  const adding = binding.filter(
    ({ agreement, standing }) =>
      standing === 'in-force' &&
      agreement.branches.some(({ coordination }) => coordination === 'added'),
  )
  if (adding.length > 0) return { coverage: 'added', agreements: named(adding) }
  if (binding.length > 0) return { coverage: 'not-added', agreements: named(binding) }
  const unknown = found.filter(({ standing }) => standing === 'day-unknown')
  return unknown.length > 0
    ? { coverage: 'day-unknown', agreements: named(unknown) }
    : { coverage: 'none-held', agreements: [] }
}

/**
 * The migrants of a State by how they are covered where they live.
 *
 * @param stocks persons by the State in which they live
 * @remarks O(stocks x agreements).
 */
export function coverageOf(
  register: readonly SocialSecurityAgreement[],
  origin: StateCode,
  stocks: readonly { readonly partner: StateCode; readonly persons: number }[],
  on: IsoDate,
): Coverage {
  const partners = stocks
    .map(
      ({ partner, persons }): PartnerCoverage => ({
        partner,
        persons,
        ...coverageBetween(register, [origin, partner], on),
      }),
    )
    .toSorted((one, other) => other.persons - one.persons)
  const sum = (wanted: readonly PartnerCoverage[]) =>
    wanted.reduce((total, { persons }) => total + persons, 0)
  const persons = sum(partners)
  const byClass = Object.fromEntries(
    COVERAGE_CLASSES.map((name) => [
      name,
      sum(partners.filter(({ coverage }) => coverage === name)),
    ]),
  ) as Record<CoverageClass, number>
  return { persons, byClass, share: persons === 0 ? null : byClass.added / persons, partners }
}
