import type { Sex } from '@corridor/kernel'
import { describe, expect, test } from 'vitest'
import { ABEL_2013_VITAL } from '../testing/publishedExamples.ts'
import { compareSexFlows, compareSexInputs, estimateFlows, type FlowInput } from './index.ts'

/** Women a varying share of everybody, rounded; men the rest. */
const share = (values: Float64Array): Float64Array =>
  values.map((persons, at) =>
    Math.round(persons * (0.4 + 0.1 * ((at * 7 + (values[0]! > 1030 ? 1 : 0)) % 3))),
  )

const take = (part: (values: Float64Array) => Float64Array): FlowInput => ({
  ...ABEL_2013_VITAL,
  stockStart: part(ABEL_2013_VITAL.stockStart),
  stockEnd: part(ABEL_2013_VITAL.stockEnd),
  births: part(ABEL_2013_VITAL.births!),
  deaths: part(ABEL_2013_VITAL.deaths!),
  netMigration: null,
})

const inputs: Record<Sex, FlowInput> = {
  both: ABEL_2013_VITAL,
  female: take(share),
  male: take((values) => values.map((persons, at) => persons - share(values)[at]!)),
}

describe('figures by sex', () => {
  test('that add up are told so, figure by figure', () => {
    const balances = compareSexInputs(inputs)
    expect(balances.map(({ figure }) => figure)).toEqual([
      'stockStart',
      'stockEnd',
      'populationStart',
      'populationEnd',
      'births',
      'deaths',
    ])
    for (const { difference, off, largest } of balances) {
      expect([difference, off, largest]).toEqual([0, 0, []])
    }
    expect(balances[4]).toMatchObject({ both: 200 })
  })

  test('that do not are named with both areas, the largest first', () => {
    const { male } = inputs
    const stockEnd = male.stockEnd.map((persons, cell) =>
      cell === 3 ? persons + 40 : cell === 8 ? persons - 5 : cell === 9 ? persons + 1 : persons,
    )
    const [, end, , population] = compareSexInputs({ ...inputs, male: { ...male, stockEnd } })
    expect(end).toMatchObject({ figure: 'stockEnd', difference: 36, off: 2 })
    expect(end!.largest.map(({ areas, difference }) => [...areas, difference])).toEqual([
      ['A', 'D', 40],
      ['C', 'A', -5],
    ])
    expect(population!.largest.map(({ areas }) => areas)).toEqual([['D'], ['A']])
    const strict = compareSexInputs(
      { ...inputs, male: { ...male, stockEnd } },
      { tolerancePersons: 0.5, most: 1 },
    )
    expect(strict[1]).toMatchObject({ off: 3 })
    expect(strict[1]!.largest).toHaveLength(1)
  })

  test('of other areas are refused with the areas', () => {
    const fewer = { ...inputs.male, areas: ['A', 'B', 'C', 'E'] }
    expect(() => compareSexInputs({ ...inputs, male: fewer })).toThrow('they differ in D, E')
  })
})

describe('flows by sex', () => {
  test('accounting methods take births, deaths and population by sex', () => {
    for (const method of ['open-minimum', 'closed-minimum', 'drop-negative'] as const) {
      const [female, male, both] = (['female', 'male', 'both'] as const).map((sex) =>
        estimateFlows(inputs[sex], { method }),
      )
      const balance = compareSexFlows(
        { female: female!, male: male!, both: both! },
        { tolerancePersons: 0.1 },
      )
      expect(balance.figure).toBe('flows')
      expect(balance.female).toBeCloseTo(female!.total, 9)
      expect(balance.difference).toBeCloseTo(female!.total + male!.total - both!.total, 9)
      // What cancels between women and men shows only in runs by sex.
      if (method === 'drop-negative') expect(balance.difference).toBeGreaterThan(1)
      expect(balance.off).toBeGreaterThan(0)
    }
  })

  test('that are one half each add up', () => {
    const half = take((values) => values.map((persons) => persons / 2))
    const [one, both] = [half, inputs.both].map((input) =>
      estimateFlows(input, { method: 'closed-minimum' }),
    )
    const balance = compareSexFlows({ female: one!, male: one!, both: both! })
    expect(Math.abs(balance.difference)).toBeLessThan(1e-6)
    expect(balance.off).toBe(0)
  })
})
