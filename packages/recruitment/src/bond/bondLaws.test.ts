import { addDays } from '@corridor/kernel'
import { portableHasher, verifyRecordChain } from '@corridor/ledger'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bondStore, HOLDER } from '../../testing/bondStore.ts'
import {
  type Bond,
  type BondCommand,
  balancesOf,
  bondCover,
  bondRecord,
  shortfallOf,
} from './index.ts'

const SEED = { seed: 20140528, numRuns: 120 }
const FIRST = '2030-01-01'

const units = fc.integer({ min: 1, max: 5000 })
const money = units.map((minorUnits) => ({ minorUnits, currency: 'XTS' }))
const reference = fc.constantFrom('r-1', 'r-2', 'r-3', 'r-4', 'r-5', 'r-6')
const award = fc.constantFrom('A-1', 'A-2', 'A-3')
const determination = fc.constantFrom('D-1', 'D-2')
const instrument = fc.integer({ min: 1, max: 25 }).map((n) => `i${n}`)
const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays(FIRST, n))
const reason = fc.constant('decided')
const deposit = fc.oneof(
  fc.record({ kind: fc.constant('cash'), amount: money, reference }),
  fc.record({
    ...{ kind: fc.constant('guarantee'), amount: money, bank: fc.constant('Example Bank') },
    ...{ reference, validUntil: day },
  }),
)

const of = (type: BondCommand['type'], payload: fc.Arbitrary<object>) =>
  payload.map((given) => ({ type, payload: given }) as BondCommand)

const held = fc.record({ instrument, on: fc.constant(FIRST), reference })

const proposing = (movement: fc.Arbitrary<object>) =>
  of(
    'bond.propose',
    movement.map((given) => ({ movement: given })),
  )
const charge = fc.record({
  ...{ act: fc.constant('charge'), award, amount: money, reason },
  determination: fc.option(determination),
})

const release = fc.record({
  ...{ act: fc.constant('release'), reason },
  openCases: fc.constantFrom(0, 0, 0, 1),
})

const commands = fc.oneof(
  { weight: 3, arbitrary: of('bond.deposit', fc.record({ deposit })) },
  { weight: 5, arbitrary: of('bond.receiveCash', held) },
  { weight: 5, arbitrary: of('bond.confirmGuarantee', held) },
  of('bond.reject', fc.record({ instrument, reason })),
  {
    weight: 3,
    arbitrary: of(
      'bond.assess',
      money.map((amount) => ({
        ...{ required: amount, reading: null },
        basis: { kind: 'order', amount, source: 'Example order' },
      })),
    ),
  },
  { weight: 2, arbitrary: of('bond.serveNotice', fc.record({ receivedOn: fc.constant(FIRST) })) },
  { weight: 2, arbitrary: of('bond.default', fc.constant({})) },
  { weight: 3, arbitrary: of('bond.expire', fc.record({ on: day })) },
  { weight: 3, arbitrary: of('bond.setTail', fc.record({ until: day, basis: reason })) },
  { weight: 4, arbitrary: of('bond.reserve', fc.record({ determination, amount: money })) },
  of('bond.free', fc.record({ determination, reason })),
  { weight: 6, arbitrary: proposing(charge) },
  { weight: 5, arbitrary: proposing(release) },
  proposing(fc.record({ act: fc.constant('forfeit'), order: reference, reason })),
  { weight: 6, arbitrary: of('bond.confirm', fc.constant({})) },
  of('bond.decline', fc.record({ reason })),
  of('bond.withdraw', fc.record({ reason })),
  of('bond.lapse', fc.constant({})),
  of('bond.settleClaim', fc.record({ award, reference })),
)

const PEOPLE = [
  ['fin', 'finance-officer'],
  ['fin', 'finance-officer'],
  ['dara', 'authority'],
] as const

const sequence = fc.array(fc.tuple(commands, fc.constantFrom(...PEOPLE), fc.nat({ max: 2 })), {
  minLength: 30,
  maxLength: 120,
})

type Step = readonly [BondCommand, (typeof PEOPLE)[number], number]

/** The end of a bond, where nothing stands against it. */
const WINDING_UP: readonly Step[] = (
  [
    ['bond.withdraw', { reason: 'over' }],
    ['bond.expire', { on: addDays(FIRST, 61) }, 400],
    ...['D-1', 'D-2'].map((one) => ['bond.free', { determination: one, reason: 'over' }]),
    ...['A-1', 'A-2', 'A-3'].map((one) => ['bond.settleClaim', { award: one, reference: 'r' }]),
    ['bond.setTail', { until: addDays(FIRST, 100), basis: 'rule' }],
    ['bond.propose', { movement: { act: 'release', openCases: 0, reason: 'over' } }],
    ['bond.confirm', {}],
  ] as const
).map(
  ([type, payload, days = 0]) =>
    [
      { type, payload } as BondCommand,
      type === 'bond.confirm' ? PEOPLE[2] : PEOPLE[0],
      days as number,
    ] as const,
)

/** From operations, section 3, written a second time: which status may follow which. */
const MAY_FOLLOW: Readonly<Record<string, readonly string[]>> = {
  lodged: ['lodged', 'charged', 'short', 'released', 'forfeited'],
  charged: ['charged', 'lodged', 'short', 'released', 'forfeited'],
  short: ['short', 'lodged', 'charged', 'replenish_due', 'released', 'forfeited'],
  replenish_due: ['replenish_due', 'lodged', 'charged', 'released', 'forfeited'],
  released: ['released'],
  forfeited: ['forfeited'],
}

/** What holds of every bond at every moment. */
function expectSound(bond: Bond): void {
  const balances = balancesOf(bond.entries)
  expect(Object.values(balances).reduce((sum, one) => sum + one, 0)).toBe(0)
  for (const account of ['cover', 'reserved', 'awards', 'authority'] as const) {
    expect(balances[account], account).toBeGreaterThanOrEqual(0)
  }
  for (const { minorUnits } of bond.entries) expect(minorUnits).toBeGreaterThan(0)
  const { total, reserved } = bondCover(bond, null)
  expect(balances.cover + balances.reserved).toBe(total)
  expect(balances.reserved).toBe(reserved)
  for (const { minorUnits, remaining } of bond.instruments) {
    expect(remaining).toBeGreaterThanOrEqual(0)
    expect(remaining).toBeLessThanOrEqual(minorUnits)
  }
  const paid = bond.charges.reduce((sum, one) => sum + one.minorUnits, 0)
  expect(balances.awards).toBe(paid)
  for (const { openClaim } of bond.charges) expect(openClaim ?? 1).toBeGreaterThan(0)
  const lacking = shortfallOf(bond, null)
  if (bond.status === 'short' || bond.status === 'replenish_due') {
    expect(lacking).toBeGreaterThan(0)
  }
  if (lacking === 0 && bond.status !== 'released' && bond.status !== 'forfeited') {
    expect(bond.status).toBe('lodged')
  }
  if (bond.defaultedAt !== null) expect(bond.status).toBe('replenish_due')
  expect(bond.notice === null).toBe(bond.status !== 'replenish_due')
}

test('any sequence of commands keeps the account in balance, and a replay gives the same', () => {
  const seen = new Map<string, number>()
  const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1)
  fc.assert(
    fc.property(sequence, deposit, (asked, first) => {
      const store = bondStore()
      const { name: holderName, office, jurisdiction } = HOLDER
      const lodged = { holder: 'o-1', holderName, purpose: 'agency', office, jurisdiction }
      const command = { type: 'bond.lodge', payload: { ...lodged, deposit: first } } as BondCommand
      store.send(command, 'agent', 'agency', FIRST)
      let today = FIRST
      for (const [command, [actor, role], days] of [...asked, ...WINDING_UP]) {
        today = addDays(today, days)
        const before = store.bond()
        const isClock = bondRecord.actionByType.get(command.type)?.permission === 'lapse.bond'
        const who = isClock ? (['system:clock', 'clock'] as const) : ([actor, role] as const)
        // Deposits come from the agency: whoever looks at them is another.
        const sender = command.type === 'bond.deposit' ? (['agent', 'agency'] as const) : who
        const decision = store.send(command, sender[0], sender[1], today)
        count(`${command.type} ${decision.kind}`)
        if (decision.kind === 'refused') {
          expect(store.bond()).toBe(before)
          continue
        }
        const after = store.bond()
        count(`${before.status} -> ${after.status}`)
        expect(MAY_FOLLOW[before.status]).toContain(after.status)
        expectSound(after)
        if (command.type === 'bond.confirm') {
          expect(before.proposal?.role).not.toBe(role)
          const was = bondCover(before, null)
          const paid = balancesOf(after.entries).awards - balancesOf(before.entries).awards
          expect(paid).toBeLessThanOrEqual(was.total)
        }
      }
      expect(store.replay()).toEqual(store.current())
      expect(verifyRecordChain(store.actions, portableHasher).faults).toEqual([])
    }),
    SEED,
  )
  // Without both outcomes of every action the property would say little.
  for (const { type } of bondRecord.actions) {
    if (type === 'bond.lodge') continue
    expect(seen.get(`${type} accepted`), `${type} accepted`).toBeGreaterThan(0)
    expect(seen.get(`${type} refused`), `${type} refused`).toBeGreaterThan(0)
  }
  for (const status of ['charged', 'short', 'replenish_due', 'released', 'forfeited']) {
    const reached = [...seen.keys()].filter((key) => key.endsWith(`-> ${status}`))
    expect(reached, status).not.toEqual([])
  }
}, 60_000)
