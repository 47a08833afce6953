import { addDays, addMonths } from '@corridor/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyInstrument, anyState, day, randomFacts } from '../testing/randomFacts.ts'
import {
  declaration,
  facts,
  instrument,
  ratification,
  STANDARD,
  unitRule,
} from '../testing/sampleFacts.ts'
import { naiveStanding } from '../testing/slowOracle.ts'
import {
  countOn,
  countSeries,
  denunciationEffect,
  effectiveEnd,
  entryOf,
  openBook,
  type StatusKind,
  statusOn,
  windowFrom,
} from './index.ts'

const RUNS = { seed: 20140528, numRuns: 150 }

/** After it a missing entry says nothing, in the sample. */
const LAST_LISTED = '2030-12-31'

const ORDER: readonly StatusKind[] = ['not-ratified', 'registered', 'in-force', 'ended']

describe('any list of ratifications', () => {
  test('a status is what the rows say, read one by one', () => {
    fc.assert(
      fc.property(randomFacts, anyState, anyInstrument, day, (held, state, id, on) => {
        const { kind, counts } = statusOn(openBook(held), state, id, on)
        expect({ kind, counts }).toEqual(naiveStanding(held, state, id, on))
      }),
      { ...RUNS, numRuns: 1000 },
    )
  })

  test('a status goes on only, and changes only on days of its own', () => {
    fc.assert(
      fc.property(randomFacts, anyState, anyInstrument, (held, state, id) => {
        const book = openBook(held)
        const last = statusOn(book, state, id, LAST_LISTED)
        const events = [last.registered, last.entryIntoForce, last.end?.takesEffect]
          .flatMap((event) => (event != null && event < LAST_LISTED ? [event] : []))
          .toSorted()
        const kindOn = (on: string) => ORDER.indexOf(statusOn(book, state, id, on).kind)
        const days = ['1949-01-01', ...events, LAST_LISTED]
        for (const [index, from] of days.slice(0, -1).entries()) {
          const until = addDays(days[index + 1]!, -1)
          if (until < from) continue
          expect(kindOn(until)).toBe(kindOn(from))
          expect(kindOn(addDays(until, 1))).toBeGreaterThanOrEqual(kindOn(until))
        }
      }),
      RUNS,
    )
  })

  test('a denunciation takes effect on the day of the rule and not before', () => {
    fc.assert(
      fc.property(randomFacts, anyInstrument, (held, id) => {
        const book = openBook(held)
        const entry = entryOf(book, id)
        for (const row of held.ratifications) {
          if (row.instrument !== id || row.end?.kind !== 'denunciation' || row.territory) continue
          const end = effectiveEnd(book, entry, row)!
          const byRule = denunciationEffect(row.end.registered, entry.instrument.lifeCycle!)
          expect(end.takesEffect <= byRule).toBe(true)
          if (end.kind === 'denunciation') expect(end.takesEffect).toBe(byRule)
          expect(statusOn(book, row.state, id, end.takesEffect).kind).toBe('ended')
          const before = addDays(end.takesEffect, -1)
          if (before >= row.registered) {
            expect(statusOn(book, row.state, id, before).kind).not.toBe('ended')
          }
        }
      }),
      RUNS,
    )
  })

  test('a count is the sum of the statuses, and the series has it on every day', () => {
    fc.assert(
      fc.property(randomFacts, anyInstrument, day, (held, id, on) => {
        const book = openBook(held)
        const expected = held.states.filter((state) => naiveStanding(held, state, id, on).counts)
        expect(countOn(book, id, on)).toMatchObject({
          registered: expected.length,
          states: expected.toSorted(),
        })
        expect(countSeries(book, id, on).at(-1)?.registered ?? 0).toBe(expected.length)
      }),
      { ...RUNS, numRuns: 400 },
    )
  })
})

describe('windows of denunciation', () => {
  test('are half-open, one year in ten, and the next is found from any day', () => {
    fc.assert(
      fc.property(day, day, (first, on) => {
        const { opens, closes } = windowFrom(first, STANDARD, on)
        expect(closes).toBe(addMonths(opens, 12))
        expect(on < closes!).toBe(true)
        expect(opens > first).toBe(true)
        expect(windowFrom(first, STANDARD, closes!).opens > closes!).toBe(true)
        expect(windowFrom(first, STANDARD, addDays(closes!, -1)).opens).toBe(opens)
      }),
      RUNS,
    )
  })
})

const C001 = instrument('C001', { units: unitRule(['annex-I', 'annex-II']) })

describe('parts and lists', () => {
  const rows = [
    ratification('C001', 'AAA', '1960-01-01', { excluded: ['annex-II'] }),
    ratification('C001', 'BBB', '1960-01-01', { excluded: null }),
    ratification('C001', 'CCC', '1970-01-01', { territory: 'North' }),
  ]

  test('an act on a part counts by its date, whatever its place in the file', () => {
    const book = openBook(
      facts([C001], rows, {
        declarations: [
          declaration({ act: 'denounce-unit', subject: 'annex-II', date: '1981-06-01' }),
          declaration({ act: 'accept-unit', subject: 'annex-II', date: '1975-01-01' }),
        ],
      }),
    )
    const unitOn = (on: string) =>
      statusOn(book, 'AAA', 'C001', on).units.find(({ unit }) => unit === 'annex-II')?.kind
    expect(['1974-12-31', '1975-01-01', '1982-05-31', '1982-06-01'].map(unitOn)).toEqual([
      'excluded',
      'applies',
      'applies',
      'denounced',
    ])
  })

  test('an act without a date leaves the part untold', () => {
    const undated = declaration({ act: 'accept-unit', subject: 'annex-II', date: null })
    const book = openBook(facts([C001], rows, { declarations: [undated] }))
    const { units } = statusOn(book, 'AAA', 'C001', '1990-01-01')
    expect(units.map(({ kind }) => kind)).toEqual(['applies', 'not-recorded'])
    expect(statusOn(book, 'BBB', 'C001', '1990-01-01').caveats).toContain('parts-not-recorded')
  })

  test('a part of a State is counted and does not bind the State', () => {
    const status = statusOn(openBook(facts([C001], rows)), 'CCC', 'C001', '1990-01-01')
    expect(status).toMatchObject({
      kind: 'not-ratified',
      counts: true,
      territories: [{ name: 'North', kind: 'in-force' }],
      caveats: ['part-of-state-only'],
    })
  })

  test('beyond its list nothing is concluded from a missing entry; a party without a list is one', () => {
    const short = facts([C001], rows, { lists: [] })
    expect(statusOn(openBook(short), 'DDD', 'C001', '1990-01-01').kind).toBe('no-list')
    expect(statusOn(openBook(short), 'AAA', 'C001', '1990-01-01').kind).toBe('in-force')
    const held = openBook(facts([C001], rows))
    expect(statusOn(held, 'DDD', 'C001', '2030-12-31').kind).toBe('not-ratified')
    expect(statusOn(held, 'DDD', 'C001', '2031-01-01').kind).toBe('not-recorded')
    expect(statusOn(held, 'DDD', 'C001', '1948-12-31').kind).toBe('not-adopted')
  })

  test('parties that are no members of the organization are counted all the same', () => {
    const book = openBook(facts([C001], [...rows, ratification('C001', 'ZZZ', '1980-01-01')]))
    expect(countOn(book, 'C001', '1990-01-01').states).toEqual(['AAA', 'BBB', 'CCC', 'ZZZ'])
  })

  test('a day that is not known is said on days near it, before it too', () => {
    const year = ratification('C001', 'AAA', '1980-06-01', { dateBasis: 'year' })
    const book = openBook(facts([C001], [year, ...rows.slice(1)]))
    const caveatsOn = (on: string) => statusOn(book, 'AAA', 'C001', on).caveats
    expect(caveatsOn('1980-01-15')).toContain('date-uncertain')
    expect(caveatsOn('1970-01-15')).toEqual([])
    expect(caveatsOn('1981-01-15')).toContain('date-uncertain')
    expect(caveatsOn('1999-01-15')).toContain('date-unsourced')
  })
})

test('a newer convention ends the older one though its list does not say so', () => {
  const newer = instrument('C002', {
    denounces: [{ instrument: 'C001', verification: 'sourced', source: null }],
  })
  const rows = [
    ratification('C001', 'AAA', '1960-01-01'),
    ratification('C001', 'BBB', '1960-01-01'),
    ratification('C002', 'AAA', '2000-02-29'),
    ratification('C002', 'BBB', '1999-01-01'),
  ]
  const status = statusOn(openBook(facts([C001, newer], rows)), 'AAA', 'C001', '2010-01-01')
  expect(status).toMatchObject({
    kind: 'ended',
    end: {
      kind: 'automatic-denunciation',
      takesEffect: '2001-02-28',
      by: 'C002',
      registered: null,
    },
  })
  expect(status.caveats).toContain('end-differs')
})
