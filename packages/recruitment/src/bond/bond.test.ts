import { parseMoney } from '@corridor/kernel'
import { describe, expect, test } from 'vitest'
import { bondStore, HOLDER } from '../../testing/bondStore.ts'
import {
  type BondCommand,
  type BondFacts,
  balancesOf,
  bondCover,
  findBondCover,
  NEPAL_VOLUME_TIERS,
  type RegisteredTables,
  type RequirementBasis,
  registeredTables,
  requiredAmount,
  shortfallOf,
} from './index.ts'

const xts = (amount: string) => parseMoney(amount, 'XTS')
const npr = (amount: string) => parseMoney(amount, 'NPR')

type Deposit = Extract<BondCommand, { type: 'bond.deposit' }>['payload']['deposit']

const lodge = (deposit: Deposit): BondCommand => {
  const { name: holderName, office, jurisdiction } = HOLDER
  const payload = { holder: 'o-1', holderName, purpose: 'agency', office, jurisdiction, deposit }
  return { type: 'bond.lodge', payload } as BondCommand
}

const charge = (award: string, amount: string, determination: string | null = null) =>
  ({
    type: 'bond.propose',
    payload: {
      movement: {
        act: 'charge',
        amount: xts(amount),
        ...{ award, determination, reason: 'award final' },
      },
    },
  }) as const

const ordered = (amount: string): BondCommand => ({
  type: 'bond.assess',
  payload: {
    required: xts(amount),
    reading: null,
    basis: { kind: 'order', amount: xts(amount), source: 'Example order 7' },
  },
})

/** 20,000.00 XTS in the bank and required, as before the award of scenario OS-2. */
function lodged(facts: Partial<BondFacts> = {}) {
  const store = bondStore(facts)
  const agent = (command: BondCommand, day: string) => store.send(command, 'agent', 'agency', day)
  const finance = (command: BondCommand, day: string) =>
    store.send(command, 'fin', 'finance-officer', day)
  const authority = (command: BondCommand, day: string) =>
    store.send(command, 'dara', 'authority', day)
  const clock = (command: BondCommand, day: string) =>
    store.send(command, 'system:clock', 'clock', day)
  agent(lodge({ kind: 'cash', amount: xts('20000'), reference: 'r-1' }), '2030-01-10')
  const received = { instrument: 'i1', on: '2030-01-11', reference: 'statement 4' }
  finance({ type: 'bond.receiveCash', payload: received }, '2030-01-11')
  finance(ordered('20000'), '2030-01-11')
  expect(store.bond().status).toBe('lodged')
  return { store, agent, finance, authority, clock }
}

const refusedBy = (decision: ReturnType<ReturnType<typeof bondStore>['send']>) =>
  decision.kind === 'refused'
    ? decision.findings.filter(({ met }) => met !== 'yes').map(({ rule }) => rule)
    : ['accepted']

describe('an award is executed on the bond (OS-2)', () => {
  const charged = () => {
    const all = lodged()
    const { store, finance, authority } = all
    const amount = xts('5087.50')
    finance({ type: 'bond.reserve', payload: { determination: 'D-1', amount } }, '2030-10-01')
    expect(bondCover(store.bond(), null)).toMatchObject({ total: 2_000_000, reserved: 508_750 })
    const release = { act: 'release', openCases: 0, reason: 'asked for' } as const
    expect(
      refusedBy(finance({ type: 'bond.propose', payload: { movement: release } }, '2030-10-02')),
    ).toContain('bond.nothing_reserved')
    finance(charge('A-1', '5087.50', 'D-1'), '2030-11-04')
    authority({ type: 'bond.confirm', payload: {} }, '2030-11-04')
    return all
  }

  test('one entry, and the bond is short', () => {
    const { store, finance } = charged()
    const bond = store.bond()
    expect(bond.status).toBe('short')
    expect(bondCover(bond, null)).toMatchObject({ total: 1_491_250, reserved: 0 })
    expect(shortfallOf(bond, null)).toBe(508_750)
    expect(bond.entries.filter(({ kind }) => kind === 'charge')).toHaveLength(1)
    expect(balancesOf(bond.entries)).toEqual({
      ...{ holder: -2_000_000, cover: 1_491_250, reserved: 0 },
      ...{ awards: 508_750, authority: 0 },
    })
    expect(refusedBy(finance(charge('A-1', '5087.50'), '2030-11-05'))).toEqual(['bond.award_once'])
  })

  test('topped up in time', () => {
    const { store, agent, finance, clock } = charged()
    const notice = finance(
      { type: 'bond.serveNotice', payload: { receivedOn: '2030-11-05', days: 15 } },
      '2030-11-05',
    )
    expect(notice).toMatchObject({
      opens: [{ name: 'bond.replenishment', due: '2030-11-20', missed: 'bond.default' }],
    })
    expect(refusedBy(clock({ type: 'bond.default', payload: {} }, '2030-11-20'))).toEqual([
      'bond.notice_over',
    ])
    const deposit = { kind: 'cash', amount: xts('5087.50'), reference: 'r-2' } as const
    agent({ type: 'bond.deposit', payload: { deposit } }, '2030-11-17')
    // Said to be paid is not paid.
    expect(store.bond().status).toBe('replenish_due')
    expect(findBondCover(store.bond(), '2030-11-17').met).toBe('cannot_tell')
    const { id } = store.bond().instruments.at(-1)!
    const received = { instrument: id, on: '2030-11-17', reference: 'statement 9' }
    finance({ type: 'bond.receiveCash', payload: received }, '2030-11-17')
    expect(store.bond()).toMatchObject({ status: 'lodged', notice: null, defaultedAt: null })
    expect(findBondCover(store.bond(), '2030-11-17').met).toBe('yes')
  })

  test('not topped up: default from the day after, until it is', () => {
    const { store, agent, finance, clock } = charged()
    finance({ type: 'bond.serveNotice', payload: { receivedOn: '2030-11-05' } }, '2030-11-05')
    clock({ type: 'bond.default', payload: {} }, '2030-11-21')
    expect(store.bond()).toMatchObject({ status: 'replenish_due', defaultedAt: expect.any(String) })
    expect(findBondCover(store.bond(), '2030-11-21')).toMatchObject({ met: 'no' })
    const pay = (amount: string, reference: string) => {
      const deposit = { kind: 'cash', amount: xts(amount), reference } as const
      agent({ type: 'bond.deposit', payload: { deposit } }, '2030-12-01')
      const { id: instrument } = store.bond().instruments.at(-1)!
      const payload = { instrument, on: '2030-12-01', reference }
      finance({ type: 'bond.receiveCash', payload }, '2030-12-01')
    }
    pay('5000', 'r-2')
    expect(store.bond().defaultedAt).not.toBeNull()
    pay('87.50', 'r-3')
    expect(store.bond()).toMatchObject({ status: 'lodged', defaultedAt: null })
    expect(store.replay()).toEqual(store.current())
  })
})

test('a charge stops at the cover; the rest is an open claim', () => {
  const { store, agent, finance, authority } = lodged()
  const reserved = { determination: 'D-2', amount: xts('4000') }
  finance({ type: 'bond.reserve', payload: reserved }, '2030-02-01')
  finance(charge('A-1', '30000'), '2030-02-02')
  authority({ type: 'bond.confirm', payload: {} }, '2030-02-02')
  // What is set aside for another worker stays.
  expect(store.bond().charges).toEqual([
    { award: 'A-1', minorUnits: 1_600_000, openClaim: 1_400_000 },
  ])
  expect(balancesOf(store.bond().entries)).toMatchObject({ cover: 0, reserved: 400_000 })
  const deposit = { kind: 'cash', amount: xts('14000'), reference: 'r-2' } as const
  agent({ type: 'bond.deposit', payload: { deposit } }, '2030-02-03')
  const { id: instrument } = store.bond().instruments.at(-1)!
  finance(
    { type: 'bond.receiveCash', payload: { instrument, on: '2030-02-03', reference: 's' } },
    '2030-02-03',
  )
  expect(refusedBy(finance(charge('A-1', '30000'), '2030-02-04'))).toEqual(['bond.award_once'])
  finance(charge('A-1', '14000'), '2030-02-04')
  authority({ type: 'bond.confirm', payload: {} }, '2030-02-04')
  expect(store.bond().charges).toEqual([{ award: 'A-1', minorUnits: 3_000_000, openClaim: null }])
})

describe('a guarantee', () => {
  const required = requiredAmount(
    { kind: 'volume_tiers', plannedWorkers: 2400, ...NEPAL_VOLUME_TIERS },
    null,
  )
  const assess = (plannedWorkers: number, total: string): BondCommand => ({
    type: 'bond.assess',
    payload: {
      required: npr(total),
      reading: null,
      basis: {
        kind: 'volume_tiers',
        ...{ plannedWorkers, source: NEPAL_VOLUME_TIERS.source },
        tiers: NEPAL_VOLUME_TIERS.tiers.map((tier) => ({ ...tier })),
      },
    },
  })
  const tiered = () => {
    const store = bondStore()
    const finance = (command: BondCommand, day: string) =>
      store.send(command, 'fin', 'finance-officer', day)
    const cash = { kind: 'cash', amount: npr('5000000'), reference: 'r-1' } as const
    store.send(lodge(cash), 'agent', 'agency', '2030-01-10')
    const guarantee = {
      kind: 'guarantee',
      ...{ amount: npr('15000000'), bank: 'Example Bank' },
      ...{ reference: 'G-1', validUntil: '2033-03-31' },
    } as const
    const topUp: BondCommand = { type: 'bond.deposit', payload: { deposit: guarantee } }
    store.send(topUp, 'agent', 'agency', '2030-01-10')
    const received = { instrument: 'i1', on: '2030-01-11', reference: 's' }
    finance({ type: 'bond.receiveCash', payload: received }, '2030-01-11')
    finance(assess(2400, '20000000'), '2030-01-12')
    return { store, finance }
  }
  const confirmed = (): BondCommand => ({
    type: 'bond.confirmGuarantee',
    payload: { instrument: 'i2', on: '2030-01-20', reference: 'letter' },
  })

  test('counts once its bank confirmed it, until its day (OS-1)', () => {
    const { store, finance } = tiered()
    expect(required).toMatchObject({ kind: 'required', total: npr('20000000') })
    expect(findBondCover(store.bond(), '2030-01-12')).toMatchObject({ met: 'cannot_tell' })
    const own = store.send(confirmed(), 'agent', 'finance-officer', '2030-01-20')
    expect(own).toMatchObject({ reason: 'separation', findings: [{ rule: 'SD1' }] })
    finance(confirmed(), '2030-01-20')
    expect(findBondCover(store.bond(), '2030-01-20').met).toBe('yes')
    finance(assess(3000, '20000000'), '2030-06-01')
    expect(store.bond().status).toBe('lodged')
    finance(assess(3001, '40000000'), '2030-06-02')
    expect(store.bond().status).toBe('short')
    expect(shortfallOf(store.bond(), '2030-06-02')).toBe(2_000_000_000)
    expect(bondCover(store.bond(), '2033-03-31').total).toBe(2_000_000_000)
    expect(bondCover(store.bond(), '2033-04-01').total).toBe(500_000_000)
  })

  test('stands in for no money that the law wants', () => {
    const { store, finance } = tiered()
    finance(confirmed(), '2030-01-20')
    const movement = {
      act: 'charge',
      ...{ award: 'A-9', determination: null, reason: 'award final' },
      amount: npr('1000'),
    } as const
    finance({ type: 'bond.propose', payload: { movement } }, '2030-02-01')
    store.send({ type: 'bond.confirm', payload: {} }, 'dara', 'authority', '2030-02-01')
    const deposit = {
      kind: 'guarantee',
      ...{ amount: npr('1000'), bank: 'Example Bank', reference: 'G-2' },
      validUntil: '2033-03-31',
    } as const
    store.send({ type: 'bond.deposit', payload: { deposit } }, 'agent', 'agency', '2030-02-02')
    const { id: instrument } = store.bond().instruments.at(-1)!
    finance(
      { type: 'bond.confirmGuarantee', payload: { instrument, on: '2030-02-02', reference: 'l' } },
      '2030-02-02',
    )
    expect(bondCover(store.bond(), null)).toMatchObject({ total: 2_000_000_000, cash: 499_900_000 })
    expect(store.bond().status).toBe('short')
  })

  test('is over: nothing is charged to it before that is recorded', () => {
    const { store, finance } = tiered()
    finance(confirmed(), '2030-01-20')
    const movement = {
      act: 'charge',
      ...{ award: 'A-9', determination: null, reason: 'award final' },
      amount: npr('6000000'),
    } as const
    const propose: BondCommand = { type: 'bond.propose', payload: { movement } }
    expect(refusedBy(finance(propose, '2033-04-01'))).toEqual(['bond.guarantees_current'])
    store.send(
      { type: 'bond.expire', payload: { on: '2033-04-01' } },
      'system:clock',
      'clock',
      '2033-04-01',
    )
    expect(store.bond()).toMatchObject({ status: 'short' })
    finance(propose, '2033-04-01')
    store.send({ type: 'bond.confirm', payload: {} }, 'dara', 'authority', '2033-04-01')
    expect(store.bond().charges).toMatchObject([{ openClaim: 100_000_000 }])
    expect(balancesOf(store.bond().entries)).toMatchObject({ cover: 0, awards: 500_000_000 })
  })

  test('a figure that is not established binds nobody', () => {
    const { finance, store } = tiered()
    finance(confirmed(), '2030-01-20')
    finance(assess(5001, '60000000'), '2030-02-01')
    expect(store.bond().status).toBe('short')
    const notice: BondCommand = { type: 'bond.serveNotice', payload: { receivedOn: '2030-02-01' } }
    expect(refusedBy(finance(notice, '2030-02-01'))).toEqual(['bond.basis_established'])
  })
})

describe('release', () => {
  const release: BondCommand = {
    type: 'bond.propose',
    payload: { movement: { act: 'release', openCases: 0, reason: 'licence given up' } },
  }
  const tail: BondCommand = {
    type: 'bond.setTail',
    payload: { until: '2031-06-30', basis: 'Example rule: one year after the last departure' },
  }

  test('only after the tail, by finance and authority, of a holder without licence', () => {
    const { store, finance, authority } = lodged()
    expect(refusedBy(finance(release, '2030-07-01'))).toEqual(['bond.tail_over'])
    finance(tail, '2030-07-01')
    expect(refusedBy(finance(release, '2031-06-30'))).toEqual(['bond.tail_over'])
    finance(release, '2031-07-01')
    const confirm: BondCommand = { type: 'bond.confirm', payload: {} }
    expect(finance(confirm, '2031-07-01')).toMatchObject({ reason: 'separation' })
    expect(store.send(confirm, 'other', 'finance-officer', '2031-07-01')).toMatchObject({
      findings: [{ rule: 'SD9' }],
    })
    authority(confirm, '2031-07-01')
    expect(store.bond().status).toBe('released')
    expect(balancesOf(store.bond().entries)).toMatchObject({ holder: 0, cover: 0 })
    expect(store.replay()).toEqual(store.current())
  })

  test.each([true, null])('not while the licence is in force: %s', (licenceInForce) => {
    const { finance } = lodged({ licenceInForce })
    finance(tail, '2030-07-01')
    expect(refusedBy(finance(release, '2031-07-01'))).toEqual(['bond.licence_ended'])
  })
})

test('what is forfeited goes to the authority', () => {
  const { store, finance, authority } = lodged()
  const movement = { act: 'forfeit', order: 'Order 12', reason: 'licence revoked' } as const
  finance({ type: 'bond.propose', payload: { movement } }, '2030-07-01')
  authority({ type: 'bond.confirm', payload: {} }, '2030-07-02')
  expect(store.bond().status).toBe('forfeited')
  expect(balancesOf(store.bond().entries)).toMatchObject({ cover: 0, authority: 2_000_000 })
})

test('what does not fit the basis, the holder or the currency is refused', () => {
  const { finance, agent } = lodged()
  const wrong = { ...(ordered('20000') as { payload: object }).payload, required: xts('1') }
  expect(
    refusedBy(finance({ type: 'bond.assess', payload: wrong } as BondCommand, '2030-02-01')),
  ).toEqual(['bond.required_follows'])
  const deposit = { kind: 'cash', amount: npr('1'), reference: 'r-9' } as const
  expect(refusedBy(agent({ type: 'bond.deposit', payload: { deposit } }, '2030-02-01'))).toEqual([
    'bond.currency',
  ])
  const cash = { kind: 'cash', amount: xts('1'), reference: 'r-1' } as const
  const refusals = [
    { holder: null },
    { holder: { ...HOLDER, name: 'Other' } },
    { holder: { ...HOLDER, kind: 'employer' } },
    { hasAnother: true },
    { hasAnother: null },
  ].map((facts) => refusedBy(bondStore(facts).send(lodge(cash), 'a', 'agency', '2030-01-01')))
  expect(refusals).toEqual([
    ['bond.holder_known', 'bond.holder_fits'],
    ['bond.holder_known'],
    ['bond.holder_fits'],
    ['bond.one_for_holder'],
    ['bond.one_for_holder'],
  ])
})

describe('tables of the parameter register', () => {
  const tiers = [
    { upTo: 3000, cash: npr('5000000'), guarantee: npr('15000000') },
    { upTo: null, cash: npr('10000000'), guarantee: npr('30000000') },
  ]
  const parameter = (key: object, isVerified = true) =>
    ({ record: 'p-1', version: 2, name: 'bond_tiers', key, value: { tiers }, isVerified }) as const
  const assessed = (registered: RegisteredTables, basis: RequirementBasis) => {
    const { decision } = nprStore(registered, basis)
    return decision.kind === 'refused'
      ? decision.refusal.findings.filter(({ met }) => met !== 'yes').map(({ rule }) => rule)
      : []
  }
  const nprStore = (registered: RegisteredTables, basis: RequirementBasis) => {
    const store = bondStore({ registered })
    const deposit = { kind: 'cash', amount: npr('5000000'), reference: 'r' } as const
    store.send(lodge(deposit), 'agent', 'agency', '2030-01-10')
    const found = requiredAmount(basis, null)
    const required = found.kind === 'required' ? found.total : null
    const command = { type: 'bond.assess', payload: { required, reading: null, basis } } as const
    const answer = store.send(command as BondCommand, 'fin', 'finance-officer', '2030-01-11')
    return {
      decision:
        answer.kind === 'refused'
          ? { kind: 'refused' as const, refusal: answer }
          : { kind: 'recorded' as const },
    }
  }

  test('hold for the jurisdiction, its country, corridors from it and everybody', () => {
    const of = (key: object) => registeredTables([parameter(key)], 'XAA-1').tables.length
    expect(
      [{}, { jurisdiction: 'XAA' }, { jurisdiction: 'XAA-1' }, { corridor: 'XAA-XBB' }].map(of),
    ).toEqual([1, 1, 1, 1])
    expect(
      [{ jurisdiction: 'XBB' }, { jurisdiction: 'XAA-2' }, { corridor: 'XBB-XAA' }].map(of),
    ).toEqual([0, 0, 0])
    const [unverified] = registeredTables([parameter({}, false)], null).tables
    expect(unverified).toMatchObject({ kind: 'volume_tiers', tiers: [{ mark: 'unverified' }, {}] })
  })

  test('leave nobody to type another table where one is set', () => {
    const registered = registeredTables([parameter({})], 'XAA')
    const [table] = registered.tables
    const own = { ...table!, plannedWorkers: 2400 } as RequirementBasis
    const typed = { kind: 'volume_tiers', plannedWorkers: 2400, ...NEPAL_VOLUME_TIERS } as const
    expect(assessed(registered, own)).toEqual([])
    expect(assessed(registered, typed)).toEqual(['bond.table_of_register'])
    expect(assessed({ tables: [], readings: [] }, typed)).toEqual([])
    const order = { kind: 'order', amount: npr('1'), source: 'Example order' } as const
    expect(assessed(registered, order)).toEqual([])
  })
})
