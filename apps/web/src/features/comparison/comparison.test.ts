import type { ComparedPair } from '@corridor/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseViewState } from '../../app/viewState.ts'
import { compareQuery } from './compareLink.ts'
import { COMPARISON_VIEW, comparisonInput, PRESET_REVISIONS, pairUp } from './comparisonView.ts'
import { differencePlot } from './differencePlot.ts'
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

  test('can be made from any estimate and its ends', () => {
    const estimate = { method: 'm', stocks: 's', demography: 'd', period: '2010-2015' }
    expect(compareQuery(estimate, { from: 'NPL' })).toEqual({
      a: 'm,s,d',
      period: '2010-2015',
      from: 'NPL',
    })
  })

  test('an odd estimate stands with itself', () => {
    expect(pairUp([1, 2, 3])).toEqual([
      [1, 2],
      [3, 3],
    ])
    expect(pairUp([])).toEqual([])
  })
})
