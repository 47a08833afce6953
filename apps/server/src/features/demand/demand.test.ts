import {
  type ActionRoute,
  type ActRefused,
  approveAdvertRoute,
  approveJobOrderRoute,
  attestAccreditationRoute,
  attestJobOrderRoute,
  checkJobOrderFileRoute,
  confirmOverrideRoute,
  demandChoicesRoute,
  jobOrderImportRoute,
  jobOrderRoute,
  jobOrdersRoute,
  openOfficeRoute,
  prepareJobOrderRoute,
  proposeAdvertRoute,
  proposeOverrideRoute,
  type RoleScope,
  type Route,
  registerOrganisationRoute,
  registerSubAgentRoute,
  returnJobOrderFromPostRoute,
  reviseJobOrderRoute,
  subAgentRoute,
  subAgentsRoute,
  submitAccreditationRoute,
  submitJobOrderRoute,
  suspendSubAgentRoute,
  verifyJobOrderRoute,
  verifySubAgentRoute,
  withdrawJobOrderRoute,
  writeJobOrderImportRoute,
} from '@corridor/contract'
import { NO_TERMS } from '@corridor/recruitment/checks'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../testing/testServer.ts'
import { sweepDeadlines } from '../deadlines/missDeadline.ts'
import { RECORD_KINDS } from '../deadlines/recordKinds.ts'
import { pdf } from '../documents/testing/exampleFiles.ts'
import { sendFile } from '../documents/testing/sendFile.ts'
import type { Browser } from '../identity/testing/browser.ts'
import {
  handClock,
  type Member,
  makeAdministrator,
  makeMember,
} from '../identity/testing/people.ts'
import { runJobOrderImport } from '../jobOrderImport/jobOrderImports.ts'
import { inTransaction } from '../ledger/LedgerPlace.ts'
import { rebuildLedger } from '../ledger/rebuildLedger.ts'
import { sweepJobOrders } from './sweepJobOrders.ts'
import { consumeVacancy, giveBackVacancy, reserveVacancy } from './vacancies.ts'

const clock = handClock('2030-03-01T09:00:00.000Z')
let server: TestServer
let administrator: Member
/** Of the agency Bravo, of another agency, of the principal, of the post, of the licensing office. */
let agent: Member
let otherAgent: Member
let principal: Member
let attache: Member
let officer: Member
let authority: Member
let bravo: string
let delta: string
let castel: string

beforeAll(async () => {
  server = await testServer({ now: clock.now })
  administrator = await makeAdministrator(server, clock)
  for (const [office, jurisdiction] of [
    ['north', 'XAA'],
    ['post-xbb', 'XBB'],
  ] as const) {
    await sent(administrator, openOfficeRoute, { organisation: 'home' }, await versionOf('home'), {
      office,
      name: `Office ${office}`,
      jurisdiction,
      from: '2029-01-01',
    })
  }
  bravo = await registered('agency', 'Example Bravo Agency')
  delta = await registered('agency', 'Example Delta Agency')
  castel = await registered('employer', 'Example Castel Build')
  agent = await member('agent', { role: 'agency', organisation: bravo })
  otherAgent = await member('other', { role: 'agency', organisation: delta })
  principal = await member('principal', { role: 'employer', organisation: castel })
  attache = await member('attache', { role: 'labour-attache', office: 'home.post-xbb' })
  officer = await member('officer', { role: 'licensing-officer', office: 'home.north' })
  authority = await member('authority', { role: 'authority', jurisdiction: 'XAA' })
  for (const agency of [bravo, delta]) await licensed(agency)
})
afterAll(() => server.close())

async function member(name: string, mandate: Partial<RoleScope>): Promise<Member> {
  const made = await makeMember(server, clock, administrator, name, [])
  const { role, office, jurisdiction, organisation } = mandate
  await server.kysely
    .insertInto('role_grant')
    .values({
      id: name,
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
  return made
}

/** What the registers of licences and bonds say of an agency that may recruit. */
async function licensed(agency: string): Promise<void> {
  await sql`insert into licence (tenant, record, version, organisation, name, number, number_key,
      status, effective_status, valid_from, valid_until, destinations, sectors, phone_keys, office,
      jurisdiction, assignees, folded, state)
    values ('home', ${`l-${agency}`}, 1, ${agency}, ${agency}, ${agency}, ${agency}, 'active',
      'active', '2030-01-01', '2032-12-31', array['XBB'], array['construction'], '{}', 'home.north',
      'XAA', '{}', ${agency}, '{}')`.execute(server.kysely)
  await sql`insert into bond (tenant, record, version, holder, purpose, status, currency,
      cover_minor, required_minor, defaulted, state)
    values ('home', ${`b-${agency}`}, 1, ${agency}, 'agency', 'lodged', 'XTS', 2000000, 2000000,
      false, '{}')`.execute(server.kysely)
}

let keys = 0
const newKey = () => {
  keys += 1
  return `demand-key-${keys}`
}

/** Sends a command. */
const act = <R extends ActionRoute>(
  { browser }: { readonly browser: Browser },
  route: R,
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
  ) as Promise<{ status: number; body: Record<string, never>; headers: Headers }>

/** The same where it is to be recorded; its record. */
async function sent<R extends ActionRoute>(
  who: Member,
  route: R,
  input: Record<string, unknown>,
  expectedVersion: number,
  payload: unknown,
): Promise<string> {
  const { status, body } = await act(who, route, input, expectedVersion, payload)
  expect([route.id, status, body]).toMatchObject([route.id, 200, { repeated: false }])
  return body.record!
}

async function versionOf(record: string): Promise<number> {
  const { rows } = await sql<{ version: number }>`select version from ledger_head
    where tenant = 'home' and record = ${record}`.execute(server.kysely)
  return rows[0]!.version
}

const registered = (kind: string, name: string) =>
  sent(administrator, registerOrganisationRoute, {}, 0, {
    ...{ kind, name, country: kind === 'agency' ? 'XAA' : 'XBB', registration: null },
    ...{ office: 'home.north', jurisdiction: 'XAA' },
  })

const PLACE = { post: 'home.post-xbb', office: 'home.north', jurisdiction: 'XAA' }
const paper = (kind: string, digest: string) => ({ kind, name: `${kind}.pdf`, digest })

async function accredited(who: Member, agency: string, validUntil = '2031-01-31') {
  const accreditation = await sent(who, submitAccreditationRoute, {}, 0, {
    ...{ agency, principal: castel, destination: 'XBB', validUntil, ...PLACE },
    documents: [paper('power_of_attorney', 'aa'.repeat(32))],
  })
  await sent(attache, attestAccreditationRoute, { accreditation }, 1, { remark: 'seen' })
  return accreditation
}

const demandOf = (accreditation: string, digest: string, quantity = 3) => ({
  accreditation,
  destination: 'XBB',
  sector: 'construction',
  site: null,
  reference: null,
  positions: [
    { position: 'mason', title: 'Bricklayer', occupation: '7112', quantity, terms: NO_TERMS },
  ],
  attachments: [paper('demand_letter', digest)],
})

let papers = 0
/** A digest that no other order has. */
const newDigest = () => {
  papers += 1
  return papers.toString(16).padStart(64, '0')
}

async function submitted(who: Member, agency: string, digest = newDigest(), quantity = 3) {
  const accreditation = await accredited(who, agency)
  const jobOrder = await sent(who, prepareJobOrderRoute, {}, 0, {
    ...{ agency, principal: castel, ...PLACE },
    ...demandOf(accreditation, digest, quantity),
  })
  await sent(who, submitJobOrderRoute, { jobOrder }, 1, {})
  return jobOrder
}

const attestation = { verifiedOn: '2030-03-01', headcount: 40, remark: null }
const approval = (quantity = 3) => ({
  validUntil: '2030-12-31',
  quantities: [{ position: 'mason', quantity }],
  capacityRemark: 'Seen by the post',
})

async function approved(who: Member, agency: string, quantity = 3) {
  const jobOrder = await submitted(who, agency, newDigest(), quantity)
  await sent(attache, attestJobOrderRoute, { jobOrder }, 2, attestation)
  await sent(officer, approveJobOrderRoute, { jobOrder }, 3, approval(quantity))
  return jobOrder
}

const visitor = () => server.app
const publicly = async <R extends Route>(route: R, number: string) => {
  const response = await visitor().request(
    `/api/v1${route.path.replace(':number', encodeURIComponent(number))}`,
  )
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

const failed = (message: string) => {
  throw new Error(message)
}

/** One transaction of another record's action. */
const claiming = (run: Parameters<typeof inTransaction<void>>[2]) =>
  inTransaction(server.ledger.pool, 'begin', run)

const countsOf = async (jobOrder: string) => {
  const { rows } = await sql<Record<'approved' | 'reserved' | 'consumed', number>>`
    select approved, reserved, consumed from job_order where record = ${jobOrder}`.execute(
    server.kysely,
  )
  return rows[0]!
}

describe('a job order', () => {
  test('goes from the agency to the post, to the licensing office, to the public', async () => {
    const accreditation = await accredited(agent, bravo)
    const choices = await agent.browser.ask(demandChoicesRoute, {})
    expect(choices.agencies).toMatchObject([{ id: bravo, office: 'home.north' }])
    expect(choices.accreditations).toContainEqual(
      expect.objectContaining({
        id: accreditation,
        principal: { id: castel, name: 'Example Castel Build' },
      }),
    )
    const jobOrder = await sent(agent, prepareJobOrderRoute, {}, 0, {
      ...{ agency: bravo, principal: castel, ...PLACE },
      ...demandOf(accreditation, newDigest()),
    })
    const draft = await agent.browser.ask(jobOrderRoute, { jobOrder })
    expect(draft).toMatchObject({ status: 'draft', number: null, checks: null })
    await sent(agent, submitJobOrderRoute, { jobOrder }, 1, {})
    // The agency does not attest, the attaché does not approve, the officer does not attest.
    expect((await act(agent, attestJobOrderRoute, { jobOrder }, 2, attestation)).status).toBe(403)
    expect((await act(officer, attestJobOrderRoute, { jobOrder }, 2, attestation)).status).toBe(403)
    await sent(attache, attestJobOrderRoute, { jobOrder }, 2, attestation)
    expect((await act(attache, approveJobOrderRoute, { jobOrder }, 3, approval())).status).toBe(403)
    const open = await officer.browser.ask(jobOrderRoute, { jobOrder })
    expect(open.checks?.map(({ rule, met }) => [rule, met])).toEqual([
      ['licence_effective', 'yes'],
      ['bond_cover', 'yes'],
      ['deployment_ban', 'yes'],
      ['principal_watch', 'yes'],
      ['job_order_ledger', 'yes'],
      ['principal_capacity', 'cannot_tell'],
    ])
    // What a request to set a result aside is held against; capacity is no rule of its own.
    expect(open.checks?.map(({ standing }) => standing?.overridable ?? null)).toEqual([
      ...[true, true, false, true, true],
      null,
    ])
    expect(open.acts.find(({ type }) => type === 'jobOrder.approve')?.possible).toBe(true)
    await sent(officer, approveJobOrderRoute, { jobOrder }, 3, approval())
    const text = { text: 'Bricklayers for Example Castel Build', language: 'en' }
    await sent(agent, proposeAdvertRoute, { jobOrder }, 4, text)
    await sent(officer, approveAdvertRoute, { jobOrder }, 5, {})
    const file = await agent.browser.ask(jobOrderRoute, { jobOrder })
    expect(file).toMatchObject({
      status: 'advertised',
      advert: text,
      vacancies: { asked: 3, approved: 3, reserved: 0, consumed: 0 },
    })
    const known = await publicly(verifyJobOrderRoute as unknown as Route, file.number!)
    expect(known).toEqual({
      status: 200,
      body: {
        number: file.number,
        good: true,
        standing: 'good',
        agency: 'Example Bravo Agency',
        principal: 'Example Castel Build',
        destination: 'XBB',
        occupations: ['7112'],
        left: 'few',
        validUntil: '2030-12-31',
      },
    })
    const { rows } = await sql<{ name: string }>`select name from deadline
      where record = ${jobOrder} and state = 'open'`.execute(server.kysely)
    expect(rows).toEqual([{ name: 'jobOrder.expiry' }])
  })

  test('is sent back with reasons, written anew, and handed in again', async () => {
    const jobOrder = await submitted(agent, bravo)
    await sent(attache, returnJobOrderFromPostRoute, { jobOrder }, 2, { returned: 'no site' })
    const file = await agent.browser.ask(jobOrderRoute, { jobOrder })
    expect(file).toMatchObject({ status: 'draft', returned: 'no site' })
    const { accreditation } = file
    const revised = { ...demandOf(accreditation, newDigest()), site: 'Dock 4' }
    await sent(agent, reviseJobOrderRoute, { jobOrder }, 3, revised)
    await sent(agent, submitJobOrderRoute, { jobOrder }, 4, {})
    const notices = await sql<{ kind: string }>`select kind from notice
      where record = ${jobOrder} order by created`.execute(server.kysely)
    expect(notices.rows.map(({ kind }) => kind)).toContain('proposal.refused')
  })

  test('of an agency is nothing to another agency, to another office, to a visitor', async () => {
    const jobOrder = await submitted(agent, bravo)
    const elsewhere = await otherAgent.browser.call(jobOrderRoute, { jobOrder })
    const nowhere = await otherAgent.browser.call(jobOrderRoute, { jobOrder: 'j-00' })
    expect([elsewhere.status, nowhere.status]).toEqual([404, 404])
    expect((elsewhere.body as { detail?: string }).detail).toBe(
      (nowhere.body as { detail?: string }).detail,
    )
    const listed = await otherAgent.browser.ask(jobOrdersRoute, {})
    expect(listed.jobOrders.map(({ agency }) => agency.id)).not.toContain(bravo)
    expect(
      (await act(otherAgent, withdrawJobOrderRoute, { jobOrder }, 2, { reason: 'x' })).status,
    ).toBe(404)
    expect((await principal.browser.ask(jobOrderRoute, { jobOrder })).id).toBe(jobOrder)
    expect((await attache.browser.ask(jobOrderRoute, { jobOrder })).id).toBe(jobOrder)
    const submission = {
      ...{ agency: bravo, principal: castel, ...PLACE },
      destination: 'XBB',
      validUntil: '2030-12-31',
      documents: [paper('power_of_attorney', 'aa'.repeat(32))],
    }
    expect((await act(otherAgent, submitAccreditationRoute, {}, 0, submission)).status).toBe(404)
  })

  test('is not approved while a check says no or cannot tell', async () => {
    const jobOrder = await submitted(agent, bravo)
    await sent(attache, attestJobOrderRoute, { jobOrder }, 2, attestation)
    const refusedBy = async (change: string, back: string) => {
      await sql.raw(change).execute(server.kysely)
      const { status, body } = await act(officer, approveJobOrderRoute, { jobOrder }, 3, approval())
      await sql.raw(back).execute(server.kysely)
      const { findings } = body.details as unknown as ActRefused
      return [
        status,
        ...findings.filter(({ met }) => met !== 'yes').map(({ rule, met }) => `${rule} ${met}`),
      ]
    }
    const licence = (status: string) =>
      `update licence set effective_status = '${status}' where organisation = '${bravo}'`
    expect(await refusedBy(licence('suspended'), licence('active'))).toEqual([
      422,
      'licence_effective no',
    ])
    const bond = (required: string) =>
      `update bond set required_minor = ${required} where holder = '${bravo}'`
    expect(await refusedBy(bond('null'), bond('2000000'))).toEqual([422, 'bond_cover cannot_tell'])
    expect(
      await refusedBy(
        `insert into deployment_ban (tenant, record, version, destination, sector, site, valid_from,
           status, jurisdiction, state)
         values ('home', 'n-1', 1, 'XBB', 'construction', null, '2030-03-01', 'ordered', 'XAA', '{}')`,
        `delete from deployment_ban`,
      ),
    ).toEqual([422, 'deployment_ban no'])
    expect(
      await refusedBy(
        `insert into watch_entry (tenant, record, version, organisation, ground, status, office,
           jurisdiction, state)
         values ('home', 'w-1', 1, '${castel}', 'other', 'listed', 'home.north', 'XAA', '{}')`,
        `delete from watch_entry`,
      ),
    ).toEqual([422, 'principal_watch no'])
    await sent(officer, approveJobOrderRoute, { jobOrder }, 3, approval())
  })
})

describe('OS-7, for job orders', () => {
  test('what a check says is set aside by two persons, for this order alone', async () => {
    const jobOrder = await submitted(agent, bravo)
    const other = await submitted(agent, bravo)
    for (const one of [jobOrder, other]) {
      await sent(attache, attestJobOrderRoute, { jobOrder: one }, 2, attestation)
    }
    await sql`insert into watch_entry (tenant, record, version, organisation, ground, status, office,
        jurisdiction, state)
      values ('home', 'w-9', 1, ${castel}, 'other', 'listed', 'home.north', 'XAA', '{}')`.execute(
      server.kysely,
    )
    const asked = (rule: string, met: string) => ({
      ...{ subjectKind: 'jobOrder', subject: jobOrder, rule, ruleVersion: 1, met },
      ...{ reasonCode: 'seen_otherwise', text: 'Example words', expiresOn: '2030-03-31' },
      ...{ evidence: [{ digest: 'ab'.repeat(32), what: 'Example letter' }] },
      ...{ office: 'home.north', jurisdiction: 'XAA' },
    })
    try {
      // A result that does not stand so cannot be set aside.
      const wrong = await act(officer, proposeOverrideRoute, {}, 0, asked('bond_cover', 'no'))
      expect(wrong.status).toBe(422)
      const override = await sent(officer, proposeOverrideRoute, {}, 0, {
        ...asked('principal_watch', 'no'),
      })
      const own = await act(officer, confirmOverrideRoute, { override }, 1, {})
      expect(own.status).not.toBe(200)
      const before = await act(officer, approveJobOrderRoute, { jobOrder }, 3, approval())
      expect(before.status).toBe(422)
      await sent(authority, confirmOverrideRoute, { override }, 1, {})
      await sent(officer, approveJobOrderRoute, { jobOrder }, 3, approval())
      const second = await act(officer, approveJobOrderRoute, { jobOrder: other }, 3, approval())
      expect(second.body).toMatchObject({
        details: { findings: expect.arrayContaining([expect.objectContaining({ met: 'no' })]) },
      })
    } finally {
      await sql`delete from watch_entry`.execute(server.kysely)
    }
  })

  test('the demand letter is a document: its own digest is what another order is held against', async () => {
    const drafted = async (who: Member, agency: string) => {
      const accreditation = await accredited(who, agency)
      return await sent(who, prepareJobOrderRoute, {}, 0, {
        ...{ agency, principal: castel, ...PLACE },
        ...{ ...demandOf(accreditation, ''), attachments: [] },
      })
    }
    const letter = (who: Member, jobOrder: string) =>
      sendFile(server.app, who.browser.cookie, {
        ...{ subject: jobOrder, subjectKind: 'jobOrder', type: 'demand_letter', key: newKey() },
        ...{ bytes: pdf('the same demand'), name: 'demand.pdf' },
      })
    const jobOrder = await drafted(agent, bravo)
    const early = await act(agent, submitJobOrderRoute, { jobOrder }, 1, {})
    expect(early.body).toMatchObject({
      details: {
        findings: expect.arrayContaining([
          expect.objectContaining({ rule: 'jobOrder.demand_letter', met: 'no' }),
        ]),
      },
    })
    expect(await letter(agent, jobOrder)).toMatchObject({ status: 200 })
    await sent(agent, submitJobOrderRoute, { jobOrder }, 1, {})
    const file = await officer.browser.ask(jobOrderRoute, { jobOrder })
    expect(file.attachments).toMatchObject([
      { kind: 'demand_letter', name: 'demand.pdf', source: 'document' },
    ])
    // Another agency states the digest without the paper.
    const again = await submitted(otherAgent, delta, file.attachments[0]!.digest)
    expect(await officer.browser.ask(jobOrderRoute, { jobOrder: again })).toMatchObject({
      attachments: [{ source: 'stated', document: null }],
      sameDemand: [{ id: jobOrder }],
      checks: expect.arrayContaining([
        expect.objectContaining({ rule: 'job_order_ledger', met: 'no' }),
      ]),
    })
    expect(await officer.browser.ask(jobOrderRoute, { jobOrder })).toMatchObject({
      sameDemand: [{ id: again }],
    })
  })

  test('the last vacancy goes to one of two at once; the other file stays as it was', async () => {
    const jobOrder = await approved(agent, bravo)
    for (const one of ['c-1', 'c-2']) {
      await claiming((client) =>
        consumeVacancy(client, 'home', { jobOrder, contract: one, source: `x-${one}` }),
      )
    }
    const issue = (contract: string) =>
      claiming((client) =>
        consumeVacancy(client, 'home', { jobOrder, contract, source: `x-${contract}` }),
      )
    const outcomes = await Promise.allSettled([issue('c-3'), issue('c-4')])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const lost = outcomes.find((one) => one.status === 'rejected')
    expect(lost?.reason).toMatchObject({ code: 'job_order_exhausted' })
    expect(await countsOf(jobOrder)).toEqual({ approved: 3, reserved: 0, consumed: 3 })
    const file = await agent.browser.ask(jobOrderRoute, { jobOrder })
    // Before the clock has written it down.
    expect(file).toMatchObject({ status: 'exhausted', recordedStatus: 'approved' })
  })

  test('1,000 at once on 3 vacancies: exactly 3', async () => {
    const jobOrder = await approved(agent, bravo)
    const attempts = Array.from({ length: 1_000 }, (_, at) =>
      claiming((client) =>
        reserveVacancy(client, 'home', { jobOrder, contract: `c-race-${at}` }),
      ).then(
        () => 'reserved',
        (error: { code?: string }) => error.code,
      ),
    )
    const outcomes = Map.groupBy(await Promise.all(attempts), (outcome) => outcome)
    expect([...outcomes].map(([outcome, { length }]) => [outcome, length]).toSorted()).toEqual([
      ['job_order_exhausted', 997],
      ['reserved', 3],
    ])
    expect(await countsOf(jobOrder)).toEqual({ approved: 3, reserved: 3, consumed: 0 })
  })

  test('the same command again is the same act; another under its key is refused', async () => {
    const accreditation = await accredited(agent, bravo)
    const payload = {
      agency: bravo,
      principal: castel,
      ...PLACE,
      ...demandOf(accreditation, newDigest()),
    }
    const key = newKey()
    const first = await act(agent, prepareJobOrderRoute, {}, 0, payload, key)
    const again = await act(agent, prepareJobOrderRoute, {}, 0, payload, key)
    expect(again.body).toEqual({ ...first.body, repeated: true })
    const other = await act(agent, prepareJobOrderRoute, {}, 0, { ...payload, site: 'x' }, key)
    expect([other.status, other.body]).toMatchObject([422, { code: 'key_reused' }])
  })

  test('an edit on a stale version is told what was added', async () => {
    const jobOrder = await submitted(agent, bravo)
    const { status, body } = await act(agent, withdrawJobOrderRoute, { jobOrder }, 1, {
      reason: 'x',
    })
    expect([status, body]).toMatchObject([
      409,
      { code: 'record_changed', details: { version: 2, since: [{ type: 'jobOrder.submit' }] } },
    ])
    const late = await act(agent, submitJobOrderRoute, { jobOrder }, 2, {})
    expect([late.status, late.body]).toMatchObject([
      409,
      { code: 'not_in_state', details: { available: ['jobOrder.withdraw'] } },
    ])
  })

  test('the same demand letter of another agency: shown to the officer, to neither agency', async () => {
    const digest = newDigest()
    const first = await submitted(agent, bravo, digest)
    const second = await submitted(otherAgent, delta, digest)
    for (const jobOrder of [first, second]) {
      await sent(attache, attestJobOrderRoute, { jobOrder }, 2, attestation)
      const refused = await act(officer, approveJobOrderRoute, { jobOrder }, 3, approval())
      const { findings } = refused.body.details as unknown as ActRefused
      expect(findings.filter(({ met }) => met !== 'yes')).toMatchObject([
        { rule: 'job_order_ledger', met: 'no' },
      ])
    }
    const seen = await officer.browser.ask(jobOrderRoute, { jobOrder: first })
    expect(seen.sameDemand).toMatchObject([
      { id: second, agency: { id: delta, name: 'Example Delta Agency' }, status: 'attested' },
    ])
    for (const [who, jobOrder, stranger] of [
      [agent, first, delta],
      [otherAgent, second, bravo],
    ] as const) {
      const own = await who.browser.ask(jobOrderRoute, { jobOrder })
      expect(own).toMatchObject({ sameDemand: [], checks: null })
      expect(JSON.stringify(own)).not.toContain(stranger)
    }
    await sent(otherAgent, withdrawJobOrderRoute, { jobOrder: second }, 3, { reason: 'mistaken' })
    await sent(officer, approveJobOrderRoute, { jobOrder: first }, 3, approval())
  })
})

describe('the ledger of vacancies', () => {
  test('a contract reserves, its clearance consumes, cancelling gives back; again changes nothing', async () => {
    const jobOrder = await approved(agent, bravo)
    const contract = 'c-way'
    const at = { jobOrder, contract }
    const steps = [
      [reserveVacancy, contract, [1, 0]],
      [reserveVacancy, contract, [1, 0]],
      [consumeVacancy, 'x-way-1', [0, 1]],
      [giveBackVacancy, 'x-way-1', [0, 0]],
      [consumeVacancy, 'x-way-2', [0, 1]],
      [giveBackVacancy, contract, [0, 1]],
      [giveBackVacancy, 'x-way-2', [0, 0]],
    ] as const
    for (const [step, source, [reserved, consumed]] of steps) {
      await claiming((client) => step(client, 'home', { ...at, source }))
      expect(await countsOf(jobOrder)).toEqual({ approved: 3, reserved, consumed })
    }
  })

  test('the clock writes down what holds already: no vacancy, a freeze, its end, the last day', async () => {
    const jobOrder = await approved(agent, bravo, 1)
    const number = (await agent.browser.ask(jobOrderRoute, { jobOrder })).number!
    const standing = async () => {
      const { body } = await publicly(verifyJobOrderRoute as unknown as Route, number)
      return [body.standing, body.good]
    }
    const swept = async () => {
      await sweepJobOrders({ ledger: server.ledger, warn: failed })
      const file = await officer.browser.ask(jobOrderRoute, { jobOrder })
      return [file.recordedStatus, file.history.at(-1)!.type, file.history.at(-1)!.actor]
    }
    const contract = { jobOrder, contract: 'c-only', source: 'c-only' }
    await claiming((client) => reserveVacancy(client, 'home', contract))
    expect(await standing()).toEqual(['full', false])
    expect(await swept()).toEqual(['exhausted', 'jobOrder.exhaust', 'system:clock'])
    await claiming((client) => giveBackVacancy(client, 'home', contract))
    expect(await standing()).toEqual(['good', true])
    expect(await swept()).toEqual(['approved', 'jobOrder.reopen', 'system:clock'])
    const licence = (status: string) =>
      sql`update licence set effective_status = ${status} where organisation = ${bravo}`.execute(
        server.kysely,
      )
    await licence('suspended')
    expect(await standing()).toEqual(['frozen', false])
    expect(await swept()).toEqual(['approved', 'jobOrder.freeze', 'system:clock'])
    await licence('active')
    expect(await standing()).toEqual(['good', true])
    expect(await swept()).toEqual(['approved', 'jobOrder.thaw', 'system:clock'])
    expect(await swept()).toEqual(['approved', 'jobOrder.thaw', 'system:clock'])
  })

  test('made again from the log, every table is the same', async () => {
    const tables = async () => {
      const all = []
      for (const table of ['accreditation', 'sub_agent', 'job_order']) {
        const { rows } = await sql
          .raw(`select * from ${table} order by record`)
          .execute(server.kysely)
        all.push(rows)
      }
      return all
    }
    // Contracts and clearances of these tests are not in the log: their claims are made here.
    await sql`delete from vacancy_claim`.execute(server.kysely)
    await sql`update job_order set reserved = 0, consumed = 0`.execute(server.kysely)
    const before = await tables()
    await rebuildLedger(server.ledger.owner, server.ledger, [...RECORD_KINDS.values()])
    expect(await tables()).toEqual(before)
    // The registers of licences and bonds were written past their logs.
    for (const agency of [bravo, delta]) await licensed(agency)
  })
})

describe('a sub-agent', () => {
  test('is registered with one agency; the public learns for whom she works and no more', async () => {
    const payload = {
      ...{ agency: bravo, name: 'Example Intermediary', area: 'Hill District' },
      ...{ identityDigest: 'cd'.repeat(32), office: 'home.north', jurisdiction: 'XAA' },
    }
    const subAgent = await sent(agent, registerSubAgentRoute, {}, 0, payload)
    const twice = await act(otherAgent, registerSubAgentRoute, {}, 0, { ...payload, agency: delta })
    expect(twice.body).toMatchObject({ code: 'rule_not_met' })
    expect(JSON.stringify(twice.body)).not.toContain('Bravo')
    const file = await agent.browser.ask(subAgentRoute, { subAgent })
    expect(JSON.stringify(file)).not.toContain('cdcd')
    expect((await otherAgent.browser.ask(subAgentsRoute, {})).subAgents).toEqual([])
    const told = await publicly(verifySubAgentRoute as unknown as Route, file.number)
    expect(told.body).toEqual({ number: file.number, good: true, agency: 'Example Bravo Agency' })
    await sent(officer, suspendSubAgentRoute, { subAgent }, 1, { reason: 'took fees' })
    const then = await publicly(verifySubAgentRoute as unknown as Route, file.number)
    expect(then.body).toEqual({ number: file.number, good: false, agency: null })
  })
})

describe('what the public asks', () => {
  test('a number that was mistyped, one that nobody has, and one of a draft', async () => {
    const mistyped = await publicly(verifyJobOrderRoute as unknown as Route, 'JO-2222-2222-2223')
    expect([mistyped.status, mistyped.body]).toMatchObject([400, { code: 'bad_request' }])
    const nobody = await publicly(verifyJobOrderRoute as unknown as Route, 'jo 2222 2222 2222')
    expect(nobody.body).toMatchObject({ number: 'JO-2222-2222-2222', standing: 'unknown' })
    const draft = await submitted(agent, bravo)
    const { rows } = await sql<{ number: string }>`select number from job_order
      where record = ${draft}`.execute(server.kysely)
    const hidden = await publicly(verifyJobOrderRoute as unknown as Route, rows[0]!.number)
    expect(hidden).toEqual({ status: 200, body: { ...nobody.body, number: rows[0]!.number } })
  })
})

describe('a file of job orders', () => {
  const HEADER =
    'reference,principal,destination,sector,title,occupation,quantity,basic pay,currency'
  const asked = (rows: readonly string[], agency: string) => ({
    ...{ fileName: 'orders.csv', agency },
    content: Buffer.from([HEADER, ...rows].join('\n')).toString('base64'),
  })
  const ROWS = [
    'EX-70,Example Castel Build,XBB,construction,Mason,7112,3,1400.00,XTS',
    'EX-70,Example Castel Build,XBB,construction,Carpenter,7115,2,1500.00,XTS',
    'EX-71,Example Castel Build,XBB,construction,Mason,711,3,1400.00,XTS',
  ]
  const drafts = async () =>
    (await agent.browser.ask(jobOrdersRoute, { status: 'draft', agency: bravo })).jobOrders.filter(
      ({ vacancies }) => vacancies.asked === 5,
    )

  test('is looked through, begun once as drafts, and is nothing to another agency', async () => {
    await accredited(agent, bravo)
    const found = await agent.browser.ask(checkJobOrderFileRoute, {}, asked(ROWS, bravo))
    expect(found).toMatchObject({
      ...{ state: 'checked', rowCount: 3, ready: 1, questioned: 0, wrong: 1, progress: null },
      problems: [{ row: 4, column: 'occupation', code: 'no_occupation' }],
    })
    expect(await drafts()).toEqual([])
    const send = { import: found.id }
    for (let time = 0; time < 2; time += 1) {
      await agent.browser.ask(writeJobOrderImportRoute, send, { withQuestions: false })
      await runJobOrderImport({ ledger: server.ledger, now: clock.now }, found.id)
    }
    expect(await agent.browser.ask(jobOrderImportRoute, send)).toMatchObject({
      ...{ state: 'written', progress: { done: 1, of: 1 }, failures: [] },
    })
    const [begun, ...more] = await drafts()
    expect(more).toEqual([])
    const file = await agent.browser.ask(jobOrderRoute, { jobOrder: begun!.id })
    expect(file).toMatchObject({ reference: 'EX-70', attachments: [], status: 'draft' })
    expect(file.positions.map(({ title }) => title)).toEqual(['Mason', 'Carpenter'])
    // What this file began is not told of it as known; of another file it is.
    const again = await agent.browser.ask(checkJobOrderFileRoute, {}, asked(ROWS, bravo))
    expect(again.id).toBe(found.id)
    const other = await agent.browser.ask(
      ...([checkJobOrderFileRoute, {}, asked(ROWS.slice(0, 2), bravo)] as const),
    )
    expect(other.problems.map(({ code }) => code)).toEqual(['reference_known', 'reference_known'])
    for (const stranger of [otherAgent, officer]) {
      const refused = await stranger.browser.call(
        checkJobOrderFileRoute as Route,
        {},
        asked(ROWS, bravo),
      )
      expect([403, 404]).toContain(refused.status)
      const unseen = await stranger.browser.call(jobOrderImportRoute as Route, send)
      expect([403, 404]).toContain(unseen.status)
    }
  })
})

// The last: a year passes, and nobody is signed in any more.
test('an accreditation and an order end with their last day, by the clock', async () => {
  const accreditation = await accredited(agent, bravo, '2030-03-02')
  const jobOrder = await approved(agent, bravo)
  const number = (await agent.browser.ask(jobOrderRoute, { jobOrder })).number!
  clock.pass(366 * 86_400_000)
  // Before the clock comes round.
  const { body } = await publicly(verifyJobOrderRoute as unknown as Route, number)
  expect(body).toMatchObject({ good: false, standing: 'expired', left: null })
  await sweepDeadlines({ ledger: server.ledger, warn: () => {} })
  const statuses = await sql<{ status: string }>`
    select status from accreditation where record = ${accreditation}
    union all select status from job_order where record = ${jobOrder}`.execute(server.kysely)
  expect(statuses.rows).toEqual([{ status: 'expired' }, { status: 'expired' }])
})
