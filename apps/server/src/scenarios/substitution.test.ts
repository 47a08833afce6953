import {
  bondRoute,
  clearanceRoute,
  clearanceStatusRoute,
  confirmBondRoute,
  contractRoute,
  depositBondRoute,
  issueClearanceRoute,
  jobOrderRoute,
  licenceRoute,
  proceedClearanceRoute,
  proposeBondRoute,
  receiveCashRoute,
  registerDestinationRoute,
  reserveBondRoute,
  serveNoticeRoute,
} from '@corridor/contract'
import { parseMoney } from '@corridor/kernel'
import { type ContractTerms, NO_TERMS } from '@corridor/recruitment/checks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freezeLicences } from '../features/bonds/freezeLicences.ts'
import { assessByClock, holdByClock } from '../features/clearances/followClearances.ts'
import { followContract } from '../features/contracts/followContract.ts'
import { missDeadline } from '../features/deadlines/missDeadline.ts'
import { sweepJobOrders } from '../features/demand/sweepJobOrders.ts'
import { call } from '../testing/testServer.ts'
import { expectSameFromLog } from './testing/expectSameFromLog.ts'
import { grantLicence, type LicensingPeople, lodgeBond } from './testing/grantLicence.ts'
import { openState, type Person, type State, unmetIn } from './testing/openState.ts'
import {
  approve,
  approvedOrder,
  type Parties,
  type Recruited,
  recruited,
  requested,
  versionOf,
} from './testing/recruit.ts'

const xts = (amount: string) => parseMoney(amount, 'XTS')

/** As signed at origin. */
const ORIGIN: ContractTerms = {
  ...NO_TERMS,
  basicMonthly: xts('1400'),
  food: { level: 'allowance', allowance: xts('300') },
  hoursWeek: '48',
  annualLeaveDays: '30',
  occupation: '7112',
  termMonths: 24,
}

let state: State
let people: Omit<LicensingPeople, 'agent'>
let ahmed: Person
let boss: Person
let castel: string
const bravo = { id: '', name: 'Bravo Agency', number: 'LIC-0001', bond: '' }
const delta = { id: '', name: 'Example Delta Agency', number: 'LIC-0002', bond: '', licence: '' }
let agent: Person
let otherAgent: Person

beforeAll(async () => {
  state = await openState('2030-01-05T09:00:00.000Z')
  const { person } = state
  await state.openOffice('north', 'XAA')
  await state.openOffice('post', 'XBB')
  bravo.id = await state.organisation('agency', bravo.name, 'XAA')
  delta.id = await state.organisation('agency', delta.name, 'XAA')
  castel = await state.organisation('employer', 'Castel Build', 'XBB')
  agent = await person('bravo', { role: 'agency', organisation: bravo.id })
  otherAgent = await person('delta', { role: 'agency', organisation: delta.id })
  boss = await person('castel', { role: 'employer', organisation: castel })
  ahmed = await person('ahmed', { role: 'labour-attache', office: 'home.post' })
  const finance = { role: 'finance-officer', jurisdiction: 'XAA' } as const
  people = {
    omar: await person('omar', { role: 'licensing-officer', office: 'home.north' }),
    ines: await person('ines', { role: 'inspector', office: 'home.north' }),
    dara: await person('dara', { role: 'authority', jurisdiction: 'XAA' }),
    fin: await person('fin', finance),
    fay: await person('fay', finance),
  }
  bravo.bond = await lodgeBond(state, { ...people, agent }, bravo)
  await grantLicence(state, { ...people, agent }, bravo)
  delta.bond = await lodgeBond(state, { ...people, agent: otherAgent }, delta)
  delta.licence = await grantLicence(state, { ...people, agent: otherAgent }, delta)
})
afterAll(() => state.close())

const bondFile = (bond: string) => people.fin.browser.ask(bondRoute, { bond })

/** Set aside for a determination, and charged by finance and authority once the award is final. */
async function charge(bond: string, award: string, determination: string): Promise<void> {
  const amount = xts('5087.50')
  await state.done(people.fin, reserveBondRoute, { bond }, 3, { determination, amount })
  const movement = { act: 'charge', award, amount, determination, reason: 'the award is final' }
  await state.done(people.fin, proposeBondRoute, { bond }, 4, { movement })
  await state.done(people.dara, confirmBondRoute, { bond }, 5, {}, `charge-${award}`)
}

describe('OS-2: contract substitution', () => {
  let amina: Recruited

  test('1: what Castel registers is worse in pay, hours and occupation; both authorities are told', async () => {
    const parties: Parties = { agent, agency: bravo.id, boss, employer: castel, omar: people.omar }
    amina = await recruited(state, parties, {
      ...{ name: 'Amina', birthDate: '1999-05-04', terms: ORIGIN, jobOrder: null },
    })
    await approve(state, people.omar, amina.contract)
    const of = { contract: amina.contract }
    const version = await versionOf(state, amina.contract)
    const registered = {
      ...ORIGIN,
      ...{ basicMonthly: xts('1000'), hoursWeek: '60', occupation: '9313' },
    }
    const before = await boss.browser.ask(contractRoute, of)
    await state.done(ahmed, registerDestinationRoute, of, version, {
      ...{ terms: registered, documents: [], on: state.clock.now().toISOString().slice(0, 10) },
    })
    await followContract(state.server.ledger, amina.contract)
    const hers = await amina.amina.browser.ask(contractRoute, of)
    expect(hers.status).toBe('mismatch')
    const [compared] = hers.comparisons
    const termsOf = (outcome: string) =>
      compared!.terms.filter((one) => one.outcome === outcome).map(({ term }) => term)
    expect(termsOf('worse')).toEqual([
      ...['basicMonthly', 'hoursWeek', 'occupation', 'hourlyEquivalent'],
    ])
    expect(termsOf('same')).toEqual(['annualLeaveDays', 'food', 'termMonths'])
    expect(compared!.terms.find(({ term }) => term === 'hourlyEquivalent')).toMatchObject({
      ...{ origin: xts('6.73'), destination: xts('3.85') },
    })
    const { rows } = await state.server.ledger.owner.query<{ audience: string }>(
      `select audience from notice where kind = 'contract.mismatch' and record = $1`,
      [amina.contract],
    )
    const told = rows.map(({ audience }) => JSON.parse(audience))
    expect(told.map(({ permission, on }) => `${permission} ${on.office}`).toSorted()).toEqual([
      'approve.contract home.north',
      'register.contract home.post',
    ])
    // The employer learns what is registered, and not whether she reads it.
    const after = await boss.browser.ask(contractRoute, of)
    expect(after.version).toBeGreaterThan(before.version)
    await amina.amina.browser.ask(contractRoute, of)
    expect(await boss.browser.ask(contractRoute, of)).toEqual(after)
  })

  test('6: 5,087.50 set aside is not released; charged once, the cover is 14,912.50 and short', async () => {
    const { bond } = bravo
    const amount = xts('5087.50')
    await state.done(people.fin, reserveBondRoute, { bond }, 3, { determination: 'D-1', amount })
    expect(await bondFile(bond)).toMatchObject({
      reserves: [{ determination: 'D-1', held: amount }],
    })
    const release = { movement: { act: 'release', openCases: 0, reason: 'asked for' } }
    const refused = await state.act(people.fin, proposeBondRoute, { bond }, 4, release)
    expect(unmetIn(refused)).toContain('bond.nothing_reserved no')
    const movement = {
      ...{ act: 'charge', award: 'A-1', amount, determination: 'D-1', reason: 'final' },
    }
    await state.done(people.fin, proposeBondRoute, { bond }, 4, { movement })
    const send = () => state.act(people.dara, confirmBondRoute, { bond }, 5, {}, 'charge-1')
    const first = await send()
    expect([first.status, (await send()).body]).toEqual([200, { ...first.body, repeated: true }])
    const file = await bondFile(bond)
    expect(file).toMatchObject({
      ...{ status: 'short', version: 6, cover: xts('14912.50'), shortfall: amount },
      charges: [{ award: 'A-1', paid: amount, openClaim: null }],
    })
    expect(file.entries.filter(({ kind }) => kind === 'charge')).toHaveLength(1)
    await state.passTo('2030-11-05T09:00:00.000Z')
    const notice = { receivedOn: '2030-11-05', days: 15 }
    await state.done(people.fin, serveNoticeRoute, { bond }, 6, notice)
    expect(await bondFile(bond)).toMatchObject({
      ...{ status: 'replenish_due', replenishBy: '2030-11-20', defaulted: false },
    })
  })

  test('7: topped up on 2030-11-17 it is whole again, and nothing is frozen', async () => {
    const { bond } = bravo
    await state.passTo('2030-11-17T09:00:00.000Z')
    const deposit = { kind: 'cash', amount: xts('5087.50'), reference: 'r-2' }
    await state.done(agent, depositBondRoute, { bond }, 7, { deposit })
    const { instruments } = await bondFile(bond)
    const seen = { instrument: instruments.at(-1)!.id, on: '2030-11-17', reference: 's-2' }
    await state.done(people.fay, receiveCashRoute, { bond }, 8, seen)
    expect(await bondFile(bond)).toMatchObject({
      ...{ status: 'lodged', cover: xts('20000'), defaulted: false, notice: null },
    })
    await state.passTo('2030-11-22T09:00:00.000Z')
    const id = { record: bond, name: 'bond.replenishment', opened: 7 }
    await missDeadline({ ledger: state.server.ledger, warn: () => {} }, id)
    expect(await bondFile(bond)).toMatchObject({ status: 'lodged', defaulted: false })
  })
})

describe('OS-2, step 7, the other branch: the bond is not topped up', () => {
  const WORKERS = 6
  const clearances: { readonly record: string; readonly number: string }[] = []
  let waiting: string
  let order: string

  beforeAll(async () => {
    await state.passTo('2030-11-24T09:00:00.000Z')
    const demand = { agent: otherAgent, ahmed, omar: people.omar, agency: delta.id }
    order = await approvedOrder(
      state,
      { ...demand, principal: castel },
      { sector: 'construction', quantity: WORKERS + 1, digest: 'e1'.repeat(32) },
    )
    const parties = { agent: otherAgent, agency: delta.id, boss, employer: castel }
    for (let at = 0; at <= WORKERS; at += 1) {
      const { contract } = await recruited(
        state,
        { ...parties, omar: people.omar },
        {
          ...{ name: `Worker ${at}`, birthDate: `199${at}-0${at + 1}-11`, jobOrder: order },
          terms: { ...ORIGIN, sector: 'construction' },
        },
      )
      await approve(state, people.omar, contract)
      const record = await requested(state, otherAgent, contract)
      await assessByClock(state.server.clearances, record)
      if (at === WORKERS) {
        waiting = record
        continue
      }
      const version = await versionOf(state, record)
      await state.done(people.omar, issueClearanceRoute, { clearance: record }, version, {
        reason: 'papers seen',
      })
      const { number } = await people.omar.browser.ask(clearanceRoute, { clearance: record })
      clearances.push({ record, number: number! })
    }
    await charge(delta.bond, 'A-2', 'D-2')
    const notice = { receivedOn: '2030-11-24', days: 15 }
    await state.done(people.fin, serveNoticeRoute, { bond: delta.bond }, 6, notice)
  })

  const standing = async () =>
    await Promise.all(
      clearances.map(async ({ number }) => {
        const { status } = await call(state.server.app, clearanceStatusRoute, { number })
        return status
      }),
    )
  const all = <Value>(value: Value) => clearances.map(() => value)

  test('on the last day nothing happens; the day after everything stops at once', async () => {
    const { ledger } = state.server
    const id = { record: delta.bond, name: 'bond.replenishment', opened: 7 }
    const parts = { ledger, warn: () => {} }
    await state.passTo('2030-12-09T09:00:00.000Z')
    await missDeadline(parts, id)
    expect(await bondFile(delta.bond)).toMatchObject({ defaulted: false })
    expect(await standing()).toEqual(all('valid'))
    await state.passTo('2030-12-10T09:00:00.000Z')
    await missDeadline(parts, id)
    await missDeadline(parts, id)
    expect(await bondFile(delta.bond)).toMatchObject({ status: 'replenish_due', defaulted: true })
    // Nothing that follows was written down yet, and nobody departs nor is anything issued.
    expect(await standing()).toEqual(all('held'))
    expect(await people.omar.browser.ask(jobOrderRoute, { jobOrder: order })).toMatchObject({
      frozen: ['bond'],
    })
    const version = await versionOf(state, waiting)
    const refused = await state.act(
      ...([people.omar, issueClearanceRoute, { clearance: waiting }, version] as const),
      { reason: 'papers seen' },
    )
    expect(unmetIn(refused)).toContain('clearance.licence_effective no')
  })

  test('licence and job orders are frozen, six clearances on hold, none cancelled', async () => {
    const { ledger, clearances: parts } = state.server
    await freezeLicences({ ledger }, delta.id)
    await sweepJobOrders({ ledger, warn: () => {} })
    await sweepJobOrders({ ledger, warn: () => {} })
    expect(await holdByClock(parts)).toEqual({ held: WORKERS + 1, released: 0 })
    expect(await holdByClock(parts)).toEqual({ held: 0, released: 0 })
    const file = await people.dara.browser.ask(licenceRoute, { licence: delta.licence })
    expect(file).toMatchObject({ status: 'active', effectiveStatus: 'frozen' })
    const held = await Promise.all(
      clearances.map(({ record }) =>
        people.omar.browser.ask(clearanceRoute, { clearance: record }),
      ),
    )
    expect(held.map(({ status, hold }) => [status, hold?.cause])).toEqual(
      all(['issued', 'licence']),
    )
    // Of the other agency nothing stands still.
    const { rows } = await ledger.owner.query(
      'select effective_status from licence order by number',
    )
    expect(rows).toEqual([{ effective_status: 'active' }, { effective_status: 'frozen' }])
  })

  test('each worker is decided about; topped up, the others go on', async () => {
    const [first] = clearances
    const version = await versionOf(state, first!.record)
    await state.done(people.omar, proceedClearanceRoute, { clearance: first!.record }, version, {
      reason: 'ticket bought, employer checked',
    })
    expect(await standing()).toEqual(['valid', ...all('held').slice(1)])
    const { bond } = delta
    const deposit = { kind: 'cash', amount: xts('5087.50'), reference: 'r-2' }
    await state.done(otherAgent, depositBondRoute, { bond }, 8, { deposit })
    const { instruments } = await bondFile(bond)
    const seen = { instrument: instruments.at(-1)!.id, on: '2030-12-10', reference: 's-2' }
    await state.done(people.fay, receiveCashRoute, { bond }, 9, seen)
    const { ledger, clearances: parts } = state.server
    await freezeLicences({ ledger }, delta.id)
    await sweepJobOrders({ ledger, warn: () => {} })
    expect(await holdByClock(parts)).toEqual({ held: 0, released: WORKERS })
    expect(await standing()).toEqual(all('valid'))
  })
})

test('cross-cutting (a): everything is the same when it is made again from the log', () =>
  expectSameFromLog(state.server))
