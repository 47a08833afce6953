import { computeTotalization } from '../compute/computeTotalization.ts'
import type { StateAnswer, TotalizationAnswer } from '../compute/TotalizationAnswer.ts'
import {
  compare,
  minus,
  type NumberText,
  parseRational,
  plus,
  type Rational,
  ZERO,
} from '../exact/Rational.ts'
import { decimalText } from '../exact/rounding.ts'
import type { Instrument } from '../instruments/Instrument.ts'
import type { StateCode } from '../periods/InsurancePeriod.ts'
import type { TotalizationCase } from '../TotalizationCase.ts'

/** What one State pays under each design, and what was paid to it for nothing. */
export interface GapLine {
  readonly state: StateCode
  readonly currency: string | null
  /** Null where it cannot be told. */
  readonly withoutAgreement: string | null
  readonly withCurrent: string | null
  readonly withAlternative: string | null
  /** What the worker loses today beside the alternative; null where it cannot be told. */
  readonly lost: string | null
  /** Contributions that give nothing without an agreement, nothing today, nothing by the model. */
  readonly contributionsForNothingWithout: string | null
  readonly contributionsForNothingToday: string | null
  readonly contributionsForNothingWithAlternative: string | null
}

export interface PortabilityGap {
  readonly lines: readonly GapLine[]
  /** Sums of the lines by currency; a line that cannot be told is left out, and counted. */
  readonly totals: readonly {
    readonly currency: string
    readonly withoutAgreement: string
    readonly withCurrent: string
    readonly withAlternative: string
    readonly lost: string
    readonly contributionsForNothingWithout: string
    readonly contributionsForNothingToday: string
    readonly contributionsForNothingWithAlternative: string
    readonly linesNotTold: number
  }[]
  readonly without: TotalizationAnswer
  readonly current: TotalizationAnswer
  readonly alternative: TotalizationAnswer
}

/**
 * What a worker loses without coordination: the same career by each national law alone, under what
 * applies today, and under a model agreement whose parties all States of the career are taken to be.
 *
 * @param career its `instrument` says what applies today (null: the engine chooses)
 * @param alternative id of the model, `ilo-c157-r167` for the model provisions
 * @remarks Three computations of the case.
 */
export function portabilityGap(
  career: TotalizationCase,
  instruments: readonly Instrument[],
  alternative: string,
): PortabilityGap {
  const options = { timeline: false }
  const without = computeTotalization({ ...career, instrument: 'none' }, instruments, options)
  const current = computeTotalization(career, instruments, options)
  const model = computeTotalization(
    { ...career, instrument: alternative, assumeParties: true },
    instruments,
    options,
  )
  const paid = new Map(
    career.legislations.map(({ state, contributionsPaid }) => [state, contributionsPaid ?? null]),
  )
  const lines = without.states.map((one): GapLine => {
    const today = current.states.find(({ state }) => state === one.state)
    const other = model.states.find(({ state }) => state === one.state)
    const contributions = paid.get(one.state) ?? null
    return {
      state: one.state,
      currency: one.payable?.currency ?? other?.payable?.currency ?? null,
      withoutAgreement: amountOf(one),
      withCurrent: amountOf(today),
      withAlternative: amountOf(other),
      lost: lossOf(amountOf(today), amountOf(other)),
      contributionsForNothingWithout: forNothing(one, contributions),
      contributionsForNothingToday: today === undefined ? null : forNothing(today, contributions),
      contributionsForNothingWithAlternative:
        other === undefined ? null : forNothing(other, contributions),
    }
  })
  return { lines, totals: totalsOf(lines), without, current, alternative: model }
}

const amountOf = (answer: StateAnswer | undefined): string | null =>
  answer?.payable?.rounded ?? null

function lossOf(today: string | null, other: string | null): string | null {
  if (today === null || other === null) return null
  const loss = minus(parseRational(other), parseRational(today))
  return decimalText(compare(loss, ZERO) > 0 ? loss : ZERO)
}

/** Zero where something is due for them; null where the contributions or the amount are not known. */
function forNothing({ payable }: StateAnswer, contributions: NumberText | null): string | null {
  if (contributions === null || payable === null) return null
  const nothing = compare(parseRational(payable.exact), ZERO) === 0
  return decimalText(nothing ? parseRational(contributions) : ZERO)
}

type Amounts = Exclude<keyof PortabilityGap['totals'][number], 'currency' | 'linesNotTold'>

function totalsOf(lines: readonly GapLine[]): PortabilityGap['totals'] {
  const currencies = [...new Set(lines.flatMap(({ currency }) => currency ?? []))]
  return currencies.map((currency) => {
    const own = lines.filter((line) => line.currency === currency)
    const sum = (field: Amounts): string =>
      decimalText(
        own
          .flatMap((line): Rational[] => (line[field] === null ? [] : [parseRational(line[field])]))
          .reduce(plus, ZERO),
      )
    return {
      currency,
      withoutAgreement: sum('withoutAgreement'),
      withCurrent: sum('withCurrent'),
      withAlternative: sum('withAlternative'),
      lost: sum('lost'),
      contributionsForNothingWithout: sum('contributionsForNothingWithout'),
      contributionsForNothingToday: sum('contributionsForNothingToday'),
      contributionsForNothingWithAlternative: sum('contributionsForNothingWithAlternative'),
      linesNotTold: own.filter(({ lost }) => lost === null).length,
    }
  })
}
