import type { CountryFlow, Diagnostics, RegionNode } from '@corridor/contract'
import { describe, expect, test } from 'vitest'
import {
  areaNotices,
  chosenFlow,
  methodSpan,
  rankInRegion,
  seriesByMethod,
} from './countryFacts.ts'
import { type CountryWords, countryPanels } from './countryPanels.ts'

const flow = (part: Partial<CountryFlow>): CountryFlow => ({
  period: '2015-2020',
  periodYears: 5,
  method: 'closed-minimum',
  stocks: 's',
  demography: 'd',
  inflow: 10,
  outflow: 30,
  net: -20,
  netMigrationOfSource: -18,
  missing: null,
  ...part,
})

const choice = {
  method: 'closed-minimum',
  period: '2015-2020',
  stocks: 's',
  demography: 'd',
} as const

const series = [
  flow({ period: '2020-2024' }),
  flow({}),
  flow({ method: 'drop-negative', inflow: 5, outflow: 90, net: -85 }),
  flow({ method: 'pseudo-bayes', inflow: null, outflow: null, net: null, missing: 'no_solution' }),
  flow({ stocks: 'other', inflow: 999 }),
]

const words: CountryWords = {
  method: (method) => method,
  figure: (one, side) => `${side} ${side === 'source' ? one.netMigrationOfSource : one[side]}`,
  missing: ({ missing }) => `no figure: ${missing}`,
}

test('the figures of the estimate chosen', () => {
  expect(chosenFlow(series, choice)).toBe(series[1])
  expect(chosenFlow(series, { ...choice, period: '1990-1995' })).toBeUndefined()
})

describe('methodSpan', () => {
  test('covers the methods with a figure, of the vintage and period chosen', () => {
    expect(methodSpan(series, choice, 'outflow')).toEqual({ least: 30, most: 90, count: 2 })
    expect(methodSpan(series, choice, 'net')).toEqual({ least: -85, most: -20, count: 2 })
  })
  test('is null without a figure', () => {
    expect(methodSpan(series, { ...choice, period: '1990-1995' }, 'inflow')).toBeNull()
  })
})

describe('countryPanels', () => {
  const panels = countryPanels(seriesByMethod(series, choice), choice, words)

  test('has a panel for each method with its periods in order', () => {
    expect(panels.map(({ title, bars }) => [title, bars.map(({ id }) => id)])).toEqual([
      ['closed-minimum', ['2015-2020', '2020-2024']],
      ['drop-negative', ['2015-2020']],
      ['pseudo-bayes', ['2015-2020']],
    ])
  })

  test('shows arrivals, departures, their difference and the source beside it', () => {
    const [bar] = panels[0]!.bars
    expect(bar).toMatchObject({
      up: [{ value: 10 }],
      down: [{ value: 30 }],
      signs: [
        { id: 'net', value: -20, mark: 'tick' },
        { id: 'source', value: -18, mark: 'diamond' },
      ],
      chosen: true,
    })
  })

  test('says why there is no figure', () => {
    expect(panels[2]!.bars).toMatchObject([{ up: [], missing: 'no figure: no_solution' }])
  })
})

describe('rankInRegion', () => {
  const node = (code: string, outflow: number, region = 'ASI-S'): RegionNode => ({
    code,
    kind: 'area',
    region,
    inflow: 0,
    outflow,
    within: 0,
  })
  const nodes: readonly RegionNode[] = [
    node('NPL', 50),
    node('IND', 80),
    node('LKA', 20),
    node('QAT', 99, 'ASI-W'),
    { ...node('EUR', 500, 'EUR'), kind: 'region' },
  ]

  test('counts the areas of the region only', () => {
    expect(rankInRegion(nodes, 'NPL', 'outflow')).toEqual({ rank: 2, count: 3 })
    expect(rankInRegion(nodes, 'NPL', 'inflow')).toEqual({ rank: 1, count: 3 })
  })
  test('is null for an area that is not in the estimate', () => {
    expect(rankInRegion(nodes, 'TWN', 'outflow')).toBeNull()
  })
})

test('notices about one area', () => {
  const diagnostics: Diagnostics = {
    excluded: [
      { area: 'TWN', reason: 'no_foreign_born_at_start', personsStart: 1, personsEnd: 2 },
      { area: 'SDN', reason: 'part_of_composite', personsStart: 3, personsEnd: 4 },
    ],
    composites: [{ code: 'SUD', members: ['SDN', 'SSD'] }],
    globalDifference: 0,
    negativeNativeBorn: [{ area: 'QAT', persons: -7, table: 'end' }],
    birthsAboveNativeBorn: [{ area: 'QAT', births: 9, nativeBorn: 8 }],
    balancing: [],
    largestNetMigrationDeviation: { area: 'CHN', persons: -5 },
    outside: null,
    notes: [],
  }
  const kinds = (area: string) => areaNotices(diagnostics, area).map(({ kind }) => kind)
  expect(kinds('TWN')).toEqual(['excluded'])
  expect(kinds('SDN')).toEqual(['excluded', 'composite'])
  expect(kinds('SUD')).toEqual(['composite'])
  expect(kinds('QAT')).toEqual(['negative-native-born', 'births-above-native-born'])
  expect(kinds('CHN')).toEqual(['largest-deviation'])
  expect(kinds('NPL')).toEqual([])
})
