import { describe, expect, test } from 'vitest'
import { SHIPPED_BOOK as book, readSharedFixture, SHIPPED } from '../testing/readShipped.ts'
import {
  bindingOn,
  countOn,
  countSeries,
  countWhere,
  denunciationEffect,
  effectiveEnd,
  entryOf,
  firstEntryIntoForce,
  isBound,
  isOpenOn,
  newStatesSince,
  rightsOn,
  statesOfFigure,
  statusOn,
  takesEffect,
  undescribedOn,
  whatWouldAdd,
  windowFor,
  windowFrom,
} from './index.ts'

const MAY_2014 = '2014-05-28'

describe('figures of May 2014', () => {
  test.each([
    ['C097', 49],
    ['C143', 23],
    ['C181', 28],
    ['ICRMW', 47],
    ['C189', 14],
  ])('%s has %i', (instrument, parties) => {
    expect(countOn(book, instrument, MAY_2014).registered).toBe(parties)
    expect(countSeries(book, instrument, MAY_2014).at(-1)?.registered).toBe(parties)
  })

  test('C097: 37 up to the end of 1989, 12 after, nine of them by new States', () => {
    const [before, all] = ['1989-12-31', MAY_2014].map((on) => countOn(book, 'C097', on).states)
    expect(before).toHaveLength(37)
    const since = all!.filter((state) => !before!.includes(state))
    expect(since).toHaveLength(12)
    const isNew = new Set(newStatesSince(book, '1990-01-01'))
    expect(since.filter((state) => isNew.has(state))).toEqual([
      'ARM',
      'BIH',
      'KGZ',
      'MDA',
      'MKD',
      'MNE',
      'SRB',
      'SVN',
      'TJK',
    ])
  })

  test('C143: five this century, the last in 2007', () => {
    const series = countSeries(book, 'C143', MAY_2014)
    const before = series.findLast(({ date }) => date < '2001-01-01')!
    expect(series.at(-1)!.registered - before.registered).toBe(5)
    expect(series.at(-1)!.date.slice(0, 4)).toBe('2007')
  })

  test('of 47 parties of the UN convention 14 have C097 and 16 one of the two', () => {
    expect(countWhere(book, { all: ['ICRMW', 'C097'] }, MAY_2014).registered).toBe(14)
    const either = countWhere(book, { all: ['ICRMW'], any: ['C097', 'C143'] }, MAY_2014)
    expect(either.registered).toBe(16)
    expect(either.states).toEqual(expect.arrayContaining(['GIN', 'UGA']))
    expect(countWhere(book, { all: ['ICRMW', 'C143'] }, MAY_2014).registered).toBe(7)
    expect(countWhere(book, { all: ['C097', 'C143'] }, MAY_2014).registered).toBe(17)
  })

  test('published figures agree, or carry a note', () => {
    for (const figure of SHIPPED.publishedFigures) {
      const computed = statesOfFigure(book, figure).length
      if (computed !== figure.published) expect(figure.discrepancy, figure.id).not.toBeNull()
    }
    const either = SHIPPED.publishedFigures.find(({ id }) => id === 'icrmw-and-either')!
    expect([either.published, statesOfFigure(book, either).length]).toEqual([14, 16])
  })
})

describe('life cycle', () => {
  test.each([
    ['C097', '1952-01-22'],
    ['C095', '1952-09-24'],
    ['C105', '1959-01-17'],
    ['C103', '1955-09-07'],
    ['C107', '1959-06-02'],
    ['C143', '1978-12-09'],
    ['C181', '2000-05-10'],
    ['C189', '2013-09-05'],
    ['P029', '2016-11-09'],
    ['ICRMW', '2003-07-01'],
    ['C001', '1921-06-13'],
  ])('%s entered into force on %s, by its rule', (id, date) => {
    const { instrument, ratifications } = entryOf(book, id)
    const rows = [...ratifications.values()].flat()
    const ordered = rows.toSorted((a, b) => (a.registered < b.registered ? -1 : 1))
    expect(firstEntryIntoForce({ ...instrument, statedEntryIntoForce: null }, ordered)?.date).toBe(
      date,
    )
  })

  test.each([
    ['C097', '2032-01-22'],
    ['C143', '2028-12-09'],
    ['C181', '2030-05-10'],
    ['C189', '2033-09-05'],
    ['C118', '2034-04-25'],
    ['C157', '2026-09-11'],
    ['C144', '2028-05-16'],
    ['C102', '2025-04-27'],
  ])('the window of %s on 1 January 2026 opens or opened on %s', (id, opens) => {
    expect(windowFor(book, entryOf(book, id), '2000-01-01', '2026-01-01')?.opens).toBe(opens)
  })

  test('a protocol can be denounced when its convention can', () => {
    const [protocol, convention] = ['P029', 'C029'].map((id) =>
      windowFor(book, entryOf(book, id), '2017-01-01', '2026-01-01'),
    )
    expect(protocol).toEqual(convention)
    expect(protocol).not.toBeNull()
  })

  test('dates of entry into force that the register states are those of the rule', () => {
    const stated = SHIPPED.ratifications.filter((row) => row.statedEntryIntoForce !== null)
    expect(stated.length).toBeGreaterThanOrEqual(12)
    for (const row of stated) {
      const status = statusOn(book, row.state, row.instrument, '2026-01-01')
      expect(status.entryIntoForce, `${row.instrument} ${row.state}`).toBe(row.statedEntryIntoForce)
    }
  })

  test('17 ends of C103 by C183 are within a day of the published ones, Portugal excepted', () => {
    const ended = SHIPPED.ratifications.filter(
      ({ instrument, end }) => instrument === 'C103' && end?.kind === 'automatic-denunciation',
    )
    expect(ended).toHaveLength(17)
    const flagged = ended.filter(
      (row) => effectiveEnd(book, entryOf(book, 'C103'), row)?.differs === true,
    )
    expect(flagged.map(({ state }) => state)).toEqual(['PRT'])
    const portugal = statusOn(book, 'PRT', 'C103', '2014-01-01')
    expect(portugal).toMatchObject({ kind: 'ended', end: { takesEffect: '2013-11-08' } })
    expect(portugal.caveats).toContain('end-differs')
  })

  test('six denunciations: five within their window, C001 of the old type', () => {
    const acts = SHIPPED.ratifications.filter(({ end }) => end?.kind === 'denunciation')
    expect(acts).toHaveLength(6)
    for (const act of acts) {
      const end = effectiveEnd(book, entryOf(book, act.instrument), act)!
      expect(end.outsideWindow, `${act.instrument} ${act.state}`).toBe(false)
    }
  })
})

describe('Nepal to Qatar on 28 May 2014', () => {
  const corridor = { origin: 'NPL', destination: 'QAT' }

  test('neither end is bound by the instruments on migrant workers', () => {
    const patterns = Object.fromEntries(
      bindingOn(book, corridor, MAY_2014).map(({ instrument, pattern }) => [instrument, pattern]),
    )
    expect(patterns).toMatchObject({
      C097: 'neither',
      C143: 'neither',
      C181: 'neither',
      C189: 'neither',
      ICRMW: 'neither',
      C029: 'both',
      C111: 'both',
      C118: 'cannot-tell',
      R086: 'guidance',
    })
  })

  test('forced and child labour is held by four conventions, none of them checked', () => {
    const topic = rightsOn(book, corridor, MAY_2014).find(
      (one) => one.topic === 'forced-and-child-labour',
    )!
    expect(topic.state).toBe('held')
    const held = topic.rights.filter(({ state }) => state === 'held')
    expect(held.map(({ instrument }) => instrument)).toEqual(['C029', 'C105', 'C138', 'C182'])
    for (const { owedBy, provision } of held) {
      expect(owedBy).toEqual(['destination'])
      expect(provision).toMatchObject({ article: 'whole', verification: 'unverified' })
    }
  })

  test('three topics are held, nothing of it checked; the UN convention by Qatar would bring most', () => {
    const topics = rightsOn(book, corridor, MAY_2014)
    const held = topics.filter(({ state }) => state === 'held')
    expect(held.map(({ topic }) => topic)).toEqual([
      'equality-of-treatment',
      'forced-and-child-labour',
      'inspection-and-enforcement',
    ])
    for (const { rights } of held) {
      for (const { state, provision } of rights) {
        if (state === 'held') expect(provision.verification).toBe('unverified')
      }
    }
    // A convention of Nepal's alone gives nothing in Qatar.
    const nepal = topics.flatMap(({ rights }) => rights).filter((one) => one.instrument === 'C098')
    expect(nepal.map(({ state, neededOf }) => [state, neededOf])).toEqual([
      ['missing', ['destination']],
    ])
    const additions = whatWouldAdd(book, corridor, MAY_2014)
    expect(
      additions.every(
        ({ articles, articlesIfBoth }) => articles.length + articlesIfBoth.length > 0,
      ),
    ).toBe(true)
    expect(additions[0]).toMatchObject({ end: 'destination', instrument: 'ICRMW' })
    const sizes = additions.map(({ newTopics }) => newTopics.length)
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
    const c097 = additions.find(
      ({ instrument, end }) => instrument === 'C097' && end === 'destination',
    )
    expect(c097?.standing).toBe('not-ratified')
    expect(c097?.articles).toContain('6(1)(a)')
    expect(additions.some(({ standing }) => standing === 'no-list')).toBe(true)
  })

  test('instruments in force without described articles are named', () => {
    expect(undescribedOn(book, corridor, MAY_2014)).toEqual([])
    const fromIndia = { origin: 'IND', destination: 'BGD' }
    expect(undescribedOn(book, fromIndia, MAY_2014)).toEqual([
      { instrument: 'C107', ends: ['origin', 'destination'] },
    ])
  })

  test('what an instrument gives is held as soon as it binds', () => {
    const philippines = { origin: 'PHL', destination: 'ITA' }
    const held = rightsOn(book, philippines, MAY_2014).filter(({ state }) => state === 'held')
    expect(held.length).toBeGreaterThan(3)
    const c097 = bindingOn(book, philippines, MAY_2014).find(
      ({ instrument }) => instrument === 'C097',
    )
    expect(c097?.pattern).toBe('both')
    expect([c097!.origin, c097!.destination].map(isBound)).toEqual([true, true])
  })
})

interface LifeCycleCase {
  readonly id: string
  readonly kind: string
  readonly instrument: string
  readonly iso3?: string
  readonly secondRegistration?: string
  readonly twentiethInstrument?: string
  readonly registered?: string
  readonly registeredOn?: string
  readonly firstEntryIntoForce?: string
  readonly expected?: string
  readonly expectedInTenYearWindow?: boolean
  readonly expectedEffect?: string
}

const cases = readSharedFixture<{ cases: LifeCycleCase[] }>('lifecycle-cases.json')?.cases ?? []
const automatic =
  readSharedFixture<{
    cases: { iso3: string; ruleEntryIntoForce: string; differenceDays: number }[]
  }>('automatic-denunciation.json')?.cases ?? []
const counts =
  readSharedFixture<{ cases: { id: string; expected: number; iso3?: string[] }[] }>(
    'ratifications-may-2014.json',
  )?.cases ?? []

console.info(
  `Values worked out elsewhere: ${cases.length} of life cycles, ${automatic.length} of ends, ${counts.length} counts`,
)

describe.runIf(cases.length > 0)('values worked out elsewhere', () => {
  test.each(cases)('$id', (one) => {
    const { lifeCycle } = entryOf(book, one.instrument).instrument
    const start = one.secondRegistration ?? one.twentiethInstrument ?? one.registered
    if (start !== undefined) expect(takesEffect(start, lifeCycle!)).toBe(one.expected)
    if (one.registeredOn === undefined) return
    const window = windowFrom(
      one.firstEntryIntoForce!,
      { ...lifeCycle!, denunciation: { ...lifeCycle!.denunciation, windowMonths: 12 } },
      one.registeredOn,
    )
    expect(isOpenOn(window, one.registeredOn)).toBe(one.expectedInTenYearWindow)
    expect(denunciationEffect(one.registeredOn, lifeCycle!)).toBe(one.expectedEffect)
    expect(statusOn(book, one.iso3!, one.instrument, '2026-01-01').end?.takesEffect).toBe(
      one.expectedEffect,
    )
  })

  test.each(automatic)('C103 of $iso3', ({ iso3, ruleEntryIntoForce, differenceDays }) => {
    const { end, caveats } = statusOn(book, iso3, 'C103', '2026-01-01')
    expect(end?.takesEffect).toBe(ruleEntryIntoForce)
    expect(caveats.includes('end-differs')).toBe(Math.abs(differenceDays) > 1)
  })

  test('counts and members of May 2014', () => {
    const named = new Map(counts.map((one) => [one.id, one]))
    for (const id of ['c097', 'c143', 'c181', 'icrmw', 'c189']) {
      expect(countOn(book, id.toUpperCase(), MAY_2014).registered).toBe(named.get(id)?.expected)
    }
    const both = { all: ['ICRMW', 'C097'] }
    expect(countWhere(book, both, MAY_2014).states).toEqual(named.get('icrmw-and-c097')?.iso3)
    const either = { all: ['ICRMW'], any: ['C097', 'C143'] }
    expect(countWhere(book, either, MAY_2014).states).toEqual(named.get('icrmw-and-either')?.iso3)
    const first = { all: ['C097', 'C143'] }
    expect(countWhere(book, first, MAY_2014).states).toEqual(named.get('c097-and-c143')?.iso3)
  })
})
