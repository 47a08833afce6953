import {
  type ActionRoute,
  type ActRefused,
  admitAgencyRoute,
  approveContractRoute,
  claimRoute,
  contractChecksRoute,
  contractRoute,
  contractsRoute,
  correctWorkerRoute,
  countersignContractRoute,
  draftContractRoute,
  endContractRoute,
  issueClaimCodeRoute,
  offerContractRoute,
  openOfficeRoute,
  type RoleScope,
  type Route,
  recordFeeRoute,
  redraftContractRoute,
  refuseContractRoute,
  registerDestinationRoute,
  registerOrganisationRoute,
  registerWorkerRoute,
  searchWorkersRoute,
  signContractRoute,
  workerFileRoute,
  workerReadsRoute,
  workersRoute,
} from '@corridor/contract'
import { type ContractTerms, NO_TERMS } from '@corridor/recruitment/checks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../testing/testServer.ts'
import { jobOrderKind } from '../demand/jobOrderKind.ts'
import { Browser } from '../identity/testing/browser.ts'
import {
  handClock,
  type Member,
  MINUTE,
  makeAdministrator,
  makeMember,
  signInFully,
} from '../identity/testing/people.ts'
import { anyKind, rebuildLedger } from '../ledger/rebuildLedger.ts'
import { contractKind } from './contractKind.ts'
import { followContract } from './followContract.ts'
import { workerKind } from './workerKind.ts'

const clock = handClock('2029-03-02T09:00:00.000Z')
let server: TestServer
let administrator: Member
let agency: Member
let otherAgency: Member
let employer: Member
let officer: Member
let attache: Member
const ids = { bravo: '', other: '', castel: '' }

beforeAll(async () => {
  server = await testServer({ now: clock.now })
  administrator = await makeAdministrator(server, clock)
  for (const [version, office] of ['north', 'post'].entries()) {
    await done(
      act(administrator, openOfficeRoute, { organisation: 'home' }, version + 2, {
        office,
        name: `Office ${office}`,
        jurisdiction: 'XAA',
        from: '2029-01-01',
      }),
    )
  }
  ids.bravo = await registered('agency', 'Bravo Agency')
  ids.other = await registered('agency', 'Example Other Agency')
  ids.castel = await registered('employer', 'Castel Build')
  agency = await member('bravo', { role: 'agency', organisation: ids.bravo })
  otherAgency = await member('other', { role: 'agency', organisation: ids.other })
  employer = await member('castel', { role: 'employer', organisation: ids.castel })
  officer = await member('omar', { role: 'licensing-officer', office: 'home.north' })
  attache = await member('ahmed', { role: 'labour-attache', office: 'home.post' })
})
afterAll(() => server.close())

async function member(name: string, ...mandates: readonly Partial<RoleScope>[]): Promise<Member> {
  administrator = {
    ...administrator,
    browser: await signInFully(server, clock, administrator),
  }
  const made = await makeMember(server, clock, administrator, name, [])
  for (const [place, { role, office, jurisdiction, organisation }] of mandates.entries()) {
    await server.kysely
      .insertInto('role_grant')
      .values({
        id: `${name}-${place}`,
        person: made.id,
        role: role!,
        organisation: organisation ?? 'home',
        office: office ?? null,
        jurisdiction: jurisdiction ?? null,
        valid_from: '2026-01-01',
        valid_until: null,
        granted_by: null,
        granted: clock.now(),
        withdrawn: null,
        withdrawn_by: null,
      })
      .execute()
  }
  return made
}

let keys = 0
const newKey = () => {
  keys += 1
  return `test-key-${keys}`
}

interface Answer {
  readonly status: number
  readonly body: {
    readonly record: string
    readonly version: number
    readonly code: string
    readonly details: ActRefused
  }
}

const act = (
  { browser }: { readonly browser: Browser },
  route: ActionRoute,
  input: Record<string, unknown>,
  expectedVersion: number,
  payload: unknown,
  key = newKey(),
) =>
  browser.call(
    route as Route,
    input,
    { expectedVersion, payload },
    { 'idempotency-key': key },
  ) as Promise<Answer>

async function done(answer: Promise<Answer>) {
  const { status, body } = await answer
  expect([status, body]).toMatchObject([200, { repeated: false }])
  return body
}

const registered = async (kind: string, name: string) =>
  (
    await done(
      act(administrator, registerOrganisationRoute, {}, 0, {
        kind,
        name,
        country: null,
        registration: null,
        office: 'home.north',
        jurisdiction: 'XAA',
      }),
    )
  ).record

const AMINA = {
  givenNames: 'Amina',
  familyName: 'Example',
  ownScript: null,
  birthDate: '2000-05-01',
  identityDocument: { kind: 'passport', number: 'XA1234567', country: 'XAA', validUntil: null },
  contact: { way: 'telephone', address: '+97450000001', hours: 'after 20:00' },
  languages: ['ar', 'en'],
  qualifications: [{ title: 'Bricklayer', occupation: '7112', givenBy: null, on: null }],
}

const xts = (units: number) => ({ minorUnits: units * 100, currency: 'XTS' })

/** As signed at origin: the others of scenario OS-2 are the same in both versions. */
const ORIGIN: ContractTerms = {
  ...NO_TERMS,
  basicMonthly: xts(1400),
  food: { level: 'allowance', allowance: xts(300) },
  hoursWeek: '48',
  annualLeaveDays: '30',
  occupation: '7112',
  termMonths: 24,
}
const TEXT = 'عقد عمل: الأجر ألف وأربعمئة في الشهر، وثمانٍ وأربعون ساعة في الأسبوع.'

const content = (terms: ContractTerms) => ({
  terms,
  texts: [
    { language: 'ar', body: TEXT },
    { language: 'en', body: 'Contract of work: 1,400 a month, 48 hours a week.' },
  ],
  documents: [],
})

/** A worker entered by an agency, who has claimed her file with the code it gave her. */
async function worker(by = agency, organisation = ids.bravo) {
  const { record } = await done(
    act(by, registerWorkerRoute, {}, 0, {
      particulars: AMINA,
      organisation,
      office: 'home.north',
      jurisdiction: 'XAA',
    }),
  )
  const { code } = await by.browser.ask(
    issueClaimCodeRoute,
    {},
    { name: 'Amina', language: 'ar', organisation, record },
  )
  const browser = new Browser(server.app)
  await browser.ask(claimRoute, {}, { code, ownPhone: true })
  return { record, browser }
}

async function drafted(record: string, terms = ORIGIN) {
  const { record: contract } = await done(
    act(agency, draftContractRoute, {}, 0, {
      worker: record,
      agency: ids.bravo,
      employer: ids.castel,
      jobOrder: null,
      office: 'home.north',
      jurisdiction: 'XAA',
      post: 'home.post',
      language: 'ar',
      content: content(terms),
    }),
  )
  return contract
}

const unmet = ({ body }: Answer) =>
  body.details.findings.filter(({ met }) => met !== 'yes').map(({ rule }) => rule)

/** Offered, read by the worker, signed by both. */
async function signed() {
  const amina = await worker()
  const contract = await drafted(amina.record)
  const of = { contract }
  await done(act(agency, offerContractRoute, of, 1, {}))
  await amina.browser.ask(contractRoute, of)
  clock.pass(MINUTE)
  await done(act(amina, signContractRoute, of, 2, { version: 1, language: 'ar', readSeconds: 55 }))
  await done(act(employer, countersignContractRoute, of, 3, { version: 1, on: today() }))
  return { amina, contract, of }
}

const today = () => clock.now().toISOString().slice(0, 10)

describe('a worker’s file', () => {
  test('is entered by an agency, claimed once, and corrected by herself alone', async () => {
    const amina = await worker()
    const mine = await amina.browser.ask(workersRoute, {})
    expect(mine.workers).toMatchObject([{ id: amina.record, name: 'Amina Example', claimed: true }])
    const file = await amina.browser.ask(workerFileRoute, { worker: amina.record })
    expect(file).toMatchObject({
      claimGivenBy: { id: ids.bravo, name: 'Bravo Agency' },
      particulars: { contact: AMINA.contact },
    })
    const seen = await agency.browser.ask(workerFileRoute, { worker: amina.record })
    expect(seen.particulars).toMatchObject({ givenNames: 'Amina', contact: null })
    const particulars = { ...AMINA, givenNames: 'Amina Noor' }
    const byAgency = await act(agency, correctWorkerRoute, { worker: amina.record }, 2, {
      particulars,
    })
    expect([byAgency.status, byAgency.body.code]).toEqual([403, 'not_permitted'])
    await done(act(amina, correctWorkerRoute, { worker: amina.record }, 2, { particulars }))
    const again = await agency.browser.call(
      issueClaimCodeRoute,
      {},
      { name: 'Amina', language: 'ar', organisation: ids.bravo, record: amina.record },
    )
    expect(again.status).toBe(404)
  })

  test('has no place for immigration status', async () => {
    const { status, body } = await act(agency, registerWorkerRoute, {}, 0, {
      particulars: { ...AMINA, immigrationStatus: 'expired' },
      organisation: ids.bravo,
      office: null,
      jurisdiction: null,
    })
    expect([status, body.code]).toEqual([400, 'bad_request'])
  })

  test('is open to the agency that she wants, and to no other', async () => {
    const amina = await worker()
    const of = { worker: amina.record }
    expect((await otherAgency.browser.call(workerFileRoute, of)).status).toBe(404)
    const own = await otherAgency.browser.ask(workersRoute, {})
    expect(own.workers).toEqual([])
    const codeOfOthers = await otherAgency.browser.call(
      issueClaimCodeRoute,
      {},
      { name: 'A', language: 'ar', organisation: ids.other, record: amina.record },
    )
    expect(codeOfOthers.status).toBe(404)
    await done(act(amina, admitAgencyRoute, of, 2, { agency: ids.other }))
    expect((await otherAgency.browser.call(workerFileRoute, of)).status).toBe(200)
    const { reads } = await amina.browser.ask(workerReadsRoute, of)
    expect(reads).toMatchObject([
      { what: 'file', role: 'agency', organisation: 'Example Other Agency' },
    ])
    expect((await agency.browser.call(workerReadsRoute, of)).status).toBe(404)
  })

  test('is searched by name only by those who may, and each search is noted', async () => {
    const amina = await worker()
    const found = await officer.browser.ask(searchWorkersRoute, { text: 'amina' })
    expect(found.workers.map(({ id }) => id)).toContain(amina.record)
    for (const one of [agency, employer, attache, administrator, amina]) {
      expect((await one.browser.call(searchWorkersRoute, { text: 'amina' })).status).toBe(403)
    }
    const notes = await server.kysely
      .selectFrom('ledger_read' as never)
      .selectAll()
      .where('act' as never, '=', 'search' as never)
      .execute()
    expect(JSON.stringify(notes)).toContain(amina.record)
  })
})

describe('a contract', () => {
  test('is signed by the worker with her own credential, after she could read it', async () => {
    const amina = await worker()
    const contract = await drafted(amina.record)
    const of = { contract }
    expect((await act(amina, signContractRoute, of, 1, READING)).body.code).toBe('not_in_state')
    await done(act(agency, offerContractRoute, of, 1, {}))
    const unread = await act(amina, signContractRoute, of, 2, READING)
    expect(unmet(unread)).toEqual(['contract.opened', 'contract.read_long_enough'])
    const shown = await amina.browser.ask(contractRoute, of)
    expect(shown).toMatchObject({ status: 'worker_review', review: { leastSeconds: 2 } })
    const tooSoon = await act(amina, signContractRoute, of, 2, READING)
    expect(unmet(tooSoon)).toEqual(['contract.read_long_enough'])
    expect((await act(agency, signContractRoute, of, 2, READING)).status).toBe(403)
    const first = await act(employer, countersignContractRoute, of, 2, { version: 1, on: today() })
    expect(unmet(first)).toEqual(['contract.worker_first'])
    const asWorker = await act(employer, signContractRoute, of, 2, READING)
    expect(unmet(asWorker)).toContain('contract.own_credential')
    clock.pass(MINUTE)
    await done(act(amina, signContractRoute, of, 2, READING))
    await done(act(employer, countersignContractRoute, of, 3, { version: 1, on: today() }))
    const both = await amina.browser.ask(contractRoute, of)
    expect(both).toMatchObject({
      status: 'signed',
      signatures: { on: today(), readSeconds: 40, worker: { name: 'Amina Example' } },
    })
    // How long she read is hers and the authority's to know.
    expect((await employer.browser.ask(contractRoute, of)).signatures).toMatchObject({
      readSeconds: null,
    })
  })

  test('is refused by the worker, and written anew', async () => {
    const amina = await worker()
    const of = { contract: await drafted(amina.record) }
    await done(act(agency, offerContractRoute, of, 1, {}))
    await done(act(amina, refuseContractRoute, of, 2, { reason: 'pay' }))
    const better = { ...ORIGIN, basicMonthly: xts(1500) }
    await done(act(agency, redraftContractRoute, of, 3, { content: content(better) }))
    await done(act(agency, offerContractRoute, of, 4, {}))
    const file = await amina.browser.ask(contractRoute, of)
    expect(file).toMatchObject({ refusals: [{ number: 1, reason: 'pay' }], review: { number: 2 } })
    const old = await act(amina, signContractRoute, of, 5, READING)
    expect(unmet(old)).toContain('contract.same_version')
  })

  test('ends for a reason of the list; nobody can be said to have absconded', async () => {
    const { of } = await signed()
    for (const reason of ['absconded', 'absent', 'resigned']) {
      const { status } = await act(employer, endContractRoute, of, 4, { reason, on: today() })
      expect([reason, status]).toEqual([reason, reason === 'resigned' ? 422 : 400])
    }
    await done(act(employer, endContractRoute, of, 4, { reason: 'insolvent', on: today() }))
  })

  test('shows what worker and agency state of fees; neither agency nor employer sees hers', async () => {
    const { amina, of } = await signed()
    const line = {
      category: 'B7',
      label: 'papers',
      labelLanguage: 'en',
      payer: 'worker',
      payee: 'Bravo Agency',
      amount: xts(900),
      paidAt: '2029-02-01',
      receipt: null,
      basis: null,
      agreedBefore: false,
      recoveredFromWages: false,
    }
    await done(act(amina, recordFeeRoute, of, 4, line))
    await done(act(agency, recordFeeRoute, of, 4, { ...line, amount: xts(100) }))
    const hers = await amina.browser.ask(contractRoute, of)
    expect(hers.fees).toMatchObject([{ source: 'worker' }, { source: 'agency' }])
    expect(hers.feeDifferences).toEqual([
      { category: 'B7', currency: 'XTS', worker: xts(900), agency: xts(100) },
    ])
    const theirs = await agency.browser.ask(contractRoute, of)
    expect(theirs.fees).toMatchObject([{ source: 'agency', line: { amount: xts(100) } }])
    expect(theirs.feeDifferences).toBeNull()
    expect(JSON.stringify(theirs)).not.toContain('90000')
    expect(theirs.history.filter(({ type }) => type === 'contract.recordFee')).toHaveLength(1)
    expect((await employer.browser.ask(contractRoute, of)).fees).toBeNull()
  })

  test('is checked for whoever reads it; a party does not see what rests on statements of fees', async () => {
    const { amina, of } = await signed()
    const rules = async (one: { readonly browser: Browser }) => {
      const { findings, verdict } = await one.browser.ask(contractChecksRoute, of)
      expect(verdict).not.toBe('clear')
      return new Set(findings.map(({ rule }) => rule))
    }
    const all = await rules(officer)
    expect(all.size).toBe(14)
    expect(await rules(amina)).toEqual(all)
    const theirs = await rules(agency)
    expect([...all].filter((rule) => !theirs.has(rule))).toEqual(['fee_ceiling', 'fee_disguised'])
    expect(await rules(employer)).toEqual(theirs)
    for (const one of [otherAgency, await worker(otherAgency, ids.other)]) {
      expect((await one.browser.call(contractChecksRoute, of)).status).toBe(404)
    }
  })

  test('is out of reach for whoever has no part in it', async () => {
    const { amina, of } = await signed()
    const other = await worker(otherAgency, ids.other)
    for (const one of [otherAgency, other, administrator]) {
      const { status } = await one.browser.call(contractRoute, of)
      expect(status === 404 || (one === administrator && status === 403)).toBe(true)
    }
    for (const one of [agency, employer, officer, attache, amina]) {
      expect((await one.browser.call(contractRoute, of)).status).toBe(200)
    }
    const listed = await attache.browser.ask(contractsRoute, {})
    expect(listed.contracts.map(({ id }) => id)).toContain(of.contract)
  })
})

const READING = { version: 1, language: 'ar', readSeconds: 40 } as const

describe('scenario OS-2: what is registered at destination is not what was signed', () => {
  test('is found, both authorities are told, and the employer is not told that she reads it', async () => {
    const { amina, contract, of } = await signed()
    await followContract(server.ledger, contract)
    // Once, however often the clock comes round.
    await followContract(server.ledger, contract)
    const checked = await officer.browser.ask(contractRoute, of)
    expect(checked).toMatchObject({ status: 'checked', version: 5 })
    const file = await amina.browser.ask(workerFileRoute, { worker: amina.record })
    expect(file).toMatchObject({
      status: 'contracted',
      movements: [{ event: 'contracted', by: contract, on: today() }],
    })
    expect(checked.checks!.findings.map(({ rule }) => rule)).toContain('wage_floor')
    // What is not known passes no rule.
    expect(checked.checks!.findings.filter(({ met }) => met === 'yes')).not.toContainEqual(
      expect.objectContaining({ rule: 'wage_floor' }),
    )
    expect((await act(agency, approveContractRoute, of, 5, {})).status).toBe(403)
    await done(act(officer, approveContractRoute, of, 5, {}))
    const registered = { ...ORIGIN, basicMonthly: xts(1000), hoursWeek: '60', occupation: '9313' }
    const payload = { terms: registered, documents: [], on: today() }
    expect((await act(officer, registerDestinationRoute, of, 6, payload)).status).toBe(403)
    await done(act(attache, registerDestinationRoute, of, 6, payload))
    await followContract(server.ledger, contract)

    const hers = await amina.browser.ask(contractRoute, of)
    expect(hers).toMatchObject({ status: 'mismatch', version: 8 })
    const [compared] = hers.comparisons
    const termsOf = (outcome: string) =>
      compared!.terms.filter((one) => one.outcome === outcome).map(({ term }) => term)
    expect(termsOf('worse')).toEqual([
      'basicMonthly',
      'hoursWeek',
      'occupation',
      'hourlyEquivalent',
    ])
    expect(termsOf('same')).toEqual(['annualLeaveDays', 'food', 'termMonths'])
    expect(compared!.terms.find(({ term }) => term === 'hourlyEquivalent')).toMatchObject({
      origin: { minorUnits: 673, currency: 'XTS' },
      destination: { minorUnits: 385, currency: 'XTS' },
    })

    const told = await server.ledger.owner.query(
      `select audience from notice where kind = 'contract.mismatch' and record = $1`,
      [contract],
    )
    const audiences = told.rows.map(({ audience }) => JSON.parse(audience))
    expect(audiences.map(({ permission, on }) => [permission, on.office])).toEqual(
      expect.arrayContaining([
        ['approve.contract', 'home.north'],
        ['register.contract', 'home.post'],
      ]),
    )
    const before = await employer.browser.ask(contractRoute, of)
    await amina.browser.ask(contractRoute, of)
    const after = await employer.browser.ask(contractRoute, of)
    expect(after).toEqual(before)
    expect(JSON.stringify(after)).not.toContain('readSeconds":4')
    expect((await employer.browser.call(workerReadsRoute, { worker: amina.record })).status).toBe(
      403,
    )
  })
})

test('read models are made again from the log alone', async () => {
  const rows = async () => [
    await server.kysely.selectFrom('worker').selectAll().orderBy('record').execute(),
    await server.kysely.selectFrom('contract').selectAll().orderBy('record').execute(),
  ]
  const before = await rows()
  expect(before.every((table) => table.length > 3)).toBe(true)
  const kinds = [anyKind(jobOrderKind), anyKind(workerKind), anyKind(contractKind)]
  await rebuildLedger(server.ledger.owner, server.ledger, kinds)
  expect(await rows()).toEqual(before)
})
