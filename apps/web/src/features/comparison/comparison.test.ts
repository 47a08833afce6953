import type { ComparedPair } from '@corridor/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseViewState } from '../../app/viewState.ts'
import { compareQuery } from './compareLink.ts'
import type { Comparison } from './comparisonAnswer.ts'
import { COMPARISON_VIEW, comparisonInput, PRESET_REVISIONS, pairUp } from './comparisonView.ts'
import { differencePlot } from './differencePlot.ts'
import { scatterPairs } from './scatterPairs.ts'
import { scatterPlot } from './scatterPlot.ts'
import { type SlopeWords, slopePlot } from './slopePlot.ts'

const pair = (origin: string, rankA: number | null, rankB: number | null): ComparedPair => ({
  origin,
  destination: 'QAT',
  a: rankA === null ? null : 100 - rankA,
  b: rankB === null ? null : 100 - rankB,
  difference: null,
  rankA,
  rankB,
  reasons: [],
})

const words: SlopeWords = {
  direction: 'ltr',
  label: ({ origin }, rank) => `${rank} ${origin}`,
  short: ({ origin }) => origin,
  line: ({ origin }) => origin,
  heads: ['A', 'B'],
  below: 'below',
}

describe('the slope chart', () => {
  const pairs = [pair('NPL', 1, 2), pair('IND', 2, 1), pair('BGD', 3, 40), pair('LKA', null, 3)]
  const lines = (direction: 'ltr' | 'rtl', width = 800) =>
    slopePlot(pairs, 3, width, { ...words, direction })
      .picture.shapes.filter(({ tag }) => tag === 'line')
      .map(({ attributes }) => attributes)

  test('rises and falls with the ranks', () => {
    const [npl, ind] = lines('ltr')
    expect(Number(npl!.y2)).toBeGreaterThan(Number(npl!.y1))
    expect(npl!.stroke).toBe('$loss-3')
    expect(Number(ind!.y2)).toBeLessThan(Number(ind!.y1))
    expect(ind!.stroke).toBe('$gain-3')
  })

  test('pairs beyond the list end below it, dashed', () => {
    const [npl, , bgd, lka] = lines('ltr')
    expect(bgd!['stroke-dasharray']).toBeDefined()
    expect(Number(bgd!.y2)).toBeGreaterThan(Number(npl!.y2))
    expect(Number(lka!.y1)).toBe(Number(bgd!.y2))
  })

  test('is mirrored for reading from the right', () => {
    expect(lines('rtl').map(({ x1 }) => Number(x1))).toEqual(
      lines('ltr').map(({ x1 }) => 800 - Number(x1)),
    )
  })

  test('stays on the paper at any width', () => {
    for (const width of [280, 320, 700, 1200]) {
      for (const direction of ['ltr', 'rtl'] as const) {
        const { picture, marks } = slopePlot(pairs, 3, width, { ...words, direction })
        expect(marks).toHaveLength(4)
        for (const { x, y, width: w, height } of marks) {
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x + w).toBeLessThanOrEqual(width + 1e-9)
          expect(y + height).toBeLessThanOrEqual(picture.height)
        }
      }
    }
  })
})

describe('the difference chart', () => {
  const bar = (id: string, value: number) => ({
    id,
    value,
    label: id,
    figure: String(value),
    text: id,
    path: `/${id}`,
  })

  test('lengths are in proportion, from the middle to the side of the sign', () => {
    const values = fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(values, fc.constantFrom('ltr' as const, 'rtl' as const), (given, direction) => {
        const bars = given.map((value, index) => bar(String(index), value))
        const { picture } = differencePlot(bars, 400, { direction })
        const drawn = picture.shapes.filter(
          ({ tag, attributes }) => tag === 'rect' && attributes.fill !== '$even',
        )
        const largest = Math.max(...given.map(Math.abs))
        for (const [index, { attributes }] of drawn.entries()) {
          const length = Number(attributes.width)
          expect(length).toBeCloseTo(
            largest === 0 ? 0 : (200 * Math.abs(given[index]!)) / largest,
            6,
          )
          const isRight = Number(attributes.x) >= 200
          if (length > 0) expect(isRight).toBe(given[index]! > 0 === (direction === 'ltr'))
        }
      }),
      { seed: 20140528, numRuns: 100 },
    )
  })
})

describe('the scatter chart', () => {
  const regions = {
    codes: ['X', 'Y'],
    a: [
      [100, 1_000],
      [0, 50_000],
    ],
    b: [
      [110, 400],
      [7, 50_000],
    ],
  }
  const comparison = {
    ...{ from: null, to: null, regions, top: [], differences: [] },
  } as unknown as Comparison
  const draw = (direction: 'ltr' | 'rtl', width = 600) =>
    scatterPlot(
      scatterPairs(comparison).drawn.map((one) => ({
        ...one,
        id: `${one.origin}${one.destination}`,
        text: '',
      })),
      width,
      { direction, figure: String, axes: ['A', 'B'], same: 'same' },
    )
  const dots = (direction: 'ltr' | 'rtl') =>
    new Map(
      draw(direction)
        .picture.shapes.filter(({ tag }) => tag === 'circle')
        .map(({ attributes }, place) => [['YY', 'XY', 'XX'][place]!, attributes]),
    )

  test('has a point for each pair of regions with people in both', () => {
    const { kind, all, drawn, near } = scatterPairs(comparison)
    expect(kind).toBe('regions')
    expect(all).toHaveLength(4)
    expect(drawn.map(({ a, b }) => [a, b])).toEqual([
      [50_000, 50_000],
      [1_000, 400],
      [100, 110],
    ])
    expect(near).toBe(2)
  })

  test('stands for single corridors where only a part of the world is compared', () => {
    const one = { ...pair('NPL', 1, 2), a: 5, b: 6 }
    const part = { ...comparison, from: 'NPL', top: [one], differences: [one] }
    expect(scatterPairs(part)).toMatchObject({ kind: 'corridors', all: [one], near: 1 })
  })

  test('a tenfold figure is one step of the same length on both axes of powers of ten', () => {
    const at = dots('ltr')
    const x = (id: string) => Number(at.get(id)!.cx)
    const y = (id: string) => Number(at.get(id)!.cy)
    const labels = draw('ltr').picture.shapes.filter(({ tag }) => tag === 'text')
    expect(labels.map(({ text }) => text)).toContain('100000')
    expect(x('XY') - x('XX')).toBeCloseTo((x('YY') - x('XX')) / Math.log10(500), 6)
    expect(y('XX') - y('YY')).toBeGreaterThan(y('XX') - y('XY'))
    expect(at.get('XX')!.fill).toBe('$gain-3')
    expect(at.get('XY')!.fill).toBe('$loss-3')
    expect(at.get('YY')!.fill).toBe('$ink-soft')
  })

  test('is mirrored for reading from the right, and arrow keys go with the eye', () => {
    const [ltr, rtl] = [dots('ltr'), dots('rtl')]
    for (const [id, { cx }] of ltr) expect(Number(rtl.get(id)!.cx)).toBeCloseTo(600 - Number(cx), 6)
    for (const direction of ['ltr', 'rtl'] as const) {
      const { marks } = draw(direction)
      const byColumn = marks.toSorted((one, other) => one.column - other.column)
      expect(byColumn.map(({ x }) => x)).toEqual(
        byColumn.map(({ x }) => x).toSorted((p, q) => p - q),
      )
    }
  })

  test('stays on the paper at any width', () => {
    for (const width of [280, 320, 700, 1200]) {
      for (const direction of ['ltr', 'rtl'] as const) {
        const { picture, marks } = draw(direction, width)
        for (const { x, y, width: w, height } of marks) {
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x + w).toBeLessThanOrEqual(width + 1e-9)
          expect(y).toBeGreaterThanOrEqual(0)
          expect(y + height).toBeLessThanOrEqual(picture.height)
        }
      }
    }
  })
})

describe('the address of a comparison', () => {
  test('leaves what is not chosen to the server', () => {
    expect(comparisonInput(parseViewState(COMPARISON_VIEW, {}))).toEqual({ limit: 20 })
    expect(comparisonInput(PRESET_REVISIONS)).toMatchObject({ period: '2005-2010' })
  })

  test('takes lists of estimates and nothing else', () => {
    const list = 'closed-minimum,un-ims-2020,un-wpp-2022;pseudo-bayes'
    expect(parseViewState(COMPARISON_VIEW, { list }).list).toBe(list)
    expect(parseViewState(COMPARISON_VIEW, { list: 'A b' }).list).toBeUndefined()
    expect(parseViewState(COMPARISON_VIEW, { a: 'x,y,z,w' }).a).toBeUndefined()
  })

  const vintage = (stocks: string, demography: string, ...periods: string[]) => ({
    ...{ stocks, demography, label: '', origin: 'shipped' as const },
    periods: periods.map((period) => ({ period, years: 5 })),
  })
  const options = {
    vintages: [
      vintage('s-2024', 'd-2024', '2010-2015', '2020-2024'),
      vintage('s-2020', 'd-2022', '2005-2010', '2010-2015'),
    ],
    methods: (['open-minimum', 'closed-minimum'] as const).map((method) => ({
      ...{ method, publishedAs: null, sexes: ['both' as const], knowsMoveTypes: true },
    })),
    defaults: {
      ...{ period: '2010-2015', method: 'closed-minimum' as const, stocks: 's-2024' },
      ...{ demography: 'd-2024', grouping: 'science-2014' as const, threshold: 0 },
    },
  }
  const estimate = { method: 'closed-minimum', stocks: 's-2024', demography: 'd-2024' }

  test('made from an estimate sets the same method on the other edition against it', () => {
    expect(
      compareQuery(options, { ...estimate, period: '2010-2015' }, { from: 'NPL', to: 'QAT' }),
    ).toEqual({
      a: 'closed-minimum,s-2024,d-2024',
      b: 'closed-minimum,s-2020,d-2022',
      period: '2010-2015',
      from: 'NPL',
      to: 'QAT',
    })
  })

  test('without another edition of the period it sets another method against it', () => {
    const alone = { ...estimate, period: '2020-2024' }
    expect(compareQuery(options, alone)).toMatchObject({ b: 'open-minimum,s-2024,d-2024' })
    const other = { ...alone, method: 'open-minimum' }
    expect(compareQuery(options, other)).toMatchObject({ b: 'closed-minimum,s-2024,d-2024' })
  })

  test('an odd estimate stands with itself', () => {
    expect(pairUp([1, 2, 3])).toEqual([
      [1, 2],
      [3, 3],
    ])
    expect(pairUp([])).toEqual([])
  })
})
