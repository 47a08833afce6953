import {
  approveContractRoute,
  approveJobOrderRoute,
  assessClearanceRoute,
  cancelClearanceRoute,
  certifyParameterRoute,
  clearanceRoute,
  clearanceStatusRoute,
  confirmOverrideRoute,
  confirmParameterRoute,
  contractChecksRoute,
  contractRoute,
  issueClearanceRoute,
  jobOrderRoute,
  MOVEMENT_ROUTES,
  orderBanRoute,
  overridesRoute,
  proposeBanRoute,
  proposeOverrideRoute,
  proposeParameterRoute,
  recordFeeRoute,
  requestClearanceRoute,
} from '@corridor/contract'
import type { CheckFinding } from '@corridor/recruitment/checks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  PARAMETERS,
  parameter,
  TERMS,
  xts,
} from '../../../../packages/recruitment/src/checks/testing/sampleCase.ts'
import { assessByClock, holdByClock } from '../features/clearances/followClearances.ts'
import { recheckContracts } from '../features/contracts/recheckContracts.ts'
import { call } from '../testing/testServer.ts'
import { sentInSpiteOf } from './testing/doneInSpiteOf.ts'
import { expectSameFromLog } from './testing/expectSameFromLog.ts'
import { expectStaleRefused } from './testing/expectStaleRefused.ts'
import { grantLicence, lodgeBond } from './testing/grantLicence.ts'
import { openState, type Person, type State, unmetIn } from './testing/openState.ts'
import {
  adopt,
  approve,
  approvedOrder,
  attestedOrder,
  FEE,
  type Parties,
  type Recruited,
  recruited,
  requested,
  versionOf,
} from './testing/recruit.ts'

let state: State
/** Licensing officers; Olga holds the authority's role besides. */
let omar: Person
let olga: Person
/** Directors. */
let dara: Person
let dipa: Person
/** Legal officer, labour attaché. */
let lena: Person
let ahmed: Person
let agent: Person
let otherAgent: Person
let parties: Parties
/** Finance and inspection. */
const others: Person[] = []
const workersOf = new Set<Person['browser']>()
const ids = { bravo: '', delta: '', castel: '' }

const NORTH = { role: 'licensing-officer', office: 'home.north' } as const
const DIRECTOR = { role: 'authority', jurisdiction: 'XAA' } as const

beforeAll(async () => {
  state = await openState('2030-01-05T09:00:00.000Z', { retries: true })
  const { person } = state
  await state.openOffice('north', 'XAA')
  await state.openOffice('post', 'XBB')
  ids.bravo = await state.organisation('agency', 'Bravo Agency', 'XAA')
  ids.delta = await state.organisation('agency', 'Example Delta Agency', 'XAA')
  ids.castel = await state.organisation('employer', 'Castel Build', 'XBB')
  omar = await person('omar', NORTH)
  olga = await person('olga', NORTH, DIRECTOR)
  dara = await person('dara', DIRECTOR)
  dipa = await person('dipa', DIRECTOR)
  lena = await person('lena', { role: 'legal-officer', jurisdiction: 'XAA' })
  ahmed = await person('ahmed', { role: 'labour-attache', office: 'home.post' })
  agent = await person('bravo', { role: 'agency', organisation: ids.bravo })
  otherAgent = await person('delta', { role: 'agency', organisation: ids.delta })
  const boss = await person('castel', { role: 'employer', organisation: ids.castel })
  const finance = { role: 'finance-officer', jurisdiction: 'XAA' } as const
  const people = {
    ...{ omar, dara, fin: await person('fin', finance), fay: await person('fay', finance) },
    ines: await person('ines', { role: 'inspector', office: 'home.north' }),
  }
  others.push(people.fin, people.fay, people.ines)
  const bravo = { id: ids.bravo, name: 'Bravo Agency', number: 'LIC-0001' }
  const delta = { id: ids.delta, name: 'Example Delta Agency', number: 'LIC-0002' }
  for (const [who, agency] of [
    [agent, bravo],
    [otherAgent, delta],
  ] as const) {
    await lodgeBond(state, { ...people, agent: who }, agency)
    await grantLicence(state, { ...people, agent: who }, agency)
  }
  parties = { agent, agency: ids.bravo, boss, employer: ids.castel, omar }
  await adopt(state, [
    ...PARAMETERS.filter(
      ({ name }) => name !== 'documents_at_clearance' && name !== 'capacity_ratio',
    ),
    parameter('documents_at_clearance', { required: ['passport'], expiring: ['passport'] }),
    parameter('capacity_ratio', {
      ...{ vacanciesPerEmployee: '0.5', leastAgeMonths: null, vacanciesPerSite: null },
    }),
  ])
})
afterAll(() => state.close())

const notYes = (findings: readonly CheckFinding[]): readonly string[] =>
  findings
    .filter(({ met }) => met === 'no' || met === 'cannot_tell')
    .map(({ rule, met }) => `${rule} ${met}`)

const fileOf = (contract: string, who = omar) => who.browser.ask(contractRoute, { contract })
const clearanceOf = (clearance: string, who: Pick<Person, 'browser'> = omar) =>
  who.browser.ask(clearanceRoute, { clearance })
const publicStatus = async (number: string) =>
  (await call(state.server.app, clearanceStatusRoute, { number })).status

describe('OS-6: cannot tell, override and later correction', () => {
  const CARE = {
    ...{ ...TERMS, occupation: '5322', sector: 'care', basicMonthly: xts(95_000) },
    position: 'Carer',
  }
  let order: string
  let amina: Recruited
  let second: Recruited
  let clearance: string

  const cared = (name: string, birthDate: string, more: object = {}) =>
    recruited(state, parties, { name, birthDate, terms: CARE, jobOrder: order, ...more })

  beforeAll(async () => {
    await state.passTo('2030-04-10T09:00:00.000Z')
    const demand = { agent, ahmed, omar, agency: ids.bravo, principal: ids.castel }
    order = await approvedOrder(state, demand, {
      ...{ sector: 'care', quantity: 6, digest: 'c1'.repeat(32) },
    })
    amina = await cared('Amina', '1999-05-04')
  })

  test('1: without a floor nobody can tell; the worker is shown the same as the officer', async () => {
    clearance = await requested(state, agent, amina.contract)
    await assessByClock(state.server.clearances, clearance)
    const seen = await clearanceOf(clearance)
    expect(seen).toMatchObject({ status: 'requirements_open', assessment: { verdict: 'hold' } })
    const { findings } = seen.assessment!
    expect(notYes(findings)).toEqual(['wage_floor cannot_tell'])
    const reason = findings.find(({ rule }) => rule === 'wage_floor')
    expect(reason).toMatchObject({
      supplier: 'rules',
      reason: {
        code: 'parameter_missing',
        params: { parameter: 'monthly_floor', place: 'XAA-XBB, 5322', date: '2030-04-10' },
      },
    })
    const hers = await amina.amina.browser.ask(contractChecksRoute, { contract: amina.contract })
    expect(hers).toMatchObject({ verdict: 'hold' })
    expect(hers.findings.find(({ rule }) => rule === 'wage_floor')!.words).toBe(reason!.words)
    const own = await clearanceOf(clearance, amina.amina)
    expect(own.assessment!.findings.find(({ rule }) => rule === 'wage_floor')).toEqual(reason)
    const early = await state.act(omar, issueClearanceRoute, { clearance }, seen.version, {
      reason: 'in a hurry',
    })
    expect([early.status, early.body.code]).toEqual([409, 'not_in_state'])
  })

  const asked = (subject: string, change: object = {}) => ({
    ...{ subjectKind: 'contract', subject, rule: 'wage_floor', ruleVersion: 1 },
    ...{ met: 'cannot_tell', reasonCode: 'parameter_missing', text: 'The board sits in May' },
    evidence: [{ digest: 'ab'.repeat(32), what: 'Letter of the wage board' }],
    ...{ expiresOn: '2030-05-31', office: 'home.north', jurisdiction: 'XAA' },
    ...change,
  })

  test('2: two persons set it aside for this contract; then it is issued, and says so', async () => {
    const version = await versionOf(state, amina.contract)
    const before = await state.act(
      ...([omar, approveContractRoute, { contract: amina.contract }, version, {}] as const),
    )
    expect(unmetIn(before)).toEqual(['contract.checks_met cannot_tell'])
    const { record: override } = await state.done(
      ...([olga, proposeOverrideRoute, {}, 0, asked(amina.contract)] as const),
    )
    const own = await state.act(olga, confirmOverrideRoute, { override }, 1, {})
    expect([own.status, unmetIn(own)]).toEqual([422, ['SD1 no']])
    const confirmed = async () =>
      (await dipa.browser.ask(overridesRoute, { status: 'confirmed' })).overrides.length
    expect(await confirmed()).toBe(0)
    await state.done(dipa, confirmOverrideRoute, { override }, 1, {})
    expect(await confirmed()).toBe(1)
    await assessByClock(state.server.clearances, clearance)
    // The contract itself is the office's to approve.
    expect(await clearanceOf(clearance)).toMatchObject({ status: 'ready', issue: null })
    await approve(state, omar, amina.contract)
    const jobs = await state.server.ledger.owner.query(
      `select from graphile_worker.jobs where key = $1`,
      [`clearance_assess ${clearance}`],
    )
    expect(jobs.rowCount).toBe(1)
    await assessByClock(state.server.clearances, clearance)
    expect(await clearanceOf(clearance)).toMatchObject({
      status: 'issued',
      issue: { by: { id: 'system:clock' }, overrides: ['wage_floor'] },
    })
  })

  test('3: an override is no parameter: the next contract waits again', async () => {
    second = await cared('Basma', '1998-03-02')
    const file = await fileOf(second.contract)
    expect(file).toMatchObject({ status: 'checked', checks: { verdict: 'hold' } })
    expect(notYes(file.checks!.findings)).toEqual(['wage_floor cannot_tell'])
    const next = await requested(state, agent, second.contract)
    await assessByClock(state.server.clearances, next)
    expect(await clearanceOf(next)).toMatchObject({ status: 'requirements_open' })
  })

  let floor: string

  test('4 and 5: a correction checks anew; unverified it advises, and what was done stands', async () => {
    const proposed = await state.done(lena, proposeParameterRoute, {}, 0, {
      ...{ name: 'monthly_floor', key: { jurisdiction: 'XBB', occupation: '5322' } },
      value: {
        ...{ kind: 'floor', monthly: xts(100_000), hoursWeek: '48', allowancesThatCount: [] },
      },
      ...{ jurisdiction: 'XAA', validFrom: '2030-01-01', validUntil: null },
      legalBasis: [
        {
          ...{ instrument: 'Example Wage Order', provision: 's. 2', jurisdiction: 'XBB' },
          ...{ force: 'binding', from: null, to: null, source: 'design' },
        },
      ],
      ...{ source: 'Example gazette 4', correction: 'The order of January was overlooked' },
    })
    floor = proposed.record
    await state.done(dara, confirmParameterRoute, { parameter: floor }, 1, {})
    const { ledger } = state.server
    expect(await recheckContracts(ledger, floor)).toBe(2)
    expect(await recheckContracts(ledger, floor)).toBe(0)
    const file = await fileOf(amina.contract)
    const found = ({ findings }: { readonly findings: readonly CheckFinding[] }) =>
      findings.find(({ rule }) => rule === 'wage_floor')!
    expect(file.status).toBe('approved')
    expect(found(file.checks!)).toMatchObject({
      ...{ met: 'no', advisory: true },
      parameterVersions: expect.arrayContaining([
        expect.objectContaining({ record: floor, version: 2, verified: false }),
      ]),
    })
    expect(file.checks!.verdict).toBe('review')
    expect(file.earlierChecks.map((one) => [one.verdict, found(one).met])).toEqual([
      ['hold', 'cannot_tell'],
    ])
    expect(file.history.at(-1)).toMatchObject({ type: 'contract.recheck' })
    // She sees it too; her clearance stays good.
    expect((await fileOf(amina.contract, amina.amina as Person)).earlierChecks).toHaveLength(1)
    const issued = await clearanceOf(clearance)
    expect(issued).toMatchObject({ status: 'issued', held: false })
    expect(found(issued.assessment!).met).toBe('cannot_tell')
    const { rows } = await ledger.owner.query<{ audience: string }>(
      `select audience from notice where kind = 'contract.rechecked' and record = $1`,
      [amina.contract],
    )
    const told = rows.map(({ audience }) => JSON.parse(audience))
    expect(told.map(({ permission, on }) => `${permission} ${on.office}`).toSorted()).toEqual([
      'approve.contract home.north',
      'register.contract home.post',
    ])
  })

  test('5: once somebody verified the floor, the same contract is blocked', async () => {
    expect(await fileOf(second.contract)).toMatchObject({ checks: { verdict: 'review' } })
    await state.done(dara, certifyParameterRoute, { parameter: floor }, 2, {
      ...{ version: 2, reviewer: 'Example reviewer', textSeen: 'Example Wage Order' },
      ...{ readOn: '2030-04-09', textDigests: ['cd'.repeat(32)] },
    })
    expect(await recheckContracts(state.server.ledger, floor)).toBe(2)
    expect(await recheckContracts(state.server.ledger, floor)).toBe(0)
    expect(await fileOf(second.contract)).toMatchObject({ checks: { verdict: 'blocked' } })
    const version = await versionOf(state, second.contract)
    const refused = await state.act(
      ...([omar, approveContractRoute, { contract: second.contract }, version, {}] as const),
    )
    expect(unmetIn(refused)).toEqual(['contract.checks_met no'])
    expect(await clearanceOf(clearance)).toMatchObject({ status: 'issued', held: false })
  })

  test('6: a fee without payer cannot be told; one cent of hers is no, and nobody sets it aside', async () => {
    const fair = { terms: { ...CARE, basicMonthly: xts(140_000) } }
    const silent = await cared('Carim', '1997-01-01', { ...fair, fee: { ...FEE, payer: null } })
    const checks = (await fileOf(silent.contract)).checks!
    expect([checks.verdict, ...notYes(checks.findings)]).toEqual([
      'hold',
      'fee_ceiling cannot_tell',
    ])
    const charged = await cared('Dunya', '1996-01-01', {
      ...fair,
      fee: { ...FEE, payer: 'worker', amount: xts(1) },
    })
    const found = (await fileOf(charged.contract)).checks!
    expect([found.verdict, ...notYes(found.findings)]).toContain('fee_ceiling no')
    expect(found.verdict).toBe('blocked')
    const ceiling = found.findings.find(({ rule, met }) => rule === 'fee_ceiling' && met === 'no')
    expect(ceiling).toMatchObject({ overridable: false })
    const set = asked(charged.contract, { rule: 'fee_ceiling', met: 'no' })
    const refused = await state.act(olga, proposeOverrideRoute, {}, 0, set)
    expect(unmetIn(refused)).toEqual(['override.overridable no'])
  })
})

describe('OS-7: last vacancy race and a ban in mid-flow', () => {
  const ROUNDS = 12
  const LETTER = 'd1'.repeat(32)
  let order: string
  let wide: string
  const people = new Map<string, Recruited>()
  const clearances = new Map<string, string>()

  const contractOf = (name: string) => people.get(name)!.contract
  const clearance = (name: string) => clearances.get(name)!
  const hired = async (name: string, birthDate: string, jobOrder: string) => {
    const one = await recruited(state, parties, { name, birthDate, terms: TERMS, jobOrder })
    await approve(state, omar, one.contract)
    people.set(name, one)
    workersOf.add(one.amina.browser)
  }
  /** Asked for, and looked at by an officer: ready, and not issued. */
  const ready = async (name: string, send = state.done) => {
    const asked = { contract: contractOf(name), kind: 'first' }
    const { record } = await send(agent, requestClearanceRoute, {}, 0, asked)
    clearances.set(name, record)
    await send(omar, assessClearanceRoute, { clearance: record }, 1, {})
    return record
  }
  const issue = (who: Person, record: string, key?: string) =>
    state.act(who, issueClearanceRoute, { clearance: record }, 2, { reason: null }, key)
  const issued = async (name: string) => {
    const record = await ready(name)
    await state.done(omar, issueClearanceRoute, { clearance: record }, 2, { reason: null })
  }
  const cancel = async (name: string, who: Pick<Person, 'browser'> = agent, send = state.done) => {
    const version = await versionOf(state, clearance(name))
    const reason = { reason: 'does not go' }
    await send(who, cancelClearanceRoute, { clearance: clearance(name) }, version, reason)
  }
  const depart = async (name: string) => {
    const version = await versionOf(state, clearance(name))
    const report = { occurredAt: state.clock.now().toISOString(), place: 'Example airport' }
    const of = { clearance: clearance(name) }
    await state.done(omar, MOVEMENT_ROUTES.departed, of, version, report)
  }
  const counts = async () => {
    const { rows } = await state.server.ledger.owner.query(
      'select approved, reserved, consumed from job_order where record = $1',
      [order],
    )
    return rows[0]
  }

  beforeAll(async () => {
    await state.passTo('2030-05-02T09:00:00.000Z')
    const demand = { agent, ahmed, omar, agency: ids.bravo, principal: ids.castel }
    const construction = { sector: 'construction', quantity: 3 }
    order = await approvedOrder(state, demand, { ...construction, digest: LETTER })
    wide = await approvedOrder(state, demand, { ...construction, digest: 'd2'.repeat(32) })
    // Three vacancies; two are used by who departed, the third was given back twice.
    await hired('Ebo', '1991-01-01', order)
    await hired('Fola', '1992-02-02', order)
    await hired('Gita', '1993-03-03', order)
    for (const name of ['Gita', 'Ebo']) await issued(name)
    await depart('Gita')
    await cancel('Ebo')
    await hired('Hana', '1994-04-04', order)
    await issued('Hana')
    await depart('Hana')
    await issued('Fola')
    await cancel('Fola')
    expect(await counts()).toEqual({ approved: 3, reserved: 0, consumed: 2 })
  })

  test(`1: two officers at the same instant, ${ROUNDS} times: one clearance`, async () => {
    const winners = new Map<string, number>()
    for (let round = 0; round < ROUNDS; round += 1) {
      const { once } = state
      const both = [await ready('Ebo', once), await ready('Fola', once)] as const
      const sent = await Promise.all([issue(omar, both[0]), issue(olga, both[1])])
      expect(sent.map(({ status }) => status).toSorted()).toEqual([200, 409])
      const lost = sent.findIndex(({ status }) => status === 409)
      expect(sent[lost]!.body.code).toBe('job_order_exhausted')
      expect(await clearanceOf(both[lost]!)).toMatchObject({ status: 'ready', number: null })
      expect(await counts()).toEqual({ approved: 3, reserved: 0, consumed: 3 })
      const winner = lost === 0 ? 'second' : 'first'
      winners.set(winner, (winners.get(winner) ?? 0) + 1)
      for (const name of ['Ebo', 'Fola']) await cancel(name, agent, once)
      expect(await counts()).toEqual({ approved: 3, reserved: 0, consumed: 2 })
    }
    console.info(`last vacancy: ${[...winners].map((one) => one.join(' ')).join(', ')}`)
  })

  test('2: the winner’s request again: the same number and no new action; another’s: 422', async () => {
    const [won, other] = [await ready('Ebo'), await ready('Fola')] as const
    const key = state.newKey()
    const first = await issue(omar, won, key)
    expect(first.status).toBe(200)
    const { number } = await clearanceOf(won)
    const again = await issue(omar, won, key)
    expect(again.body).toEqual({ ...first.body, repeated: true })
    expect(await clearanceOf(won)).toMatchObject({ number, version: 3 })
    const another = await issue(omar, other, key)
    expect([another.status, another.body.code]).toEqual([422, 'key_reused'])
    const asked = { contract: contractOf('Fola'), kind: 'first' }
    const begun = await state.act(agent, requestClearanceRoute, {}, 0, asked, key)
    expect([begun.status, begun.body.code]).toEqual([422, 'key_reused'])
    await cancel('Fola')
  })

  test('3: an edit on a stale version is told what was added; a note is taken whatever happened', async () => {
    const contract = contractOf('Ebo')
    const version = await versionOf(state, contract)
    const stale = await state.act(omar, approveContractRoute, { contract }, version - 1, {})
    expect([stale.status, stale.body.code]).toEqual([409, 'record_changed'])
    expect(stale.body.details).toMatchObject({
      version,
      since: [{ type: 'contract.approve', actor: omar.id }],
    })
    await state.done(agent, recordFeeRoute, { contract }, 1, FEE)
  })

  test('4: the same demand letter of another agency: the officer sees both, neither agency the other', async () => {
    const theirs = { agent: otherAgent, ahmed, agency: ids.delta, principal: ids.castel }
    const { jobOrder, version } = await attestedOrder(state, {
      ...{ ...theirs, sector: 'construction', quantity: 1, digest: LETTER },
    })
    const refused = await state.act(omar, approveJobOrderRoute, { jobOrder }, version, {
      ...{ validUntil: '2030-12-31', quantities: [{ position: 'one', quantity: 1 }] },
      reason: 'Seen',
    })
    expect(unmetIn(refused)).toEqual(['job_order_ledger no'])
    const seen = await omar.browser.ask(jobOrderRoute, { jobOrder })
    expect(seen.sameDemand).toMatchObject([{ id: order, agency: { id: ids.bravo } }])
    for (const [who, own, other] of [
      [agent, order, jobOrder],
      [otherAgent, jobOrder, order],
    ] as const) {
      expect((await who.browser.ask(jobOrderRoute, { jobOrder: own })).sameDemand).toEqual([])
      expect((await who.browser.call(jobOrderRoute, { jobOrder: other })).status).toBe(404)
    }
    // Before anybody withdraws one of the two, neither order is good for a departure.
    const [finding] = (
      await omar.browser.ask(contractChecksRoute, { contract: contractOf('Fola') })
    ).findings.filter(({ rule }) => rule === 'job_order_ledger')
    expect(finding).toMatchObject({ met: 'no', reason: { code: 'job_order_reused' } })
  })

  describe('a ban on construction from 2030-07-15', () => {
    let ban: string

    beforeAll(async () => {
      await hired('Iman', '1995-05-05', wide)
      await hired('Jojo', '1996-06-06', wide)
      await state.passTo('2030-07-10T09:00:00.000Z')
      const { record } = await state.done(lena, proposeBanRoute, {}, 0, {
        ...{ destination: 'XBB', sector: 'construction', site: null, from: '2030-07-15' },
        ...{ until: null, reason: 'Example', basis: 'Example order 7', jurisdiction: 'XAA' },
      })
      ban = record
      await state.done(dara, orderBanRoute, { ban }, 1, { from: '2030-07-15' })
    })

    test('5: allowed on the day before; on the first day no, and nobody sets it aside', async () => {
      await state.passTo('2030-07-14T09:00:00.000Z')
      await issued('Iman')
      await ready('Jojo')
      await state.passTo('2030-07-15T09:00:00.000Z')
      const late = await issue(omar, clearance('Jojo'))
      expect(late.status).toBe(422)
      expect(unmetIn(late)).toContain('clearance.requirements_met no')
      await state.done(omar, assessClearanceRoute, { clearance: clearance('Jojo') }, 2, {})
      const { assessment } = await clearanceOf(clearance('Jojo'))
      expect(assessment).toMatchObject({ verdict: 'blocked' })
      expect(notYes(assessment!.findings)).toContain('deployment_ban no')
      const refused = await state.act(olga, proposeOverrideRoute, {}, 0, {
        ...{ subjectKind: 'clearance', subject: clearance('Jojo'), rule: 'deployment_ban' },
        ...{ ruleVersion: 1, met: 'no', reasonCode: 'urgent', text: 'x', evidence: [] },
        ...{ expiresOn: '2030-07-31', office: 'home.north', jurisdiction: 'XAA' },
      })
      expect([422, 400]).toContain(refused.status)
    })

    test('5: who did not depart is on hold from that day on, in every reading; who did is not', async () => {
      const { number } = await clearanceOf(clearance('Iman'))
      // Before anything was written down.
      expect(await publicStatus(number!)).toBe('held')
      expect(await clearanceOf(clearance('Ebo'))).toMatchObject({ held: true, hold: null })
      await holdByClock(state.server.clearances)
      expect(await holdByClock(state.server.clearances)).toEqual({ held: 0, released: 0 })
      const since = state.clock.now().toISOString().slice(0, 10)
      for (const name of ['Iman', 'Ebo', 'Jojo']) {
        const { hold } = await clearanceOf(clearance(name))
        expect(hold).toMatchObject({ cause: 'ban', subject: ban })
        expect([name, hold!.since.slice(0, 10)]).toEqual([name, since])
      }
      for (const name of ['Gita', 'Hana']) {
        const gone = await clearanceOf(clearance(name))
        expect(gone).toMatchObject({ status: 'used', held: false, hold: null })
      }
      // Carers are not construction workers.
      const { rows } = await state.server.ledger.owner.query(
        `select count(*)::integer as held from clearance where hold`,
      )
      expect(rows).toEqual([{ held: 3 }])
    })

    test('5: a return to a site in the ban is not begun either', async () => {
      const back = { contract: contractOf('Hana'), kind: 'reentry' }
      const refused = await state.act(agent, requestClearanceRoute, {}, 0, back)
      expect([refused.status, unmetIn(refused)]).toEqual([422, ['clearance.reentry_ban no']])
    })

    test('6: a worker on hold cancels: the vacancy comes back, and what she paid is listed', async () => {
      const { amina: ebo, contract } = people.get('Ebo')!
      const paid = { ...FEE, label: 'papers', payer: 'worker', amount: xts(12_000) }
      await state.done(ebo, recordFeeRoute, { contract }, 1, paid)
      expect(await counts()).toEqual({ approved: 3, reserved: 0, consumed: 3 })
      await cancel('Ebo', ebo)
      expect(await counts()).toEqual({ approved: 3, reserved: 0, consumed: 2 })
      const owed = [
        {
          ...{ label: 'papers', category: 'B1', payee: 'Example Clinic', amount: xts(12_000) },
          source: 'worker',
        },
      ]
      for (const who of [omar, ebo]) {
        const { status, end } = await clearanceOf(clearance('Ebo'), who)
        expect([status, end]).toMatchObject(['cancelled', { refund: true, owed }])
      }
      // What she states of fees is not for the agency.
      expect((await clearanceOf(clearance('Ebo'), agent)).end).toMatchObject({ owed: [] })
    })
  })
})

test('two tabs: every command on a stale version is told what was added, and adds nothing', async () => {
  const count = async () =>
    (await state.server.ledger.owner.query('select from ledger_action')).rowCount
  const before = await count()
  const { boss } = parties
  const people = [omar, olga, dara, lena, ahmed, agent, otherAgent, boss, ...others]
  const workers = [...workersOf].map((browser) => ({ browser }))
  const { refused, nobody } = await expectStaleRefused(state, [...people, ...workers])
  console.info(
    `${refused.length} commands refused when stale, ${nobody.length} that nobody here may take: ${nobody.join(', ')}; ${sentInSpiteOf.size} sent twice at once`,
  )
  expect(refused.length).toBeGreaterThan(60)
  expect(sentInSpiteOf.size).toBeGreaterThan(30)
  expect(await count()).toBe(before)
})

test('cross-cutting (a): everything is the same when it is made again from the log', () =>
  expectSameFromLog(state.server))
