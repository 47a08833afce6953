import { Scenario } from '@corridor/contract'
import { describe, expect, test } from 'vitest'
import { FOUR_AREAS } from './fourAreas.ts'
import {
  changedFigure,
  changedPairs,
  changeKey,
  listChanges,
  NO_CHANGES,
  publishedFigure,
  type ScenarioChange,
  withChange,
  withoutChange,
} from './scenarioChanges.ts'

const stock = (persons: number): ScenarioChange => ({
  place: { kind: 'stock', table: 'end', origin: 'NPL', destination: 'QAT' },
  persons,
})
const births: ScenarioChange = { place: { kind: 'births', area: 'NPL' }, persons: 3 }
const flow: ScenarioChange = {
  place: { kind: 'flow', origin: 'NPL', destination: 'QAT' },
  persons: 100_000,
}
const stayers: ScenarioChange = {
  place: { kind: 'stayers', birthplace: 'NPL', residence: 'IND' },
  persons: 8,
}
const national: ScenarioChange = {
  national: {
    table: 'start',
    destination: 'QAT',
    rows: [{ origin: 'NPL', persons: 5 }],
    others: 'keep',
    source: 'census.csv',
  },
}
const decay: ScenarioChange = { decay: { kind: 'power', beta: 1.5 } }
const all = [national, stock(7), births, flow, stayers, decay]
const full = all.reduce(withChange, NO_CHANGES)

describe('changes of a scenario', () => {
  test('are a scenario file of the contract and come out of it again', () => {
    const file = Scenario.parse({
      format: 'corridor-scenario',
      version: 1,
      selection: {},
      ...full,
    })
    expect(listChanges(file)).toEqual(all)
  })

  test('a later change of the same figure replaces the earlier one in its place', () => {
    const again = withChange(full, stock(9))
    expect(listChanges(again)).toEqual([national, stock(9), births, flow, stayers, decay])
    expect(changedFigure(again, { kind: 'births', area: 'NPL' })).toBe(3)
    expect(changedFigure(again, { kind: 'births', area: 'IND' })).toBeUndefined()
  })

  test('each can be taken away', () => {
    const left = all.reduce((body, one) => withoutChange(body, changeKey(one)), full)
    expect(left).toEqual(NO_CHANGES)
  })

  test('name the corridors they are about, in both directions, once', () => {
    expect(changedPairs(full).map((pair) => pair.join())).toEqual([
      'NPL,QAT',
      'QAT,NPL',
      'NPL,IND',
      'IND,NPL',
    ])
  })
})

test('publishedFigure finds a cell, a count, or nothing', () => {
  const cell = { kind: 'stock', table: 'end', origin: 'B', destination: 'C' } as const
  expect(publishedFigure(FOUR_AREAS, cell)).toBe(40)
  expect(publishedFigure(FOUR_AREAS, { ...cell, origin: 'Z' })).toBeNull()
  expect(publishedFigure(FOUR_AREAS, { kind: 'deaths', area: 'D' })).toBe(10)
  expect(publishedFigure({ ...FOUR_AREAS, births: null }, { kind: 'births', area: 'A' })).toBeNull()
  expect(publishedFigure(FOUR_AREAS, { kind: 'births', area: 'Z' })).toBeNull()
})
