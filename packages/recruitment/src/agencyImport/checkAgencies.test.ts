import { describe, expect, test } from 'vitest'
import { checkAgencies, readDelimited, readSheet } from './index.ts'

const check = (lines: readonly string[], known?: Parameters<typeof checkAgencies>[1]) =>
  checkAgencies(readDelimited(lines.join('\n')), known)

/** `row column code` of each problem. */
const told = ({ problems }: ReturnType<typeof check>) =>
  problems.map(({ row, column, code }) => `${row} ${column} ${code}`)

const HEADER = 'name,licence_number,valid_from,valid_until'
const TERM = '2030-01-01,2032-12-31'

describe('what registers look like', () => {
  test('a row that is in order', () => {
    const { agencies, problems } = check([
      `${HEADER},country,status,destinations,sectors,planned_volume,phones`,
      `"Example ""Bravo"", Agency",EX-007,${TERM},XAA,approved,"QAT; sau",Domestic work|construction,"2,400",+000 12 34 56`,
    ])
    expect(problems).toEqual([])
    expect(agencies).toEqual([
      {
        ...{ row: 2, name: 'Example "Bravo", Agency', country: 'XAA', registration: null },
        isQuestioned: false,
        licence: {
          ...{ number: 'EX-007', status: 'active', validFrom: '2030-01-01' },
          ...{ validUntil: '2032-12-31', destinations: ['QAT', 'SAU'] },
          ...{ sectors: ['domestic-work', 'construction'], plannedVolume: 2400 },
          phones: ['+000 12 34 56'],
        },
      },
    ])
  })

  test('NULL and empty keys', () => {
    const found = check([HEADER, `Example A,NULL,${TERM}`, `Example B,,${TERM}`, `NULL,1,${TERM}`])
    expect(told(found)).toEqual([
      '2 licence_number stands_for_nothing',
      '2 licence_number no_number',
      '3 licence_number no_number',
      '4 name stands_for_nothing',
      '4 name no_name',
    ])
    expect(found.agencies.map(({ row, isQuestioned }) => [row, isQuestioned])).toEqual([
      [2, true],
      [3, true],
    ])
  })

  test('zeros in front stay, and their loss is seen', () => {
    const found = check([
      HEADER,
      ...['0010', '0030', '448', '0540'].map((number, at) => `Example ${at},${number},${TERM}`),
    ])
    expect(found.agencies[0]!.licence!.number).toBe('0010')
    expect(told(found)).toEqual(['4 licence_number shorter_number'])
    expect(found.problems[0]!.fix).toContain('0448')
    const sheet = readSheet([
      ['name', 'licence number', 'valid from', 'valid until'],
      ['Example A', 10, '2030-01-01', '2032-12-31'],
    ])
    expect(told(checkAgencies(sheet))).toEqual(['2 licence number zeros_lost'])
  })

  test('stray spaces in identifiers, and text round them', () => {
    const found = check([
      'name,jtkno,rocno,valid from,valid until',
      `Example A,024 C ,497958 -X,${TERM}`,
      `Example B,Licence No. : 1234,1-A,${TERM}`,
      `Example C,same as before,2-A,${TERM}`,
    ])
    expect(found.agencies).toMatchObject([
      { row: 2, registration: '497958-X', licence: { number: '024C' } },
    ])
    expect(told(found)).toEqual([
      '2 jtkno spaces_in_number',
      '2 rocno spaces_in_number',
      '3 jtkno text_round_number',
      '3 jtkno no_number',
      '4 jtkno text_round_number',
      '4 jtkno no_number',
    ])
    expect(found.problems[2]!.fix).toBe('Write the number alone, such as 1234')
  })

  test('another separator, with lists inside fields', () => {
    const found = check([
      'name;status;services;location',
      'Example A;approved;J-1, H-2B;Example Town, Example Parish',
      'Example B;pending;Q-1;Example Town',
    ])
    expect(found.columns).toEqual([
      { header: 'name', column: 'name' },
      { header: 'status', column: 'status' },
      { header: 'services', column: 'sectors' },
      { header: 'location', column: null },
    ])
    expect(told(found)).toContain('3 status no_status')
    expect(found.agencies).toHaveLength(2)
  })

  test('one name under two numbers, and one number under two names', () => {
    const found = check([
      HEADER,
      `Example Étoile,1,${TERM}`,
      `EXAMPLE ETOILE.,2,${TERM}`,
      `Example C,A-3,${TERM}`,
      `Example D,a3,${TERM}`,
    ])
    expect(told(found)).toEqual([
      '2 name name_twice',
      '3 name name_twice',
      '4 licence_number number_twice',
      '5 licence_number number_twice',
    ])
    expect(found.agencies.map(({ row, isQuestioned }) => [row, isQuestioned])).toEqual([
      [2, true],
      [3, true],
    ])
  })

  test('what the register has already', () => {
    const known = { names: new Set(['example a']), numbers: new Set(['B2']) }
    const found = check([HEADER, `Example A,1,${TERM}`, `Example B,b-2,${TERM}`], known)
    expect(told(found)).toEqual(['2 name name_known', '3 licence_number number_known'])
    expect(found.agencies.map(({ row }) => row)).toEqual([2])
  })

  test('a number without a term is kept as the registration', () => {
    const found = check(['id,name,rlno,address', '1,Example A,0010,"1, Example Road"'])
    expect(found.agencies).toMatchObject([{ licence: null, registration: '0010' }])
    expect(told(found)).toEqual(['1 valid_from column_missing', '1 valid_until column_missing'])
    expect(found.agencies[0]!.isQuestioned).toBe(false)
  })

  test('fields that no act would take', () => {
    const found = check([
      `${HEADER},country,destinations,sectors,planned_volume,phones`,
      `Example A,1,1/2/2030,2032-12-31,Nepal,Qatar,日本,many,call me`,
      `Example B,2,2033-01-01,2032-12-31,,,,,`,
      'Example C,3',
    ])
    expect(new Set(told(found))).toEqual(
      new Set([
        ...['2 valid_from no_day', '2 country no_country', '2 destinations no_country'],
        ...['2 sectors no_sector', '2 planned_volume no_volume', '2 phones no_phone'],
        ...['2 null no_term', '3 valid_until term_backwards', '4 null field_count'],
      ]),
    )
    expect(found.agencies).toEqual([])
  })
})

test('a file that is no table of agencies', () => {
  expect(() => check([''])).toThrow('is empty')
  expect(() => check(['id,code', '1,2'])).toThrow('No column is read as the name')
  expect(() => check(['name,company', 'a,b'])).toThrow('both read as name')
  expect(() => check(['name', '"never closed'])).toThrow('never closed')
})
