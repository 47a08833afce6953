import { Rng } from '@corridor/kernel'
import { columnSums, correlation } from '@corridor/numeric'
import { describe, expect, test } from 'vitest'
import { type DrawSettings, drawStocks, type FlowInput, type StockErrorModel } from '../index.ts'

const AREAS = ['NPL', 'QAT', 'IND', 'USA']

const input: FlowInput = {
  areas: AREAS,
  stockStart: Float64Array.of(9000, 500, 80, 40, 0, 900, 10, 3, 60, 700, 9900, 400, 0, 5, 2, 8000),
  stockEnd: Float64Array.of(9100, 600, 90, 60, 1, 950, 0, 3, 70, 900, 9950, 500, 0, 5, 2, 8100),
  births: Float64Array.of(10, 20, 30, 40),
  deaths: Float64Array.of(1, 2, 3, 4),
  netMigration: null,
}

const model: StockErrorModel = {
  relativeErrorByClass: { good: 0.1, poor: 0.4 },
  classOf: { NPL: 'good', QAT: 'poor', IND: 'good', USA: 'good' },
  correlationBetweenDates: 0.6,
  correlationBetweenSexes: 0.7,
}

const COUNT = 20_000

/** Logarithms of the errors of one cell over many draws. */
function errorsOf(cell: number, table: 'stockStart' | 'stockEnd', settings: DrawSettings) {
  const draw = drawStocks(input, model, settings)
  return Float64Array.from({ length: COUNT }, (_, number) =>
    Math.log(draw(number).input[table][cell]! / input[table][cell]!),
  )
}

const mean = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

const deviation = (values: Float64Array): number => {
  const middle = mean(values)
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)))
}

/** Four standard errors of a correlation of independent normals. */
const correlationError = 4 / Math.sqrt(COUNT)

describe('drawn stocks', () => {
  const settings = { seed: 1 }
  const nepaliInQatar = 1
  const indianInQatar = 9
  const nepaliInUsa = 3

  test('have the mean given and the log standard deviation of the class', () => {
    for (const [cell, sigma] of [
      [nepaliInQatar, 0.4],
      [nepaliInUsa, 0.1],
    ] as const) {
      for (const table of ['stockStart', 'stockEnd'] as const) {
        const logs = errorsOf(cell, table, settings)
        const factors = logs.map(Math.exp)
        expect(Math.abs(mean(factors) - 1)).toBeLessThan(
          (4 * deviation(factors)) / Math.sqrt(COUNT),
        )
        expect(Math.abs(deviation(logs) / sigma - 1)).toBeLessThan(4 / Math.sqrt(2 * COUNT))
        expect(Math.abs(mean(logs) + sigma ** 2 / 2)).toBeLessThan((4 * sigma) / Math.sqrt(COUNT))
      }
    }
  })

  test('correlate between dates as asked, and not between cells, draws or seeds', () => {
    const start = errorsOf(nepaliInQatar, 'stockStart', settings)
    const related = correlation(start, errorsOf(nepaliInQatar, 'stockEnd', settings))
    expect(Math.abs(related - 0.6)).toBeLessThan(correlationError * (1 - 0.6 ** 2))
    for (const other of [
      errorsOf(indianInQatar, 'stockStart', settings),
      errorsOf(nepaliInUsa, 'stockStart', settings),
      errorsOf(nepaliInQatar, 'stockStart', { seed: 2 }),
      Float64Array.from([...start.subarray(1), start[0]!]),
    ]) {
      expect(Math.abs(correlation(start, other))).toBeLessThan(correlationError)
    }
  })

  test('of women and men correlate as asked, at one date and across dates', () => {
    const female = errorsOf(nepaliInQatar, 'stockStart', { seed: 1, sex: 'female' })
    const male = errorsOf(nepaliInQatar, 'stockStart', { seed: 1, sex: 'male' })
    const maleLater = errorsOf(nepaliInQatar, 'stockEnd', { seed: 1, sex: 'male' })
    const both = errorsOf(nepaliInQatar, 'stockStart', settings)
    expect(Math.abs(correlation(female, male) - 0.7)).toBeLessThan(correlationError)
    expect(Math.abs(correlation(female, maleLater) - 0.42)).toBeLessThan(correlationError)
    expect(Math.abs(correlation(male, maleLater) - 0.6)).toBeLessThan(correlationError)
    expect(Math.abs(correlation(both, female) - Math.sqrt(0.7))).toBeLessThan(correlationError)
    expect(Math.abs(deviation(female) / 0.4 - 1)).toBeLessThan(4 / Math.sqrt(2 * COUNT))
  })

  test('keep the population, births, deaths and empty cells', () => {
    const draw = drawStocks(input, model, settings)
    for (let number = 0; number < 50; number++) {
      const drawn = draw(number).input
      for (const table of ['stockStart', 'stockEnd'] as const) {
        const given = columnSums(input[table], 4, 4)
        columnSums(drawn[table], 4, 4).forEach((population, area) => {
          expect(population).toBeCloseTo(given[area]!, 8)
        })
        input[table].forEach((persons, cell) => {
          if (persons === 0) expect(drawn[table][cell]).toBe(0)
        })
      }
      expect(drawn.births).toBe(input.births)
      expect(drawn.deaths).toBe(input.deaths)
    }
    expect(input.stockStart[1]).toBe(500)
  })

  test('a cell keeps its error when others are edited, added or removed', () => {
    const drawn = drawStocks(input, model, settings)(3).input
    const edited = {
      ...input,
      stockStart: input.stockStart.with(4, 77).with(2, 0),
      stockEnd: input.stockEnd.with(2, 0),
    }
    const after = drawStocks(edited, model, settings)(3).input
    expect(after.stockStart[nepaliInQatar]).toBe(drawn.stockStart[nepaliInQatar])
    expect(after.stockEnd[nepaliInQatar]).toBe(drawn.stockEnd[nepaliInQatar])
    const fewer: FlowInput = {
      ...input,
      areas: ['QAT', 'NPL'],
      stockStart: Float64Array.of(900, 0, 500, 9000),
      stockEnd: Float64Array.of(950, 1, 600, 9100),
      births: Float64Array.of(20, 10),
      deaths: Float64Array.of(2, 1),
    }
    expect(drawStocks(fewer, model, settings)(3).input.stockStart[2]).toBe(
      drawn.stockStart[nepaliInQatar],
    )
  })

  test('a date that two periods share has one error in both', () => {
    const earlier = drawStocks(input, model, { seed: 1, dates: { start: 2005, end: 2010 } })(
      8,
    ).input
    const later = drawStocks(input, model, { seed: 1, dates: { start: 2010, end: 2015 } })(8).input
    const factor = (drawn: number, given: number): number => drawn / given
    expect(factor(later.stockStart[1]!, 500)).toBeCloseTo(factor(earlier.stockEnd[1]!, 600), 14)
    expect(factor(earlier.stockStart[1]!, 500)).not.toBeCloseTo(
      factor(earlier.stockEnd[1]!, 600),
      3,
    )
  })

  test('correlation 1 moves both dates alike, no error moves nothing', () => {
    const certain = drawStocks(input, { ...model, correlationBetweenDates: 1 }, settings)(5).input
    expect(certain.stockStart[1]! / 500).toBeCloseTo(certain.stockEnd[1]! / 600, 14)
    const none = { ...model, relativeErrorByClass: { good: 0, poor: 0 } }
    const drawn = drawStocks(input, none, settings)(5)
    expect(drawn.input.stockStart).toEqual(input.stockStart)
    expect(drawn.input.stockEnd).toEqual(input.stockEnd)
    expect(drawn.floors).toEqual([])
  })

  test('codes of any length and alphabet have numbers of their own', () => {
    const areas = ['A', 'B', 'Längeres Gebiet', 'कोड', '_OTH', 'A1', 'Längeres Gebieт']
    const size = areas.length
    const table = new Float64Array(size * size).fill(100)
    const random = new Rng(4)
    for (let area = 0; area < size; area++) {
      table[area * (size + 1)] = 5000 + random.integerBelow(100)
    }
    const any: FlowInput = {
      areas,
      stockStart: table,
      stockEnd: table,
      births: null,
      deaths: null,
      netMigration: null,
    }
    const classOf = Object.fromEntries(areas.map((area) => [area, 'good']))
    const { stockStart } = drawStocks(any, { ...model, classOf }, settings)(0).input
    expect(new Set(stockStart).size).toBe(size * size)
  })
})

test('known bits: on this and every other platform', () => {
  const { input: drawn } = drawStocks(input, model, {
    seed: 20140528,
    dates: { start: 2010, end: 2015 },
    sex: 'female',
  })(999)
  // The same to 13 digits from a separate program in another language.
  expect(Array.from(drawn.stockStart.subarray(1, 4))).toEqual([
    594.2882936543856, 96.08511498635814, 38.531206370764984,
  ])
})
