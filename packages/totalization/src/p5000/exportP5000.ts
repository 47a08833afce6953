import { DomainError } from '@corridor/kernel'
import type { NumberText } from '../exact/Rational.ts'
import { isStated } from '../periods/convertLength.ts'
import type { InsurancePeriod } from '../periods/InsurancePeriod.ts'
import type { TotalizationCase } from '../TotalizationCase.ts'
import { DEFAULT_TYPE, lettersOfState } from './codes.ts'
import type { P5000Record, P5000Row } from './P5000Record.ts'

/**
 * Periods of a case in the shape of the message P5000. What is only declared is left out: the message
 * is for what institutions certify.
 *
 * @throws {DomainError} `bad_option` when a State does not exchange this message.
 */
export function exportP5000({ periods, person }: TotalizationCase): P5000Record {
  return {
    sed: 'P5000',
    person: { birthDate: person.birthDate ?? null },
    periods: periods.filter(({ evidence }) => evidence === 'certified').map(rowOf),
  }
}

function rowOf(period: InsurancePeriod): P5000Row {
  const land = lettersOfState(period.state)
  if (land === null) {
    throw new DomainError(
      'bad_option',
      `${period.state} does not exchange the message P5000; leave its periods out`,
    )
  }
  const relevans = (['old-age', 'survivors', 'invalidity'] as const)
    .map((branch) => (period.branches == null || period.branches.includes(branch) ? '1' : '0'))
    .join('')
  const { certified } = period
  const text = (value: NumberText | null | undefined) => (value == null ? null : String(value))
  return {
    land,
    type: period.typeCode ?? DEFAULT_TYPE[period.kind],
    ordning: period.scheme ?? null,
    relevans,
    beregning: period.inCalculation === false ? '000' : relevans,
    periode: { fom: period.from, tom: period.to },
    sum: isStated(certified)
      ? {
          aar: text(certified.years),
          maaneder: text(certified.months),
          kvartal: text(certified.quarters),
          uker: text(certified.weeks),
          dager: {
            nr: text(certified.days),
            type:
              certified.dayRegime == null ? null : (String(certified.dayRegime) as '5' | '6' | '7'),
          },
        }
      : null,
    yrke: period.occupation ?? null,
  }
}
