import { DomainError } from '@corridor/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  consume,
  countedAgainstPrincipal,
  giveBack,
  moveVacancy,
  reserve,
  stageOf,
  type Vacancies,
  type VacancyClaim,
  type VacancyStage,
  vacanciesLeft,
} from './vacancies.ts'

const SEED = { seed: 20140528, numRuns: 300 }
const CONTRACTS = 8

const move = fc.record({
  contract: fc.nat(CONTRACTS - 1),
  source: fc.constantFrom<'contract' | 'clearance'>('contract', 'clearance'),
  claim: fc.constantFrom<VacancyClaim>('reserved', 'consumed', 'given_back'),
})

/** Each record claims what its kind can claim. */
const fitting = ({ source, claim }: { source: string; claim: VacancyClaim }): VacancyClaim =>
  source === 'contract' && claim === 'consumed'
    ? 'reserved'
    : source === 'clearance' && claim === 'reserved'
      ? 'consumed'
      : claim

describe('the quantity ledger', () => {
  test('any sequence of claims: never below zero, never overdrawn, equal to what contracts hold', () => {
    let refused = 0
    fc.assert(
      fc.property(fc.nat(6), fc.array(move, { maxLength: 80 }), (approved, moves) => {
        let ledger: Vacancies = { approved, reserved: 0, consumed: 0 }
        const claims = Array.from({ length: CONTRACTS }, () => new Map<string, VacancyClaim>())
        for (const one of moves) {
          const of = claims[one.contract]!
          const before = stageOf([...of.values()])
          const after = new Map(of).set(one.source, fitting(one))
          try {
            ledger = moveVacancy(ledger, before, stageOf([...after.values()]))
            claims[one.contract] = after
          } catch (error) {
            expect(error).toMatchObject({ code: 'job_order_exhausted' })
            expect(vacanciesLeft(ledger)).toBe(0)
            refused += 1
          }
          const stages = claims.map((all): VacancyStage => stageOf([...all.values()]))
          expect(ledger).toEqual({
            approved,
            reserved: stages.filter((stage) => stage === 'reserved').length,
            consumed: stages.filter((stage) => stage === 'consumed').length,
          })
          expect(ledger.reserved + ledger.consumed).toBeLessThanOrEqual(approved)
        }
      }),
      SEED,
    )
    expect(refused).toBeGreaterThan(100)
  })

  test('the stage does not depend on the order in which records say what they claim', () => {
    const claims = fc.array(fc.constantFrom<VacancyClaim>('reserved', 'consumed', 'given_back'))
    fc.assert(
      fc.property(claims, (all) => {
        expect(stageOf(all.toReversed())).toBe(stageOf(all))
        expect(stageOf(all.toSorted())).toBe(stageOf(all))
      }),
      SEED,
    )
  })

  test('the last vacancy goes to one', () => {
    const one = consume(reserve({ approved: 3, reserved: 0, consumed: 2 }))
    expect(one).toEqual({ approved: 3, reserved: 0, consumed: 3 })
    expect(() => reserve(one)).toThrow(DomainError)
    expect(() => consume(one, 'none')).toThrow('no vacancy left')
    expect(reserve(giveBack(one, 'consumed'))).toEqual({ approved: 3, reserved: 1, consumed: 2 })
    expect(() => giveBack({ approved: 3, reserved: 0, consumed: 0 }, 'reserved')).toThrow(
      expect.objectContaining({ code: 'bad_option' }),
    )
  })

  test('what is unused returns to the principal when the order is over', () => {
    const ledger = { approved: 40, reserved: 2, consumed: 30 }
    expect(countedAgainstPrincipal(ledger, false)).toBe(40)
    expect(countedAgainstPrincipal(ledger, true)).toBe(32)
  })
})
