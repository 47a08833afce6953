import { existsSync, readFileSync } from 'node:fs'
import { moneyDecimal } from '@corridor/kernel'
import { expect, test } from 'vitest'
import { NEPAL_VOLUME_TIERS, POEA_CASE_SCHEDULE, requiredAmount } from './index.ts'

const FOLDER = new URL('../../../../../shared/fixtures/operations/', import.meta.url)

const rowsOf = (file: string): readonly (readonly string[])[] =>
  readFileSync(new URL(file, FOLDER), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','))

// Where the folder is not there, the golden cases of requirement.test.ts stand alone.
test.runIf(existsSync(FOLDER))('required amounts of the fixtures', () => {
  const tiers = rowsOf('bond_tiers.csv')
  for (const [workers, cash, , total, status] of tiers) {
    const plannedWorkers = Number(workers)
    const found = requiredAmount(
      { kind: 'volume_tiers', plannedWorkers, ...NEPAL_VOLUME_TIERS },
      null,
    )
    if (found.kind === 'cannot_tell') throw new Error(found.reason)
    expect(moneyDecimal(found.total)).toBe(`${total}.00`)
    expect(moneyDecimal(found.cash)).toBe(`${cash}.00`)
    expect(found.mark).toBe(status?.startsWith('unverified') ? 'unverified' : 'translation')
  }
  const cases = rowsOf('escrow.csv')
  for (const [count, wholeCount, marginal] of cases) {
    const basis = {
      kind: 'case_schedule',
      pendingCases: Number(count),
      ...POEA_CASE_SCHEDULE,
    } as const
    const required = (reading: 'whole_count' | 'marginal') => {
      const found = requiredAmount(basis, reading)
      return found.kind === 'required' ? moneyDecimal(found.total) : found.reason
    }
    expect(required('whole_count')).toBe(`${wholeCount}.00`)
    expect(required('marginal')).toBe(`${marginal}.00`)
  }
  console.info(`bond fixtures: ${tiers.length} tiers, ${cases.length} case counts joined`)
  expect(tiers.length + cases.length).toBeGreaterThan(15)
})
