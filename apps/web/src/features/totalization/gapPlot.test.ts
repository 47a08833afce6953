import { describe, expect, test } from 'vitest'
import { type GapPanel, gapPlot } from './gapPlot.ts'

const PANELS: readonly GapPanel[] = [
  {
    id: 'pension',
    title: 'Pension',
    bars: [
      { id: 'none', label: 'Alone', figure: '0', parts: [part('NPL', 0), part('QAT', 0)] },
      { id: 'model', label: 'Model', figure: '400', parts: [part('NPL', 300), part('QAT', 100)] },
      { id: 'today', label: 'Today', figure: '?', parts: [part('NPL', 100), part('QAT', null)] },
    ],
  },
]
const LOOK = { width: 400, stateName: (code: string) => code, amount: String, missing: 'unknown' }

function part(state: string, amount: number | null) {
  return { state, amount }
}

const boxes = (direction: 'ltr' | 'rtl') =>
  gapPlot(PANELS, [], LOOK, { direction })
    .picture.shapes.filter(({ tag, attributes }) => tag === 'rect' && attributes.fill !== '$even')
    .map(({ attributes: { x, width, fill } }) => [x, width, fill])

describe('the chart of a portability gap', () => {
  test('puts the parts of the States end to end on one scale, and hatches what is not known', () => {
    expect(boxes('ltr')).toEqual([
      [0, 0, '$region-1'],
      [0, 0, '$region-5'],
      [0, 300, '$region-1'],
      [300, 100, '$region-5'],
      [0, 100, '$region-1'],
      [100, 300, '$missing'],
    ])
  })

  test('grows from the right where one reads from there', () => {
    expect(boxes('rtl').slice(2, 4)).toEqual([
      [100, 300, '$region-1'],
      [0, 100, '$region-5'],
    ])
  })

  test('says every bar in words', () => {
    const { marks } = gapPlot(PANELS, [], LOOK, { direction: 'ltr' })
    expect(marks.map(({ text }) => text)).toEqual([
      'Alone: 0 (NPL: 0; QAT: 0)',
      'Model: 400 (NPL: 300; QAT: 100)',
      'Today: ? (NPL: 100; QAT: unknown)',
    ])
  })
})
