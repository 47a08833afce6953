import { Rng } from '@corridor/kernel'
import { describe, expect, test } from 'vitest'
import { FIVE_STATES } from '../../testing/fiveStates.ts'
import { SHIPPED_INSTRUMENTS } from '../../testing/readShipped.ts'
import { addSimulations, computeTotalization, drawCareer, simulateCareers } from '../index.ts'

const SEED = 20140528

describe('simulated careers', () => {
  test('are the same however they are split', () => {
    const run = (from: number, to: number) =>
      simulateCareers(FIVE_STATES, SHIPPED_INSTRUMENTS, SEED, from, to)
    expect(addSimulations(run(0, 13), run(13, 40))).toEqual(run(0, 40))
  })

  test('are worked out as a case of a person is', () => {
    const { states, careers } = simulateCareers(FIVE_STATES, SHIPPED_INSTRUMENTS, SEED, 7, 8)
    const answer = computeTotalization(
      drawCareer(FIVE_STATES, new Rng(SEED, 7)),
      SHIPPED_INSTRUMENTS,
    )
    expect(careers).toBe(1)
    for (const { state, payable, counted } of answer.states) {
      const sum = states.find((one) => one.state === state)!
      expect(Number(sum.payable.split('/')[0]) > 0).toBe(payable!.exact !== '0')
      expect(sum.counted).toBe(counted)
    }
  })

  test('lose by national law alone what coordination gives', () => {
    const under = (instrument: string) =>
      simulateCareers({ ...FIVE_STATES, instrument }, SHIPPED_INSTRUMENTS, SEED, 0, 60)
    const paid = ({ states }: ReturnType<typeof under>) =>
      states.reduce((sum, one) => sum + one.paid, 0)
    expect(paid(under('eu-883-2004'))).toBeGreaterThan(paid(under('none')))
  })
})
