import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layOverBase, readStocks, stockColumns, writeStocks } from './index.ts'
import { errorOf } from './testing/sampleAreas.ts'

const HEADER = 'origin,destination,sex,2015,2020\n'
const base = readStocks(
  `${HEADER}IND,ARE,both,50,60
IND,QAT,both,10,20
IND,QAT,female,4,8
NPL,QAT,both,30,40
`,
)
const census = readStocks('origin,destination,sex,2020,2021\nNPL,QAT,both,45,46\nPAK,QAT,both,5,\n')

describe('a national table over a base', () => {
  test('takes the place of every figure for its destination and year, and of no other', () => {
    const { table, replaced, yearsLeftOut } = layOverBase(base, census)
    expect(writeStocks(table)).toBe(
      `${HEADER}IND,ARE,both,50,60
IND,QAT,both,10,
IND,QAT,female,4,
NPL,QAT,both,30,45
PAK,QAT,both,,5
`,
    )
    expect(replaced).toEqual([
      { destination: 'QAT', year: 2020, sex: 'both', personsBefore: 60, personsAfter: 50 },
      { destination: 'QAT', year: 2020, sex: 'female', personsBefore: 8, personsAfter: null },
    ])
    expect(yearsLeftOut).toEqual([2021])
  })

  test('is refused when it has no year of the base', () => {
    const late = readStocks('origin,destination,sex,2021\nNPL,QAT,both,45\n')
    const error = errorOf(() => layOverBase(base, late))
    expect(error.code).toBe('period_not_covered')
    expect(error.message).toContain('2021; the base has 2015, 2020')
  })

  test('for any two tables: national figures where it has the destination and year, base elsewhere', () => {
    const line = fc.record({
      origin: fc.constantFrom('IND', 'NPL', 'PAK'),
      destination: fc.constantFrom('ARE', 'QAT', 'SAU'),
      figures: fc
        .tuple(fc.option(fc.nat(99)), fc.option(fc.nat(99)))
        .filter((f) => f.some(Number.isInteger)),
    })
    const table = fc
      .uniqueArray(line, { minLength: 1, selector: (l) => l.origin + l.destination })
      .map((lines) =>
        readStocks(
          HEADER +
            lines
              .map((l) => `${l.origin},${l.destination},both,${l.figures.map((f) => f ?? '')}\n`)
              .join(''),
        ),
      )
    const pairs = (of: ReturnType<typeof readStocks>, year: number) => {
      const { origin, destination, persons } = stockColumns(of, year, 'both')
      return origin.map((from, i) => ({ from, to: destination[i]!, persons: persons[i]! }))
    }
    fc.assert(
      fc.property(table, table, (world, national) => {
        const merged = layOverBase(world, national).table
        for (const year of [2015, 2020]) {
          const given = pairs(national, year)
          const kept = pairs(world, year).filter(({ to }) => !given.some((pair) => pair.to === to))
          const order = (list: typeof given) =>
            list.map(({ from, to, persons }) => `${from} ${to} ${persons}`).sort()
          const found = merged.years.includes(year) ? pairs(merged, year) : []
          expect(order(found)).toEqual(order([...kept, ...given]))
        }
      }),
      { seed: 20140528, numRuns: 200 },
    )
  })
})
