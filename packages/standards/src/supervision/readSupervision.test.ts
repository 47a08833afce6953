import { DomainError, type FileProblem } from '@corridor/kernel'
import { describe, expect, test } from 'vitest'
import { instrument } from '../../testing/sampleFacts.ts'
import { readReportingStarts, readSupervisionCsv, readSupervisionJson } from '../index.ts'

const category = { group: 'technical', verification: 'sourced', source: null } as const
const context = {
  instruments: [instrument('C097', { category }), instrument('R086')],
  states: [{ code: 'NPL', names: ['Nepal'] }, { code: 'QAT' }],
  verification: 'unverified',
} as const

const HEADER = 'id,kind,state,instrument,articles,date,due,closed,status,title,link'

const problemsOf = (read: () => unknown): readonly FileProblem[] => {
  try {
    read()
  } catch (error) {
    if (error instanceof DomainError && error.code === 'bad_file') {
      return error.details.problems as readonly FileProblem[]
    }
    throw error
  }
  return []
}

describe('records of supervision', () => {
  test('are the same from CSV and JSON; articles are a list', () => {
    const csv = `${HEADER}\n7,observation,NPL,C097,"6(1)(a); Annex II, 3(6)",2020-02-01,2020-09-01,,open,On Article 6,https://example.org/7\n8,representation,QAT,,,2021-01-01,,2022-01-01,closed,By a union,\n`
    const fromCsv = readSupervisionCsv(csv, 'comments.csv', context)
    expect(fromCsv).toEqual([
      {
        id: '7',
        kind: 'observation',
        state: 'NPL',
        instrument: 'C097',
        articles: ['6(1)(a)', 'Annex II, 3(6)'],
        date: '2020-02-01',
        due: '2020-09-01',
        closed: null,
        status: 'open',
        title: 'On Article 6',
        link: 'https://example.org/7',
        verification: 'unverified',
        source: null,
      },
      expect.objectContaining({ id: '8', instrument: null, articles: [], closed: '2022-01-01' }),
    ])
    const json = JSON.stringify({ schema: 1, records: fromCsv.map((one) => ({ ...one })) })
    expect(readSupervisionJson(json, 'comments.json', context)).toEqual(fromCsv)
    expect(readSupervisionJson(JSON.stringify(fromCsv), 'comments.json', context)).toEqual(fromCsv)
  })

  test('can be on a recommendation', () => {
    const csv = `${HEADER}\n9,reporting-request,NPL,R086,,2020-02-01,,,open,General survey,\n`
    expect(readSupervisionCsv(csv, 'a.csv', context)[0]?.instrument).toBe('R086')
  })

  test('every fault is told with row, column and what to do', () => {
    const rows = [
      '7,observation,NPL,C097,,2020-02-01,2019-09-01,,open,Twice,',
      '7,observation,Nepal,C97,,2020-02-30,,,open,Twice,',
      ',comment,NPL,C097,,2020-02-01,,2021-01-01,answered,,ftp://example.org',
      '11,,QAT,,,,,,,No kind,',
    ]
    const problems = problemsOf(() =>
      readSupervisionCsv([HEADER, ...rows].join('\n'), 'comments.csv', context),
    )
    expect(problems.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '2 due',
      '3 state',
      '3 instrument',
      '3 date',
      '3 id',
      '4 id',
      '4 title',
      '4 kind',
      '4 status',
      '4 link',
      '5 kind',
      '5 status',
      '5 date',
    ])
    expect(problems.every(({ file, fix }) => file === 'comments.csv' && fix !== '')).toBe(true)
    expect(problems[1]?.fix).toBe('Write NPL (Nepal)')
    expect(problems[4]?.problem).toContain('row 2 already')
  })

  test('a JSON file of another shape is told', () => {
    expect(problemsOf(() => readSupervisionJson('{"a":1}', 'a.json', context))).toHaveLength(1)
    expect(problemsOf(() => readSupervisionJson('[1]', 'a.json', context))[0]?.row).toBe(1)
    expect(problemsOf(() => readSupervisionJson('[', 'a.json', context))).toHaveLength(1)
  })
})

describe('starts of reporting cycles', () => {
  const header = 'instrument,letters,start_year,source'

  test('are read', () => {
    expect(readReportingStarts(`${header}\nC097,L-N,2016,a calendar\n`, 'a.csv', context)).toEqual([
      {
        instrument: 'C097',
        letters: 'L-N',
        startYear: 2016,
        source: 'a calendar',
        verification: 'unverified',
      },
    ])
  })

  test('must be of a group of the cycle, once, with year and source', () => {
    const rows = ['C097,L-N,2016,x', 'C097,L-N,2017,x', 'C097,A-F,16,', 'R086,A-B,2016,x']
    const problems = problemsOf(() =>
      readReportingStarts([header, ...rows].join('\n'), 'a.csv', context),
    )
    expect(problems.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '3 letters',
      '4 letters',
      '4 start_year',
      '4 source',
      '5 instrument',
    ])
  })
})
