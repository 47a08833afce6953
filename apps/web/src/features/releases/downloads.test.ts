import { describe, expect, test } from 'vitest'
import type { EstimateChoice } from '../estimates/chooseEstimate.ts'
import { TABLES, tableAddress, tableNeeds } from './downloads.ts'

const choice: EstimateChoice = {
  period: '2010-2015',
  method: 'open-minimum',
  stocks: 'un-ims-2020',
  demography: 'un-wpp-2022',
  sex: 'both',
  notAvailable: [],
}
const wishes = { grouping: 'm49-region', origin: 'NPL', destination: 'QAT' } as const

describe('tableAddress', () => {
  test.each([
    [
      'world',
      '/api/v1/flows/world?period=2010-2015&method=open-minimum&stocks=un-ims-2020&demography=un-wpp-2022&sex=both',
    ],
    ['corridor', '/api/v1/flows/corridors/NPL-QAT?sex=both'],
    ['stocks', '/api/v1/stocks?origin=NPL&release=un-ims-2020&detail=partners'],
  ] as const)('of %s', (table, json) => {
    expect(tableAddress(table, choice, wishes)).toEqual({
      json,
      csv: `${json}&format=csv`,
    })
  })

  test('the grouping goes with regions only', () => {
    const grouped = TABLES.filter((table) =>
      tableAddress(table, choice, wishes).json.includes('grouping=m49-region'),
    )
    expect(grouped).toEqual(TABLES.filter((table) => tableNeeds(table).grouping))
  })

  test('an estimate is named in every table that takes one', () => {
    for (const table of TABLES) {
      const named = tableAddress(table, choice, wishes).json.includes('method=open-minimum')
      expect(named, table).toBe(tableNeeds(table).estimate)
    }
  })
})
