import { generateKeyPairSync } from 'node:crypto'
import {
  agencyRoute,
  approveJobOrderRoute,
  assessBondRoute,
  assignLicenceRoute,
  bondRoute,
  clearanceRoute,
  confirmGuaranteeRoute,
  confirmLicenceRoute,
  createLicenceRoute,
  depositBondRoute,
  inspectLicenceRoute,
  issueClearanceRoute,
  jobOrderRoute,
  licenceDraftRoute,
  licenceRoute,
  lodgeBondRoute,
  planVolumeRoute,
  proposeLicenceRoute,
  receiveCashRoute,
  requestClearanceRoute,
  routeUrl,
  saveLicenceDraftRoute,
  screenLicenceRoute,
  serveNoticeRoute,
  submitLicenceRoute,
  verifyJobOrderRoute,
} from '@corridor/contract'
import { isGenuineReceipt, type Receipt } from '@corridor/ledger'
import { NEPAL_VOLUME_TIERS } from '@corridor/recruitment/bond'
import { NO_TERMS } from '@corridor/recruitment/checks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assessByClock, holdByClock } from '../features/clearances/followClearances.ts'
import { sweepDeadlines } from '../features/deadlines/missDeadline.ts'
import { sweepJobOrders } from '../features/demand/sweepJobOrders.ts'
import { signerOf, verifier } from '../features/ledger/nodeCrypto.ts'
import { expectSameFromLog } from './testing/expectSameFromLog.ts'
import { type ActAnswer, openState, type Person, type State, unmetIn } from './testing/openState.ts'
import { approve, attestedOrder, recruited, versionOf } from './testing/recruit.ts'

const signer = signerOf(generateKeyPairSync('ed25519').privateKey)
const KEPT = { office: 'home.north', jurisdiction: 'XAA' }
const SCOPE = { destinations: ['XBB'], sectors: ['construction'] }
const npr = (amount: number) => ({ minorUnits: amount * 100, currency: 'NPR' })

let state: State
let agent: Person
/** Licensing officer who holds the inspector's and the authority's role besides. */
let omar: Person
let ines: Person
let dara: Person
let fin: Person
let fay: Person
let ahmed: Person
let boss: Person
let bravo: string
let castel: string
let licence: string
let bond: string

beforeAll(async () => {
  state = await openState('2030-01-05T09:00:00.000Z', { retries: true })
  Object.assign(state.server.ledger, { receiptSigner: () => signer })
  const { person } = state
  await state.openOffice('north', 'XAA')
  await state.openOffice('post', 'XBB')
  bravo = await state.organisation('agency', 'Bravo Agency', 'XAA')
  castel = await state.organisation('employer', 'Castel Build', 'XBB')
  agent = await person('bravo', { role: 'agency', organisation: bravo })
  omar = await person(
    'omar',
    { role: 'licensing-officer', office: 'home.north' },
    { role: 'inspector', office: 'home.north' },
    { role: 'authority', jurisdiction: 'XAA' },
  )
  ines = await person('ines', { role: 'inspector', office: 'home.north' })
  dara = await person('dara', { role: 'authority', jurisdiction: 'XAA' })
  fin = await person('fin', { role: 'finance-officer', jurisdiction: 'XAA' })
  fay = await person('fay', { role: 'finance-officer', jurisdiction: 'XAA' })
  ahmed = await person('ahmed', { role: 'labour-attache', office: 'home.post' })
  boss = await person('castel', { role: 'employer', organisation: castel })
})
afterAll(() => state.close())

const APPLICATION = {
  ...{ name: 'Bravo Agency', ...SCOPE, plannedVolume: 2400, phones: [] },
  people: [
    { name: 'Example Director', function: 'director', birthDate: '1970-01-01' },
    { name: 'Example Owner', function: 'owner', birthDate: '1980-02-03' },
  ],
}
const TERM = {
  ...{ validFrom: '2030-02-01', validUntil: '2033-01-31', provisionalUntil: null },
  ...SCOPE,
}

const file = (who = dara) => who.browser.ask(licenceRoute, { licence })
const bondFile = () => fin.browser.ask(bondRoute, { bond })
const assessed = (plannedWorkers: number, required: number) => ({
  ...{ required: npr(required), reading: null },
  basis: { kind: 'volume_tiers', plannedWorkers, ...NEPAL_VOLUME_TIERS },
})
const actions = async () => {
  const { rows } = await state.server.ledger.owner.query<{ count: number }>(
    'select count(*)::integer as count from ledger_action',
  )
  return rows[0]!.count
}
const entry = async () => {
  const response = await state.server.app.request(routeUrl(agencyRoute, { organisation: bravo }))
  return await response.text()
}

describe('OS-1: licence from application to activation', () => {
  test('1: a draft is the agency’s own, and nothing of it is in the log', async () => {
    const before = await actions()
    const content = { name: 'Bravo Agency', plannedVolume: '2400' }
    await agent.browser.ask(saveLicenceDraftRoute, { organisation: bravo }, { content })
    const kept = await agent.browser.ask(licenceDraftRoute, { organisation: bravo })
    expect(kept.content).toEqual(content)
    expect(await actions()).toBe(before)
  })

  test('2: creating and handing in are versions 1 and 2, each with a receipt', async () => {
    const begin = { organisation: bravo, ...KEPT, application: APPLICATION }
    const created = await state.done(agent, createLicenceRoute, {}, 0, begin)
    licence = created.record
    const submitted = await state.done(agent, submitLicenceRoute, { licence }, 1, {})
    expect([created.version, submitted.version]).toEqual([1, 2])
    expect(await file(agent)).toMatchObject({ status: 'submitted' })
    const { keyId, publicKey } = signer
    const trusted = { keyId, publicKey, validFrom: '2030-01-01T00:00:00.000Z' }
    const keys = new Map([[keyId, { ...trusted, validUntil: null, revokedFrom: null }]])
    for (const { receipt } of [created, submitted]) {
      expect(await isGenuineReceipt(receipt as Receipt, keys, verifier)).toBe(true)
      const forged = structuredClone(receipt) as { body: { version: number } }
      forged.body.version += 1
      expect(await isGenuineReceipt(forged as unknown as Receipt, keys, verifier)).toBe(false)
    }
  })

  test('3: the screener does not inspect (SD2); the inspector does', async () => {
    const complete = { complete: true, inspector: null }
    await state.done(omar, screenLicenceRoute, { licence }, 2, complete)
    const own = await state.act(omar, assignLicenceRoute, { licence }, 3, {
      ...{ task: 'inspect', person: omar.id },
    })
    expect([own.status, unmetIn(own)]).toEqual([422, ['SD2 no']])
    const found = { on: '2030-01-05', passed: true, findings: [], photographs: [] }
    const before = await actions()
    const himself = await state.act(omar, inspectLicenceRoute, { licence }, 3, found)
    expect([403, 404]).toContain(himself.status)
    expect(await actions()).toBe(before)
    const { rows } = await state.server.kysely
      .selectFrom('audit_event')
      .selectAll()
      .where('actor', '=', omar.id)
      .execute()
      .then((all) => ({ rows: all }))
    expect(JSON.stringify(rows)).toContain('inspect')
    const assign = { task: 'inspect', person: ines.id }
    await state.done(omar, assignLicenceRoute, { licence }, 3, assign)
    await state.done(ines, inspectLicenceRoute, { licence }, 4, found)
    expect(await file()).toMatchObject({ status: 'inspected' })
  })

  const coverOf = async () =>
    (await file()).checks.find(({ rule }) => rule === 'licence.bond_cover')

  test('4: while the bank has not confirmed its guarantee, nobody can tell', async () => {
    const lodging = { holder: bravo, holderName: 'Bravo Agency', purpose: 'agency', ...KEPT }
    const cash = { kind: 'cash', amount: npr(5_000_000), reference: 'r-1' }
    bond = (await state.done(agent, lodgeBondRoute, {}, 0, { ...lodging, deposit: cash })).record
    const guarantee = {
      ...{ kind: 'guarantee', amount: npr(15_000_000), reference: 'g-1' },
      ...{ bank: 'Example Bank', validUntil: '2033-03-31' },
    }
    await state.done(agent, depositBondRoute, { bond }, 1, { deposit: guarantee })
    const seen = { instrument: 'i1', on: '2030-01-05', reference: 's-1' }
    await state.done(fin, receiveCashRoute, { bond }, 2, seen)
    await state.done(fin, assessBondRoute, { bond }, 3, assessed(2400, 20_000_000))
    const terms = { act: 'grant', number: 'LIC-0001', term: TERM }
    await state.done(omar, proposeLicenceRoute, { licence }, 5, { terms })
    expect(await coverOf()).toMatchObject({
      met: 'cannot_tell',
      words: expect.stringContaining('not confirmed by its bank'),
    })
    const refused = await state.act(dara, confirmLicenceRoute, { licence }, 6, {})
    expect([refused.status, unmetIn(refused)]).toEqual([422, ['licence.bond_cover cannot_tell']])
  })

  test('5: confirmed by the bank, and by another person than proposed it (SD1)', async () => {
    const sure = { instrument: 'i2', on: '2030-01-05', reference: 's-2' }
    await state.done(fay, confirmGuaranteeRoute, { bond }, 4, sure)
    expect(await coverOf()).toMatchObject({ met: 'yes' })
    const own = await state.act(omar, confirmLicenceRoute, { licence }, 6, {})
    expect([own.status, unmetIn(own)]).toEqual([422, ['SD1 no']])
    await state.done(dara, confirmLicenceRoute, { licence }, 6, {})
    expect(await file(agent)).toMatchObject({
      ...{ status: 'active', number: 'LIC-0001' },
      ...{ validFrom: '2030-02-01', validUntil: '2033-01-31' },
    })
  })

  test('6: 3,000 a year are covered; 3,001 ask for 40,000,000, and the bond is short by 20,000,000', async () => {
    await state.done(agent, planVolumeRoute, { licence }, 7, { plannedVolume: 3000 })
    await state.done(fin, assessBondRoute, { bond }, 5, assessed(3000, 20_000_000))
    expect(await bondFile()).toMatchObject({ status: 'lodged', shortfall: npr(0) })
    expect(JSON.parse(await entry())).toMatchObject({ bond: 'sufficient' })
    await state.done(agent, planVolumeRoute, { licence }, 8, { plannedVolume: 3001 })
    await state.done(fin, assessBondRoute, { bond }, 6, assessed(3001, 40_000_000))
    expect(await bondFile()).toMatchObject({
      ...{ status: 'short', required: npr(40_000_000), shortfall: npr(20_000_000) },
    })
    expect(JSON.parse(await entry())).toMatchObject({ bond: 'short' })
    const served = { receivedOn: '2030-01-05', days: 15 }
    await state.done(fin, serveNoticeRoute, { bond }, 7, served)
    expect(await bondFile()).toMatchObject({
      ...{ status: 'replenish_due', replenishBy: '2030-01-20' },
    })
    const more = { kind: 'cash', amount: npr(20_000_000), reference: 'r-3' }
    await state.done(agent, depositBondRoute, { bond }, 8, { deposit: more })
    const { instruments } = await bondFile()
    const seen = { instrument: instruments.at(-1)!.id, on: '2030-01-05', reference: 's-3' }
    await state.done(fin, receiveCashRoute, { bond }, 9, seen)
    expect(await bondFile()).toMatchObject({ status: 'lodged', shortfall: npr(0) })
  })

  let jobOrder: string
  let number: string
  const clearances: { readonly record: string; readonly number: string }[] = []

  /** Two workers who may leave, two weeks before the licence ends. */
  async function clearTwo(): Promise<void> {
    await state.passTo('2032-10-01T09:00:00.000Z')
    const attested = await attestedOrder(state, {
      ...{ agent, ahmed, agency: bravo, principal: castel },
      ...{ sector: 'construction', quantity: 2, digest: 'd1'.repeat(32) },
      accreditedUntil: '2033-12-31',
    })
    jobOrder = attested.jobOrder
    await state.done(omar, approveJobOrderRoute, { jobOrder }, attested.version, {
      ...{ validUntil: '2033-12-31', quantities: [{ position: 'one', quantity: 2 }] },
      reason: 'Seen by the post',
    })
    number = (await omar.browser.ask(jobOrderRoute, { jobOrder })).number!
    const parties = { agent, agency: bravo, boss, employer: castel, omar }
    for (const [name, birthDate] of [
      ['Amina', '1999-05-04'],
      ['Basma', '1998-04-03'],
    ] as const) {
      const terms = { ...NO_TERMS, sector: 'construction' }
      const { contract } = await recruited(state, parties, { name, birthDate, terms, jobOrder })
      await approve(state, omar, contract)
      const asked = { contract, kind: 'first' }
      const { record } = await state.done(agent, requestClearanceRoute, {}, 0, asked)
      await assessByClock(state.server.clearances, record)
      const version = await versionOf(state, record)
      const reason = { reason: 'papers seen' }
      await state.done(omar, issueClearanceRoute, { clearance: record }, version, reason)
      const issued = await omar.browser.ask(clearanceRoute, { clearance: record })
      clearances.push({ record, number: issued.number! })
    }
  }

  const clockRuns = async () => {
    const warn = () => {}
    await sweepDeadlines({ ledger: state.server.ledger, warn })
    await sweepJobOrders({ ledger: state.server.ledger, warn })
    await holdByClock(state.server.clearances)
  }
  const heldOf = async () =>
    await Promise.all(
      clearances.map(async ({ record }) => {
        const one = await omar.browser.ask(clearanceRoute, { clearance: record })
        return [one.status, one.held, one.hold?.cause ?? null]
      }),
    )
  const orderStands = async () => {
    const response = await state.server.app.request(routeUrl(verifyJobOrderRoute, { number }))
    return ((await response.json()) as { standing: string }).standing
  }

  test('7: ninety days before its end a renewal is due; after its last day it is over, and stops', async () => {
    await clearTwo()
    await state.passTo('2032-11-01T09:00:00.000Z')
    await clockRuns()
    expect(await file()).toMatchObject({ status: 'active' })
    await state.passTo('2032-11-02T09:00:00.000Z')
    await clockRuns()
    expect(await file()).toMatchObject({ status: 'renewal_due', effectiveStatus: 'renewal_due' })
    await state.passTo('2033-01-31T23:00:00.000Z')
    await clockRuns()
    expect(await orderStands()).toBe('full')
    expect(await heldOf()).toEqual([
      ['issued', false, null],
      ['issued', false, null],
    ])
    await state.passTo('2033-02-01T00:00:00.000Z')
    // Before the clock came round.
    expect(await heldOf()).toEqual([
      ['issued', true, null],
      ['issued', true, null],
    ])
    await clockRuns()
    expect(await file()).toMatchObject({ status: 'expired' })
    expect(await orderStands()).toBe('frozen')
    const order = await omar.browser.ask(jobOrderRoute, { jobOrder })
    expect(order).toMatchObject({ frozen: ['licence'] })
    expect(await heldOf()).toEqual([
      ['issued', true, 'licence'],
      ['issued', true, 'licence'],
    ])
  })

  test('8: the public sees scope, dates and whether the bond is enough, and nobody', async () => {
    const text = await entry()
    expect(JSON.parse(text)).toMatchObject({
      ...{ number: 'LIC-0001', status: 'expired', ...SCOPE },
      ...{ validFrom: '2030-02-01', validUntil: '2033-01-31', bond: 'sufficient' },
    })
    expect(text).not.toMatch(/Example (Director|Owner)|omar|dara|20000000|40000000/)
    await expectSameFromLog(state.server)
  })
})

test('a refusal is never recorded', async () => {
  const before = await actions()
  const refused: ActAnswer = await state.act(agent, planVolumeRoute, { licence }, 1, {
    plannedVolume: 5,
  })
  expect(refused.status).toBe(409)
  expect(await actions()).toBe(before)
})
