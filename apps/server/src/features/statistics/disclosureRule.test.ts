import { expect, test } from 'vitest'
import type { Queryable } from '../ledger/LedgerPlace.ts'
import { disclosureRule } from './disclosureRule.ts'

/** Parameters in force, as the register answers. */
const register = (...rows: readonly (readonly [name: string, value: unknown])[]) =>
  ({
    query: async () => ({ rows: rows.map(([name, value]) => ({ name, value, key: {} })) }),
  }) as unknown as Queryable

test('the threshold is the highest in force, and five where there is none', async () => {
  const ruleOf = (client: Queryable) => disclosureRule(client, 'home', '2030-04-10')
  expect(await ruleOf(register(['minimum_age', { years: 18 }]))).toEqual({
    ...{ threshold: 5, zeros: 'shown' },
  })
  const several = register(
    ['disclosure_threshold', { threshold: 7 }],
    ['disclosure_threshold', { threshold: 10 }],
  )
  expect((await ruleOf(several)).threshold).toBe(10)
})
