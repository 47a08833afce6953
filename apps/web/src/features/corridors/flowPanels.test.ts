import type { CorridorFlow } from '@corridor/contract'
import { describe, expect, test } from 'vitest'
import { type FlowWords, methodPanels, moveTypePanel, pairFlows } from './flowPanels.ts'

const words: FlowWords = {
  method: (method) => method,
  flow: ({ direction, persons }) => `${direction} ${persons}`,
  part: (flow, type) => `${type} ${flow[type]}`,
  missing: ({ missing }) => `no figure: ${missing}`,
}

const flow = (part: Partial<CorridorFlow>): CorridorFlow => ({
  direction: 'outbound',
  origin: 'NPL',
  destination: 'QAT',
  period: '2015-2020',
  periodYears: 5,
  method: 'closed-minimum',
  stocks: 's',
  demography: 'd',
  persons: 10,
  missing: null,
  missingDetail: null,
  outward: 7,
  return: 2,
  transit: 1,
  ...part,
})

const both = (part: Partial<CorridorFlow>): readonly CorridorFlow[] => [
  flow(part),
  flow({ persons: 4, outward: 0, return: 4, transit: 0, ...part, direction: 'inbound' }),
]

const flows = [
  ...both({ period: '2020-2024' }),
  ...both({}),
  ...both({ method: 'drop-negative', outward: null, return: null, transit: null }),
  ...both({ stocks: 'other' }),
]
const vintage = { stocks: 's', demography: 'd' }
const choice = { method: 'closed-minimum', period: '2015-2020' } as const

describe('methodPanels', () => {
  const panels = methodPanels(pairFlows(flows, vintage), choice, words)

  test('has a panel for each method of the vintage with its periods in order', () => {
    expect(panels.map(({ title, bars }) => [title, bars.map(({ id }) => id)])).toEqual([
      ['closed-minimum', ['2015-2020', '2020-2024']],
      ['drop-negative', ['2015-2020']],
    ])
  })

  test('puts the way there above and the way back below', () => {
    const [bar] = panels[0]!.bars
    expect(bar!.up.map(({ value }) => value)).toEqual([10])
    expect(bar!.down.map(({ value }) => value)).toEqual([4])
    expect(bar).toMatchObject({ from: 2015, to: 2020 })
  })

  test('makes the chosen method and period stand out', () => {
    expect(panels.map(({ chosen }) => chosen)).toEqual([true, false])
    expect(panels[0]!.bars.map(({ chosen }) => chosen)).toEqual([true, false])
    expect(panels[1]!.bars[0]).toMatchObject({ chosen: false })
    expect(panels[1]!.bars[0]!.up[0]!.colour).toMatch(/\/60$/)
  })

  test('says why a figure is missing in place of drawing a zero', () => {
    const gaps = both({ persons: null, missing: 'area_excluded' })
    const [panel] = methodPanels(pairFlows(gaps, vintage), choice, words)
    expect(panel!.bars).toMatchObject([{ up: [], down: [], missing: 'no figure: area_excluded' }])
  })
})

describe('moveTypePanel', () => {
  test('stacks the types of each direction', () => {
    const panel = moveTypePanel(pairFlows(flows, vintage), choice, words)
    expect(panel!.bars[0]!.up.map(({ value }) => value)).toEqual([7, 2, 1])
    expect(panel!.bars[0]!.down.map(({ value }) => value)).toEqual([0, 4, 0])
  })

  test('is not there for a method that does not tell types', () => {
    const pairs = pairFlows(flows, vintage)
    expect(moveTypePanel(pairs, { ...choice, method: 'drop-negative' }, words)).toBeNull()
  })
})
