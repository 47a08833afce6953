import { estimateFlows } from '@corridor/flows'
import { describe, expect, test } from 'vitest'
import {
  changedCorridors,
  comparisonCsv,
  corridorChange,
  marginsOf,
  regionMatrix,
} from './compareFlows.ts'
import { FOUR_AREAS } from './fourAreas.ts'

const before = { areas: ['A', 'B', 'C'], persons: Float64Array.of(0, 5, 2, 1, 0, 0, 3, 0, 0) }
const after = { areas: ['A', 'B', 'C'], persons: Float64Array.of(0, 9, 2, 0, 0, 0, 3, 0.5, 0) }

describe('changedCorridors', () => {
  test('lists what differs, the largest difference first', () => {
    expect(changedCorridors(before, after)).toEqual([
      { origin: 'A', destination: 'B', before: 5, after: 9, difference: 4 },
      { origin: 'B', destination: 'A', before: 1, after: 0, difference: -1 },
      { origin: 'C', destination: 'B', before: 0, after: 0.5, difference: 0.5 },
    ])
  })

  test('an area that is in one estimate only has no figure in the other', () => {
    const smaller = { areas: ['A', 'C'], persons: Float64Array.of(0, 2, 3, 0) }
    expect(changedCorridors(before, smaller)).toEqual([
      { origin: 'A', destination: 'B', before: 5, after: null, difference: -5 },
      { origin: 'B', destination: 'A', before: 1, after: null, difference: -1 },
    ])
    expect(corridorChange(before, smaller, 'A', 'C').difference).toBe(0)
  })

  test('differences add up to the change of the total', () => {
    const one = estimateFlows(FOUR_AREAS, { method: 'closed-minimum' })
    const edited = { ...FOUR_AREAS, stockEnd: FOUR_AREAS.stockEnd.with(2, 60) }
    const other = estimateFlows(edited, { method: 'closed-minimum' })
    const added = changedCorridors(one, other).reduce((sum, change) => sum + change.difference, 0)
    expect(added).toBeCloseTo(other.total - one.total, 1)
    expect(added).not.toBeCloseTo(0, 0)
  })
})

test('marginsOf adds up rows and columns', () => {
  expect(marginsOf(before).get('A')).toEqual({ arrivals: 4, departures: 7 })
})

test('regionMatrix keeps moves inside a region on its diagonal', () => {
  const region = new Map([
    ['A', 'north'],
    ['B', 'north'],
    ['C', 'south'],
  ])
  const { persons } = regionMatrix(before, ['north', 'south'], (area) => region.get(area))
  expect(persons).toEqual([
    [6, 2],
    [3, 0],
  ])
})

test('comparisonCsv has a row for each corridor with a flow in either', () => {
  expect(comparisonCsv(before, after).split('\r\n')).toEqual([
    'origin,destination,persons_before,persons_after',
    'A,B,5,9',
    'A,C,2,2',
    'B,A,1,0',
    'C,A,3,3',
    'C,B,0,0.5',
    '',
  ])
})
