import {
  type ActionRoute,
  type ActRefused,
  agencyRoute,
  appealLicenceRoute,
  assessBondRoute,
  assignLicenceRoute,
  confirmGuaranteeRoute,
  confirmLicenceRoute,
  createLicenceRoute,
  depositBondRoute,
  discardLicenceDraftRoute,
  importLicenceRoute,
  inspectLicenceRoute,
  type LicenceFile,
  licenceDraftRoute,
  licenceRoute,
  licencesRoute,
  lodgeBondRoute,
  openOfficeRoute,
  planVolumeRoute,
  proposeLicenceRoute,
  queueRoute,
  type Route,
  receiveCashRoute,
  registerOrganisationRoute,
  returnLicenceRoute,
  routeUrl,
  sanctionLicenceRoute,
  saveLicenceDraftRoute,
  screenLicenceRoute,
  stayLicenceRoute,
  submitLicenceRoute,
} from '@corridor/contract'
import { NEPAL_VOLUME_TIERS } from '@corridor/recruitment/bond'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../testing/testServer.ts'
import { missDeadline } from '../deadlines/missDeadline.ts'
import {
  handClock,
  type Member,
  makeAdministrator,
  makeMember,
} from '../identity/testing/people.ts'
import { anyKind, rebuildLedger } from '../ledger/rebuildLedger.ts'
import { licenceKind } from './licenceKind.ts'

const clock = handClock('2030-01-05T09:00:00.000Z')
let server: TestServer
let administrator: Member
let bravo: string
let agent: Member
let omar: Member
let ines: Member
let dara: Member
let judge: Member
let fin: Member

beforeAll(async () => {
  server = await testServer({ now: clock.now })
  administrator = await makeAdministrator(server, clock)
  await act(administrator, openOfficeRoute, { organisation: 'home' }, 2, {
    ...{ office: 'north', name: 'North', jurisdiction: 'NPL', from: '2026-01-01' },
  })
  bravo = await registered('Bravo Agency')
  agent = await member('agent', { role: 'agency', organisation: bravo })
  omar = await member('omar', { role: 'licensing-officer', office: 'home.north' })
  ines = await member('ines', { role: 'inspector', office: 'home.north' })
  dara = await member('dara', { role: 'authority', jurisdiction: 'NPL' })
  judge = await member('judge', { role: 'appeal-body' })
  fin = await member('fin', { role: 'finance-officer', jurisdiction: 'NPL' })
})
afterAll(() => server.close())

interface Mandate {
  readonly role: string
  readonly organisation?: string
  readonly office?: string
  readonly jurisdiction?: string
}

async function member(name: string, mandate: Mandate): Promise<Member> {
  const made = await makeMember(server, clock, administrator, name, [])
  await server.kysely
    .insertInto('role_grant')
    .values({
      id: name,
      person: made.id,
      role: mandate.role,
      organisation: mandate.organisation ?? 'home',
      office: mandate.office ?? null,
      jurisdiction: mandate.jurisdiction ?? null,
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

let keys = 0

/** Sends a command. */
async function act(
  { browser }: Member,
  route: ActionRoute,
  input: object,
  expectedVersion: number,
  payload: unknown,
) {
  keys += 1
  const headers = { 'idempotency-key': `licence-test-${keys}` }
  const sent = { expectedVersion, payload }
  const { status, body } = await browser.call(route as Route, input as never, sent, headers)
  return { status, body: body as Record<string, never> }
}

async function done(...asked: Parameters<typeof act>): Promise<Record<string, never>> {
  const { status, body } = await act(...asked)
  expect([status, body]).toMatchObject([200, {}])
  return body
}

async function registered(name: string): Promise<string> {
  const payload = {
    ...{ kind: 'agency', name, country: 'NPL', registration: null },
    ...{ office: 'home.north', jurisdiction: 'NPL' },
  }
  return (await done(administrator, registerOrganisationRoute, {}, 0, payload)).record!
}

const APPLICATION = {
  name: 'Bravo Agency',
  destinations: ['QAT'],
  sectors: ['construction'],
  plannedVolume: 2400,
  phones: ['+977 1 4412345'],
  people: [
    { name: 'Example Director', function: 'director' },
    { name: 'Example Owner', function: 'owner', birthDate: '1980-02-03' },
  ],
}
const begin = (organisation: string, more: object = {}) => ({
  ...{ organisation, office: 'home.north', jurisdiction: 'NPL', application: APPLICATION },
  ...more,
})
const TERM = {
  ...{ validFrom: '2030-02-01', validUntil: '2033-01-31', provisionalUntil: null },
  ...{ destinations: ['QAT'], sectors: ['construction'] },
}
const taken = (organisation: string, number: string) => ({
  ...{ organisation, office: 'home.north', jurisdiction: 'NPL', number, status: 'active' },
  ...{ register: 'Example register', name: 'Charlie Agency', term: TERM, plannedVolume: null },
  phones: ['01-4412345'],
})

const unmet = (body: Record<string, never>) =>
  (body.details as unknown as ActRefused).findings.filter(({ met }) => met !== 'yes')

const read = (by: Member, licence: string): Promise<LicenceFile> =>
  by.browser.ask(licenceRoute, { licence })

describe('a draft', () => {
  test('is kept for the agency alone, and leaves the log as it was', async () => {
    const before = await server.ledger.owner.query('select count(*) from ledger_action')
    const content = { name: 'Bravo Agency', plannedVolume: '2400' }
    await agent.browser.ask(saveLicenceDraftRoute, { organisation: bravo }, { content })
    const kept = await agent.browser.ask(licenceDraftRoute, { organisation: bravo })
    expect(kept).toMatchObject({ content, saved: clock.now().toISOString() })
    for (const stranger of [omar, dara]) {
      const { status } = await stranger.browser.call(
        licenceDraftRoute as Route,
        {
          organisation: bravo,
        } as never,
      )
      expect(status).toBe(403)
    }
    const other = await agent.browser.call(
      licenceDraftRoute as Route,
      {
        organisation: 'o-other',
      } as never,
    )
    expect(other.status).toBe(404)
    await agent.browser.ask(discardLicenceDraftRoute, { organisation: bravo })
    const gone = await agent.browser.ask(licenceDraftRoute, { organisation: bravo })
    expect(gone).toEqual({ content: null, saved: null })
    const after = await server.ledger.owner.query('select count(*) from ledger_action')
    expect(after.rows).toEqual(before.rows)
  })
})

describe('from application to proposal', () => {
  let licence: string

  test('creating and handing in are two versions; where the file is kept is not chosen', async () => {
    const elsewhere = begin(bravo, { jurisdiction: 'NPL-P3' })
    const refused = await act(agent, createLicenceRoute, {}, 0, elsewhere)
    expect(refused.status).toBe(422)
    expect(unmet(refused.body)).toMatchObject([{ rule: 'licence.kept_there', met: 'no' }])
    const created = await done(agent, createLicenceRoute, {}, 0, begin(bravo))
    licence = created.record!
    expect(licence).toMatch(/^l-[0-9a-f]{20}$/)
    const submitted = await done(agent, submitLicenceRoute, { licence }, 1, {})
    expect([created.version, submitted.version]).toEqual([1, 2])
    expect(await queueOf(omar)).toContainEqual([licence, 'screen'])
  })

  test('is sent back and comes again', async () => {
    await done(omar, returnLicenceRoute, { licence }, 2, { reason: 'A page is missing' })
    expect(await read(agent, licence)).toMatchObject({
      status: 'draft',
      returned: 'A page is missing',
    })
    await done(agent, submitLicenceRoute, { licence }, 3, {})
  })

  test('the screener does not inspect; only who is named does', async () => {
    await done(omar, screenLicenceRoute, { licence }, 4, { complete: true, inspector: null })
    const found = { on: '2030-01-05', passed: true, findings: [], photographs: [] }
    // Neither by role nor by name.
    expect((await act(omar, inspectLicenceRoute, { licence }, 5, found)).status).toBe(403)
    expect((await act(ines, inspectLicenceRoute, { licence }, 5, found)).status).toBe(403)
    const own = await act(omar, assignLicenceRoute, { licence }, 5, {
      task: 'inspect',
      person: omar.id,
    })
    expect([own.status, unmet(own.body)]).toMatchObject([422, [{ rule: 'SD2' }]])
    await done(omar, assignLicenceRoute, { licence }, 5, { task: 'inspect', person: ines.id })
    expect(await queueOf(ines)).toContainEqual([licence, 'inspect'])
    await done(ines, inspectLicenceRoute, { licence }, 6, found)
  })

  test('the proposer does not confirm; what is missing is named', async () => {
    const terms = { act: 'grant', number: 'LIC-0001', term: TERM }
    await done(omar, proposeLicenceRoute, { licence }, 7, { terms })
    expect(await queueOf(dara)).toContainEqual([licence, 'confirm_grant'])
    expect((await act(omar, confirmLicenceRoute, { licence }, 8, {})).status).toBe(403)
    const file = await read(dara, licence)
    expect(file).toMatchObject({
      status: 'inspected',
      proposal: { act: 'grant', number: 'LIC-0001', confirmedBy: 'confirm' },
      inspection: { passed: true, by: [{ id: ines.id, name: 'ines example' }] },
    })
    expect(file.checks.map(({ rule }) => rule)).toEqual([
      'licence.bond_cover',
      'licence.linked_parties',
      'licence.principal_watch',
    ])
    const confirming = file.acts.find(({ type }) => type === 'licence.confirm')
    expect(confirming).toMatchObject({ possible: false, reason: 'guard' })
    expect(confirming!.findings).toMatchObject([{ rule: 'licence.bond_cover', met: 'no' }])
  })

  test('while the bank has not confirmed its guarantee, nobody can tell; then it is granted', async () => {
    const lodging = { holder: bravo, holderName: 'Bravo Agency', purpose: 'agency' }
    const kept = { office: 'home.north', jurisdiction: 'NPL' }
    const cash = { kind: 'cash', amount: npr(5_000_000), reference: 'r-1' }
    const bond = (await done(agent, lodgeBondRoute, {}, 0, { ...lodging, ...kept, deposit: cash }))
      .record!
    const guarantee = {
      ...{ kind: 'guarantee', amount: npr(15_000_000), reference: 'g-1' },
      ...{ bank: 'Example Bank', validUntil: '2033-03-31' },
    }
    await done(agent, depositBondRoute, { bond }, 1, { deposit: guarantee })
    const seen = { instrument: 'i1', on: '2030-01-05', reference: 's-1' }
    await done(fin, receiveCashRoute, { bond }, 2, seen)
    const assessed = (plannedWorkers: number, required: number) => ({
      ...{ required: npr(required), reading: null },
      basis: { kind: 'volume_tiers', plannedWorkers, ...NEPAL_VOLUME_TIERS },
    })
    await done(fin, assessBondRoute, { bond }, 3, assessed(2400, 20_000_000))
    const early = await act(dara, confirmLicenceRoute, { licence }, 8, {})
    expect(unmet(early.body)).toMatchObject([
      {
        rule: 'licence.bond_cover',
        met: 'cannot_tell',
        words: expect.stringContaining('not confirmed by its bank'),
      },
    ])
    const sure = { instrument: 'i2', on: '2030-01-05', reference: 's-2' }
    await done(fin, confirmGuaranteeRoute, { bond }, 4, sure)
    await done(dara, confirmLicenceRoute, { licence }, 8, {})
    expect(await read(agent, licence)).toMatchObject({
      ...{ status: 'active', number: 'LIC-0001', validFrom: '2030-02-01' },
      ...{ validUntil: '2033-01-31', links: [] },
    })
    expect(await entryOf(bravo)).toMatchObject({
      ...{ number: 'LIC-0001', status: 'licensed', bond: 'sufficient', sanctions: [] },
    })
    await done(agent, planVolumeRoute, { licence }, 9, { plannedVolume: 3001 })
    await done(fin, assessBondRoute, { bond }, 5, assessed(3001, 40_000_000))
    expect(await entryOf(bravo)).toMatchObject({ status: 'licensed', bond: 'short' })
  })

  test('a second application of the same agency is not begun', async () => {
    const second = await act(agent, createLicenceRoute, {}, 0, begin(bravo))
    expect(second.status).toBe(422)
    expect(unmet(second.body)).toMatchObject([{ rule: 'licence.only_one', met: 'no' }])
  })
})

const npr = (amount: number) => ({ minorUnits: amount * 100, currency: 'NPR' })

/** What anybody sees of an agency, as text: no name of a person is in it. */
async function entryOf(organisation: string): Promise<object> {
  const response = await server.app.request(routeUrl(agencyRoute, { organisation }))
  const text = await response.text()
  expect(text).not.toMatch(/Example (Director|Owner)|5000000|omar|dara/)
  return JSON.parse(text) as object
}

const queueOf = async (who: Member) =>
  (await who.browser.ask(queueRoute, {})).items
    .filter(({ kind }) => kind === 'licence')
    .map(({ record, act: what }) => [record, what])

describe('a licence taken over', () => {
  let licence: string
  let agency: string

  test('counts once another person confirmed it; its number is given once', async () => {
    agency = await registered('Charlie Agency')
    licence = (await done(omar, importLicenceRoute, {}, 0, taken(agency, 'OLD-7'))).record!
    expect(await read(dara, licence)).toMatchObject({ status: 'draft', effectiveStatus: 'draft' })
    await done(dara, confirmLicenceRoute, { licence }, 1, {})
    const file = await read(dara, licence)
    expect(file).toMatchObject({ effectiveStatus: 'active', number: 'OLD-7' })
    const delta = await registered('Delta Agency')
    const same = await act(omar, importLicenceRoute, {}, 0, taken(delta, 'old 7'))
    expect([same.status, unmet(same.body)]).toMatchObject([422, [{ rule: 'licence.number_free' }]])
  })

  test('is found by number and by name in any script, by those who may read it', async () => {
    for (const text of ['old7', 'charl', 'ब्राभो']) {
      const { licences } = await omar.browser.ask(licencesRoute, { text, status: 'active' })
      expect([text, licences.map(({ id }) => id)]).toEqual([
        text,
        text === 'ब्राभो' ? [] : [licence],
      ])
    }
    const { licences } = await agent.browser.ask(licencesRoute, {})
    expect(licences.map(({ organisation }) => organisation)).toEqual([bravo])
    const hidden = await agent.browser.call(licenceRoute as Route, { licence } as never)
    const absent = await agent.browser.call(licenceRoute as Route, { licence: 'l-none' } as never)
    expect([hidden.status, absent.status]).toEqual([404, 404])
    const told = (body: unknown) => (body as { detail: string }).detail
    expect(told(hidden.body)).toBe(told(absent.body))
  })

  test('is revoked, contested and stayed: the status before counts again', async () => {
    const terms = { act: 'revoke', reason: 'x', order: 'Order 7' }
    await done(omar, proposeLicenceRoute, { licence }, 2, { terms })
    await done(dara, sanctionLicenceRoute, { licence }, 3, {})
    const owner = await member('owner', { role: 'agency', organisation: agency })
    await done(owner, appealLicenceRoute, { licence }, 4, { reason: 'Not true' })
    const early = await act(judge, stayLicenceRoute, { licence }, 5, { reason: 'x' })
    expect(early.status).toBe(404)
    await done(dara, assignLicenceRoute, { licence }, 5, { task: 'appeal', person: judge.id })
    await done(judge, stayLicenceRoute, { licence }, 6, { reason: 'Heard next month' })
    expect(await read(judge, licence)).toMatchObject({
      status: 'revoked',
      effectiveStatus: 'active',
      sanctions: [{ act: 'revoke', until: null }],
    })
  })
})

test('whoever decides sees what ties an agency to a revoked one; the agency is not told', async () => {
  const barred = await registered('Barred Agency')
  const given = { ...taken(barred, 'BARRED-1'), phones: ['+977 1 5550001'] }
  const old = (await done(omar, importLicenceRoute, {}, 0, given)).record!
  await done(dara, confirmLicenceRoute, { licence: old }, 1, {})
  const terms = { act: 'revoke', reason: 'x', order: 'Order 8' }
  await done(omar, proposeLicenceRoute, { licence: old }, 2, { terms })
  await done(dara, sanctionLicenceRoute, { licence: old }, 3, {})
  const phoenix = await registered('Phoenix Agency')
  const owner = await member('phoenix', { role: 'agency', organisation: phoenix })
  const application = { ...APPLICATION, name: 'Phoenix Agency', phones: ['+977 1 5550001'] }
  const asked = begin(phoenix, { application })
  const licence = (await done(owner, createLicenceRoute, {}, 0, asked)).record!
  const file = await read(omar, licence)
  expect(file.links).toMatchObject([
    { kind: 'phone', evidence: 'medium', conflict: null, licence: old, own: 'Phoenix Agency' },
  ])
  // One telephone alone bars nobody.
  expect(file.checks[1]).toMatchObject({ rule: 'licence.linked_parties', met: 'yes' })
  expect((await read(owner, licence)).links).toEqual([])
})

test('the clock opens the window of renewal and ends the term', async () => {
  const agency = await registered('Echo Agency')
  const licence = (await done(omar, importLicenceRoute, {}, 0, taken(agency, 'ECHO-1'))).record!
  await done(dara, confirmLicenceRoute, { licence }, 1, {})
  const { rows } = await server.ledger.owner.query<{
    name: string
    last_day: string
    opened: number
  }>(
    `select name, last_day::text, opened from deadline
      where record = $1 and state = 'open' order by name`,
    [licence],
  )
  expect(rows).toEqual([
    { name: 'licence.expiry', last_day: '2033-01-31', opened: 2 },
    { name: 'licence.renewal', last_day: '2032-11-01', opened: 2 },
  ])
  const miss = async (name: string, day: string) => {
    const then = new Date(`${day}T00:00:00.000Z`)
    const ledger = { ...server.ledger, now: () => then }
    await missDeadline({ ledger, warn: () => {} }, { record: licence, name, opened: 2 })
    const { rows: states } = await server.ledger.owner.query<{ status: string }>(
      'select status from licence where record = $1',
      [licence],
    )
    return states[0]!.status
  }
  expect(await miss('licence.renewal', '2032-11-01')).toBe('active')
  expect(await miss('licence.renewal', '2032-11-02')).toBe('renewal_due')
  expect(await miss('licence.expiry', '2033-01-31')).toBe('renewal_due')
  expect(await miss('licence.expiry', '2033-02-01')).toBe('expired')
})

test('the log alone makes the register again', async () => {
  const { owner, tenant } = server.ledger
  const rows = async () =>
    (await owner.query('select * from licence where tenant = $1 order by record', [tenant])).rows
  const before = await rows()
  expect(before.length).toBeGreaterThan(2)
  await rebuildLedger(owner, server.ledger, [anyKind(licenceKind)])
  expect(await rows()).toEqual(before)
})
