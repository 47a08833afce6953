import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flowArcs } from './flowArcs.ts'
import { type FlowMatrix, totalOf } from './flowMatrix.ts'
import { listFlows, NET_CLASSES, netClass, netMigration } from './worldCells.ts'
import { rankedFlows, regionFacts, worldFacts } from './worldFacts.ts'
import { isPreset, PRESET_2014 } from './worldPreset.ts'

const SEED = { seed: 20140528, numRuns: 200 }

const CELLS = {
  areas: ['NPL', 'QAT', 'IND'],
  origin: [0, 1, 2, 2],
  destination: [1, 0, 1, 0],
  persons: [300, 50, 700, 20],
}

const matrix: FlowMatrix = {
  nodes: [
    { code: 'EUR', kind: 'region', region: 'EUR', members: [] },
    { code: 'NPL', kind: 'area', region: 'ASI-S', members: [] },
    { code: 'IND', kind: 'area', region: 'ASI-S', members: [] },
  ],
  persons: [
    [10, 1, 2],
    [30, 0, 4],
    [50, 6, 0],
  ],
}

describe('what the sentences say', () => {
  test('the largest flows between different nodes, and who gained and lost most', () => {
    const facts = worldFacts(matrix)
    expect(facts.total).toBe(103)
    expect(facts.insideShare).toBeCloseTo(10 / 103, 12)
    expect(facts.largest).toEqual([
      { from: 'IND', to: 'EUR', persons: 50 },
      { from: 'NPL', to: 'EUR', persons: 30 },
    ])
    expect(facts.gain).toEqual({ code: 'EUR', persons: 77 })
    expect(facts.loss).toEqual({ code: 'IND', persons: -50 })
    expect(rankedFlows(matrix)).toHaveLength(6)
  })

  test('what crosses the border of an opened region, and what moves inside it', () => {
    const facts = regionFacts(matrix, 'ASI-S')
    expect(facts).toMatchObject({ arrivals: 3, departures: 80, within: 10 })
    expect(facts.destinations).toEqual([{ code: 'EUR', persons: 80 }])
    const outside = matrix.persons[0]![0]!
    expect(facts.arrivals + facts.departures + facts.within + outside).toBe(totalOf(matrix))
  })

  test('nothing of nothing', () => {
    const nothing = { ...matrix, persons: matrix.persons.map((row) => row.map(() => 0)) }
    expect(worldFacts(nothing)).toEqual({
      total: 0,
      insideShare: 0,
      largest: [],
      gain: null,
      loss: null,
    })
  })
})

describe('figures of the map', () => {
  test('net migration adds up to nobody', () => {
    const net = netMigration(CELLS)
    expect(Object.fromEntries(net)).toEqual({ NPL: -230, QAT: 950, IND: -720 })
    expect([...net.values()].reduce((sum, persons) => sum + persons, 0)).toBe(0)
  })

  test('net flows are what remains of each pair', () => {
    expect(listFlows(CELLS, 'gross')).toHaveLength(4)
    expect(listFlows(CELLS, 'net')).toEqual([
      { from: 'NPL', to: 'QAT', persons: 250 },
      { from: 'IND', to: 'QAT', persons: 700 },
      { from: 'IND', to: 'NPL', persons: 20 },
    ])
  })

  test('a flow has its interval; what remains of two directions has none', () => {
    const bounds = {
      lower: [200, 0, 600, 1],
      median: [290, 40, 690, 15],
      upper: [400, 90, 800, 60],
    }
    expect(listFlows({ ...CELLS, ...bounds }, 'gross')[2]).toEqual({
      ...{ from: 'IND', to: 'QAT', persons: 700 },
      ...{ lower: 600, median: 690, upper: 800 },
    })
    const net = listFlows({ ...CELLS, ...bounds }, 'net')
    expect(net).toHaveLength(3)
    for (const flow of net) expect(Object.keys(flow)).toEqual(['from', 'to', 'persons'])
  })

  test('classes mirror each other and grow with the figure', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000_000 }), fc.nat(1_000_000), (one, more) => {
        const place = (persons: number) => NET_CLASSES.indexOf(netClass(persons))
        expect(place(one) + place(-one)).toBe(6)
        expect(place(one + more)).toBeGreaterThanOrEqual(place(one))
      }),
      SEED,
    )
    expect(netClass(10_000)).toBe('even')
    expect(netClass(-1_000_001)).toBe('loss-3')
  })

  test('arcs of the two directions bow apart, and flows without a place are counted', () => {
    const centres = new Map<string, readonly [number, number]>([
      ['NPL', [100, 100]],
      ['QAT', [0, 100]],
    ])
    const flows = [
      { from: 'NPL', to: 'QAT', persons: 300 },
      { from: 'QAT', to: 'NPL', persons: 50 },
      { from: 'TUV', to: 'NPL', persons: 20 },
    ]
    const { arcs, unplaced, widthOf } = flowArcs(flows, centres, 9)
    const control = (d: string) => Number(/Q[\d.-]+,([\d.-]+) /.exec(d)![1])
    expect(control(arcs[0]!.d)).toBeGreaterThan(100)
    expect(control(arcs[1]!.d)).toBeLessThan(100)
    expect(arcs[0]!.head.startsWith('M0.0,100.0')).toBe(true)
    expect(unplaced).toEqual([flows[2]])
    expect(widthOf(300)).toBeCloseTo(9, 9)
    expect(widthOf(75)).toBeCloseTo(4.5, 9)
  })
})

test('the preset of 2014 is recognised whatever is kept, and not after a change', () => {
  expect(isPreset(PRESET_2014)).toBe(true)
  expect(isPreset({ ...PRESET_2014, view: 'map', from: 'ASI-S', to: 'ASI-W' })).toBe(true)
  expect(isPreset({ ...PRESET_2014, threshold: undefined })).toBe(false)
})
