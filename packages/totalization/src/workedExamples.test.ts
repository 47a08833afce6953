import { describe, expect, test } from 'vitest'
import {
  FURTHER_EXAMPLES,
  instrumentOf,
  readSharedTotalization,
  SHIPPED_INSTRUMENTS,
  WORKED_EXAMPLES,
  type WorkedExample,
} from '../testing/readShipped.ts'
import {
  australianCountedIncome,
  britishWeeks,
  changeUnit,
  computeTotalization,
  daysOfYear,
  decimalText,
  lengthIn,
  monthsAndDays,
  newZealandFullMonths,
  norwegianShare,
  parseRational,
  rationalText,
  readCase,
  relativeEarnings,
  type TotalizationAnswer,
  workingLifeMonths,
} from './index.ts'

// biome-ignore lint/suspicious/noExplicitAny: the inputs of each call are as different as the calls
type Inputs = any

const CALLS: Readonly<Record<string, (inputs: Inputs) => Readonly<Record<string, unknown>>>> = {
  partYearEarnings: (year) => ({
    value: decimalText(relativeEarnings({ years: [year] }).ratios[0]!, 5),
  }),
  average: ({ weeks, years }) => ({ value: decimalText(parseRational(`${weeks}/${years}`)) }),
  workingLifeMonths: ({ periods }) => ({ value: workingLifeMonths(periods) }),
  norwegianShare: ({ home, periods }) => ({ value: norwegianShare(home, periods) }),
  monthsAndDays: ({ days, regime }) => ({ value: monthsAndDays(parseRational(days), regime) }),
  weeksAsDays: ({ weeks, regime }) => {
    const months = lengthIn({ weeks, dayRegime: regime }, 'months', 'own')
    const days = parseRational(`${months.numerator * 26n}/${months.denominator}`)
    const { months: wholeMonths, days: restDays } = monthsAndDays(days, regime)
    return { value: { days: Number(rationalText(days)), months: wholeMonths, restDays } }
  },
  quarters: ({ quarters }) => ({
    value: {
      months: rationalText(lengthIn({ quarters }, 'months', 'six-day')),
      weeks: rationalText(changeUnit(parseRational(quarters), 'quarters', 'weeks')),
    },
  }),
  daysOfYear: ({ days, regime }) => ({ value: rationalText(daysOfYear(days, regime)) }),
  britishWeeks: ({ earningsFactor, lowerEarningsLimit, weeksSubject }) => ({
    value: rationalText(britishWeeks(earningsFactor, lowerEarningsLimit, weeksSubject)),
    uncapped: rationalText(britishWeeks(earningsFactor, lowerEarningsLimit, 1_000)),
  }),
  australianCountedIncome: ({ residenceMonths, foreignPension }) => ({
    value: rationalText(australianCountedIncome(residenceMonths, foreignPension)),
  }),
}

/** What an expectation points at: a State's field, a line of the explanation, a total. */
function valueAt(answer: TotalizationAnswer, example: WorkedExample, path: string): unknown {
  const [first, second = '', ...rest] = path.replace(/^not /, '').split('.')
  if (first === 'totals') return answer.totals.find(({ currency }) => currency === second)?.amount
  if (first === 'trace') {
    return answer.trace.find(({ step }) => step === second)?.inputs[rest.join('.')]
  }
  if (first === 'newZealandFullMonths') {
    return newZealandFullMonths(example.case!.person.birthDate!)
  }
  if (first === 'relativeEarnings') {
    const found = relativeEarnings(example.case!.legislations[0]!.formula!.parameters as never)
    if (second === 'ratios') return found.ratios.map((ratio) => decimalText(ratio, 5))
    if (second === 'quarters') return String(found.quarters)
    return decimalText(second === 'ratioSum' ? found.ratioSum : found.position, 5)
  }
  const start: unknown =
    first === 'states' ? answer.states.find(({ state }) => state === second) : answer
  const keys = first === 'states' ? rest : [first!]
  return keys.reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], start)
}

describe('every worked example', () => {
  test.each(
    [...WORKED_EXAMPLES, ...FURTHER_EXAMPLES].map((example) => [example.id, example] as const),
  )('%s', (_, example) => {
    if (example.call !== undefined) {
      expect(CALLS[example.call]!(example.inputs)).toEqual(example.expected)
      return
    }
    const given = readCase(example.case, example.id)
    const answer = computeTotalization(given, SHIPPED_INSTRUMENTS)
    expect(answer.status, JSON.stringify(answer.findings)).toBe('computed')
    for (const [path, value] of Object.entries(example.expected)) {
      const found = valueAt(answer, example, path)
      if (path.startsWith('not ')) expect(found, path).not.toEqual(value)
      else expect(found, path).toEqual(value)
    }
  })

  test('is 13 published, a negative control and 17 derived from rules, each with its source', () => {
    const kinds = Object.groupBy(WORKED_EXAMPLES, ({ kind }) => kind)
    expect(kinds.published).toHaveLength(13)
    expect(kinds['negative-control']).toHaveLength(1)
    expect(kinds['rule-derived']).toHaveLength(17)
    expect(FURTHER_EXAMPLES).toHaveLength(6)
    for (const { source } of [...WORKED_EXAMPLES, ...FURTHER_EXAMPLES]) expect(source).not.toBe('')
    expect(instrumentOf('eu-883-2004').clauses.length).toBeGreaterThan(20)
  })

  test('is one of the list it was taken from, and none is missing', () => {
    const shared = readSharedTotalization<{ examples: readonly { id: string }[] }>(
      'worked-examples.json',
    )
    console.info(`worked examples compared with the shared list: ${shared?.examples.length ?? 0}`)
    if (shared === null) return
    expect(WORKED_EXAMPLES.map(({ id }) => id)).toEqual(shared.examples.map(({ id }) => id))
  })
})
