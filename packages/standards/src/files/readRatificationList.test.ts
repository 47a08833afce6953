import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DATE_BASES, type Ratification } from '../Ratification.ts'
import { readRatificationList } from './readRatificationList.ts'
import { problemsOf, SAMPLE_INSTRUMENTS, SAMPLE_STATES } from './testing/sampleInstruments.ts'
import { writeRatifications } from './writeRatifications.ts'

const LIST = { completeThrough: '2026-01-01', publisher: 'The register', licence: 'facts' }
const OPTIONS = { instruments: SAMPLE_INSTRUMENTS, states: SAMPLE_STATES, list: LIST }
const read = (text: string, options = OPTIONS) => readRatificationList(text, 'list.csv', options)
const faults = (text: string) =>
  problemsOf(() => read(text)).map(({ row, column, problem, fix }) => ({
    row,
    column,
    text: `${problem}. ${fix}`,
  }))

describe('a list of ratifications', () => {
  test('needs only instrument, State and day, and says for each instrument how far it reaches', () => {
    const { lists, ratifications, flagged } = read(
      'state,registered,instrument\nNPL,2020-02-03,C181\nQAT,2021-02-03,C097\n',
    )
    expect(lists).toEqual(
      ['C097', 'C181'].map((instrument) => ({
        instrument,
        ...LIST,
        note: null,
        source: null,
        verification: 'unverified',
      })),
    )
    expect(ratifications[0]).toEqual({
      instrument: 'C181',
      state: 'NPL',
      territory: null,
      action: 'ratification',
      registered: '2020-02-03',
      dateBasis: 'day',
      signed: null,
      statedEntryIntoForce: null,
      end: null,
      excluded: null,
      accepted: null,
      note: null,
      verification: 'unverified',
      source: null,
    })
    expect(flagged).toEqual([])
  })

  test('may be JSON, with what it is in the file', () => {
    const text = JSON.stringify({
      schema: 1,
      list: { ...LIST, source: 'page 1', verification: 'sourced' },
      ratifications: [
        { instrument: 'C097', state: 'NPL', registered: '2020-02-03', excluded: ['annex-II'] },
        { instrument: 'C097', state: 'QAT', registered: '2020-02-04', excluded: [] },
      ],
    })
    const { lists, ratifications } = read(text, { ...OPTIONS, list: {} as typeof LIST })
    expect(lists).toMatchObject([{ source: 'page 1', verification: 'sourced' }])
    expect(ratifications.map(({ excluded }) => excluded)).toEqual([['annex-II'], []])
    expect(ratifications[0]!.verification).toBe('sourced')
  })

  test('is refused without a publisher, or with a day of completeness that is none', () => {
    const text = 'instrument,state,registered\nC181,NPL,2020-02-03\n'
    const without = { ...OPTIONS, list: { ...LIST, publisher: ' ' } }
    expect(problemsOf(() => read(text, without))).toEqual([
      {
        file: 'list.csv',
        row: null,
        column: 'publisher',
        problem: 'it is not given',
        fix: 'Say who published the list, with the import or in the file under list.publisher',
      },
    ])
    const noDay = { ...OPTIONS, list: { ...LIST, completeThrough: '2026-02-30' } }
    expect(problemsOf(() => read(text, noDay))).toMatchObject([{ column: 'completeThrough' }])
  })

  test('is refused with another header, a missing column, a ragged row, an open quotation mark', () => {
    expect(faults('a,b\n1,2\n')[0]!.text).toContain('the first row is not a header')
    expect(faults('instrument;state;registered\n')[0]!.text).toContain('not separated by commas')
    expect(faults('instrument,state\nC097,NPL\n')).toMatchObject([{ row: 1, column: 'registered' }])
    expect(faults('instrument,state,registered,colour\n')).toMatchObject([{ column: 'colour' }])
    expect(faults('instrument,state,registered\nC097,NPL\n')).toMatchObject([{ row: 2 }])
    expect(faults('instrument,state,registered\nC097,"NPL,2020-01-01\n')).toMatchObject([
      { row: 2 },
    ])
    expect(faults('instrument,state,registered\n')[0]!.text).toContain('it has no rows')
    expect(faults('{"ratifications": 3}')[0]!.text).toContain('no list of entries')
    expect(faults('{"ratifications": [')[0]!.text).toContain('it is not JSON')
  })
})

const COLUMNS =
  'instrument,state,territory,registered,signed,denunciation_registered,automatic_denunciation,ended_by,excluded,accepted'
const row = (fields: Readonly<Record<string, string>>) =>
  COLUMNS.split(',')
    .map((name) => fields[name] ?? '')
    .join(',')
const good = { instrument: 'C181', state: 'NPL', registered: '2020-02-03' }

describe.each([
  ['a State by its name', { state: 'Nepal' }, 'state', 'Write NPL (Nepal)'],
  ['a State by another code', { state: 'qa' }, 'state', 'Write QAT (Qatar)'],
  ['a State one letter off', { state: 'NLP' }, 'state', 'Near it: NPL (Nepal)'],
  ['a State that is none', { state: 'XXX' }, 'state', 'three-letter code of ISO 3166-1'],
  ['no State', { state: '' }, 'state', 'it is empty'],
  ['an instrument in short', { instrument: 'C97' }, 'instrument', 'Write C097'],
  ['an instrument one figure off', { instrument: 'C182' }, 'instrument', 'Near it: C102, C181'],
  ['a recommendation', { instrument: 'R086' }, 'instrument', 'is not ratified'],
  ['a day that is none', { registered: '2021-02-29' }, 'registered', 'not a day of the calendar'],
  ['a day the other way round', { registered: '03/02/2020' }, 'registered', 'look it up'],
  ['no day', { registered: '' }, 'registered', 'it is empty'],
  ['a day before the adoption', { registered: '1996-12-31' }, 'registered', 'adopted, in 1997'],
  ['a signature after it', { signed: '2020-02-04' }, 'signed', 'after the registration'],
  [
    'an end before it',
    { denunciation_registered: '2020-02-03' },
    'denunciation_registered',
    'not after the registration',
  ],
  [
    'two ends',
    {
      denunciation_registered: '2022-02-03',
      automatic_denunciation: '2023-01-01',
      ended_by: 'C190',
    },
    'denunciation_registered',
    'ends twice',
  ],
  ['an end by nothing', { automatic_denunciation: '2023-01-01' }, 'ended_by', 'C183'],
  [
    'an end by no convention',
    { automatic_denunciation: '2023-01-01', ended_by: 'C19' },
    'ended_by',
    'not the code of a convention',
  ],
  ['parts of a convention without', { excluded: 'annex-I' }, 'excluded', 'has no part'],
  [
    'an annex that is none',
    { instrument: 'C097', excluded: 'annex-I annex-IV' },
    'excluded',
    'C097 has no annex-IV. Write annex-I, annex-II, annex-III',
  ],
  [
    'acceptance where all applies',
    { instrument: 'C097', accepted: 'annex-I' },
    'accepted',
    'Use the column excluded',
  ],
  [
    'exclusion where nothing applies',
    { instrument: 'C118', excluded: 'branch-a' },
    'excluded',
    'Use the column accepted',
  ],
  ['no branch of C118', { instrument: 'C118', accepted: 'none' }, 'accepted', 'at least 1'],
  [
    'both Parts of C143 left out',
    { instrument: 'C143', excluded: 'part-I part-II' },
    'excluded',
    'leaves 0 of the Parts of C143',
  ],
  [
    'two Parts of C102',
    { instrument: 'C102', accepted: 'part-II part-V' },
    'accepted',
    'leaves 2 of the Parts of C102, which asks for at least 3',
  ],
  [
    'none of the Parts that C102 asks for',
    { instrument: 'C102', accepted: 'part-II part-III part-VII' },
    'accepted',
    'is one of part-IV, part-V',
  ],
] as const)('a row with %s', (_, wrong, column, text) => {
  test('is refused with its place and what to do', () => {
    const found = faults(`${COLUMNS}\n${row(good)}\n${row({ ...good, state: 'QAT', ...wrong })}\n`)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ row: 3, column })
    expect(found[0]!.text).toContain(text)
  })
})

describe('rows of one State', () => {
  test('are refused when two are open, or one stands twice', () => {
    const twice = faults(
      `${COLUMNS}\n${row(good)}\n${row({ ...good, registered: '2021-01-01' })}\n${row(good)}\n`,
    )
    expect(twice).toMatchObject([
      { row: 3, column: 'registered' },
      { row: 4, column: null },
    ])
    expect(twice[0]!.text).toContain('NPL has ratified C181 in row 2 already')
  })

  test('may be open for the State and for parts of it, or after an end', () => {
    const rows = [
      { ...good, registered: '1999-01-01', denunciation_registered: '2011-06-01' },
      { ...good, registered: '2015-01-01' },
      { ...good, territory: 'Karnali' },
    ]
    expect(read(`${COLUMNS}\n${rows.map(row).join('\n')}\n`).ratifications).toHaveLength(3)
  })

  test('that were denounced outside a window are kept and flagged', () => {
    const rows = [
      { ...good, registered: '1999-01-01', denunciation_registered: '2011-06-01' },
      { ...good, state: 'QAT', registered: '2000-05-10', denunciation_registered: '2012-05-10' },
    ]
    // In force from 10 May 2001: the first window is open from 10 May 2011 to 10 May 2012.
    const { ratifications, flagged } = read(`${COLUMNS}\n${rows.map(row).join('\n')}\n`)
    expect(ratifications).toHaveLength(2)
    expect(flagged).toEqual([
      { row: 3, ratification: ratifications[1], reason: 'denounced-outside-window' },
    ])
  })
})

describe('writing and reading', () => {
  const day = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const text = fc
    .string({ unit: fc.constantFrom('a', 'é', 'ع', ' ', ',', '"', '\n', '\r', ';'), maxLength: 12 })
    .map((one) => one.trim())
    .map((one) => (one === '' ? null : one))
  const instrument = fc.constantFrom(...SAMPLE_INSTRUMENTS.filter(({ lifeCycle }) => lifeCycle))
  const ratification: fc.Arbitrary<Ratification> = instrument.chain(({ id, units }) => {
    const ids = units?.units.map((unit) => unit.id) ?? []
    const kept = fc.option(
      fc.subarray(ids, {
        minLength: units?.default === 'none' ? ids.length : 0,
        maxLength: Math.max(0, units?.default === 'all' ? ids.length - units.minimum : ids.length),
      }),
    )
    const none = fc.constant(null)
    return fc.record({
      instrument: fc.constant(id),
      state: fc.constantFrom(...SAMPLE_STATES.map(({ code }) => code)),
      territory: text,
      action: fc.constantFrom('ratification', 'accession', 'succession'),
      registered: day,
      dateBasis: fc.constantFrom(...DATE_BASES),
      signed: fc.constantFrom(null, '1999-12-31'),
      statedEntryIntoForce: fc.option(day),
      end: fc.constantFrom(
        null,
        { kind: 'denunciation', registered: '2031-01-01' } as const,
        { kind: 'automatic-denunciation', effect: '2031-01-01', by: 'C183' } as const,
      ),
      excluded: units?.default === 'all' ? kept : none,
      accepted: units?.default === 'none' ? kept : none,
      note: text,
      verification: fc.constantFrom('sourced', 'partly', 'unverified'),
      source: text,
    })
  })

  test('gives the same list', () => {
    const list = fc.uniqueArray(ratification, {
      selector: ({ instrument: id, state, territory }) => `${id} ${state} ${territory}`,
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(list, (entries) => {
        expect(read(writeRatifications(entries)).ratifications).toEqual(entries)
      }),
      { seed: 20140528, numRuns: 300 },
    )
  })
})
