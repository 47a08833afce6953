import {
  cancelClearanceRoute,
  confirmBondRoute,
  countersignContractRoute,
  depositBondRoute,
  endContractRoute,
  issueClearanceRoute,
  liftLicenceRoute,
  MOVEMENT_ROUTES,
  proceedClearanceRoute,
  proposeBondRoute,
  proposeLicenceRoute,
  receiveCashRoute,
  requestClearanceRoute,
  sanctionLicenceRoute,
  serveNoticeRoute,
} from '@corridor/contract'
import type { Bond } from '@corridor/recruitment/bond'
import { NO_TERMS } from '@corridor/recruitment/checks'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freezeLicences } from '../features/bonds/freezeLicences.ts'
import { assessByClock, holdByClock } from '../features/clearances/followClearances.ts'
import { followContract } from '../features/contracts/followContract.ts'
import { sweepDeadlines } from '../features/deadlines/missDeadline.ts'
import { sweepJobOrders } from '../features/demand/sweepJobOrders.ts'
import { expectSameFromLog } from './testing/expectSameFromLog.ts'
import { grantLicence, lodgeBond } from './testing/grantLicence.ts'
import { openState, type Person, type State } from './testing/openState.ts'
import { approve, approvedOrder, offered, versionOf } from './testing/recruit.ts'

// Licence, bond, job order, contracts and clearances driven together, in any order, over HTTP.

const STEPS = 160
const WORKERS = 5
const VACANCIES = 3

let state: State
let omar: Person
let dara: Person
let fin: Person
let fay: Person
let agent: Person
let boss: Person
let bravo: string
let licence: string
let bond: string
let order: string
const contracts: string[] = []
const clearances = new Map<string, string>()

beforeAll(async () => {
  state = await openState('2030-01-05T09:00:00.000Z')
  const { person } = state
  await state.openOffice('north', 'XAA')
  await state.openOffice('post', 'XBB')
  bravo = await state.organisation('agency', 'Bravo Agency', 'XAA')
  const castel = await state.organisation('employer', 'Castel Build', 'XBB')
  const finance = { role: 'finance-officer', jurisdiction: 'XAA' } as const
  omar = await person('omar', { role: 'licensing-officer', office: 'home.north' })
  dara = await person('dara', { role: 'authority', jurisdiction: 'XAA' })
  fin = await person('fin', finance)
  fay = await person('fay', finance)
  agent = await person('bravo', { role: 'agency', organisation: bravo })
  boss = await person('castel', { role: 'employer', organisation: castel })
  const ines = await person('ines', { role: 'inspector', office: 'home.north' })
  const ahmed = await person('ahmed', { role: 'labour-attache', office: 'home.post' })
  const agency = { id: bravo, name: 'Bravo Agency', number: 'LIC-0001' }
  const people = { agent, omar, ines, fin, fay, dara }
  bond = await lodgeBond(state, people, agency)
  licence = await grantLicence(state, people, agency)
  const demand = { agent, ahmed, omar, agency: bravo, principal: castel }
  const wanted = { sector: 'construction', quantity: VACANCIES, digest: 'd1'.repeat(32) }
  order = await approvedOrder(state, demand, wanted)
  const parties = { agent, agency: bravo, boss, employer: castel, omar }
  for (let at = 0; at < WORKERS; at += 1) {
    const { contract } = await offered(state, parties, {
      ...{ name: `Worker ${at}`, birthDate: `199${at}-0${at + 1}-11`, jobOrder: order },
      terms: { ...NO_TERMS, sector: 'construction' },
    })
    contracts.push(contract)
  }
})
afterAll(() => state.close())

const run = async <Row extends object>(text: string, ...values: readonly unknown[]) =>
  (await state.server.ledger.owner.query<Row>(text, [...values])).rows

/** Any outcome a sender can cause will do; a fault of the server will not. */
async function send(...[who, route, input, , payload]: Parameters<State['act']>) {
  const [record] = Object.values(input)
  const version = record === undefined ? 0 : await versionOf(state, record)
  const answer = await state.act(who, route, input, version, payload)
  expect([200, 403, 404, 409, 422], `${route.id} ${JSON.stringify(answer.body)}`).toContain(
    answer.status,
  )
  return answer
}

const today = () => state.clock.now().toISOString().slice(0, 10)
const reason = { reason: 'decided' }
const xts = (minorUnits: number) => ({ minorUnits, currency: 'XTS' })

/** What can happen; `n` is drawn and says to whom or how much. */
const ACTS = {
  sign: async (n: number) => {
    const contract = contracts[n % WORKERS]!
    const of = { version: 1, on: today() }
    await send(boss, countersignContractRoute, { contract }, 0, of)
    await followContract(state.server.ledger, contract)
    const [row] = await run<{ status: string }>(
      'select status from contract where record = $1',
      contract,
    )
    if (row!.status === 'checked') await approve(state, omar, contract)
  },
  ask: async (n: number) => {
    const contract = contracts[n % WORKERS]!
    const asked = { contract, kind: 'first' }
    const { status, body } = await send(agent, requestClearanceRoute, {}, 0, asked)
    if (status !== 200) return
    clearances.set(contract, body.record)
    await assessByClock(state.server.clearances, body.record)
  },
  issue: async (n: number) => {
    const clearance = clearances.get(contracts[n % WORKERS]!)
    if (clearance === undefined) return
    const mayRecruit = await isEffective()
    const { status } = await send(omar, issueClearanceRoute, { clearance }, 0, reason)
    if (status !== 200) return
    // No clearance under a licence that is suspended or frozen.
    expect(mayRecruit).toBe(true)
    issued += 1
  },
  cancel: (n: number) => ofClearance(n, agent, cancelClearanceRoute, reason),
  proceed: (n: number) => ofClearance(n, omar, proceedClearanceRoute, reason),
  depart: async (n: number) => {
    // Seldom too: whoever has left does not come back here.
    if (n % 5 !== 0) return
    const report = { occurredAt: state.clock.now().toISOString(), place: null }
    await ofClearance(n, omar, MOVEMENT_ROUTES.departed, report)
  },
  end: async (n: number) => {
    // Seldom: an ended contract does not come back.
    if (n % 7 !== 0) return
    const contract = contracts[(n >> 3) % WORKERS]!
    await send(boss, endContractRoute, { contract }, 0, { reason: 'insolvent', on: today() })
  },
  suspend: async () => {
    const terms = { act: 'suspend', ...reason }
    await send(omar, proposeLicenceRoute, { licence }, 0, { terms })
    await send(dara, sanctionLicenceRoute, { licence }, 0, {})
  },
  lift: async () => {
    await send(omar, proposeLicenceRoute, { licence }, 0, { terms: { act: 'lift', ...reason } })
    await send(dara, liftLicenceRoute, { licence }, 0, {})
  },
  charge: async (n: number) => {
    awards += 1
    const movement = {
      ...{ act: 'charge', award: `A-${awards}`, amount: xts(1 + n * 2_000) },
      ...{ determination: null, ...reason },
    }
    const before = await bondNow()
    await send(fin, proposeBondRoute, { bond }, 0, { movement })
    const { status } = await send(dara, confirmBondRoute, { bond }, 0, {})
    if (status !== 200) return
    // No charge above cover: the rest stays an open claim.
    const paid = (await bondNow()).charges.at(-1)!.minorUnits
    expect(paid).toBeLessThanOrEqual(coverOf(before))
    charged += 1
  },
  notice: async () => {
    await send(fin, serveNoticeRoute, { bond }, 0, { receivedOn: today(), days: 15 })
  },
  topUp: async (n: number) => {
    const deposit = { kind: 'cash', amount: xts(1 + n * 10_000), reference: 'r-9' }
    const { status, body } = await send(agent, depositBondRoute, { bond }, 0, { deposit })
    if (status !== 200) return
    const seen = { instrument: `i${body.version}`, on: today(), reference: 's-9' }
    await send(fay, receiveCashRoute, { bond }, 0, seen)
  },
  days: async () => {
    await state.passTo(new Date(state.clock.now().getTime() + 5 * 86_400_000).toISOString())
  },
  clock: async () => {
    const { ledger, clearances: parts } = state.server
    await sweepDeadlines({ ledger, warn: () => {} })
    await freezeLicences({ ledger }, bravo)
    await sweepJobOrders({ ledger, warn: () => {} })
    await holdByClock(parts)
  },
} as const

let [issued, charged, awards] = [0, 0, 0]

async function ofClearance(
  n: number,
  who: Person,
  route: Parameters<State['act']>[1],
  payload: object,
): Promise<void> {
  const clearance = clearances.get(contracts[n % WORKERS]!)
  if (clearance !== undefined) await send(who, route, { clearance }, 0, payload)
}

const bondNow = async (): Promise<Bond> => {
  const [row] = await run<{ state: string }>('select state from bond where record = $1', bond)
  return JSON.parse(row!.state) as Bond
}
const coverOf = ({ instruments }: Bond): number =>
  instruments
    .filter((one) => one.state === 'held')
    .reduce((sum, { remaining }) => sum + remaining, 0)

/** Said apart from the product: what the log says of licence and bond. */
async function isEffective(): Promise<boolean> {
  const [row] = await run<{ status: string; frozen: boolean }>(
    `select state::jsonb ->> 'status' as status,
       state::jsonb -> 'frozen' <> 'null'::jsonb as frozen from licence where record = $1`,
    licence,
  )
  const { defaultedAt } = await bondNow()
  return row!.status === 'active' && !row!.frozen && defaultedAt === null
}

async function checkLaws(): Promise<void> {
  const [counts] = await run<{ reserved: number; consumed: number; approved: number }>(
    'select approved, reserved, consumed from job_order where record = $1',
    order,
  )
  const { reserved, consumed, approved } = counts!
  expect(reserved).toBeGreaterThanOrEqual(0)
  expect(consumed).toBeGreaterThanOrEqual(0)
  expect(reserved + consumed).toBeLessThanOrEqual(approved)
  const [used] = await run<{ used: number }>(
    `select count(distinct contract)::integer as used from clearance
     where status in ('issued', 'used')`,
  )
  expect(consumed).toBe(used!.used)
  const { instruments, charges, ...account } = await bondNow()
  for (const { remaining, minorUnits } of instruments) {
    expect(remaining).toBeGreaterThanOrEqual(0)
    expect(remaining).toBeLessThanOrEqual(minorUnits)
  }
  const lodged = instruments.reduce((sum, { minorUnits }) => sum + minorUnits, 0)
  const paid = charges.reduce((sum, { minorUnits }) => sum + minorUnits, 0)
  expect(paid).toBeLessThanOrEqual(lodged)
  if (account.defaultedAt !== null) expect(account.status).toBe('replenish_due')
  // Whoever may depart does so under a licence in force, or somebody decided about her.
  if (await isEffective()) return
  const [free] = await run<{ free: number }>(
    `select count(*)::integer as free from clearance
     where status = 'issued' and not hold and not $1 = any(decided)`,
    licence,
  )
  standing.push(free!.free)
}

/** Issued clearances that no hold was written for yet, at each look under a licence not in force. */
const standing: number[] = []

test(`${STEPS} acts in any order keep the laws, and the log alone gives the same tables`, async () => {
  const often = { issue: 5, sign: 2, ask: 4, cancel: 2, clock: 3, lift: 3, topUp: 3 } as const
  const names = Object.keys(ACTS).flatMap((name) =>
    Array.from({ length: often[name as 'issue'] ?? 1 }, () => name as keyof typeof ACTS),
  )
  const drawn = fc.sample(fc.tuple(fc.constantFrom(...names), fc.nat(1_000)), {
    ...{ seed: 20140528, numRuns: STEPS },
  })
  // So that the first half has somebody to act on.
  const begin = (['sign', 'ask', 'issue'] as const).flatMap((name) =>
    [0, 1].map((n) => [name, n] as const),
  )
  for (const [name, n] of [...begin, ...drawn]) {
    await ACTS[name](n)
    await checkLaws()
    if (name === 'clock' && !(await isEffective())) expect(standing.at(-1)).toBe(0)
  }
  console.info(`issued ${issued}, charged ${charged}, looks under no licence ${standing.length}`)
  expect(issued).toBeGreaterThan(3)
  expect(charged).toBeGreaterThan(1)
  expect(standing.length).toBeGreaterThan(5)
  await expectSameFromLog(state.server)
})
