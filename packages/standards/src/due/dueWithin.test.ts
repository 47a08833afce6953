import { addMonths } from '@corridor/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyState, day, randomFacts } from '../../testing/randomFacts.ts'
import { facts, instrument, ratification, UN_TYPE } from '../../testing/sampleFacts.ts'
import { dueWithin, letterGroup, openBook, type SupervisionRecord } from '../index.ts'

const category = { group: 'technical', verification: 'sourced', source: 'a guide' } as const
const C001 = instrument('C001', { category })
const ICRMW = instrument('ICRMW', { adoptedYear: 1990, lifeCycle: UN_TYPE })
const book = openBook(
  facts(
    [C001, ICRMW],
    [
      ratification('C001', 'AAA', '1951-01-22'),
      ratification('C001', 'BBB', '1951-01-22'),
      ratification('C001', 'CCC', '2024-05-10'),
      ...['AAA', 'BBB', 'CCC'].map((state) => ratification('ICRMW', state, '2003-03-14')),
    ],
  ),
)
const NOTHING = { reporting: [], supervision: [] }
const ask = { state: 'AAA', englishName: 'Nepal', from: '2021-06-01', months: 24 }
const START = { instrument: 'C001', letters: 'L-N', startYear: 2016, source: 'a calendar' }

const record = (rest: Partial<SupervisionRecord>): SupervisionRecord => ({
  id: 'r1',
  kind: 'direct-request',
  state: 'AAA',
  instrument: 'C001',
  articles: ['6'],
  date: '2021-02-01',
  due: '2021-09-01',
  closed: null,
  status: 'open',
  title: 'Request on Article 6',
  link: null,
  verification: 'sourced',
  source: 'the publisher',
  ...rest,
})

const kindsAndDates = (items: ReturnType<typeof dueWithin>) =>
  items.map(({ kind, date, year }) => `${kind} ${date ?? year}`)

describe('what is due', () => {
  test('windows by rule, United Nations reports not checked, and no date for an unknown cycle', () => {
    const items = dueWithin(book, NOTHING, ask)
    expect(kindsAndDates(items)).toEqual([
      'denunciation-window-opens 2022-01-22',
      'denunciation-window-closes 2023-01-22',
      'report-cycle-unknown null',
    ])
    expect(items[2]).toMatchObject({ rule: 'report-art22', verification: 'partly' })
    const later = dueWithin(book, NOTHING, { ...ask, from: '2024-01-01' })
    expect(later).toContainEqual(
      expect.objectContaining({
        kind: 'un-report',
        date: '2024-07-01',
        rule: 'icrmw-reports',
        verification: 'unverified',
      }),
    )
  })

  test('no report to the United Nations after the end', () => {
    const end = { kind: 'denunciation', registered: '2022-01-15' } as const
    const rows = ['AAA', 'BBB', 'CCC'].map((state) =>
      ratification('ICRMW', state, '2003-03-14', { end: state === 'AAA' ? end : null }),
    )
    const ended = openBook(facts([ICRMW], rows))
    const items = dueWithin(ended, NOTHING, { ...ask, months: 48 })
    expect(kindsAndDates(items)).toEqual(['end-takes-effect 2023-02-01'])
  })

  test('reports fall due in the years of the letter group once its start is known', () => {
    const items = dueWithin(book, { ...NOTHING, reporting: [START] }, { ...ask, months: 96 })
    const reports = items.filter(({ kind }) => kind === 'report')
    expect(reports.map(({ date }) => date)).toEqual(['2022-09-01', '2028-09-01'])
    expect(reports[0]).toMatchObject({ verification: 'unverified' })
    expect(reports[0]!.source).toContain('a calendar')
    const known = [{ ...START, verification: 'sourced' as const }]
    expect(
      dueWithin(book, { ...NOTHING, reporting: known }, ask).find(({ kind }) => kind === 'report'),
    ).toMatchObject({ verification: 'sourced' })
    const other = { ...ask, englishName: 'Albania' }
    const kinds = dueWithin(book, { ...NOTHING, reporting: [START] }, other).map(({ kind }) => kind)
    expect(kinds).toContain('report-cycle-unknown')
  })

  test('a ratification to come: entry into force, then the first report', () => {
    const items = dueWithin(book, NOTHING, { ...ask, state: 'CCC', from: '2025-01-01', months: 24 })
    expect(kindsAndDates(items)).toEqual([
      'entry-into-force 2025-05-10',
      'first-report 2026',
      'report-cycle-unknown null',
    ])
  })

  test('replies that are open, and three months for a complaint', () => {
    const supervision = [
      record({}),
      record({ id: 'r2', status: 'closed' }),
      record({ id: 'r3', state: 'BBB' }),
      record({ id: 'r4', kind: 'complaint', date: '2021-11-30', due: null }),
      record({ id: 'r5', kind: 'reporting-request', due: '2023-06-01' }),
    ]
    const items = dueWithin(book, { ...NOTHING, supervision }, ask).filter((item) => item.record)
    expect(items).toEqual([
      expect.objectContaining({ record: 'r1', kind: 'reply', date: '2021-09-01' }),
      expect.objectContaining({
        record: 'r4',
        date: '2022-02-28',
        rule: 'art26',
        verification: 'partly',
      }),
    ])
  })

  test('submission after twelve, exceptionally eighteen months', () => {
    const sessions = [
      { instrument: 'C001', closed: '2021-06-19', verification: 'sourced', source: 'x' } as const,
    ]
    const items = dueWithin(book, { ...NOTHING, sessions }, ask)
    expect(items.filter(({ kind }) => kind === 'submission').map(({ date }) => date)).toEqual([
      '2022-06-19',
      '2022-12-19',
    ])
  })

  test('every date lies in the span, and two spans hold what one holds', () => {
    fc.assert(
      fc.property(
        randomFacts,
        anyState,
        day,
        fc.integer({ min: 1, max: 120 }),
        (held, state, from, months) => {
          const random = openBook(held)
          const dated = (start: string, length: number) =>
            dueWithin(random, NOTHING, { ...ask, state, from: start, months: length }).filter(
              ({ date }) => date !== null,
            )
          const all = dated(from, 2 * months)
          for (const { date } of all) {
            expect(from <= date! && date! < addMonths(from, 2 * months)).toBe(true)
          }
          // A month that is clipped at its end moves the middle, not what lies around it.
          const middle = addMonths(from, months)
          if (addMonths(middle, months) !== addMonths(from, 2 * months)) return
          expect([...dated(from, months), ...dated(middle, months)]).toEqual(all)
        },
      ),
      { seed: 20140528, numRuns: 200 },
    )
  })
})

test('letter groups', () => {
  expect(letterGroup('Nepal', 'technical')).toBe('L-N')
  expect(letterGroup('Qatar', 'technical')).toBe('O-S')
  expect(letterGroup('Zambia', 'fundamental')).toBe('O-Z')
  expect(letterGroup('Åland', 'governance')).toBe('A-F')
  expect(() => letterGroup('尼泊尔', 'technical')).toThrow('English name')
})
