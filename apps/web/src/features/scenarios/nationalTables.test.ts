import { DomainError } from '@corridor/kernel'
import { describe, expect, test } from 'vitest'
import { knownAreas, readNationalFile } from './nationalTables.ts'
import { tidyBytes } from './tidyRows.ts'

const known = knownAreas(
  ['NPL', 'QAT', 'IND', 'CHI'].map((code) => ({
    code,
    iso2: code === 'NPL' ? 'NP' : null,
    m49: null,
    names: { en: code, fr: code, es: code, ar: code },
    regions: {},
    members: [],
  })) as never,
)

const target = {
  areas: ['IND', 'NPL', 'QAT'],
  years: { start: 2010, end: 2015 },
  sex: 'both',
  others: 'keep',
  source: 'census.xlsx',
} as const

const HEADER = ['year', 'origin', 'destination', 'sex', 'persons']

describe('a national file', () => {
  test('becomes one table for each destination and date; the rest is told', () => {
    const sheet = [
      HEADER,
      [2010, 'NPL', 'QAT', 'both', 300_000],
      [2010, 'IND', 'QAT', 'both', 500_000],
      [2015, 'NPL', 'QAT', 'both', 350_000],
      [2015, 'CHI', 'QAT', 'both', 12],
      [2015, 'NPL', 'CHI', 'both', 5],
      [2019, 'NPL', 'QAT', 'both', 400_000],
      [null, null, null, null, null],
    ]
    expect(readNationalFile(tidyBytes(sheet), known, target)).toEqual({
      tables: [
        {
          table: 'start',
          destination: 'QAT',
          rows: [
            { origin: 'IND', persons: 500_000 },
            { origin: 'NPL', persons: 300_000 },
          ],
          others: 'keep',
          source: 'census.xlsx',
        },
        {
          table: 'end',
          destination: 'QAT',
          rows: [{ origin: 'NPL', persons: 350_000 }],
          others: 'keep',
          source: 'census.xlsx',
        },
      ],
      yearsLeftOut: [2019],
      destinationsLeftOut: ['CHI'],
      originsLeftOut: [{ origin: 'CHI', persons: 12 }],
      sexCovered: true,
    })
  })

  test('of another sex gives no table and says so', () => {
    const sheet = [HEADER, [2010, 'NPL', 'QAT', 'female', 3]]
    const read = readNationalFile(tidyBytes(sheet), known, target)
    expect(read).toMatchObject({ tables: [], sexCovered: false })
  })

  test('with mistakes is refused with row, column and what to do', () => {
    const sheet = [HEADER, [2010, 'NP', 'QAT', 'both', -3]]
    try {
      readNationalFile(tidyBytes(sheet), known, target)
      expect.unreachable()
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      expect(error.code).toBe('bad_file')
      expect(error.details.problems).toMatchObject([
        { row: 2, column: 'origin', fix: 'Write NPL for NPL' },
        { row: 2, column: 'persons' },
      ])
    }
  })
})

test('tidyBytes quotes what needs it and writes dates as days', () => {
  const text = new TextDecoder().decode(
    tidyBytes([
      ['a,b', '"'],
      [new Date(0), true],
    ]),
  )
  expect(text).toBe('"a,b",""""\r\n1970-01-01,true\r\n')
})
