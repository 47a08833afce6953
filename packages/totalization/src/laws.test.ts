import { addDays } from '@corridor/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countDayByDay } from '../testing/dayByDay.ts'
import {
  caseOf,
  datedLists,
  law,
  periodLists,
  RULES,
  randomPeriod,
  STATES,
} from '../testing/randomCases.ts'
import { SHIPPED_INSTRUMENTS } from '../testing/readShipped.ts'
import { sum } from './exact/Rational.ts'
import {
  compare,
  computeTotalization,
  countPeriods,
  type InsurancePeriod,
  parseRational,
  rationalText,
  type TotalizationAnswer,
} from './index.ts'

const SEED = { seed: 20140528, numRuns: 100 }
const answerOf = (periods: readonly InsurancePeriod[], minimum = 0): TotalizationAnswer =>
  computeTotalization(caseOf(periods, minimum), SHIPPED_INSTRUMENTS, { timeline: false })
const payables = ({ states }: TotalizationAnswer) =>
  Object.fromEntries(states.map(({ state, payable }) => [state, payable?.exact ?? null]))

describe('laws', () => {
  test('splitting a period into adjacent parts changes nothing', () => {
    fc.assert(
      fc.property(datedLists, fc.nat(), fc.nat(), (periods, which, where) => {
        const chosen = periods[which % periods.length]!
        const days = span(chosen)
        fc.pre(days > 1)
        const last = addDays(chosen.from!, where % (days - 1))
        const parts = periods.flatMap((one) =>
          one === chosen
            ? [
                { ...one, to: last },
                { ...one, id: `${one.id}-2`, from: addDays(last, 1) },
              ]
            : [one],
        )
        const [wholeAnswer, split] = [answerOf(periods), answerOf(parts)]
        expect(split.total).toBe(wholeAnswer.total)
        expect(payables(split)).toEqual(payables(wholeAnswer))
        const lengths = ({ states }: TotalizationAnswer) =>
          states.map(({ own, counted, ratio }) => ({ own, counted, ratio }))
        expect(lengths(split)).toEqual(lengths(wholeAnswer))
      }),
      SEED,
    )
  })

  test('adding a period never lowers the total', () => {
    fc.assert(
      fc.property(periodLists, randomPeriod, (periods, more) => {
        const before = countOf(periods).total
        const after = countOf([...periods, { ...more, id: 'more' }]).total
        expect(compare(after, before)).toBeGreaterThanOrEqual(0)
      }),
      SEED,
    )
  })

  test('shares of States without a right of their own add up to at most one', () => {
    fc.assert(
      fc.property(periodLists, (periods) => {
        // As much as all have together: whoever has a right has it from the others' time.
        const { total } = answerOf(periods)
        const most = Math.floor(Number(total.split('/')[0]) / Number(total.split('/')[1] ?? 1))
        const states = answerOf(periods, most).states.filter(
          ({ entitlement }) => entitlement === 'by-aggregation',
        )
        const shares = states.flatMap(({ ratio }) => (ratio === null ? [] : [ratio.share]))
        const all = sum(shares.map(parseRational))
        expect(compare(all, parseRational(1)), rationalText(all)).toBeLessThanOrEqual(0)
      }),
      SEED,
    )
    fc.assert(
      fc.property(periodLists, (periods) => {
        const { states } = computeTotalization(
          { ...caseOf(periods, 1), legislations: [] },
          SHIPPED_INSTRUMENTS,
        )
        const all = sum(
          states.flatMap(({ ratio }) => (ratio === null ? [] : [parseRational(ratio.share)])),
        )
        expect(rationalText(all)).toBe('1')
      }),
      SEED,
    )
  })

  test('relabelling States relabels the answer', () => {
    fc.assert(
      fc.property(periodLists, fc.nat({ max: 4 }), (periods, turn) => {
        const other = (state: string) => STATES[(STATES.indexOf(state as 'A') + turn) % 5]!
        const answer = answerOf(periods, 60)
        const relabelled = answerOf(
          periods.map((one) => ({ ...one, state: other(one.state) })),
          60,
        )
        expect(relabelled.total).toBe(answer.total)
        expect(payables(relabelled)).toEqual(
          Object.fromEntries(
            Object.entries(payables(answer)).map(([state, amount]) => [other(state), amount]),
          ),
        )
      }),
      SEED,
    )
  })

  test('no period, no benefit', () => {
    const none = computeTotalization(
      { ...caseOf([]), legislations: [law('A', 0)] },
      SHIPPED_INSTRUMENTS,
    )
    expect(none.status).toBe('refused')
    expect(none.states).toEqual([])
    fc.assert(
      fc.property(periodLists, (periods) => {
        const onlyA = periods.map((one) => ({ ...one, state: 'A' }))
        const after = onlyA.map((one) =>
          one.from === null ? one : { ...one, from: '2020-01-01', to: '2021-03-04' },
        )
        const answer = answerOf(after.filter(({ from }) => from !== null))
        for (const { own, payable } of answer.states) {
          expect(own).toBe('0')
          expect(payable?.exact).toBe('0')
        }
      }),
      { ...SEED, numRuns: 50 },
    )
  })

  test('no State pays less than its share, nor less than its own benefit', () => {
    fc.assert(
      fc.property(periodLists, (periods) => {
        for (const { payable, independent, proRata } of answerOf(periods).states) {
          for (const least of [independent, proRata]) {
            if (least === null || payable === null) continue
            expect(
              compare(parseRational(payable.exact), parseRational(least.exact)),
            ).toBeGreaterThanOrEqual(0)
          }
        }
      }),
      SEED,
    )
  })
})

describe('a slow count, day by day', () => {
  test.each([
    ['shared', 'shared'],
    ['each keeps its own', 'each-keeps-own'],
  ] as const)('agrees with the engine: %s', (_, coinciding) => {
    const rules = { ...RULES, coinciding }
    fc.assert(
      fc.property(periodLists, (periods) => {
        const states = [...new Set(periods.map(({ state }) => state))]
        const quick = countPeriods({ states, periods, rules })
        const slow = countDayByDay(periods, rules)
        const text = (values: readonly (readonly [string, ReturnType<typeof parseRational>])[]) =>
          Object.fromEntries(values.map(([state, value]) => [state, rationalText(value)]))
        expect(rationalText(quick.total)).toBe(rationalText(slow.total))
        expect(text(states.map((state, place) => [state, quick.own[place]!]))).toEqual(
          text(Object.entries(slow.own)),
        )
        expect(text(states.map((state, place) => [state, quick.counted[place]!]))).toEqual(
          text(Object.entries(slow.counted)),
        )
      }),
      { ...SEED, numRuns: 12 },
    )
  })
})

const countOf = (periods: readonly InsurancePeriod[]) =>
  countPeriods({ states: STATES, periods, rules: RULES })

function span({ from, to }: InsurancePeriod): number {
  let days = 1
  for (let day = from!; day < to!; day = addDays(day, 1)) days += 1
  return days
}
