import type { NationalLegislation, TypicalCareer } from '@corridor/totalization'
import { optionalNumber, optionalText, type ViewField } from '../../app/viewState.ts'

/** A number of the address with a value where it is absent. */
export const numberField = (fallback: number, most: number): ViewField<number> => {
  const { read, write } = optionalNumber({ least: 0, most })
  return {
    read: (text) => read(text) ?? fallback,
    write: (value) => (value === fallback ? undefined : write(value)),
  }
}

/** The corridor and the career of the gap page, as its address tells them. */
export const GAP_VIEW = {
  corridor: optionalText(/^[A-Z]{3}-[A-Z]{3}$/),
  home: numberField(9, 60),
  abroad: numberField(6, 60),
  start: numberField(20, 60),
  pension: numberField(60, 80),
  homeMinimum: numberField(15, 60),
  abroadMinimum: numberField(10, 60),
  homeAmount: numberField(2, 100_000),
  abroadAmount: numberField(5, 100_000),
  homePaid: numberField(5_000, 100_000_000),
  abroadPaid: numberField(9_000, 100_000_000),
}

/** Fields that the reader fills in, in the order in which they stand. */
export const GAP_FIELDS = [
  'start',
  'pension',
  'home',
  'homeMinimum',
  'homeAmount',
  'homePaid',
  'abroad',
  'abroadMinimum',
  'abroadAmount',
  'abroadPaid',
] as const

export type GapNumbers = Readonly<Record<(typeof GAP_FIELDS)[number], number>>

/** Amounts of a typical career have no country's money: the reader takes one for both. */
const UNIT_OF_MONEY = 'XXX'

/** One stay at home, then one abroad; each law asks for years and gives so much for each month. */
export function gapCareer(
  corridor: string,
  numbers: GapNumbers,
  instrument: string | null,
): TypicalCareer {
  const [origin = '', destination = ''] = corridor.split('-')
  const law = (state: string, minimum: number, amount: number): NationalLegislation => ({
    state,
    currency: UNIT_OF_MONEY,
    formula: { id: 'accrual', parameters: { amountPerUnit: String(amount), unit: 'months' } },
    minimum: minimum === 0 ? null : { years: minimum },
  })
  return {
    // The day matters for the instrument alone: the risk is taken to arise this century.
    birthDate: '1966-01-01',
    startAge: numbers.start,
    pensionAge: numbers.pension,
    branch: 'old-age',
    stays: [
      { state: origin, months: Math.round(numbers.home * 12) },
      { state: destination, months: Math.round(numbers.abroad * 12) },
    ].filter(({ months }) => months > 0),
    legislations: [
      law(origin, numbers.homeMinimum, numbers.homeAmount),
      law(destination, numbers.abroadMinimum, numbers.abroadAmount),
    ],
    residence: origin,
    nationality: origin,
    contributionsPaid: {
      [origin]: String(numbers.homePaid),
      [destination]: String(numbers.abroadPaid),
    },
    instrument,
  }
}
