import { generateKeyPairSync } from 'node:crypto'
import {
  type ActionRoute,
  confirmOfficeKeyRoute,
  lostReceiptsRoute,
  officeKeyRoute,
  officeKeysRoute,
  officeKitRoute,
  outageReportRoute,
  ownOfficesRoute,
  presentReceiptRoute,
  proposeOfficeKeyRoute,
  type RoleScope,
  type Route,
  reenterClearanceRoute,
  revokeOfficeKeyRoute,
  settleReceiptRoute,
  verifierListsRoute,
} from '@corridor/contract'
import { signReceipt } from '@corridor/ledger'
import {
  believeDelegations,
  digestHolder,
  readCertificateKeys,
  writeCertificate,
} from '@corridor/recruitment/clearance/certificate'
import { formSerial, isGenuineSnapshot } from '@corridor/recruitment/clearance/kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, type TestServer, testServer } from '../../testing/testServer.ts'
import { addCertificateKey } from '../clearances/certificateKeys.ts'
import {
  handClock,
  type Member,
  makeAdministrator,
  makeMember,
} from '../identity/testing/people.ts'
import { hasher, signerOf, verifier } from '../ledger/nodeCrypto.ts'
import { anyKind, rebuildLedger } from '../ledger/rebuildLedger.ts'
import { lostReceiptKind } from '../lostReceipts/lostReceiptKind.ts'
import { organisationKind } from '../organisations/organisationKind.ts'
import { officeKeyKind } from './officeKeyKind.ts'

const clock = handClock()
const newKey = () => signerOf(generateKeyPairSync('ed25519').privateKey)
const [root, ministry, office] = [newKey(), newKey(), newKey()]

let server: TestServer
let north: Member
let south: Member
let director: Member

beforeAll(async () => {
  server = await testServer({
    now: clock.now,
    certificates: { signer: () => ministry, rootKey: root.publicKey },
  })
  const administrator = await makeAdministrator(server, clock)
  const member = async (name: string, where: Partial<RoleScope>) => {
    const made = await makeMember(server, clock, administrator, name, [])
    await server.kysely
      .insertInto('role_grant')
      .values({
        ...{ id: name, person: made.id, valid_from: '2026-01-01', valid_until: null },
        ...{ organisation: 'home', role: where.role!, office: where.office ?? null },
        jurisdiction: where.jurisdiction ?? null,
        ...{ granted_by: null, granted: clock.now(), withdrawn: null, withdrawn_by: null },
      })
      .execute()
    return made
  }
  north = await member('north', { role: 'licensing-officer', office: 'home.north' })
  south = await member('south', { role: 'licensing-officer', office: 'home.south' })
  director = await member('director', { role: 'authority', jurisdiction: 'XAA' })
  await server.ledger.owner.query(
    `insert into organisation_office (tenant, organisation, office, name, jurisdiction, opened_on)
     values ('home', 'home', 'north', 'North', 'XAA', '2026-01-01'),
            ('home', 'home', 'south', 'South', 'XAA', '2026-01-01')`,
  )
  const { keyId, publicKey } = ministry
  await addCertificateKey(
    server.ledger,
    {
      ...{ kind: 'certificate.key.introduce', keyId, publicKey, office: null, most: null },
      ...{ validFrom: clock.now().toISOString(), validUntil: null },
    },
    root,
  )
})
afterAll(() => server.close())

let acts = 0

const act = (
  member: Member,
  route: ActionRoute,
  input: Record<string, unknown>,
  version: number,
  payload: object,
) => {
  acts += 1
  return member.browser.call(
    route as Route,
    input,
    { expectedVersion: version, payload },
    { 'idempotency-key': `act-${acts}` },
  ) as Promise<{ status: number; body: Record<string, never> }>
}

const ASKED = { office: 'home.north', jurisdiction: 'XAA', most: 2, days: 14 }

/** Proposed by the office, delegated by the authority. */
async function delegated(publicKey: string): Promise<string> {
  const proposed = await act(north, proposeOfficeKeyRoute, {}, 0, { ...ASKED, publicKey })
  expect([proposed.status, proposed.body]).toMatchObject([200, { version: 1 }])
  const key = String(proposed.body.record)
  expect((await act(director, confirmOfficeKeyRoute, { key }, 1, {})).status).toBe(200)
  return key
}

async function believedNow() {
  // The lists are signed anew after a while.
  clock.pass(11_000)
  const lists = await call(server.app, verifierListsRoute, {})
  const { keys } = await readCertificateKeys(lists.keys, root.publicKey, verifier, hasher)
  return {
    listed: keys,
    keys: await believeDelegations(lists.delegations, keys, lists.revocations, verifier),
  }
}

async function form(which: number, at = clock.now()) {
  const number = formSerial('home.north', office.keyId, which)
  const holder = { documentNumber: `X${which}`, birthDate: '1999-05-04' }
  const issued = `${at.toISOString().slice(0, 19)}.000Z`
  const certificate = await writeCertificate(
    {
      ...{ number, corridor: 'XAA-XBB', licence: 'LIC-1', jobOrder: null, issued, seal: 0 },
      ...{ expires: '2027-01-01T00:00:00.000Z', contractDigest: 'c0'.repeat(32) },
      holderDigest: digestHolder(number, holder, hasher),
    },
    office,
  )
  return { certificate, occurredAt: issued, ...holder }
}

test('two persons delegate; office and verifiers are given what the authority signed', async () => {
  const { publicKey, keyId } = office
  const offices = await north.browser.ask(ownOfficesRoute, {})
  expect(offices.offices.map(({ id }) => id)).toEqual(['home.north'])
  const elsewhere = { ...ASKED, publicKey, jurisdiction: 'XBB' }
  const wrong = await act(north, proposeOfficeKeyRoute, {}, 0, elsewhere)
  expect([wrong.status, wrong.body]).toMatchObject([422, { code: 'rule_not_met' }])
  expect((await act(south, proposeOfficeKeyRoute, {}, 0, { ...ASKED, publicKey })).status).toBe(404)

  const proposed = await act(north, proposeOfficeKeyRoute, {}, 0, { ...ASKED, publicKey })
  const key = String(proposed.body.record)
  expect((await act(north, confirmOfficeKeyRoute, { key }, 1, {})).status).toBe(403)
  expect(await north.browser.ask(officeKitRoute, { key })).toMatchObject({ delegation: null })
  expect((await believedNow()).keys.has(keyId)).toBe(false)
  expect((await act(director, confirmOfficeKeyRoute, { key }, 1, {})).status).toBe(200)
  const { listed, keys } = await believedNow()
  expect(keys.get(keyId)).toMatchObject({ office: 'home.north', most: 2, revokedFrom: null })
  const kit = await north.browser.ask(officeKitRoute, { key })
  expect((await believeDelegations([kit.delegation!], listed, null, verifier)).has(keyId)).toBe(
    true,
  )
  expect(await isGenuineSnapshot(kit.snapshot!, listed, verifier)).toBe(true)
  expect(kit.snapshot!.body).toMatchObject({ office: 'home.north', origin: 'XAA' })
  // The same key serves once.
  const twice = await act(north, proposeOfficeKeyRoute, {}, 0, { ...ASKED, publicKey })
  expect(twice.status).toBe(422)
  for (const member of [south, north]) {
    const found = await member.browser.ask(officeKeysRoute, {})
    expect(found.keys.map(({ id }) => id)).toEqual(member === north ? [key] : [])
  }
  expect((await south.browser.call(officeKitRoute as Route, { key })).status).toBe(404)
})

test('its forms are entered; one above the limit is for the authority to look at', async () => {
  clock.pass(60_000)
  const forms = [await form(1), await form(3)]
  clock.pass(60_000)
  for (const [index, one] of forms.entries()) {
    const { status, body } = await act(north, reenterClearanceRoute, {}, 0, one)
    expect([status, body]).toMatchObject([200, { version: 1 }])
    const { rows } = await server.ledger.owner.query<{ reviews: string[]; permission: string }>(
      `select c.state::jsonb #> '{form,reviews}' as reviews, w.permission
       from clearance c join work_item w on w.record = c.record where c.record = $1`,
      [body.record],
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]!.permission).toBe('confirm.clearance')
    expect(rows[0]!.reviews.includes('over_limit')).toBe(index === 1)
  }
  const began = new Date(clock.now().getTime() - 3_600_000).toISOString()
  const asked = { began, ended: clock.now().toISOString() }
  const report = await director.browser.ask(outageReportRoute, asked)
  expect(report).toMatchObject({
    ...{ dataLoss: null, recovery: null, restoration: null },
    forms: {
      ...{ issued: 3, entered: 2, missing: 1, openReviews: 2 },
      offices: [{ missing: [formSerial('home.north', office.keyId, 2)], most: 2 }],
    },
  })
  // Who may not open the forms counts none.
  expect((await south.browser.ask(outageReportRoute, asked)).forms.entered).toBe(0)
})

test('revoked by one person: what it signs from then on is not believed, and not entered', async () => {
  const before = await form(2)
  clock.pass(60_000)
  const { keys: held } = await north.browser.ask(officeKeysRoute, {})
  const file = await north.browser.ask(officeKeyRoute, { key: held[0]!.id })
  const { status } = await act(north, revokeOfficeKeyRoute, { key: file.id }, file.version, {
    reason: 'device stolen',
  })
  expect(status).toBe(200)
  clock.pass(60_000)
  const { keys } = await believedNow()
  expect(keys.get(office.keyId)!.revokedFrom).not.toBeNull()
  expect((await act(north, reenterClearanceRoute, {}, 0, before)).status).toBe(200)
  const after = await act(north, reenterClearanceRoute, {}, 0, await form(4))
  expect([after.status, after.body]).toMatchObject([400, { code: 'bad_request' }])
})

test('receipts: none without the root key; entries stay with their office; settled by the authority', async () => {
  const entry = { record: 'c-1', version: 2, recordedAt: '2026-03-02T08:58:00.000Z' }
  const receipt = await signReceipt(
    { entry, hash: 'ab'.repeat(32) } as Parameters<typeof signReceipt>[0],
    newKey(),
  )
  const payload = { receipt, office: 'home.north', jurisdiction: 'XAA', note: null }
  // This installation does not know a root key: nobody can tell whose receipt it is.
  const refused = await act(north, presentReceiptRoute, {}, 0, payload)
  expect([refused.status, refused.body]).toMatchObject([
    422,
    { details: { findings: [{ rule: 'receipt.genuine', met: 'cannot_tell' }, {}] } },
  ])
  await server.ledger.owner.query(
    `insert into lost_receipt (tenant, record, version, about, about_version, hash, recorded_at,
       office, jurisdiction, status, presented_at, state)
     values ('home', 'r-raw', 1, 'c-1', 2, $1, $2, 'home.north', 'XAA', 'open', now(), $3)`,
    [receipt.body.hash, entry.recordedAt, JSON.stringify({ ...payload, status: 'open' })],
  )
  expect((await north.browser.ask(lostReceiptsRoute, {})).receipts).toMatchObject([
    { about: 'c-1', inItsPlace: null, maySettle: false },
  ])
  expect((await south.browser.ask(lostReceiptsRoute, {})).receipts).toEqual([])
  expect((await director.browser.ask(lostReceiptsRoute, {})).receipts[0]).toMatchObject({
    maySettle: true,
  })
  const settle = { outcome: 'repeated', words: 'sent again' }
  const settling = await act(north, settleReceiptRoute, { receipt: 'r-raw' }, 1, settle)
  expect(settling.status).toBe(403)
  await server.ledger.owner.query(`delete from lost_receipt where record = 'r-raw'`)
})

test('made again from the log, everything is as it was', async () => {
  const read = async () =>
    (await server.ledger.owner.query('select to_jsonb(k) as row from office_key k order by record'))
      .rows
  await delegated(newKey().publicKey)
  const before = await read()
  expect(before).toHaveLength(2)
  const kinds = [anyKind(organisationKind), anyKind(officeKeyKind), anyKind(lostReceiptKind)]
  const { left } = await rebuildLedger(server.ledger.owner, server.ledger, [
    ...kinds,
    anyKind(server.clearances.kind),
  ])
  expect(left).toEqual([])
  expect(await read()).toEqual(before)
})
