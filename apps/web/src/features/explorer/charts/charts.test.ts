import { describe, expect, test } from 'vitest'
import { signedScale } from '../../../ui/plot/niceScale.ts'
import { rankedBars } from '../../../ui/plot/rankedBars.ts'
import type { Cells } from '../readCells.ts'
import { circleRadius, classOf, valueClasses } from './areaMap.ts'
import { areaMatrix } from './areaMatrix.ts'
import { chartData, largestSeries, offeredCharts } from './chartData.ts'
import { slopeChart } from './slopeChart.ts'

const dimension = (id: string, list?: string) => ({
  ...{ id, name: id, codes: new Map() },
  ...(list === undefined ? {} : { list }),
})

const structure = {
  dimensions: [
    dimension('ORIGIN', 'CL_AREA'),
    dimension('DESTINATION', 'CL_AREA'),
    dimension('SEX'),
  ],
  time: dimension('TIME_PERIOD'),
}

const cells: Cells = {
  count: 4,
  dimensions: [
    { id: 'ORIGIN', codes: ['NPL', 'IND'], positions: Uint32Array.of(0, 0, 1, 1) },
    { id: 'TIME_PERIOD', codes: ['2020', '2015', '2010'], positions: Uint32Array.of(1, 0, 2, 0) },
  ],
  values: Float64Array.of(5, Number.NaN, 2, 9),
  attributes: new Map([
    ['OBS_STATUS', ['A', 'Q', 'A', 'E']],
    ['LOWER_BOUND', [undefined, undefined, undefined, '8']],
    ['UPPER_BOUND', [undefined, undefined, undefined, '11']],
  ]),
  ...{ ofAll: new Map(), prepared: '' },
}

const byText = () => (one: string, other: string) => Number(one > other) - Number(one < other)

const data = chartData({
  ...{ structure, cells, several: ['ORIGIN', 'TIME_PERIOD'], compare: byText },
  arrangement: {
    layout: { rows: ['ORIGIN'], columns: ['TIME_PERIOD'], pages: [] },
    pages: new Map(),
  },
})

describe('the figures of charts', () => {
  test('gaps stay gaps, suppressed is not missing, bounds go with their figure', () => {
    expect(data.periods).toEqual(['2010', '2015', '2020'])
    const [india, nepal] = data.series
    expect(india!.points.map(({ value }) => value)).toEqual([2, null, 9])
    expect(india!.points[1]).toMatchObject({ cell: -1, isSuppressed: false })
    expect(india!.points[2]!.range).toEqual({ lower: 8, upper: 11 })
    expect(nepal!.points.map(({ value }) => value)).toEqual([null, 5, null])
    expect(nepal!.points[2]).toMatchObject({ isSuppressed: true })
  })

  test('charts are offered where they make sense', () => {
    expect(offeredCharts(structure, ['ORIGIN'], 3)).toEqual([
      ...['table', 'line', 'bar', 'slope', 'multiples', 'map'],
    ])
    expect(offeredCharts(structure, ['ORIGIN', 'DESTINATION'], 1)).toEqual([
      'table',
      'bar',
      'chord',
    ])
    expect(offeredCharts(structure, ['SEX'], 1)).toEqual(['table', 'bar'])
    expect(offeredCharts(structure, [], 5)).toEqual(['table', 'line'])
    // Births and population on one scale would tell nothing of births.
    expect(offeredCharts(structure, ['MEASURE'], 5)).toEqual(['table'])
  })

  test('at most twelve series, and the others are counted', () => {
    const many = Array.from({ length: 20 }, (_, i) => ({
      codes: [`c${i}`],
      points: [{ period: '2020', cell: i, value: i, range: null, isSuppressed: false }],
    }))
    const { drawn, left } = largestSeries(many)
    expect(drawn.map(({ codes }) => codes[0])).toEqual(many.slice(8).map(({ codes }) => codes[0]))
    expect(left).toBe(8)
  })
})

describe('scales', () => {
  test('have zero in them, on whichever side the figures are', () => {
    expect(signedScale(-30, 80, 4).ticks).toEqual([-40, -20, 0, 20, 40, 60, 80])
    expect(signedScale(0, 80, 4)).toMatchObject({ bottom: 0, top: 80 })
    expect(signedScale(-7, 0, 4).ticks).toContain(0)
  })

  test('bars of gains and losses begin at one zero', () => {
    const bar = (id: string, value: number) => ({
      ...{ id, value, label: id },
      figure: '',
      text: '',
    })
    const look = { colour: '$region-1', largest: 60, least: -40, width: 100 }
    for (const direction of ['ltr', 'rtl'] as const) {
      const { picture } = rankedBars([bar('a', 60), bar('b', -40)], look, { direction })
      const [gain, loss] = picture.shapes
        .filter(({ attributes }) => attributes.fill === '$region-1')
        .map(({ attributes }) => [attributes.x, attributes.width])
      expect([gain, loss]).toEqual(
        direction === 'ltr'
          ? [
              [40, 60],
              [0, 40],
            ]
          : [
              [0, 60],
              [60, 40],
            ],
      )
    }
  })

  test('slopes keep all names apart', () => {
    const slopes = Array.from({ length: 12 }, (_, i) => ({
      ...{ id: `${i}`, name: `Area ${i}`, colour: '$region-1', text: '' },
      values: [i, 100 + i] as const,
      figures: ['', ''] as const,
    }))
    const { marks } = slopeChart(slopes, ['2010', '2020'], 600, { direction: 'ltr' })
    const right = marks
      .filter(({ column }) => column === 1)
      .map(({ y }) => y)
      .sort((a, b) => a - b)
    expect(right).toHaveLength(12)
    const gaps = right.slice(1).map((y, i) => y - right[i]!)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(16.9)
  })
})

describe('the map', () => {
  test('classes hold about as many areas each, losses apart from gains', () => {
    const classes = valueClasses([1, 2, 3, 4, 5, 6, -1, -2, -3])
    expect(classes.map(({ count }) => count)).toEqual([1, 1, 1, 2, 2, 2])
    expect(classOf(classes, -2)!.colour).not.toBe(classOf(classes, 2)!.colour)
    expect(valueClasses([1, 1, 1]).map(({ count }) => count)).toEqual([3])
    expect(valueClasses([0, 0, 5]).reduce((sum, { count }) => sum + count, 0)).toBe(3)
  })

  test('circles grow with the root of the figure', () => {
    expect(circleRadius(400, 1600, 1000)).toBeCloseTo(circleRadius(1600, 1600, 1000) / 2)
  })
})

describe('the chord', () => {
  test('keeps every person, and what is no area out', () => {
    const codes = Array.from({ length: 20 }, (_, i) => `A${i}`)
    const pairs = codes.flatMap((from, i) =>
      codes.map((to, j) => ({ from, to, value: i === j ? 0 : i + j })),
    )
    const withTotals = [...pairs, { from: '_T', to: 'A1', value: 1e9 }]
    const { matrix, rest } = areaMatrix(withTotals, (code) => (code === '_T' ? undefined : 'R'))
    expect(matrix.nodes).toHaveLength(15)
    expect(rest).toBe(6)
    const sum = matrix.persons.flat().reduce((total, value) => total + value, 0)
    expect(sum).toBe(pairs.reduce((total, { value }) => total + value, 0))
  })
})
