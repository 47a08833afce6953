import { describe, expect, test } from 'vitest'
import { prepareWorld, readWorldData } from '../../testing/readWorldData.ts'
import {
  accumulatePeriodDemography,
  COMPOSITE_AREAS,
  compositesFor,
  cumulateFlows,
  estimateFlows,
  midPeriodPopulation,
  migrationRates,
  type PeriodFlows,
  type RatePopulation,
  ratePopulation,
  stockPopulation,
} from '../index.ts'

const population: RatePopulation = {
  areas: ['B', 'A', 'D'],
  population: Float64Array.of(4000, 2000, 0),
  basis: 'average',
  vintage: 'test',
}
const AREAS = ['A', 'B', 'C', 'D']
const FLOWS = Float64Array.of(0, 20, 4, 0, 10, 0, 0, 6, 2, 0, 0, 0, 0, 0, 0, 0)

describe('rates', () => {
  const rates = migrationRates(AREAS, FLOWS, { population, years: 5 })

  test('per 1,000 of the population of the period', () => {
    expect(rates).toMatchObject({ basis: 'average', vintage: 'test', years: 5, per: 'period' })
    expect([...rates.emigration.subarray(0, 2)]).toEqual([12, 4])
    expect([...rates.immigration.subarray(0, 2)]).toEqual([6, 5])
    expect([...rates.net.subarray(0, 2)]).toEqual([-6, 1])
    expect([rates.perOrigin[1], rates.perDestination[1]]).toEqual([10, 5])
    expect([rates.perOrigin[4], rates.perDestination[4]]).toEqual([2.5, 5])
  })

  test('a missing or empty population gives no rate, and is named', () => {
    expect(rates.withoutPopulation).toEqual(['C', 'D'])
    expect(rates.emigration[2]).toBeNaN()
    expect(rates.perOrigin[8]).toBeNaN()
    expect(rates.perDestination[8]).toBe(1)
  })

  test('effectiveness of areas and of the system', () => {
    // Net -12, 4, 2 and 6 of gross 36, 36, 6 and 6.
    ;[-100 / 3, 100 / 9, 100 / 3].forEach((percent, area) => {
      expect(rates.effectivenessPercent[area]).toBeCloseTo(percent, 12)
    })
    // Never above 100, not even by rounding.
    expect(rates.effectivenessPercent[3]).toBe(100)
    const odd = Float64Array.of(0, 454126.6662285236, 0, 0)
    const all = migrationRates(['A', 'B'], odd, { population, years: 5 })
    expect([...all.effectivenessPercent]).toEqual([-100, 100])
    expect(all.pairEffectivenessPercent[1]).toBe(100)
    expect(rates.systemEffectivenessPercent).toBeCloseTo((100 * 24) / 84, 12)
    const none = migrationRates(['A', 'B'], new Float64Array(4), { population, years: 5 })
    expect(none.effectivenessPercent[0]).toBeNaN()
    expect(none.emigration[0]).toBe(0)
  })

  test('of corridors, and of everybody who has a population', () => {
    expect(rates.pairEffectivenessPercent[1]).toBeCloseTo((100 * 10) / 30, 12)
    expect(rates.pairEffectivenessPercent[4]).toBeCloseTo((-100 * 10) / 30, 12)
    expect(rates.pairEffectivenessPercent[7]).toBe(100)
    expect(rates.pairEffectivenessPercent[3]).toBeNaN()
    expect([...rates.population]).toEqual([2000, 4000, Number.NaN, Number.NaN])
    expect([rates.systemPopulation, rates.systemRate]).toEqual([6000, 7])
  })

  test('by year only when asked', () => {
    const yearly = migrationRates(AREAS, FLOWS, { population, years: 5, per: 'year' })
    expect(yearly.per).toBe('year')
    expect(yearly.emigration[0]).toBe(12 / 5)
    expect(yearly.systemRate).toBe(7 / 5)
    expect(() => migrationRates(AREAS, FLOWS, { population, years: 0 })).toThrow('0 years')
  })
})

describe('populations to count on', () => {
  const demography = {
    area: ['SRB', 'MNE', 'A'],
    births: new Float64Array(3),
    deaths: new Float64Array(3),
    netMigration: new Float64Array(3),
    populationStart: Float64Array.of(700, 60, 100),
    populationEnd: Float64Array.of(680, 62, 120),
  }

  test('of a period, members of composites summed', () => {
    const options = { vintage: 'x', composites: COMPOSITE_AREAS }
    const of = (basis: 'average' | 'start' | 'end') =>
      ratePopulation(demography, { ...options, basis })
    expect(of('average').areas).toEqual(['SCG', 'A'])
    expect([...of('average').population]).toEqual([751, 110])
    expect([...of('start').population]).toEqual([760, 100])
    expect([...of('end').population]).toEqual([742, 120])
    const apart = ratePopulation(demography, { ...options, basis: 'end', composites: [] })
    expect(apart.areas).toEqual(['SRB', 'MNE', 'A'])
  })

  test('a composite with a member missing has none', () => {
    const only = { ...demography, area: ['SRB', 'X', 'A'] }
    const { areas, population: people } = ratePopulation(only, {
      basis: 'end',
      vintage: 'x',
      composites: COMPOSITE_AREAS,
    })
    expect(people[areas.indexOf('SCG')]).toBeNaN()
  })

  test('of the tables themselves, which are those of the demography', () => {
    const { input } = prepareWorld(readWorldData(2024), 2005, 2010)
    const world = readWorldData(2024)
    const period = { from: 2005, to: 2010 }
    const composites = compositesFor(period, COMPOSITE_AREAS)
    for (const basis of ['average', 'start', 'end'] as const) {
      const of = stockPopulation(input, { basis, vintage: 'x' })
      const demographic = ratePopulation(accumulatePeriodDemography(world.annual, period), {
        basis,
        vintage: 'x',
        composites,
      })
      const place = new Map(demographic.areas.map((area, row) => [area, row]))
      of.areas.forEach((area, row) => {
        const expected = demographic.population[place.get(area)!]!
        expect(Math.abs(of.population[row]! / expected - 1), area).toBeLessThan(1e-9)
      })
      expect(of).toMatchObject({ basis, vintage: 'x' })
    }
  })

  test('in the middle of a period of five and of four years', () => {
    const annual = {
      area: ['A', 'A', 'A', 'B'],
      year: [2017, 2021, 2022, 2022],
      births: [0, 0, 0, 0],
      deaths: [0, 0, 0, 0],
      netMigration: [0, 0, 0, 0],
      population31December: [90, 100, 110, 7],
    }
    const options = { vintage: 'x', composites: [] }
    const five = midPeriodPopulation(annual, { from: 2015, to: 2020 }, options)
    expect([five.areas, [...five.population]]).toEqual([['A'], [90]])
    const four = midPeriodPopulation(annual, { from: 2020, to: 2024 }, options)
    // B has no figure for one of the two dates.
    expect([four.areas, [...four.population]]).toEqual([['A'], [105]])
    expect(() => midPeriodPopulation(annual, { from: 1990, to: 1995 }, options)).toThrow(
      '31 December of 1992',
    )
  })

  test('of the shipped figures, for every area of an estimate', () => {
    const world = readWorldData(2024)
    for (const period of [
      { from: 2005, to: 2010 },
      { from: 2020, to: 2024 },
    ]) {
      const { input } = prepareWorld(world, period.from, period.to)
      const options = { vintage: 'un-wpp-2024', composites: compositesFor(period, COMPOSITE_AREAS) }
      const middle = midPeriodPopulation(world.annual, period, options)
      const average = ratePopulation(accumulatePeriodDemography(world.annual, period), {
        ...options,
        basis: 'average',
      })
      const { areas, persons } = estimateFlows(input, { method: 'open-minimum' })
      const years = period.to - period.from
      const [first, second] = [middle, average].map((people) =>
        migrationRates(areas, persons, { population: people, years }),
      )
      expect(first!.withoutPopulation).toEqual([])
      expect(second!.withoutPopulation).toEqual([])
      first!.emigration.forEach((rate, area) => {
        if (rate > 1) expect(rate / second!.emigration[area]!).toBeCloseTo(1, 0)
      })
    }
  })
})

describe('cumulated flows', () => {
  const period = (
    from: number,
    areas: readonly string[],
    persons: readonly number[],
  ): PeriodFlows => ({
    period: { from, to: from + 5 },
    method: 'drop-negative',
    vintage: 'test',
    areas,
    persons: Float64Array.from(persons),
  })
  const early = period(2005, ['A', 'SCG'], [0, 10, 20, 0])
  const late = period(2010, ['A', 'MNE', 'SRB'], [0, 1, 2, 3, 0, 4, 5, 6, 0])

  test('keep composites beside their members and say which periods each has', () => {
    const sum = cumulateFlows([late, early], { composites: COMPOSITE_AREAS })
    expect(sum).toMatchObject({ from: 2005, to: 2015, total: 51, gaps: [] })
    expect(sum.areas).toEqual(['A', 'MNE', 'SCG', 'SRB'])
    expect([...sum.persons]).toEqual([0, 1, 10, 2, 3, 0, 0, 4, 20, 0, 0, 0, 5, 6, 0, 0])
    expect(sum.incomplete).toEqual([
      { area: 'MNE', missing: [{ from: 2005, to: 2010 }] },
      { area: 'SCG', missing: [{ from: 2010, to: 2015 }] },
      { area: 'SRB', missing: [{ from: 2005, to: 2010 }] },
    ])
    expect(sum.composites).toEqual([
      {
        code: 'SCG',
        members: ['SRB', 'MNE'],
        merged: false,
        together: [{ from: 2005, to: 2010 }],
        apart: [{ from: 2010, to: 2015 }],
        personsInside: 10,
      },
    ])
  })

  test('or merge the members into them, and say what is dropped', () => {
    const sum = cumulateFlows([early, late], {
      composites: COMPOSITE_AREAS,
      compositeAreas: 'merge',
    })
    expect([sum.areas, [...sum.persons], sum.total]).toEqual([['A', 'SCG'], [0, 13, 28, 0], 41])
    expect(sum.incomplete).toEqual([])
    expect(sum.composites[0]).toMatchObject({ merged: true, personsInside: 10 })
  })

  test('gaps are told; overlaps, other methods and wrong tables are refused', () => {
    const { gaps, periods } = cumulateFlows([early, period(2015, ['A'], [0])], { composites: [] })
    expect(gaps).toEqual([{ from: 2010, to: 2015 }])
    expect(periods).toHaveLength(2)
    const options = { composites: [] }
    expect(() => cumulateFlows([early, period(2008, ['A'], [0])], options)).toThrow(
      '2005-2010 and 2008-2013 overlap',
    )
    const other: PeriodFlows = { ...late, method: 'open-minimum' }
    expect(() => cumulateFlows([early, other], options)).toThrow('different methods')
    expect(() => cumulateFlows([period(2005, ['A'], [0, 1])], options)).toThrow('1 areas need 1')
    expect(() => cumulateFlows([], options)).toThrow('no periods')
  })

  test('1990 to 2024 of the shipped figures', () => {
    const world = readWorldData(2024)
    const years = [1990, 1995, 2000, 2005, 2010, 2015, 2020, 2024]
    const periods = years.slice(1).map((to, at): PeriodFlows => {
      const { input } = prepareWorld(world, years[at]!, to)
      const { areas, persons } = estimateFlows(input, { method: 'drop-negative' })
      return {
        period: { from: years[at]!, to },
        method: 'drop-negative',
        vintage: '2024',
        areas,
        persons,
      }
    })
    const total = periods.reduce(
      (sum, { persons }) => sum + persons.reduce((all, flow) => all + flow, 0),
      0,
    )
    const kept = cumulateFlows(periods, { composites: COMPOSITE_AREAS })
    expect(kept).toMatchObject({ from: 1990, to: 2024, gaps: [] })
    expect(kept.total).toBe(total)
    expect(
      kept.composites.map(({ code, together, apart }) => [code, together.length, apart.length]),
    ).toEqual([
      ['SCG', 4, 3],
      ['SUD', 4, 3],
    ])
    const merged = cumulateFlows(periods, { composites: COMPOSITE_AREAS, compositeAreas: 'merge' })
    const inside = kept.composites.reduce((sum, { personsInside }) => sum + personsInside, 0)
    expect(merged.total).toBeCloseTo(total - inside, 3)
    expect(merged.incomplete.map(({ area }) => area)).not.toContain('SCG')
  })
})
