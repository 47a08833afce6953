import { existsSync, readFileSync } from 'node:fs'
import { moneyDecimal, parseMoney } from '@corridor/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ContractTerms, NO_TERMS, type Provision, type TermName } from '../terms/index.ts'
import { TERMS, xts } from '../testing/sampleCase.ts'
import { type Compared, compareTerms } from './index.ts'

const outcomeOf = (
  term: string,
  origin: Partial<ContractTerms>,
  destination: Partial<ContractTerms>,
): Compared =>
  compareTerms({ ...TERMS, ...origin }, { ...TERMS, ...destination }, []).find(
    (row) => row.term === term,
  )!.outcome

test('the contract of the scenario: pay, hours and occupation worse, food and leave the same', () => {
  const rows = compareTerms(
    TERMS,
    { ...TERMS, basicMonthly: xts(100_000), hoursWeek: '60', occupation: '9313' },
    [],
  )
  const worse = rows.filter(({ outcome }) => outcome === 'worse').map(({ term }) => term)
  expect(worse).toEqual(['basicMonthly', 'hoursWeek', 'occupation', 'hourlyEquivalent'])
  const hourly = rows.find(({ term }) => term === 'hourlyEquivalent')!
  expect([hourly.origin, hourly.destination]).toEqual([xts(673), xts(385)])
  for (const term of ['food', 'annualLeaveDays']) {
    expect(rows.find((row) => row.term === term)!.outcome).toBe('same')
  }
})

test('1,600 for 60 hours is worse than 1,400 for 48, though the month pays more', () => {
  const rows = compareTerms(TERMS, { ...TERMS, basicMonthly: xts(160_000), hoursWeek: '60' }, [])
  const [monthly, hourly] = ['basicMonthly', 'hourlyEquivalent'].map((term) =>
    rows.find((row) => row.term === term),
  )
  expect([monthly!.outcome, hourly!.outcome]).toEqual(['better', 'worse'])
  expect(hourly!.destination).toEqual(xts(615))
})

test('a term that a side does not state, or neither, cannot be told', () => {
  expect(outcomeOf('hoursWeek', {}, { hoursWeek: null })).toBe('cannot_tell')
  expect(outcomeOf('hoursWeek', { hoursWeek: null }, {})).toBe('cannot_tell')
  const silent = compareTerms(NO_TERMS, NO_TERMS, [])
  expect(new Set(silent.map(({ outcome, missingIn }) => `${outcome} ${missingIn}`))).toEqual(
    new Set(['cannot_tell both']),
  )
})

test('allowances are compared each by its name', () => {
  const night = (minorUnits: number) => [{ name: 'Night', monthly: xts(minorUnits) }]
  const of = (origin: ContractTerms['allowances'], destination: ContractTerms['allowances']) =>
    outcomeOf('allowance:Night', { allowances: origin }, { allowances: destination })
  expect(of(night(5_000), night(5_000))).toBe('same')
  expect(of(night(5_000), night(4_999))).toBe('worse')
  expect(of(night(5_000), [])).toBe('worse')
  expect(of([], night(5_000))).toBe('better')
  expect(outcomeOf('allowances', { allowances: night(1) }, { allowances: null })).toBe(
    'cannot_tell',
  )
})

test('a payer: to the worker is worse, from the worker better, else it changed', () => {
  const of = (origin: string, destination: string) =>
    outcomeOf('visaPayer', { visaPayer: origin as never }, { visaPayer: destination as never })
  expect(of('employer', 'worker')).toBe('worse')
  expect(of('agency', 'worker')).toBe('worse')
  expect(of('worker', 'employer')).toBe('better')
  expect(of('employer', 'agency')).toBe('changed')
})

test('an occupation of which only the group is known cannot be told, unless its level is lower', () => {
  const of = (origin: string, destination: string) =>
    outcomeOf('occupation', { occupation: origin }, { occupation: destination })
  expect(of('7112', '71')).toBe('cannot_tell')
  expect(of('7112', '9')).toBe('worse')
  expect(of('1120', '2512')).toBe('changed')
  expect(of('0110', '9313')).toBe('changed')
  expect(of('3112', '8211')).toBe('worse')
})

test('swapping the two versions swaps better and worse', () => {
  const amounts = fc.constantFrom(null, xts(0), xts(100_000), xts(140_000))
  const decimals = fc.constantFrom(null, '0', '1', '48', '60.5')
  const provisions = fc.constantFrom<Provision | null>(
    null,
    { level: 'none', allowance: null },
    { level: 'allowance', allowance: xts(30_000) },
    { level: 'allowance', allowance: null },
    { level: 'provided', allowance: null },
  )
  const versions = fc
    .record({
      ...{ basicMonthly: amounts, penalties: amounts, hoursWeek: decimals, restDaysWeek: decimals },
      ...{ food: provisions, occupation: fc.constantFrom(null, '7112', '9313', '1') },
      repatriationPayer: fc.constantFrom(null, 'worker' as const, 'employer' as const),
    })
    .map((some): ContractTerms => ({ ...TERMS, ...some }))
  const mirrored: Partial<Record<Compared, Compared>> = { better: 'worse', worse: 'better' }
  fc.assert(
    fc.property(versions, versions, (one, other) => {
      const [there, back] = [compareTerms(one, other, []), compareTerms(other, one, [])]
      for (const [place, row] of there.entries()) {
        // A higher skill level is a change, not something better.
        if (row.term === 'occupation') continue
        expect([row.term, back[place]!.outcome]).toEqual([
          row.term,
          mirrored[row.outcome] ?? row.outcome,
        ])
      }
      expect(compareTerms(one, one, []).some(({ outcome }) => outcome === 'worse')).toBe(false)
    }),
    { seed: 20140528, numRuns: 300 },
  )
})

const VECTORS = new URL(
  '../../../../../../shared/fixtures/operations/contract_compare.csv',
  import.meta.url,
)

describe.runIf(existsSync(VECTORS))('vectors of contract comparison', () => {
  const money = (text: string) => parseMoney(text, 'XTS')
  const provision = (text: string): Provision => {
    const [level, sum] = text.split(':')
    return { level: level as Provision['level'], allowance: sum === undefined ? null : money(sum) }
  }
  const plain = (text: string) => text
  const READ: Readonly<Record<string, readonly [TermName, (text: string) => unknown]>> = {
    basic_monthly: ['basicMonthly', money],
    hours_week: ['hoursWeek', plain],
    rest_days_week: ['restDaysWeek', plain],
    annual_leave_days: ['annualLeaveDays', plain],
    probation_months: ['probationMonths', plain],
    food: ['food', provision],
    housing: ['housing', provision],
    occupation_isco08: ['occupation', plain],
    site: ['site', plain],
    employer: ['employer', plain],
    deduction_monthly: ['deductionsMonthly', money],
    repatriation_payer: ['repatriationPayer', plain],
    term_months: ['termMonths', Number],
    notice_days_worker: ['noticeDaysWorker', Number],
    overtime_rate: ['overtimeRate', plain],
  }

  function termsOf(term: string, text: string): [string, Partial<ContractTerms>] {
    if (term === 'hourly_equivalent') {
      const [basic, hours] = text.split('@')
      return ['hourlyEquivalent', { basicMonthly: money(basic!), hoursWeek: hours! }]
    }
    const [name, read] = READ[term]!
    return [name, { [name]: text === '' ? null : read(text) }]
  }

  test('every row', () => {
    const rows = readFileSync(VECTORS, 'utf8').trim().split(/\r?\n/).slice(1)
    console.info(`contract comparison: ${rows.length} vectors joined`)
    expect(rows.length).toBe(24)
    for (const row of rows) {
      const [term, origin, destination, expected] = row.split(',') as [
        string,
        string,
        string,
        string,
      ]
      const [name, before] = termsOf(term, origin)
      const [, after] = termsOf(term, destination)
      expect([row, outcomeOf(name, before, after)]).toEqual([row, expected])
    }
  })
})

test('amounts in two currencies are compared by a rate, and not without', () => {
  const inDollars = { ...TERMS, basicMonthly: { minorUnits: 70_000, currency: 'USD' } }
  const of = (rates: Parameters<typeof compareTerms>[2]) =>
    compareTerms(TERMS, inDollars, rates).find(({ term }) => term === 'basicMonthly')!.outcome
  expect(of([])).toBe('cannot_tell')
  expect(of([{ from: 'USD', to: 'XTS', rate: '2', source: 'Example Bank' }])).toBe('same')
  expect(moneyDecimal(TERMS.basicMonthly!)).toBe('1400.00')
})
