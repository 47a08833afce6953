import { describe, expect, test } from 'vitest'
import { SHIPPED_INSTRUMENTS } from '../../testing/readShipped.ts'
import {
  type NationalLegislation,
  portabilityGap,
  type TypicalCareer,
  typicalCareer,
} from '../index.ts'

const law = (state: string, years: number, perMonth: string): NationalLegislation => ({
  state,
  currency: 'XTS',
  formula: { id: 'accrual', parameters: { amountPerUnit: perMonth, unit: 'months' } },
  minimum: { years },
})

/** Nine years at home, four in one country and six in another, each law asking for ten or more. */
const CAREER: TypicalCareer = {
  birthDate: '1975-03-01',
  startAge: 20,
  pensionAge: 60,
  branch: 'old-age',
  stays: [
    { state: 'A', months: 108 },
    { state: 'B', months: 48 },
    { state: 'C', months: 72, gapMonths: 6 },
  ],
  legislations: [law('A', 15, '2'), law('B', 10, '5'), law('C', 10, '4')],
  contributionsPaid: { A: '5000', B: '9000', C: '12000' },
  instrument: 'none',
}

describe('a typical career', () => {
  test('becomes a case of one stay after the other', () => {
    const { periods, contingency } = typicalCareer(CAREER)
    expect(contingency).toBe('2035-03-01')
    expect(periods.map(({ from, to }) => [from, to])).toEqual([
      ['1995-03-01', '2004-02-29'],
      ['2004-03-01', '2008-02-29'],
      ['2008-09-01', '2014-08-31'],
    ])
    expect(() => typicalCareer({ ...CAREER, startAge: 45 })).toThrow('beyond the pension age')
  })
})

describe('the portability gap', () => {
  test('is everything where no law is reached alone', () => {
    const { lines, totals, without, alternative } = portabilityGap(
      typicalCareer(CAREER),
      SHIPPED_INSTRUMENTS,
      'ilo-c157-r167',
    )
    expect(without.states.map(({ basis }) => basis)).toEqual([
      'not-entitled',
      'not-entitled',
      'not-entitled',
    ])
    // 228 months in all: the amounts are those of the own months, since each accrues evenly.
    expect(lines.map(({ withAlternative }) => withAlternative)).toEqual([
      '216.00',
      '240.00',
      '288.00',
    ])
    expect(totals).toEqual([
      {
        currency: 'XTS',
        withoutAgreement: '0.00',
        withCurrent: '0.00',
        withAlternative: '744.00',
        lost: '744.00',
        contributionsForNothingWithout: '26000.00',
        contributionsForNothingToday: '26000.00',
        contributionsForNothingWithAlternative: '0.00',
        linesNotTold: 0,
      },
    ])
    expect(alternative.findings.map(({ code }) => code)).toContain('assumed-parties')
  })

  test('is nothing where an agreement of the same design applies already', () => {
    const career = typicalCareer({ ...CAREER, instrument: 'ilo-c157-r167' })
    const { totals } = portabilityGap(career, SHIPPED_INSTRUMENTS, 'ilo-c157-r167')
    expect(totals[0]).toMatchObject({ lost: '0.00', contributionsForNothingToday: '0.00' })
  })

  test('is not told where an amount is not known', () => {
    const legislations = [
      { ...CAREER.legislations[0]!, formula: null },
      ...CAREER.legislations.slice(1),
    ]
    const { lines, totals } = portabilityGap(
      typicalCareer({ ...CAREER, legislations }),
      SHIPPED_INSTRUMENTS,
      'ilo-c157-r167',
    )
    expect(lines[0]).toMatchObject({ withoutAgreement: '0.00', withAlternative: null, lost: null })
    expect(totals[0]!.linesNotTold).toBe(1)
  })
})
