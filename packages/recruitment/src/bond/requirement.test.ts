import { parseMoney } from '@corridor/kernel'
import { describe, expect, test } from 'vitest'
import { NEPAL_VOLUME_TIERS, POEA_CASE_SCHEDULE, requiredAmount } from './index.ts'

const npr = (amount: string) => parseMoney(amount, 'NPR')
const ofVolume = (plannedWorkers: number) =>
  requiredAmount({ kind: 'volume_tiers', plannedWorkers, ...NEPAL_VOLUME_TIERS }, null)
const ofCases = (pendingCases: number, reading: 'whole_count' | 'marginal' | null) =>
  requiredAmount({ kind: 'case_schedule', pendingCases, ...POEA_CASE_SCHEDULE }, reading)

// The figures of the statute in translation, and of the circular under both readings.
describe('volume tiers', () => {
  test.each([
    [0, '5000000', '20000000', 'translation'],
    [2400, '5000000', '20000000', 'translation'],
    [3000, '5000000', '20000000', 'translation'],
    [3001, '10000000', '40000000', 'translation'],
    [5000, '10000000', '40000000', 'translation'],
    [5001, '20000000', '60000000', 'unverified'],
  ])('%i workers a year', (workers, cash, total, mark) => {
    const expected = { kind: 'required', cash: npr(cash), total: npr(total), mark }
    expect(ofVolume(workers)).toEqual(expected)
  })

  test('no tier reaches so far', () => {
    const tiers = NEPAL_VOLUME_TIERS.tiers.slice(0, 2)
    const basis = { kind: 'volume_tiers', plannedWorkers: 5001, tiers, source: 'x' } as const
    expect(requiredAmount(basis, null)).toEqual({ kind: 'cannot_tell', reason: 'no_tier' })
  })
})

describe('case schedule', () => {
  test.each([
    [1, 13_000, 13_000],
    [5, 25_000, 25_000],
    [6, 34_000, 29_000],
    [10, 50_000, 45_000],
    [11, 60_000, 50_000],
    [12, 60_000, 55_000],
    [13, 60_000, 60_000],
    [25, 60_000, 60_000],
  ])('%i cases', (cases, wholeCount, marginal) => {
    const total = (amount: number) => ({ total: parseMoney(`${amount}`, 'USD') })
    expect(ofCases(cases, 'whole_count')).toMatchObject(total(wholeCount))
    expect(ofCases(cases, 'marginal')).toMatchObject(total(marginal))
  })

  test('the reading is not guessed, and not needed without a case', () => {
    expect(ofCases(6, null)).toEqual({ kind: 'cannot_tell', reason: 'reading_not_set' })
    expect(ofCases(0, null)).toMatchObject({ total: parseMoney('10000', 'USD') })
  })

  test('currencies are not mixed', () => {
    const basis = {
      kind: 'case_schedule',
      pendingCases: 1,
      ...POEA_CASE_SCHEDULE,
      base: npr('1'),
    } as const
    expect(requiredAmount(basis, 'marginal')).toMatchObject({ reason: 'currencies_differ' })
  })
})
