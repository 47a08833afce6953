import { DomainError } from '@corridor/kernel'
import { expect, test } from 'vitest'
import { estimateFlows } from '../estimateFlows.ts'
import type { FlowInput } from '../types.ts'
import { prepareScenario } from './prepareScenario.ts'

const input: FlowInput = {
  areas: ['AAA', 'BBB', 'CCC'],
  stockStart: Float64Array.of(900, 50, 20, 30, 500, 10, 5, 8, 300),
  stockEnd: Float64Array.of(860, 75, 35, 35, 505, 12, 4, 9, 320),
  births: new Float64Array(3),
  deaths: new Float64Array(3),
  netMigration: null,
}
const changes = { nationalTables: [], edits: [] }
const options = { method: 'open-minimum' } as const
const at = (estimate: { persons: Float64Array }, i: number, j: number) =>
  estimate.persons[i * 3 + j]!

test('without constraints the options are those given', () => {
  const prepared = prepareScenario(input, options, { ...changes, constraints: {} })
  expect(prepared).toEqual({ input, options, changes: [] })
})

test('stayers fixed at what they are anyway change nothing; fewer stayers are more moves', () => {
  const plain = estimateFlows(input, options)
  const run = (persons: number) => {
    const prepared = prepareScenario(input, options, {
      ...changes,
      constraints: { fixedStayers: [{ birthplace: 'AAA', residence: 'BBB', persons }] },
    })
    return estimateFlows(prepared.input, prepared.options)
  }
  expect(run(50).total).toBeCloseTo(plain.total, 6)
  expect(run(45).total).toBeCloseTo(plain.total + 5, 6)
})

test('a known flow is met', () => {
  const known = { origin: 'AAA', destination: 'BBB', persons: 20 }
  const prepared = prepareScenario(input, options, {
    ...changes,
    constraints: { knownFlows: [known] },
  })
  expect(at(estimateFlows(prepared.input, prepared.options), 0, 1)).toBeCloseTo(20, 6)
})

test('stayers of an area that is not there are refused', () => {
  const run = () =>
    prepareScenario(input, options, {
      ...changes,
      constraints: { fixedStayers: [{ birthplace: 'XXX', residence: 'AAA', persons: 1 }] },
    })
  expect(run).toThrow(DomainError)
  expect(run).toThrow(/XXX/)
})

test('a decay with distance is refused rather than ignored', () => {
  const run = () =>
    prepareScenario(input, options, { ...changes, constraints: { distanceDecay: { beta: 1 } } })
  expect(run).toThrow(/no table of distances/)
})
