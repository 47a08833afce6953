import { addDays, addMonths, addYears, DomainError, type IsoDate } from '@corridor/kernel'
import type { Branch } from '../Branch.ts'
import type { NumberText } from '../exact/Rational.ts'
import type { InsurancePeriod, PeriodKind, StateCode } from '../periods/InsurancePeriod.ts'
import type { NationalLegislation, TotalizationCase } from '../TotalizationCase.ts'

/** One stay of a career: where, how long, under which law, what was paid in. */
export interface CareerStay {
  readonly state: StateCode
  /** Whole months. */
  readonly months: number
  /** Months without insurance before it. */
  readonly gapMonths?: number
  readonly kind?: PeriodKind
}

export interface TypicalCareer {
  readonly birthDate: IsoDate
  readonly startAge: number
  /** Age in years at which the risk arises. */
  readonly pensionAge: number
  readonly branch: Branch
  /** In the order in which they follow each other. */
  readonly stays: readonly CareerStay[]
  readonly legislations: readonly NationalLegislation[]
  readonly residence?: StateCode | null
  readonly nationality?: StateCode | null
  readonly instrument?: string | null
  readonly amountsPer?: 'month' | 'week' | 'year'
  readonly contributionsPaid?: Readonly<Record<StateCode, NumberText>>
}

/**
 * A case from a career in a few words: stays one after the other from the day of the starting age,
 * taken as certified, since a supposed career has nobody to doubt it.
 *
 * @throws {DomainError} `bad_option` when the stays reach beyond the pension age.
 */
export function typicalCareer(career: TypicalCareer): TotalizationCase {
  const contingency = addYears(career.birthDate, career.pensionAge)
  let next = addYears(career.birthDate, career.startAge)
  const periods = career.stays.map((stay, place): InsurancePeriod => {
    const from = addMonths(next, stay.gapMonths ?? 0)
    next = addMonths(from, stay.months)
    return {
      id: `${stay.state}-${place + 1}`,
      state: stay.state,
      kind: stay.kind ?? 'contribution',
      from,
      to: addDays(next, -1),
      evidence: 'certified',
    }
  })
  if (next > contingency) {
    throw new DomainError(
      'bad_option',
      `The stays reach to ${next}, beyond the pension age on ${contingency}; shorten them or begin earlier`,
    )
  }
  return {
    schema: 1,
    title: 'Typical career',
    person: {
      birthDate: career.birthDate,
      nationality: career.nationality ?? null,
      residence: career.residence ?? null,
    },
    branch: career.branch,
    contingency,
    claim: contingency,
    instrument: career.instrument ?? null,
    periods,
    legislations: career.legislations.map((legislation) => ({
      ...legislation,
      contributionsPaid:
        career.contributionsPaid?.[legislation.state] ?? legislation.contributionsPaid ?? null,
    })),
    amountsPer: career.amountsPer ?? 'month',
  }
}
