import type { CorridorFlow, FlowMethodName } from '@corridor/contract'
import { describe, expect, test } from 'vitest'
import { flowRange, gatherNotes, missingFigures, otherVintages } from './corridorFacts.ts'

const flow = (
  method: FlowMethodName,
  persons: number | null,
  part: Partial<CorridorFlow> = {},
): CorridorFlow => ({
  direction: 'outbound',
  origin: 'NPL',
  destination: 'QAT',
  period: '2015-2020',
  periodYears: 5,
  method,
  stocks: 's-2024',
  demography: 'd-2024',
  persons,
  missing: persons === null ? 'area_excluded' : null,
  missingDetail: persons === null ? 'part of another area' : null,
  outward: null,
  return: null,
  transit: null,
  ...part,
})

const chosen = {
  period: '2015-2020',
  stocks: 's-2024',
  demography: 'd-2024',
  method: 'closed-minimum',
} as const

const flows = [
  flow('drop-negative', 60),
  flow('reverse-negative', 60),
  flow('closed-minimum', 80),
  flow('closed-independence', 240),
  flow('pseudo-bayes', null),
  flow('closed-minimum', 999, { direction: 'inbound' }),
  flow('closed-minimum', 999, { period: '2010-2015' }),
  flow('closed-minimum', 38, { stocks: 's-2020', demography: 'd-2022' }),
]

describe('flowRange', () => {
  test('spans the methods with a figure and places the chosen one', () => {
    expect(flowRange(flows, 'outbound', chosen)).toEqual({
      least: { method: 'drop-negative', persons: 60 },
      most: { method: 'closed-independence', persons: 240 },
      chosen: 80,
      rank: 2,
      count: 4,
    })
  })

  test('methods that agree share a rank', () => {
    const range = flowRange(flows, 'outbound', { ...chosen, method: 'reverse-negative' })
    expect(range?.rank).toBe(3)
  })

  test('a chosen method without a figure has no rank', () => {
    const range = flowRange(flows, 'outbound', { ...chosen, method: 'pseudo-bayes' })
    expect(range).toMatchObject({ chosen: null, rank: null, count: 4 })
  })

  test('zero is a figure, none at all is not', () => {
    expect(flowRange([flow('closed-minimum', 0)], 'outbound', chosen)?.least.persons).toBe(0)
    expect(flowRange([flow('closed-minimum', null)], 'outbound', chosen)).toBeNull()
  })
})

test('other vintages of the same period, method and direction', () => {
  expect(otherVintages(flows, 'outbound', chosen)).toEqual([
    { vintage: 's-2020 + d-2022', persons: 38 },
  ])
})

test('missing figures stand together by reason', () => {
  const missing = [
    flow('closed-minimum', null, { period: '2005-2010' }),
    flow('closed-minimum', null, { period: '2000-2005' }),
    flow('drop-negative', null, { period: '2000-2005' }),
    flow('drop-negative', null, { stocks: 's-2020' }),
    flow('drop-negative', 5),
  ]
  expect(missingFigures(missing, chosen)).toEqual([
    {
      reason: 'area_excluded',
      detail: 'part of another area',
      periods: ['2000-2005', '2005-2010'],
      methods: ['closed-minimum', 'drop-negative'],
    },
  ])
})

test('notes with the same words stand once', () => {
  const note = { stocks: 's-2024', method: 'closed-minimum', text: 'scaled' } as const
  expect(
    gatherNotes([
      { ...note, period: '2000-2005' },
      { ...note, period: '2005-2010' },
      { ...note, period: '2005-2010', text: 'other' },
    ]),
  ).toEqual([
    {
      text: 'scaled',
      periods: ['2000-2005', '2005-2010'],
      stocks: ['s-2024'],
      methods: ['closed-minimum'],
    },
    { text: 'other', periods: ['2005-2010'], stocks: ['s-2024'], methods: ['closed-minimum'] },
  ])
})
