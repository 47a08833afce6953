import { expect, test } from 'vitest'
import { type Actor, decide, PERMISSION_NAMES, permissionFacts, scopeFilter } from './index.ts'

/** A person with more roles than most, one of them lent, asks for everything there is. */
const actor: Actor = {
  kind: 'person',
  person: 'ada',
  assurance: 'two-factor',
  roles: [
    { role: 'licensing-officer', organisation: 'm', office: 'north', from: '2026-01-01' },
    { role: 'inspector', organisation: 'm', office: 'north', from: '2026-01-01' },
    { role: 'worker', organisation: null, from: '2020-01-01' },
    {
      role: 'authority',
      organisation: 'm',
      jurisdiction: 'NPL',
      from: '2026-01-01',
      onBehalfOf: 'ben',
    },
  ],
}
const context = {
  today: '2026-11-21',
  nowMilliseconds: 0,
  givers: new Map([
    [
      'ben',
      [{ role: 'authority' as const, organisation: 'm', jurisdiction: 'NPL', from: '2026-01-01' }],
    ],
  ]),
}
const records = PERMISSION_NAMES.map((name) => ({
  kind: permissionFacts(name)!.kind,
  id: 'r',
  owner: 'x',
  organisations: ['a', 'b'],
  office: 'south',
  jurisdiction: 'NPL',
  assignees: ['y'],
  mandateHolders: ['u'],
  state: null,
}))

/** Microseconds for one call, of the fastest of several rounds. */
function microseconds(call: (index: number) => unknown): number {
  const rounds = Array.from({ length: 20 }, () => {
    const start = performance.now()
    for (let turn = 0; turn < 5; turn += 1) {
      for (let index = 0; index < PERMISSION_NAMES.length; index += 1) call(index)
    }
    return ((performance.now() - start) * 1000) / (5 * PERMISSION_NAMES.length)
  })
  return Math.min(...rounds)
}

test('a decision takes at most 50 microseconds, a filter too', () => {
  const decision = microseconds((index) =>
    decide(actor, PERMISSION_NAMES[index]!, records[index]!, context),
  )
  const filter = microseconds((index) => scopeFilter(actor, PERMISSION_NAMES[index]!, context))
  console.info(`decide ${decision.toFixed(2)} µs, scopeFilter ${filter.toFixed(2)} µs`)
  expect(decision).toBeLessThan(50)
  expect(filter).toBeLessThan(50)
})
