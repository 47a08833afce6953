import { keyOf } from '@corridor/cube'
import { answerData, GroupBook, parseQuery } from '@corridor/sdmx'
import { expect, test } from 'vitest'
import type { StoredEstimate } from '../../flows/StoredEstimate.ts'
import type { EstimateIntervals } from '../../simulations/EstimateIntervals.ts'
import { flowStructure } from '../structures/dataStructures.ts'
import { own } from '../structures/names.ts'
import { flowCube } from './flowCube.ts'

/** An estimate whose cells count up from `start`. */
const estimate = (
  areas: readonly string[],
  [from, to]: readonly [number, number],
  sex: 'both' | 'female',
  start: number,
) =>
  ({
    choice: { period: { from, to }, sex },
    areas,
    positionOf: new Map(areas.map((area, place) => [area, place])),
    persons: Float64Array.from({ length: areas.length ** 2 }, (_, cell) => start + cell + 0.00004),
  }) as unknown as StoredEstimate

const bounds = {
  ofCell: (cell: number) => ({ lower: cell - 1, median: cell, upper: cell + 1.5 }),
} as EstimateIntervals

// _OTH is _O as a code and so comes before what begins with a letter after it in text order.
const periods = [
  { estimate: estimate(['NPL', 'QAT', '_OTH'], [2015, 2020], 'both', 100), intervals: bounds },
  { estimate: estimate(['QAT', 'NPL'], [2010, 2015], 'both', 200), intervals: null },
  { estimate: estimate(['NPL', 'QAT'], [2015, 2020], 'female', 300), intervals: null },
]

test('a cube of flows has every cell of every estimate but the diagonal, in order', async () => {
  const cube = await flowCube({ vintage: 'V', method: 'M' }, periods)
  const found = Array.from({ length: cube.seriesCount }, (_, s) =>
    Array.from({ length: cube.starts[s + 1]! - cube.starts[s]! }, (_, i) => {
      const place = cube.starts[s]! + i
      const time = cube.time.codes[cube.time.positions[place]!]
      return `${keyOf(cube, s).slice(4).join('.')} ${time} ${cube.measures[0]!.values[place]}`
    }),
  ).flat()
  expect(found).toEqual([
    'NPL.QAT.EST.F 2015-07-01/P5Y 301',
    'NPL.QAT.EST._T 2010-07-01/P5Y 202',
    'NPL.QAT.EST._T 2015-07-01/P5Y 101',
    'NPL._O.EST._T 2015-07-01/P5Y 102',
    'QAT.NPL.EST.F 2015-07-01/P5Y 302',
    'QAT.NPL.EST._T 2010-07-01/P5Y 201',
    'QAT.NPL.EST._T 2015-07-01/P5Y 103',
    'QAT._O.EST._T 2015-07-01/P5Y 105',
    '_O.NPL.EST._T 2015-07-01/P5Y 106',
    '_O.QAT.EST._T 2015-07-01/P5Y 107',
  ])
})

test('bounds are attributes of the answer where there are some, and can be asked for', async () => {
  const cube = await flowCube({ vintage: 'V', method: 'M' }, periods)
  const groups = new GroupBook(flowStructure.dimensions.map(({ id }) => id))
  const ask = (rest: string) => {
    const query = parseQuery('2', `/data/dataflow/CORRIDOR/DF_FLOWS/1.0/${rest}`)
    if (query.resource !== 'data') throw new Error('no data query')
    const data = { structure: flowStructure, cube, groups }
    return [...answerData(data, query, own('dataflow', 'DF_FLOWS')).parts()].flatMap((part) =>
      part.kind === 'series' ? [[...part.times, part.observationAttributes]] : [],
    )
  }
  const times = ['2010-07-01/P5Y', '2015-07-01/P5Y']
  expect(ask('*.*.*.*.NPL.QAT.*._T')).toEqual([
    [
      ...times,
      {
        OBS_STATUS: ['E', 'E'],
        LOWER_BOUND: [undefined, '0'],
        UPPER_BOUND: [undefined, '2.5'],
      },
    ],
  ])
  expect(ask('*?c[UPPER_BOUND]=ge:8&attributes=LOWER_BOUND')).toEqual([
    [times[1], { LOWER_BOUND: ['6'] }],
  ])
})

test('without an estimate there is an empty cube', async () => {
  const cube = await flowCube({ vintage: 'V', method: 'M' }, [])
  expect([cube.seriesCount, cube.observationCount]).toEqual([0, 0])
})
