import {
  type ActionRoute,
  type ActRefused,
  assessBondRoute,
  BOND_ACT_ROUTES,
  bondRoute,
  bondsRoute,
  confirmBondRoute,
  confirmGuaranteeRoute,
  depositBondRoute,
  freeBondRoute,
  lodgeBondRoute,
  openOfficeRoute,
  organisationRoute,
  proposeBondRoute,
  queueRoute,
  type RoleScope,
  type Route,
  receiveCashRoute,
  registerOrganisationRoute,
  reserveBondRoute,
  serveNoticeRoute,
} from '@corridor/contract'
import { parseMoney } from '@corridor/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../testing/testServer.ts'
import { missDeadline } from '../deadlines/missDeadline.ts'
import { RECORD_KINDS } from '../deadlines/recordKinds.ts'
import {
  handClock,
  type Member,
  makeAdministrator,
  makeMember,
} from '../identity/testing/people.ts'
import { appendAction } from '../ledger/appendAction.ts'
import { rebuildLedger } from '../ledger/rebuildLedger.ts'
import { licenceKind } from '../licences/licenceKind.ts'
import { expireGuarantees } from './expireGuarantees.ts'
import { freezeLicences } from './freezeLicences.ts'

const clock = handClock('2030-10-01T09:00:00.000Z')
const DAY_MS = 86_400_000
const xts = (amount: string) => parseMoney(amount, 'XTS')

let server: TestServer
let administrator: Member
let finance: Member
let director: Member
let officer: Member
let agent: Member
let agency: string

beforeAll(async () => {
  server = await testServer({ now: clock.now })
  administrator = await makeAdministrator(server, clock)
  const home = await administrator.browser.ask(organisationRoute, { organisation: 'home' })
  const office = { office: 'north', name: 'North', jurisdiction: 'XAA', from: '2026-01-01' }
  await sent(administrator, openOfficeRoute, { organisation: 'home' }, home.version, office)
  agency = await registered('Example Bravo Agency', 'agency')
  finance = await member('fin', { role: 'finance-officer', jurisdiction: 'XAA' })
  director = await member('dara', { role: 'authority', jurisdiction: 'XAA' })
  officer = await member('omar', { role: 'licensing-officer', office: 'home.north' })
  agent = await member('agent', { role: 'agency', organisation: agency })
})
afterAll(() => server.close())

async function member(name: string, mandate: Partial<RoleScope>): Promise<Member> {
  const made = await makeMember(server, clock, administrator, name, [])
  await server.kysely
    .insertInto('role_grant')
    .values({
      ...{ id: `${name}-0`, person: made.id, role: mandate.role! },
      organisation: mandate.organisation ?? 'home',
      office: mandate.office ?? null,
      jurisdiction: mandate.jurisdiction ?? null,
      ...{ valid_from: '2026-01-01', valid_until: null, granted_by: null, granted: clock.now() },
      ...{ withdrawn: null, withdrawn_by: null },
    })
    .execute()
  return made
}

let keys = 0
const newKey = () => {
  keys += 1
  return `bond-key-${keys}`
}

interface Answer {
  readonly status: number
  readonly body: {
    readonly record?: string
    readonly version?: number
    readonly repeated?: boolean
    readonly code?: string
    readonly details?: unknown
  }
}

/** Sends a command. */
const act = (
  { browser }: Pick<Member, 'browser'>,
  route: ActionRoute,
  input: object,
  expectedVersion: number,
  payload: unknown,
  key = newKey(),
): Promise<Answer> =>
  browser.call(
    route as Route,
    input as never,
    { expectedVersion, payload },
    { 'idempotency-key': key },
  ) as unknown as Promise<Answer>

/** The same, and it must be taken. */
async function sent(...asked: Parameters<typeof act>) {
  const { status, body } = await act(...asked)
  expect([asked[1].id, status, body]).toMatchObject([asked[1].id, 200, {}])
  return { record: body.record!, version: body.version! }
}

async function registered(name: string, kind: 'agency' | 'employer'): Promise<string> {
  const payload = { kind, name, country: null, registration: null }
  const where = { office: 'home.north', jurisdiction: 'XAA' }
  const made = await sent(administrator, registerOrganisationRoute, {}, 0, { ...payload, ...where })
  return made.record
}

const lodging = (holder: string, holderName: string, purpose: 'agency' | 'principal') => ({
  ...{ holder, holderName, purpose, office: 'home.north', jurisdiction: 'XAA' },
  deposit: { kind: 'cash', amount: xts('20000'), reference: 'r-1' },
})

const ordered = (amount: string) => ({
  required: xts(amount),
  reading: null,
  basis: { kind: 'order', amount: xts(amount), source: 'Example order 7' },
})

/** 20,000.00 XTS in the bank and required. */
async function lodged(holder: string, name: string, purpose: 'agency' | 'principal' = 'agency') {
  const { record: bond } = await sent(
    ...([finance, lodgeBondRoute, {}, 0, lodging(holder, name, purpose)] as const),
  )
  const second = await secondOfficer()
  const held = { instrument: 'i1', on: '2030-10-01', reference: 's-1' }
  await sent(second, receiveCashRoute, { bond }, 1, held)
  await sent(officer, assessBondRoute, { bond }, 2, ordered('20000'))
  return bond
}

let second: Member | undefined
async function secondOfficer(): Promise<Member> {
  second ??= await member('fiona', { role: 'finance-officer', jurisdiction: 'XAA' })
  return second
}

const rulesOf = ({ body }: Answer): readonly string[] =>
  (body.details as ActRefused).findings.filter(({ met }) => met !== 'yes').map(({ rule }) => rule)

const fileOf = (bond: string, by: Member = finance) => by.browser.ask(bondRoute, { bond })

const charge = (award: string, amount: string, determination: string | null) => ({
  movement: { act: 'charge', award, amount: xts(amount), determination, reason: 'award final' },
})

const waitingFor = async ({ browser }: Member) =>
  (await browser.ask(queueRoute, {})).items.map(({ act: what, title }) => `${what} ${title}`)

describe('an award is executed on the bond (OS-2, steps 6 and 7)', () => {
  let bond: string

  test('one deposit of a holder, counted once another person has seen the money', async () => {
    const asked = lodging(agency, 'Example Bravo Agency', 'agency')
    const first = await act(agent, lodgeBondRoute, {}, 0, asked, 'lodge-1')
    const again = await act(agent, lodgeBondRoute, {}, 0, asked, 'lodge-1')
    expect([first.status, again.status]).toEqual([200, 200])
    expect(again.body).toMatchObject({ record: first.body.record, repeated: true })
    const other = await act(finance, lodgeBondRoute, {}, 0, asked)
    expect([other.status, rulesOf(other)]).toEqual([422, ['bond.one_for_holder']])
    bond = first.body.record!
    expect(bond).toMatch(/^b-/)
    expect(await fileOf(bond, agent)).toMatchObject({ cover: xts('0'), pending: xts('20000') })
    expect(await waitingFor(finance)).toContain('verify Example Bravo Agency')
    const held = { instrument: 'i1', on: '2030-10-01', reference: 's-1' }
    expect((await act(agent, receiveCashRoute, { bond }, 1, held)).status).toBe(403)
    await sent(finance, receiveCashRoute, { bond }, 1, held)
    await sent(officer, assessBondRoute, { bond }, 2, ordered('20000'))
    expect(await fileOf(bond, agent)).toMatchObject({
      ...{ status: 'lodged', cover: xts('20000'), required: xts('20000') },
      checks: [{ rule: 'bond_cover', met: 'yes' }],
    })
  })

  test('is set aside at the determination, and not released then', async () => {
    const reserved = { determination: 'D-1', amount: xts('5087.50') }
    await sent(finance, reserveBondRoute, { bond }, 3, reserved)
    const release = { movement: { act: 'release', openCases: 0, reason: 'asked for' } }
    const refused = await act(finance, proposeBondRoute, { bond }, 4, release)
    expect(refused.status).toBe(422)
    expect(rulesOf(refused)).toContain('bond.nothing_reserved')
  })

  test('is charged once, by finance and authority', async () => {
    await sent(finance, proposeBondRoute, { bond }, 4, charge('A-1', '5087.50', 'D-1'))
    expect(await waitingFor(director)).toContain('charge Example Bravo Agency')
    expect((await act(finance, confirmBondRoute, { bond }, 5, {})).status).toBe(403)
    const [one, two] = await Promise.all([
      act(director, confirmBondRoute, { bond }, 5, {}, 'charge-1'),
      act(director, confirmBondRoute, { bond }, 5, {}, 'charge-1'),
    ])
    // Sent in the same moment: one is told to ask again, or both have the same answer.
    expect([one.status, two.status].toSorted()).toEqual(
      one.status === two.status ? [200, 200] : [200, 409],
    )
    const third = await act(director, confirmBondRoute, { bond }, 5, {}, 'charge-1')
    expect(third).toMatchObject({ status: 200, body: { version: 6, repeated: true } })
    const file = await fileOf(bond)
    expect(file).toMatchObject({
      ...{ status: 'short', cover: xts('14912.50'), shortfall: xts('5087.50') },
      charges: [{ award: 'A-1', paid: xts('5087.50'), openClaim: null }],
      balances: { cover: xts('14912.50'), reserved: xts('0'), awards: xts('5087.50') },
    })
    expect(file.entries.filter(({ kind }) => kind === 'charge')).toHaveLength(1)
    const twice = await act(finance, proposeBondRoute, { bond }, 6, charge('A-1', '5087.50', null))
    expect(rulesOf(twice)).toEqual(['bond.award_once'])
  })

  test('notice, and the day after its deadline the default, until it is topped up', async () => {
    await licensed()
    clock.pass(35 * DAY_MS)
    expect(clock.now().toISOString()).toContain('2030-11-05')
    await signInAgain()
    expect(await waitingFor(officer)).toContain('serve Example Bravo Agency')
    await sent(officer, serveNoticeRoute, { bond }, 6, { receivedOn: '2030-11-05', days: 15 })
    const id = { record: bond, name: 'bond.replenishment', opened: 7 }
    const parts = { ledger: server.ledger, warn: () => {} }
    clock.pass(15 * DAY_MS)
    await missDeadline(parts, id)
    await signInAgain()
    expect(await fileOf(bond)).toMatchObject({ defaulted: false, replenishBy: '2030-11-20' })
    clock.pass(DAY_MS)
    await missDeadline(parts, id)
    await missDeadline(parts, id)
    await signInAgain()
    expect(await licenceStatus()).toBe('frozen')
    const late = await fileOf(bond)
    expect(late).toMatchObject({ version: 8, status: 'replenish_due', defaulted: true })
    const row = await server.kysely
      .selectFrom('bond')
      .select(['defaulted', 'cover_minor', 'required_minor'])
      .where('record', '=', bond)
      .executeTakeFirst()
    expect(row).toEqual({ defaulted: true, cover_minor: '1491250', required_minor: '2000000' })
    const deposit = { kind: 'cash', amount: xts('5087.50'), reference: 'r-2' }
    await sent(agent, depositBondRoute, { bond }, 8, { deposit })
    const held = { instrument: 'i9', on: '2030-11-21', reference: 's-2' }
    await sent(finance, receiveCashRoute, { bond }, 9, held)
    expect(await fileOf(bond)).toMatchObject({ status: 'lodged', defaulted: false, notice: null })
    expect(await licenceStatus()).toBe('active')
  })

  test('a top-up in time ends the deadline; nothing is missed', async () => {
    const holder = await registered('Example Delta Agency', 'agency')
    const other = await lodged(holder, 'Example Delta Agency')
    await sent(finance, proposeBondRoute, { bond: other }, 3, charge('A-7', '100', null))
    await sent(director, confirmBondRoute, { bond: other }, 4, {})
    const notice = { receivedOn: '2030-11-21', days: 15 }
    await sent(finance, serveNoticeRoute, { bond: other }, 5, notice)
    const deposit = { kind: 'cash', amount: xts('40'), reference: 'r-2' }
    await sent(finance, depositBondRoute, { bond: other }, 6, { deposit })
    const held = { instrument: 'i7', on: '2030-11-21', reference: 's-2' }
    await sent(second!, receiveCashRoute, { bond: other }, 7, held)
    // Not enough: the deadline stays.
    expect(await deadlinesOf(other)).toEqual(['open'])
    const rest = { deposit: { ...deposit, amount: xts('60'), reference: 'r-3' } }
    await sent(finance, depositBondRoute, { bond: other }, 8, rest)
    await sent(second!, receiveCashRoute, { bond: other }, 9, { ...held, instrument: 'i9' })
    expect(await deadlinesOf(other)).toEqual(['met'])
  })
})

/** Takes a licence of the agency over and puts it into force. */
async function licensed(): Promise<void> {
  const steps = [
    {
      type: 'licence.import',
      payload: {
        ...{ organisation: agency, office: 'home.north', jurisdiction: 'XAA' },
        ...{ register: 'Example', name: 'Example Bravo Agency', number: 'LIC-0001' },
        ...{ status: 'active', plannedVolume: null, phones: [] },
        term: {
          ...{ validFrom: '2030-01-01', validUntil: '2032-12-31', provisionalUntil: null },
          ...{ destinations: ['XBB'], sectors: ['construction'] },
        },
      },
    },
    { type: 'licence.confirm', payload: {} },
  ]
  for (const [at, { type, payload }] of steps.entries()) {
    const answer = await appendAction(server.ledger, licenceKind, {
      record: 'l-bravo',
      key: `l-bravo-${at}`,
      command: { type, payload, expectedVersion: at },
      context: { actor: `clerk-${at}`, role: 'authority', may: () => true },
    })
    expect(answer).toMatchObject({ kind: 'recorded' })
  }
}

/** What counts of the licence, once the job of the bond has run. */
async function licenceStatus(): Promise<unknown> {
  await freezeLicences({ ledger: server.ledger }, agency)
  await freezeLicences({ ledger: server.ledger }, agency)
  const { rows } = await server.ledger.owner.query<{ effective_status: string }>(
    `select effective_status from licence where record = 'l-bravo'`,
  )
  return rows[0]?.effective_status
}

const deadlinesOf = async (record: string): Promise<readonly string[]> => {
  const { rows } = await server.ledger.owner.query<{ state: string }>(
    `select state from deadline where record = $1 and name = 'bond.replenishment'`,
    [record],
  )
  return rows.map(({ state }) => state)
}

/** Sessions end with the days that the tests let pass. */
async function signInAgain(): Promise<void> {
  await server.kysely
    .updateTable('sign_in_session')
    .set({ seen: clock.now(), expires: new Date(clock.now().getTime() + DAY_MS) })
    .execute()
}

describe('a guarantee', () => {
  test('counts with the word of its bank, until its day, which the clock records', async () => {
    const holder = await registered('Example Castel Build', 'employer')
    const asked = {
      ...lodging(holder, 'Example Castel Build', 'principal'),
      deposit: {
        ...{ kind: 'guarantee', amount: xts('500'), bank: 'Example Bank', reference: 'G-1' },
        validUntil: '2030-12-31',
      },
    }
    const { record: bond } = await sent(finance, lodgeBondRoute, {}, 0, asked)
    await sent(officer, assessBondRoute, { bond }, 1, ordered('500'))
    expect(await fileOf(bond)).toMatchObject({
      ...{ purpose: 'principal', status: 'lodged', cover: xts('0') },
      checks: [{ rule: 'bond_cover', met: 'cannot_tell' }],
    })
    const word = { instrument: 'i1', on: '2030-11-21', reference: 'letter 3' }
    const own = await act(finance, confirmGuaranteeRoute, { bond }, 2, word)
    expect([own.status, rulesOf(own)]).toEqual([422, ['SD1']])
    await sent(second!, confirmGuaranteeRoute, { bond }, 2, word)
    expect(await fileOf(bond)).toMatchObject({ checks: [{ met: 'yes' }] })
    expect(await expireGuarantees({ ledger: server.ledger })).toBe(0)
    clock.pass(41 * DAY_MS)
    await signInAgain()
    // Nobody counts on it, though the clock has not come round.
    expect(await fileOf(bond)).toMatchObject({ cover: xts('0'), checks: [{ met: 'no' }] })
    expect(await expireGuarantees({ ledger: server.ledger })).toBe(1)
    expect(await expireGuarantees({ ledger: server.ledger })).toBe(0)
    expect(await fileOf(bond)).toMatchObject({ status: 'short', shortfall: xts('500') })
  })
})

describe('whoever has no business with it', () => {
  test('finds nothing, and is told nothing', async () => {
    const other = await registered('Example Echo Agency', 'agency')
    const stranger = await member('echo', { role: 'agency', organisation: other })
    const { bonds } = await finance.browser.ask(bondsRoute, { text: 'bravo' })
    expect(bonds.map(({ holder }) => holder.name)).toEqual(['Example Bravo Agency'])
    const bond = bonds[0]!.id
    expect(await stranger.browser.ask(bondsRoute, {})).toEqual({ bonds: [], next: null })
    const told = async (id: string) => {
      const { status, body } = await stranger.browser.call(bondRoute, { bond: id })
      return [status, { ...(body as object), instance: null }]
    }
    expect(await told(bond)).toEqual(await told('b-nowhere'))
    for (const route of BOND_ACT_ROUTES) {
      if (route === lodgeBondRoute) continue
      const { payload } = route.bodyExample as { payload: unknown }
      const one = await act(stranger, route as ActionRoute, { bond }, 1, payload)
      const none = await act(stranger, route as ActionRoute, { bond: 'b-nowhere' }, 1, payload)
      expect([403, 404], route.id).toContain(one.status)
      const plain = ({ body }: Answer) => ({ ...body, instance: null })
      expect(plain(none), route.id).toEqual(plain(one))
    }
    const foreign = await act(
      ...([stranger, lodgeBondRoute, {}, 0] as const),
      lodging(agency, 'Example Bravo Agency', 'agency'),
    )
    expect(foreign.status).toBe(404)
  })

  test('what does not fit is refused, with the state or the rule', async () => {
    const { bonds } = await finance.browser.ask(bondsRoute, { holder: agency })
    const { id: bond, version } = bonds[0]!
    const notNow = await act(finance, serveNoticeRoute, { bond }, version, {
      receivedOn: '2031-01-01',
    })
    expect(notNow).toMatchObject({ status: 409, body: { code: 'not_in_state' } })
    const stale = await act(finance, freeBondRoute, { bond }, version - 1, {
      ...{ determination: 'D-9', reason: 'x' },
    })
    expect(stale).toMatchObject({ status: 409, body: { code: 'record_changed' } })
    const wrong = { ...ordered('1'), required: xts('2') }
    const unfit = await act(officer, assessBondRoute, { bond }, version, wrong)
    expect([unfit.status, rulesOf(unfit)]).toEqual([422, ['bond.required_follows']])
  })
})

test('the table is the same when it is made again from the log', async () => {
  const rows = () => server.kysely.selectFrom('bond').selectAll().orderBy('record').execute()
  const before = await rows()
  expect(before.length).toBeGreaterThan(2)
  const { left } = await rebuildLedger(server.ledger.owner, server.ledger, [
    ...RECORD_KINDS.values(),
  ])
  expect(left).toEqual([])
  expect(await rows()).toEqual(before)
})
