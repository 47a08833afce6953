import { describe, expect, test } from 'vitest'
import { readDeclarations } from './readDeclarations.ts'
import { readRatificationList } from './readRatificationList.ts'
import { problemsOf, SAMPLE_INSTRUMENTS, SAMPLE_STATES } from './testing/sampleInstruments.ts'

const { ratifications } = readRatificationList(
  [
    'instrument,state,registered,excluded,accepted',
    'C097,NPL,2000-01-01,annex-I,',
    'C097,QAT,2000-01-01,,',
    'C118,QAT,2000-01-01,,branch-a',
    '',
  ].join('\n'),
  'list.csv',
  {
    instruments: SAMPLE_INSTRUMENTS,
    states: SAMPLE_STATES,
    list: { completeThrough: '2020-01-01', publisher: 'The register', licence: 'facts' },
  },
)
const context = {
  instruments: SAMPLE_INSTRUMENTS,
  states: SAMPLE_STATES,
  verification: 'unverified',
  ratifications,
} as const
const HEADER = 'instrument,state,date,act,subject\n'
const read = (text: string) => readDeclarations(text, 'declarations.csv', context)

describe('declarations', () => {
  test('are read from CSV and JSON alike', () => {
    const fromCsv = read(`${HEADER}C097,NPL,2005-01-01,accept-unit,annex-I\n`)
    const entries = [
      {
        instrument: 'C097',
        state: 'NPL',
        date: '2005-01-01',
        act: 'accept-unit',
        subject: 'annex-I',
      },
    ]
    expect(fromCsv).toEqual(read(JSON.stringify({ schema: 1, declarations: entries })))
    expect(fromCsv).toEqual([
      { ...entries[0], note: null, verification: 'unverified', source: null },
    ])
  })

  test.each([
    ['an act that is none', 'C097,NPL,,exclude-unit,annex-II', 'act', 'is not one of'],
    ['no act', 'C097,NPL,,,annex-II', 'act', 'it is empty'],
    ['no subject', 'C097,NPL,,reservation,', 'subject', 'it is empty'],
    ['an annex that is none', 'C097,NPL,,accept-unit,annex-V', 'subject', 'has no annex-V'],
    ['a part not denounced singly', 'C118,QAT,,denounce-unit,branch-a', 'act', 'by itself'],
    ['a day before the adoption', 'C097,NPL,1948-01-01,reservation,6', 'date', 'was adopted'],
    [
      'a State that has not ratified',
      'C097,CIV,,reservation,6',
      'state',
      'no ratification of C097',
    ],
    ['a day before its ratification', 'C097,NPL,1999-01-01,reservation,6', 'state', 'before 1999'],
    [
      'a part that never bound',
      'C097,NPL,2012-01-01,denounce-unit,annex-I',
      'subject',
      'never bound',
    ],
  ])('with %s are refused', (_, row, column, text) => {
    const [first, ...others] = problemsOf(() => read(`${HEADER}${row}\n`))
    expect(others).toEqual([])
    expect(first).toMatchObject({ file: 'declarations.csv', row: 2, column })
    expect(`${first!.problem}. ${first!.fix}`).toContain(text)
  })

  test('may denounce a part that was accepted before', () => {
    const rows = [
      'C097,NPL,2005-01-01,accept-unit,annex-I',
      'C097,NPL,2012-01-01,denounce-unit,annex-I',
      'C097,QAT,2012-01-01,denounce-unit,annex-I',
    ]
    expect(read(`${HEADER}${rows.join('\n')}\n`)).toHaveLength(3)
  })
})
