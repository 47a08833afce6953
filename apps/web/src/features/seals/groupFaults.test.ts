import { expect, test } from 'vitest'
import { groupFaults, runsOf } from './groupFaults.ts'

const fault = (kind: 'seal_gap' | 'key_statement', seal: number | null, words: string) => ({
  kind,
  record: null,
  version: null,
  seal,
  words,
})

test('faults of one kind stand together, each seal once, the first in its own words', () => {
  const faults = [
    fault('key_statement', null, 'line 1'),
    fault('seal_gap', 9, 'first'),
    fault('seal_gap', 4, 'second'),
    fault('seal_gap', 9, 'third'),
  ]
  expect(groupFaults(faults)).toEqual([
    { kind: 'key_statement', seals: [], count: 1, words: 'line 1' },
    { kind: 'seal_gap', seals: [4, 9], count: 3, words: 'first' },
  ])
})

test('runs of numbers', () => {
  expect(runsOf([1, 2, 3, 7, 9, 10])).toEqual([
    [1, 3],
    [7, 7],
    [9, 10],
  ])
  expect(runsOf([])).toEqual([])
})
