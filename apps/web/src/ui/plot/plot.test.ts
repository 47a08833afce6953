import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Shape } from '../picture.ts'
import { barPanels, type PeriodBar } from './barPanels.ts'
import { type LinePanel, linePanels } from './linePanels.ts'
import { niceScale } from './niceScale.ts'
import { type PlotMark, type PlotWords, walkPlot } from './plot.ts'
import { plotText, spreadApart } from './plotText.ts'
import { rankedBars } from './rankedBars.ts'

const SEED = { seed: 20140528, numRuns: 300 }

const words: PlotWords = { figure: String, year: String, direction: 'ltr' }

const ofTag = (shapes: readonly Shape[], tag: Shape['tag']) =>
  shapes.filter((shape) => shape.tag === tag)

describe('niceScale', () => {
  test('reaches the largest value in steps of whole persons', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1e9, noNaN: true }),
        fc.integer({ min: 2, max: 6 }),
        (largest, count) => {
          const { top, step, ticks } = niceScale(largest, count)
          expect(top).toBeGreaterThanOrEqual(largest * (1 - 1e-9))
          expect(top - step).toBeLessThan(largest)
          expect(ticks.length).toBeLessThanOrEqual(count + 2)
          expect(ticks.every(Number.isInteger)).toBe(true)
          expect(ticks.at(-1)).toBeCloseTo(top, 6)
        },
      ),
      SEED,
    )
  })

  test('of nothing has a zero only', () => {
    expect(niceScale(0, 4)).toEqual({ top: 1, step: 1, ticks: [0] })
  })
})

describe('spreadApart', () => {
  test('keeps the order, the gap and, where there is room, the bounds', () => {
    const places = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 8 })
    fc.assert(
      fc.property(places, (given) => {
        const spread = spreadApart(given, 15, { least: 0, most: 200 })
        const order = given.map((_, index) => index).sort((a, b) => spread[a]! - spread[b]!)
        for (const [rank, index] of order.entries()) {
          expect(spread[index]).toBeGreaterThanOrEqual(-1e-9)
          expect(spread[index]).toBeLessThanOrEqual(200 + 1e-9)
          if (rank === 0) continue
          const before = order[rank - 1]!
          expect(spread[index]! - spread[before]!).toBeGreaterThanOrEqual(15 - 1e-9)
          expect(given[index]).toBeGreaterThanOrEqual(given[before]!)
        }
      }),
      SEED,
    )
  })

  test('leaves alone what is apart already', () => {
    expect(spreadApart([50, 10, 90], 15, { least: 0, most: 200 })).toEqual([50, 10, 90])
  })
})

describe('plotText', () => {
  test.each([
    ['left', 'ltr', 'start'],
    ['left', 'rtl', 'end'],
    ['right', 'ltr', 'end'],
    ['right', 'rtl', 'start'],
    ['middle', 'rtl', 'middle'],
  ] as const)('keeps its %s edge in a text that runs %s', (side, direction, anchor) => {
    const { attributes } = plotText('a', { x: 1, y: 2, side }, direction)
    expect(attributes['text-anchor']).toBe(anchor)
  })
})

describe('walkPlot', () => {
  const mark = (row: number, column: number): PlotMark => ({
    id: `${row}-${column}`,
    row,
    column,
    x: 0,
    y: 0,
    width: 1,
    height: 1,
    text: '',
  })
  const marks = [mark(0, 0), mark(0, 1), mark(0, 2), mark(1, 2), mark(3, 0)]

  test.each([
    [null, 'ArrowDown', '0-0'],
    ['0-0', 'ArrowRight', '0-1'],
    ['0-2', 'ArrowRight', '0-2'],
    ['0-1', 'ArrowLeft', '0-0'],
    ['0-0', 'End', '0-2'],
    ['0-2', 'Home', '0-0'],
    ['0-0', 'ArrowDown', '1-2'],
    ['1-2', 'ArrowDown', '3-0'],
    ['3-0', 'ArrowUp', '1-2'],
    ['3-0', 'ArrowDown', '3-0'],
    ['0-1', 'a', '0-1'],
  ])('from %s by %s to %s', (from, key, to) => {
    const current = marks.find(({ id }) => id === from) ?? null
    expect(walkPlot(marks, current, key)?.id).toBe(to)
  })
})

describe('linePanels', () => {
  const panel = (values: readonly (number | null)[], dashed = false): LinePanel => ({
    title: 'Stock',
    series: [
      {
        id: 'both',
        colour: '$ink',
        dashed,
        endText: 'All',
        points: values.map((value, index) => ({ year: 1990 + 5 * index, value, text: 'x' })),
      },
    ],
  })

  test('a year without a figure breaks the line and is hatched', () => {
    const { picture, marks } = linePanels([panel([10, 20, null, 30, 40])], [], 600, words)
    const paths = ofTag(picture.shapes, 'path')
    expect(paths.map(({ attributes }) => String(attributes.d).split('L').length)).toEqual([2, 2])
    const hatched = picture.shapes.filter(({ attributes }) => attributes.fill === '$missing')
    expect(hatched).toHaveLength(1)
    expect(ofTag(picture.shapes, 'circle')).toHaveLength(4)
    expect(marks).toHaveLength(5)
  })

  test('panels share one scale that begins at zero', () => {
    const { picture } = linePanels([panel([0, 100]), panel([0, 10])], [], 900, words)
    const dots = ofTag(picture.shapes, 'circle').map(({ attributes }) => Number(attributes.cy))
    const [zero, large, alsoZero, small] = dots
    expect(zero).toBe(alsoZero)
    expect((zero! - small!) / (zero! - large!)).toBeCloseTo(0.1, 2)
  })

  test('stands in one column on a phone and stays on the paper', () => {
    for (const width of [296, 900]) {
      const { picture, marks } = linePanels([panel([5, 6]), panel([7, 8])], [], width, words)
      for (const { x, y, width: w, height } of marks) {
        expect(x).toBeGreaterThanOrEqual(0)
        expect(x + w).toBeLessThanOrEqual(width)
        expect(y + height).toBeLessThanOrEqual(picture.height)
      }
    }
    const tall = linePanels([panel([5, 6]), panel([7, 8])], [], 296, words).picture.height
    expect(tall).toBeGreaterThan(350)
  })
})

describe('barPanels', () => {
  const bar = (from: number, to: number, up: number, down: number): PeriodBar => ({
    id: `${from}`,
    from,
    to,
    up: [{ id: 'up', value: up, colour: '$gain-2', text: 'up' }],
    down: [{ id: 'down', value: down, colour: '$loss-2', text: 'down' }],
    chosen: false,
  })
  const rects = (bars: readonly PeriodBar[], width = 600) =>
    ofTag(
      barPanels([{ title: '', chosen: false, bars }], [], width, words).picture.shapes,
      'rect',
    ).map(({ attributes }) => attributes)

  test('heights are in proportion to the figures, in both directions', () => {
    const found = rects([bar(2010, 2015, 100, 25), bar(2015, 2020, 50, 0)])
    const heights = found.map(({ height }) => Number(height))
    expect(heights[1]! / heights[0]!).toBeCloseTo(0.25, 6)
    expect(heights[2]! / heights[0]!).toBeCloseTo(0.5, 6)
    expect(heights[3]).toBeCloseTo(0, 6)
    expect(Number(found[0]!.y) + heights[0]!).toBeCloseTo(Number(found[1]!.y), 6)
  })

  test('a period of four years is four fifths as wide as one of five', () => {
    const [five, , four] = rects([bar(2015, 2020, 1, 1), bar(2020, 2024, 1, 1)])
    expect((Number(four!.width) + 2) / (Number(five!.width) + 2)).toBeCloseTo(0.8, 6)
  })

  test('a missing period is hatched and says why', () => {
    const missing: PeriodBar = { ...bar(2010, 2015, 0, 0), up: [], down: [], missing: 'not in it' }
    const plot = barPanels(
      [{ title: '', chosen: false, bars: [missing, bar(2015, 2020, 3, 1)] }],
      [],
      600,
      words,
    )
    const hatched = plot.picture.shapes.filter(({ attributes }) => attributes.fill === '$missing')
    expect(hatched).toHaveLength(1)
    expect(plot.marks.map(({ text }) => text)).toEqual(['not in it', 'up', 'down'])
  })

  test('panels share one scale; the chosen one is framed', () => {
    const plot = barPanels(
      [
        { title: 'one', chosen: false, bars: [bar(2010, 2015, 100, 0)] },
        { title: 'two', chosen: true, bars: [bar(2010, 2015, 10, 0)] },
      ],
      [],
      700,
      words,
    )
    const bars = ofTag(plot.picture.shapes, 'rect').filter(
      ({ attributes }) => attributes.fill === '$gain-2',
    )
    const [high, low] = bars.map(({ attributes }) => Number(attributes.height))
    expect(low! / high!).toBeCloseTo(0.1, 6)
    const frames = plot.picture.shapes.filter(({ attributes }) => attributes.stroke === '$accent')
    expect(frames).toHaveLength(1)
  })

  test('bounds make room, are lighter and stand where their figures are', () => {
    const ranged: PeriodBar = {
      ...bar(2010, 2015, 100, 50),
      upRange: { lower: 80, upper: 150, colour: '$gain-2/45' },
      downRange: { lower: 25, upper: 75, colour: '$loss-2/45' },
    }
    const found = rects([ranged])
    const [up, down, upBand, downBand] = found
    expect(upBand!.fill).toBe('$gain-2/45')
    const scale = Number(up!.height) / 100
    expect(Number(upBand!.height) / scale).toBeCloseTo(70, 6)
    expect(Number(down!.y) - Number(upBand!.y)).toBeCloseTo(150 * scale, 6)
    expect(Number(downBand!.y) - Number(down!.y)).toBeCloseTo(25 * scale, 6)
    expect(Number(downBand!.height) / scale).toBeCloseTo(50, 6)
    expect(Number(upBand!.y)).toBeGreaterThanOrEqual(0)
  })

  test('a sign below zero makes room below the axis', () => {
    const signed: PeriodBar = {
      ...bar(2010, 2015, 10, 0),
      signs: [{ id: 'net', value: -30, colour: '$ink', mark: 'tick', text: 'net' }],
    }
    const plot = barPanels([{ title: '', chosen: false, bars: [signed] }], [], 600, words)
    const net = plot.marks.find(({ id }) => id.endsWith('net'))!
    expect(net.y + net.height).toBeLessThan(plot.picture.height)
    expect(net.y).toBeGreaterThan(plot.marks[0]!.y + plot.marks[0]!.height)
  })
})

describe('rankedBars', () => {
  const bars = [
    { id: 'a', label: 'A', value: 40, figure: '40', text: 'A: 40' },
    { id: 'b', label: 'B', value: 10, figure: '10', text: 'B: 10', path: '/b' },
  ]
  const drawn = (direction: 'ltr' | 'rtl') =>
    rankedBars(bars, { colour: '$accent', largest: 80, width: 400 }, { direction })

  test('lengths are in proportion to a common largest value', () => {
    const lengths = drawn('ltr')
      .picture.shapes.filter(({ attributes }) => attributes.fill === '$accent')
      .map(({ attributes }) => attributes.width)
    expect(lengths).toEqual([200, 50])
  })

  test('bounds lie on the same scale from either side', () => {
    const ranged = [{ ...bars[0]!, range: { lower: 20, upper: 60 } }]
    for (const [direction, left] of [
      ['ltr', 100],
      ['rtl', 100],
    ] as const) {
      const look = { colour: '$accent', largest: 80, width: 400 }
      const { picture } = rankedBars(ranged, look, { direction })
      const band = picture.shapes.find(({ attributes }) => attributes.fill === '$accent/40')!
      expect([band.attributes.x, band.attributes.width]).toEqual([left, 200])
    }
  })

  test('grow from the side where reading begins', () => {
    const edges = drawn('rtl')
      .picture.shapes.filter(({ attributes }) => attributes.fill === '$accent')
      .map(({ attributes }) => Number(attributes.x) + Number(attributes.width))
    expect(edges).toEqual([400, 400])
    expect(drawn('rtl').marks.map(({ path }) => path)).toEqual([undefined, '/b'])
  })
})
