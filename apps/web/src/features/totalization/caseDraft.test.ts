import { describe, expect, test } from 'vitest'
import { answerCase } from './answerCase.ts'
import {
  addPeriod,
  changeLaw,
  EXAMPLE_CASE,
  emptyCase,
  lengthOf,
  lengthParts,
  movePeriod,
  statesOf,
} from './caseDraft.ts'
import { readCaseHash, writeCaseHash } from './caseLink.ts'
import { openCaseFile } from './openCaseFile.ts'
import { timelineLayout } from './timelineLayout.ts'

describe('a case at hand', () => {
  test('gets periods one after the other, and laws when something is known of them', () => {
    const one = addPeriod(emptyCase('2026-01-01'))
    const two = addPeriod(one)
    expect(two.periods.map(({ id, from, to }) => [id, from, to])).toEqual([
      ['period-1', '2000-01-01', '2000-12-31'],
      ['period-2', '2001-01-01', '2001-12-31'],
    ])
    const law = changeLaw(two, 'ESP', { currency: 'EUR' }).legislations
    expect(law).toEqual([{ state: 'ESP', currency: 'EUR', formula: null, minimum: null }])
    expect(statesOf(EXAMPLE_CASE)).toEqual(['ESP', 'FRA', 'ITA'])
  })

  test('is moved by whole months, by either end or all of it, never past itself', () => {
    const one = { from: '2000-01-01', to: '2000-12-31' }
    expect(movePeriod(one, 'end', 2)).toEqual({ from: '2000-01-01', to: '2001-02-28' })
    expect(movePeriod(one, 'start', -1)).toEqual({ from: '1999-12-01', to: '2000-12-31' })
    expect(movePeriod(one, 'whole', 12)).toEqual({ from: '2001-01-01', to: '2001-12-31' })
    expect(movePeriod(one, 'end', -12)).toBeNull()
    expect(movePeriod({ from: null, to: null }, 'whole', 1)).toBeNull()
  })

  test('has lengths as a number and a unit', () => {
    expect(lengthParts({ quarters: 16 })).toEqual({ unit: 'quarters', value: '16' })
    expect(lengthParts(null)).toEqual({ unit: 'none', value: '' })
    expect(lengthOf('days', '100')).toEqual({ days: '100', dayRegime: 6 })
    expect(lengthOf('none', '3')).toBeNull()
  })

  test('lies on an axis of whole years, in proportion', () => {
    const { firstYear, endYear, lanes } = timelineLayout(EXAMPLE_CASE)
    expect([firstYear, endYear]).toEqual([1984, 2027])
    expect(lanes[0]!.bar!.start).toBe(0)
    expect(lanes[0]!.bar!.length).toBeCloseTo(9 / 43, 3)
    const undated = { ...EXAMPLE_CASE.periods[0]!, from: null, to: null }
    expect(
      timelineLayout({ periods: [undated], contingency: '2026-05-01' }).lanes[0]!.bar,
    ).toBeNull()
  })
})

describe('a case that travels', () => {
  test('comes back from the part of an address after #', async () => {
    const hash = await writeCaseHash(EXAMPLE_CASE)
    expect(hash).toMatch(/^#case=[A-Za-z0-9_-]+$/)
    expect(await readCaseHash(hash!)).toEqual(EXAMPLE_CASE)
    expect(await readCaseHash(`${hash!.slice(0, 40)}`)).toBe('unreadable')
    expect(await readCaseHash('#result')).toBeNull()
  })

  test('is read from a file, or told what is wrong with it', () => {
    const text = JSON.stringify(EXAMPLE_CASE)
    expect(openCaseFile(text, 'x.json', emptyCase('2026-01-01'))).toMatchObject({
      kind: 'case',
      draft: { title: EXAMPLE_CASE.title },
    })
    const wrong = openCaseFile(text.replace('old-age', 'lottery'), 'x.json', EXAMPLE_CASE)
    expect(wrong).toMatchObject({ kind: 'unreadable' })
    expect(JSON.stringify(wrong)).toContain('branch')
    expect(openCaseFile('no', 'x.json', EXAMPLE_CASE).kind).toBe('unreadable')
  })
})

test('the worker answers in words what is not in its form, and refuses nothing silently', () => {
  const asked = { id: 1, instruments: [], language: 'en' as const, names: {} }
  const failed = answerCase({
    ...asked,
    kind: 'compute',
    given: { ...EXAMPLE_CASE, contingency: '' },
  })
  expect(failed).toMatchObject({ kind: 'failed', id: 1 })
  expect(JSON.stringify(failed)).toContain('contingency')
  const computed = answerCase({ ...asked, kind: 'compute', given: EXAMPLE_CASE })
  expect(
    computed.kind === 'computed' && computed.answer.findings.map(({ code }) => code),
  ).toContain('no-instrument')
})
