import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type ActRefused,
  acceptDocumentRoute,
  documentFileRoute,
  documentsRoute,
  type RoleScope,
  type refuseDocumentRoute,
  registerOrganisationRoute,
  replaceDocumentRoute,
  routeUrl,
  withdrawDocumentRoute,
} from '@corridor/contract'
import { missingDocuments } from '@corridor/recruitment/documents'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../testing/testServer.ts'
import {
  handClock,
  type Member,
  makeAdministrator,
  makeMember,
} from '../identity/testing/people.ts'
import { eraseSubject } from '../ledger/eraseSubject.ts'
import { anyKind, rebuildLedger } from '../ledger/rebuildLedger.ts'
import { organisationKind } from '../organisations/organisationKind.ts'
import { documentKind } from './documentKind.ts'
import { heldDocuments } from './heldDocuments.ts'
import { removeFiles } from './removeFiles.ts'
import { JPEG, PNG, pdf, zipBomb } from './testing/exampleFiles.ts'
import { type SentParts, sendFile } from './testing/sendFile.ts'
import { uploadsUnderWay } from './uploadsUnderWay.ts'

const clock = handClock()
let server: TestServer
let administrator: Member
let officer: Member
let other: Member
let agency: Member
let stranger: Member
/** Two agencies whose files the office north keeps. */
let one = ''
let two = ''

beforeAll(async () => {
  server = await testServer({ now: clock.now })
  administrator = await makeAdministrator(server, clock)
  one = await registered('Example One')
  two = await registered('Example Two')
  const north = { role: 'licensing-officer', organisation: 'home', office: 'home.north' } as const
  officer = await member('officer', north)
  other = await member('other', north)
  agency = await member('agency', { role: 'agency', organisation: one })
  stranger = await member('stranger', { role: 'agency', organisation: two })
})
afterAll(() => server.close())

async function member(name: string, mandate: Partial<RoleScope>): Promise<Member> {
  const made = await makeMember(server, clock, administrator, name, [])
  await server.kysely
    .insertInto('role_grant')
    .values({
      ...{ id: name, person: made.id, role: mandate.role!, organisation: mandate.organisation! },
      ...{ office: mandate.office ?? null, jurisdiction: null, valid_from: '2026-01-01' },
      ...{ valid_until: null, granted_by: null, granted: clock.now() },
      ...{ withdrawn: null, withdrawn_by: null },
    })
    .execute()
  return made
}

let keys = 0
const newKey = () => {
  keys += 1
  return `documents-${keys}`
}

/** Without an office: the office north is opened nowhere here, and is not asked for. */
async function registered(name: string): Promise<string> {
  const payload = { kind: 'agency', name, country: 'NPL', registration: null } as const
  const { record } = await administrator.browser.ask(
    registerOrganisationRoute,
    {},
    { expectedVersion: 0, payload },
    { 'idempotency-key': newKey() },
  )
  await server.kysely
    .updateTable('organisation')
    .set({ office: 'home.north' })
    .where('record', '=', record)
    .execute()
  return record
}

const send = (who: Member, parts: Partial<SentParts>) =>
  sendFile(server.app, who.browser.cookie, { subject: one, bytes: pdf(), key: newKey(), ...parts })

/** Everything that is kept: to be compared with what it was. */
async function kept() {
  const folder = join(server.dataDir, 'documents')
  const names = existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => entry.name)
        .sort()
    : []
  const { rows } = await server.ledger.owner.query(
    `select record from document union all select record from document_file
     union all select record from ledger_action where record like 'd-%'
     union all select subject from ledger_subject_key order by 1`,
  )
  return { names, rows }
}

const listed = async (who: Member, subject = one) =>
  (await who.browser.ask(documentsRoute, { subjectKind: 'organisation', subject })).documents

const download = (who: Member, document: string) =>
  server.app.request(routeUrl(documentFileRoute, { document }), {
    headers: { cookie: who.browser.cookie! },
  })

describe('a file that is sent', () => {
  test('is kept encrypted, comes back as it was, to be saved and run nowhere; who read it is noted', async () => {
    const bytes = pdf('secret words of a certificate', 200_000)
    const sent = await send(agency, { bytes, name: 'Certificat d’agence (copie).pdf' })
    expect([sent.status, sent.body]).toMatchObject([
      200,
      { version: 1, status: 'received', duplicate: false, repeated: false },
    ])
    const document = String(sent.body.document)
    const { place } = (
      await server.ledger.owner.query('select place from document_file where record = $1', [
        document,
      ])
    ).rows[0]
    const stored = readFileSync(join(server.dataDir, 'documents', place))
    expect(stored.includes('secret words')).toBe(false)
    expect(stored.includes('%PDF')).toBe(false)
    const response = await download(officer, document)
    expect(response.status).toBe(200)
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition':
        "attachment; filename*=UTF-8''Certificat%20d%E2%80%99agence%20%28copie%29.pdf",
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
    })
    const { rows } = await server.ledger.owner.query(
      `select actor, act, outcome from ledger_read where record = $1`,
      [document],
    )
    expect(rows).toEqual([{ actor: officer.id, act: 'open', outcome: 'shown' }])
  })

  test('sent twice under one key is one document; the key serves no other file', async () => {
    const key = newKey()
    const bytes = pdf('once')
    const first = await send(agency, { key, bytes })
    const before = await kept()
    const again = await send(agency, { key, bytes })
    expect(again.body).toMatchObject({ document: first.body.document, repeated: true })
    const reused = await send(agency, { key, bytes: pdf('another') })
    expect([reused.status, reused.body.code]).toEqual([422, 'key_reused'])
    expect(await kept()).toEqual(before)
  })

  test('the same file for the same record is told, not added; eight at once make one', async () => {
    const bytes = pdf('the same')
    const first = await send(agency, { bytes })
    expect((await send(officer, { bytes })).body).toMatchObject({
      document: first.body.document,
      duplicate: true,
    })
    const race = pdf('race')
    const senders = [agency, agency, agency, officer, officer, other, other, other]
    const answers = await Promise.all(senders.map((who) => send(who, { bytes: race })))
    expect(answers.map(({ status }) => status)).toEqual(senders.map(() => 200))
    expect(new Set(answers.map(({ body }) => body.document)).size).toBe(1)
    expect(answers.filter(({ body }) => body.duplicate === false)).toHaveLength(1)
    const { rows } = await server.ledger.owner.query(
      `select (select count(*) from document)::integer as documents,
              (select count(*) from document_file)::integer as files`,
    )
    expect(rows[0].documents).toBe(rows[0].files)
    expect((await kept()).names).toHaveLength(rows[0].files)
  })

  test('for another organisation it is taken, and whoever judges is told; check 12 sees it', async () => {
    const bytes = pdf('used twice')
    const mine = await send(agency, { bytes })
    const theirs = await send(stranger, { bytes, subject: two })
    expect(theirs.body).toMatchObject({ duplicate: false })
    const find = async (who: Member, subject: string, id: unknown) =>
      (await listed(who, subject)).find((document) => document.id === id)
    expect(await find(officer, one, mine.body.document)).toMatchObject({ usedForAnother: true })
    // Neither agency learns of the other.
    expect(await find(stranger, two, theirs.body.document)).toMatchObject({ usedForAnother: null })
    const held = await heldDocuments(server.ledger.pool, 'home', [
      { kind: 'organisation', id: two },
    ])
    const required = [{ type: 'registration_certificate', of: 'organisation' }] as const
    expect(missingDocuments(required, held, '2026-03-02')).toMatchObject([
      { met: 'no', reason: 'used_for_another' },
    ])
  })
})

describe('what is refused leaves nothing behind', () => {
  const html = Buffer.from('<html><script>alert(1)</script></html>')
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
  test.each([
    ['HTML as PDF', { bytes: html }, 422, 'not_allowed'],
    ['SVG as PNG', { bytes: svg, mediaType: 'image/png', name: 'x.png' }, 422, 'not_allowed'],
    ['SVG as itself', { bytes: svg, mediaType: 'image/svg+xml', name: 'x.svg' }, 415, undefined],
    ['HTML as itself', { bytes: html, mediaType: 'text/html', name: 'x.html' }, 415, undefined],
    ['an archive', { bytes: zipBomb() }, 422, 'not_allowed'],
    ['a program', { bytes: Buffer.from('MZ\x90\0program'), name: 'x.pdf' }, 422, 'not_allowed'],
    [
      'PDF as JPEG',
      { bytes: pdf(), mediaType: 'image/jpeg', name: 'x.jpg' },
      422,
      'not_as_declared',
    ],
    ['JPEG named PDF', { bytes: JPEG, mediaType: 'image/jpeg' }, 422, 'name_disagrees'],
    ['PDF named HTML', { name: 'x.pdf.html' }, 422, 'name_disagrees'],
    ['HTML before a PDF', { bytes: Buffer.concat([html, pdf()]) }, 422, 'not_allowed'],
    ['a PDF cut off', { bytes: pdf('x', 5_000).subarray(0, 2_500) }, 422, 'cut_off'],
    ['nothing', { bytes: Buffer.alloc(0) }, 422, 'empty'],
    ['a path as name', { name: '../../etc/cron.d/x.pdf' }, 422, 'name_unfit'],
    ['a name that turns round', { name: 'gpj.\u202Efdp.pdf' }, 422, 'name_unfit'],
    ['a name with a line break', { name: 'a\r\nset-cookie: x.pdf' }, 422, 'name_unfit'],
    ['no name', { headers: { 'content-disposition': null } }, 400, undefined],
    ['no length', { headers: { 'content-length': null } }, 411, undefined],
    ['too large', { bytes: pdf('x', 11 * 2 ** 20) }, 413, undefined],
    [
      'larger than announced',
      { bytes: pdf('x', 1_000), headers: { 'content-length': '500' } },
      400,
      undefined,
    ],
    ['smaller than announced', { headers: { 'content-length': '100000' } }, 400, undefined],
    ['no key', { headers: { 'idempotency-key': null } }, 400, undefined],
    ['a type of other records', { type: 'passport' }, 422, 'guard'],
    ['a day that is none', { expiresOn: '2026-02-30' }, 400, undefined],
  ] as const)('%s', async (_, parts, status, reason) => {
    const before = await kept()
    const answer = await send(agency, parts as Partial<SentParts>)
    expect([answer.status, answer.body.details?.reason]).toEqual([status, reason])
    expect(await kept()).toEqual(before)
  })

  test('images are taken under their own names', async () => {
    const png = await send(agency, { bytes: PNG, mediaType: 'image/png', name: 'a.PNG' })
    const jpeg = await send(agency, { bytes: JPEG, mediaType: 'image/jpeg', name: 'a.jpeg' })
    expect([png.status, jpeg.status]).toEqual([200, 200])
  })

  test('a PDF that is a page as well goes out as a PDF to be saved, never as a page', async () => {
    const polyglot = Buffer.concat([
      Buffer.from('%PDF-1.4\n<html><script>alert(1)</script></html>\n'),
      pdf('polyglot'),
    ])
    const sent = await send(agency, { bytes: polyglot })
    expect(sent.status).toBe(200)
    const response = await download(agency, String(sent.body.document))
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
    await response.body?.cancel()
  })

  test('a file that fails in the middle', async () => {
    const before = await kept()
    const pieces = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(pdf('x', 50_000).subarray(0, 30_000))
      },
      pull(controller) {
        controller.error(new Error('gone'))
      },
    })
    const answer = await send(agency, { bytes: pieces, headers: { 'content-length': '50000' } })
    expect(answer.status).toBe(400)
    expect(await kept()).toEqual(before)
  })

  test('a place that cannot be written', async () => {
    const before = await kept()
    const { put } = server.documents.store
    Object.assign(server.documents.store, {
      put: () => Promise.reject(new Error('no space left')),
    })
    expect((await send(agency, { bytes: pdf('no space') })).status).toBe(500)
    Object.assign(server.documents.store, { put })
    expect(await kept()).toEqual(before)
  })

  test('more than four at once from one sender', async () => {
    const hold = Promise.withResolvers<void>()
    const slow = () =>
      new ReadableStream<Uint8Array>({
        async pull(controller) {
          await hold.promise
          controller.close()
        },
      })
    const open = Array.from({ length: 4 }, () =>
      send(agency, { bytes: slow(), headers: { 'content-length': '10' } }),
    )
    await expect.poll(() => uploadsUnderWay.size).toBe(4)
    expect((await send(agency, { bytes: pdf('fifth') })).status).toBe(429)
    hold.resolve()
    for (const answer of await Promise.all(open)) expect(answer.status).toBe(400)
  })
})

describe('whoever has no business with the record', () => {
  test('is answered alike for records and documents that are not there', async () => {
    const sent = await send(agency, { bytes: pdf('private') })
    const before = await kept()
    for (const who of [stranger, administrator]) {
      for (const subject of [one, 'o-nowhere']) {
        const upload = await send(who, { subject })
        const list = await who.browser.call(documentsRoute, {
          subjectKind: 'organisation',
          subject,
        })
        const expected = who === stranger ? 404 : 403
        expect([upload.status, list.status], subject).toEqual([expected, expected])
      }
      for (const document of [String(sent.body.document), 'd-nowhere']) {
        const file = await download(who, document)
        const act = await who.browser.call(
          withdrawDocumentRoute,
          { document },
          { expectedVersion: 1, payload: { reason: 'x' } },
          { 'idempotency-key': newKey() },
        )
        const expected = who === stranger ? 404 : 403
        expect([file.status, act.status], document).toEqual([expected, expected])
      }
    }
    expect(await kept()).toEqual(before)
    expect((await send(agency, { subjectKind: 'licence' })).status).toBe(404)
  })
})

describe('judging', () => {
  const act = (
    who: Member,
    route: typeof acceptDocumentRoute | typeof refuseDocumentRoute | typeof withdrawDocumentRoute,
    document: string,
    payload: object,
    expectedVersion = 1,
  ) =>
    who.browser.call(
      route as typeof acceptDocumentRoute,
      { document },
      { expectedVersion, payload: payload as never },
      { 'idempotency-key': newKey() },
    )

  test('who sent it does not accept it; another does; then it cannot be taken back', async () => {
    const document = String((await send(officer, { bytes: pdf('judged') })).body.document)
    const own = await act(officer, acceptDocumentRoute, document, {})
    expect(own.status).toBe(422)
    const { findings } = (own.body as unknown as { details: ActRefused }).details
    expect(findings).toMatchObject([{ rule: 'SD1', met: 'no' }])
    expect((await act(agency, acceptDocumentRoute, document, {})).status).toBe(403)
    expect((await act(other, acceptDocumentRoute, document, {})).status).toBe(200)
    const late = await act(officer, withdrawDocumentRoute, document, { reason: 'x' }, 2)
    expect(late.status).toBe(409)
    const [shown] = (await listed(agency)).filter(({ id }) => id === document)
    expect(shown).toMatchObject({ status: 'accepted', scan: 'not_scanned', openable: true })
  })

  test('a newer one stands in place of the old; only of the same record', async () => {
    const old = String((await send(agency, { bytes: pdf('old') })).body.document)
    const newer = String((await send(agency, { bytes: pdf('new') })).body.document)
    const theirs = String((await send(stranger, { bytes: pdf('two'), subject: two })).body.document)
    const replace = (by: string) =>
      agency.browser.call(
        replaceDocumentRoute,
        { document: old },
        { expectedVersion: 1, payload: { by } },
        { 'idempotency-key': newKey() },
      )
    expect((await replace(theirs)).status).toBe(422)
    expect((await replace('d-nowhere')).status).toBe(422)
    expect((await replace(newer)).status).toBe(200)
  })

  test('one that is taken back is destroyed', async () => {
    const document = String((await send(agency, { bytes: pdf('mistake') })).body.document)
    const files = (await kept()).names.length
    expect((await act(agency, withdrawDocumentRoute, document, { reason: 'x' })).status).toBe(200)
    expect((await download(agency, document)).status).toBe(409)
    await removeFiles(server.documents)
    expect((await kept()).names).toHaveLength(files - 1)
  })
})

test('the table is the same when it is made again from the log; erasing a subject erases her files', async () => {
  const third = await registered('Example Three')
  const bytes = pdf('to be erased')
  const { body } = await send(officer, { subject: third, bytes })
  const tables = () => server.kysely.selectFrom('document').selectAll().orderBy('record').execute()
  const kinds = [anyKind(organisationKind), anyKind(documentKind)]
  const before = await tables()
  await rebuildLedger(server.ledger.owner, server.ledger, kinds)
  expect(await tables()).toEqual(before)
  const { names } = await kept()
  await eraseSubject(server.ledger.owner, server.ledger, third, 'request')
  await rebuildLedger(server.ledger.owner, server.ledger, kinds)
  await removeFiles(server.documents)
  expect((await kept()).names).toHaveLength(names.length - 1)
  const erased = (await tables()).find(({ record }) => record === body.document)
  expect(erased).toMatchObject({ status: 'erased', digest: null, subject: null })
  expect(erased!.state).not.toContain('certificate')
  expect((await download(officer, String(body.document))).status).toBe(404)
})
