import { SimulationRequest } from '@corridor/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFormatters } from '../../i18n/formatNumbers.ts'
import { boundsOf, intervalAfter } from './intervalWords.ts'
import {
  announcedProgress,
  isOfEstimate,
  simulationRequest,
  USUAL_FIELDS,
  wrongFields,
} from './simulationFacts.ts'
import { parseKept } from './simulationMemory.ts'

const selection = {
  period: '2010-2015',
  method: 'closed-minimum',
  stocks: 'un-ims-2020',
  demography: 'un-wpp-2022',
  sex: 'both',
  whenInfeasible: 'stop',
} as const

describe('the form of a simulation', () => {
  test('begins with what the interface takes when nothing is said', () => {
    expect(wrongFields(USUAL_FIELDS)).toEqual([])
    const asked = SimulationRequest.parse(simulationRequest(USUAL_FIELDS, selection))
    expect(asked).toEqual(SimulationRequest.parse({ selection }))
  })

  test.each([
    ['draws', '99'],
    ['draws', '100.5'],
    ['draws', ''],
    ['seed', '-1'],
    ['correlation', '1.1'],
    ['ownFigures', 'ten'],
    ['originsUnknown', '301'],
  ] as const)('names the field %s when it holds "%s"', (name, text) => {
    expect(wrongFields({ ...USUAL_FIELDS, [name]: text })).toEqual([name])
  })

  test('whatever passes it passes the contract', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1200 }),
        fc.integer({ min: -10, max: 20 }),
        fc.integer({ min: -10, max: 400 }),
        (draws, tenths, percent) => {
          const fields = {
            ...USUAL_FIELDS,
            draws: String(draws),
            correlation: String(tenths / 10),
            carriedOver: String(percent),
          }
          const taken = SimulationRequest.safeParse(simulationRequest(fields, selection))
          expect(taken.success).toBe(wrongFields(fields).length === 0)
        },
      ),
      { seed: 20140528, numRuns: 200 },
    )
  })
})

test('a simulation belongs to exactly one estimate', () => {
  const simulation = { selection: { ...selection, weight: 0.87 } }
  expect(isOfEstimate(simulation, selection)).toBe(true)
  expect(isOfEstimate(simulation, { ...selection, sex: 'female' })).toBe(false)
  expect(isOfEstimate(simulation, { ...selection, stocks: 'un-ims-2024' })).toBe(false)
})

test('progress is announced in steps of ten percent', () => {
  expect([0, 0.09, 0.1, 0.3, 0.999, 1].map((progress) => announcedProgress({ progress }))).toEqual([
    0, 0, 0.1, 0.3, 0.9, 1,
  ])
})

test('what cannot be read from the session counts as nothing', () => {
  const one = { id: 'a', cancelToken: null, watched: true }
  expect(parseKept(JSON.stringify([one, 7, { id: 3 }]))).toEqual([one])
  expect(parseKept('{')).toEqual([])
  expect(parseKept(null)).toEqual([])
})

test('an interval is told only where there is one', () => {
  const t = (id: string, values?: Record<string, unknown>) => `${id} ${JSON.stringify(values)}`
  const format = createFormatters('en')
  expect(boundsOf({ lower: 0, median: 3, upper: 9 })).toEqual({ lower: 0, median: 3, upper: 9 })
  expect(boundsOf({ lower: null, median: null, upper: null })).toBeNull()
  expect(intervalAfter(t, format, {})).toBe('')
  expect(intervalAfter(t, format, { lower: 61_234, median: 7, upper: 98_012 })).toBe(
    ' (interval.between {"lower":"61,200","upper":"98,000"})',
  )
})
