import { expect, test } from 'vitest'
import { readDelimited } from '../agencyImport/index.ts'
import { checkJobOrders, type KnownDemand, knownReference } from './index.ts'

const HEADER =
  'Demand letter no.;Employer;Country;Sector;Site;Job title;ISCO;Vacancies;Basic salary;Currency;Hours a week'
const KNOWN: KnownDemand = {
  principals: new Map<string, string | null>([
    ['example castel build', 'o-castel'],
    ['example twin', null],
  ]),
  ids: new Set(['o-castel']),
  accreditations: [
    {
      ...{ id: 'a-1', principal: 'o-castel', destination: 'XBB' },
      ...{ post: 'home.post', office: 'home.north', jurisdiction: 'XAA' },
    },
  ],
  references: new Set([knownReference('o-castel', 'CB 1')]),
}

const checked = (...rows: readonly string[]) =>
  checkJobOrders(readDelimited([HEADER, ...rows].join('\n')), KNOWN)
const codes = (...rows: readonly string[]) =>
  checked(...rows).problems.map(({ row, level, code }) => `${row} ${level} ${code}`)

const MASON = 'CB-7;Example Castel Build;xbb;Construction;Dock;Mason;7112;3;1400.00;XTS;48'
const CARPENTER = 'cb 7;o-castel;XBB;construction;Dock;Carpenter;7115;2;1500.00;XTS;48'

test('rows with one reference are one order with its power of attorney, terms and vacancies', () => {
  const { orders, problems, rowCount } = checked(MASON, CARPENTER)
  expect({ problems, rowCount }).toEqual({ problems: [], rowCount: 2 })
  expect(orders).toMatchObject([
    {
      ...{ row: 2, rows: [2, 3], principal: 'o-castel', accreditation: 'a-1', reference: 'CB-7' },
      ...{ destination: 'XBB', sector: 'construction', site: 'Dock', isQuestioned: false },
      positions: [
        { position: 'p1', occupation: '7112', quantity: 3, terms: { hoursWeek: '48' } },
        { position: 'p2', terms: { basicMonthly: { minorUnits: 150_000, currency: 'XTS' } } },
      ],
    },
  ])
})

test('every problem is told by row and column; an order of which a row is wrong is left out whole', () => {
  const found = checked(MASON, CARPENTER.replace(';2;', ';0;'), MASON.replace('CB-7', 'CB-8'))
  expect(found.problems).toMatchObject([
    { row: 3, column: 'Vacancies', level: 'wrong', code: 'no_quantity', value: '0' },
  ])
  expect(found.orders.map(({ reference }) => reference)).toEqual(['CB-8'])
})

test.each([
  [MASON.replace('Example Castel Build', ''), '2 wrong no_principal'],
  [MASON.replace('Example Castel Build', 'Nobody'), '2 wrong principal_unknown'],
  [MASON.replace('Example Castel Build', 'Example Twin'), '2 wrong principal_many'],
  [MASON.replace('xbb', 'XCC'), '2 wrong no_accreditation'],
  [MASON.replace('xbb', 'Qatar'), '2 wrong no_country'],
  [MASON.replace('Construction', '???'), '2 wrong no_sector'],
  [MASON.replace(';Mason', ';'), '2 wrong no_title'],
  [MASON.replace('7112', '711'), '2 wrong no_occupation'],
  [MASON.replace('1400.00', '1,400'), '2 wrong no_amount'],
  [MASON.replace('XTS', 'X'), '2 wrong no_currency'],
  [MASON.replace(';48', ';eight'), '2 wrong no_decimal'],
  [MASON.replace('1400.00', ''), '2 question no_pay'],
  [MASON.replace('CB-7', ''), '2 question no_reference'],
  [MASON.replace('CB-7', 'cb1'), '2 wrong reference_known'],
  [`${MASON};more`, '2 wrong field_count'],
])('%s: %s', (row, code) => {
  expect(codes(row)).toContain(code)
  expect(checked(row).orders.every(({ isQuestioned }) => isQuestioned)).toBe(true)
})

test('rows of one order must say the same of it; a column that every order needs must be there', () => {
  expect(codes(MASON, CARPENTER.replace('Dock', 'Tower'))).toEqual(['3 wrong order_differs'])
  expect(() => checkJobOrders(readDelimited('reference\nCB-7'), KNOWN)).toThrow('principal')
})
