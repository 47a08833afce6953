import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { request as httpRequest, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { routeUrl, uploadDocumentRoute } from '@corridor/contract'
import { createAdaptorServer } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPool } from '../../db/openDatabase.ts'
import { limitReading } from '../../http/limitReading.ts'
import { blankDatabase } from '../../testing/testDatabase.ts'
import { type TestServer, testServer } from '../../testing/testServer.ts'
import { restoreBackup } from '../backup/restoreBackup.ts'
import { configOf, takeBackup, unsignalled } from '../backup/testing/testBackup.ts'
import {
  handClock,
  type Member,
  makeAdministrator,
  makeMember,
} from '../identity/testing/people.ts'
import { openLedger } from '../ledger/openLedger.ts'
import { exportDocuments } from './exportDocuments.ts'
import { openDocuments } from './openDocuments.ts'
import { openFile } from './openFile.ts'
import { tidyDocuments } from './removeFiles.ts'
import { pdf } from './testing/exampleFiles.ts'
import { sendFile } from './testing/sendFile.ts'
import { uploadsUnderWay } from './uploadsUnderWay.ts'

const PROGRAM = fileURLToPath(new URL('testing/uploadAndDie.ts', import.meta.url))
const clock = handClock()
let server: TestServer
let officer: Member

beforeAll(async () => {
  server = await testServer({ now: clock.now })
  const administrator = await makeAdministrator(server, clock)
  officer = await makeMember(server, clock, administrator, 'officer', [])
  await server.kysely
    .insertInto('role_grant')
    .values({
      ...{ id: 'officer', person: officer.id, role: 'licensing-officer', organisation: 'home' },
      ...{ office: 'home.north', jurisdiction: null, valid_from: '2026-01-01' },
      ...{ valid_until: null, granted_by: null, granted: clock.now() },
      ...{ withdrawn: null, withdrawn_by: null },
    })
    .execute()
  await server.kysely.updateTable('organisation').set({ office: 'home.north' }).execute()
})
afterAll(() => server.close())

function files(dataDir = server.dataDir): readonly string[] {
  const folder = join(dataDir, 'documents')
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
}

const rows = async () =>
  (
    await server.ledger.owner.query(
      `select (select count(*) from document)::integer as documents,
              (select count(*) from document_file)::integer as files`,
    )
  ).rows[0]

describe('a server that is killed', () => {
  const upload = async (when: string) => {
    const child = spawn(process.execPath, [PROGRAM, server.databaseUrl, server.dataDir, when], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let printed = ''
    child.stdout.on('data', (text) => {
      printed += text
    })
    const [, signal] = await once(child, 'close')
    return { printed, signal }
  }

  test.each([
    ['in the middle of the body', { documents: 0, files: 0 }],
    ['before its place', { documents: 0, files: 1 }],
    ['between file and row', { documents: 0, files: 1 }],
  ])('%s leaves what the next start takes away', async (when, left) => {
    expect(await upload(when)).toEqual({ printed: '', signal: 'SIGKILL' })
    expect(files()).toHaveLength(1)
    expect(await rows()).toEqual(left)
    await tidyDocuments(server.documents)
    expect(files()).toEqual([])
    expect(await rows()).toEqual({ documents: 0, files: 0 })
  })

  test('the same act goes through afterwards, even before anything was tidied', async () => {
    expect((await upload('between file and row')).signal).toBe('SIGKILL')
    expect(await upload('not at all')).toEqual({ printed: 'recorded', signal: null })
    expect(files()).toHaveLength(1)
    await tidyDocuments(server.documents)
    expect(await rows()).toEqual({ documents: 1, files: 1 })
    const { rows: found } = await server.ledger.owner.query('select record from document')
    const bytes: Buffer[] = []
    for await (const piece of (await openFile(server.documents, found[0].record))!.pieces) {
      bytes.push(piece)
    }
    expect(Buffer.concat(bytes).equals(pdf('left behind', 300_000))).toBe(true)
  })
})

describe('over a real connection', () => {
  let http: Server
  let port = 0
  beforeAll(async () => {
    http = createAdaptorServer({ fetch: server.app.fetch }) as Server
    limitReading(http, 400)
    await once(http.listen(0, '127.0.0.1'), 'listening')
    port = (http.address() as { port: number }).port
  })
  afterAll(() => {
    http.closeAllConnections()
    http.close()
  })

  const open = (key: string, length: number, path = uploadPath) =>
    httpRequest({
      ...{ host: '127.0.0.1', port, path, method: 'POST' },
      headers: {
        ...{ origin: 'http://localhost', 'sec-fetch-site': 'same-origin', 'x-corridor': '1' },
        'content-type': path === uploadPath ? 'application/pdf' : 'application/json',
        'content-length': String(length),
        'content-disposition': "attachment; filename*=UTF-8''x.pdf",
        'idempotency-key': key,
        cookie: officer.browser.cookie!,
      },
    })
  const uploadPath = routeUrl(uploadDocumentRoute, {
    ...{ subjectKind: 'organisation', subject: 'home', type: 'tax_clearance' },
  })

  test('an upload that is cancelled leaves nothing', async () => {
    const before = [files(), await rows()]
    const sending = open('cancelled', 500_000)
    const failed = once(sending, 'error')
    sending.write(pdf('x', 500_000).subarray(0, 200_000))
    await expect.poll(() => uploadsUnderWay.size).toBe(1)
    sending.destroy(new Error('cancelled'))
    await failed
    await expect.poll(() => uploadsUnderWay.size).toBe(0)
    expect([files(), await rows()]).toEqual(before)
  })

  test('one that is slower than other requests may be goes through; a slow command does not', async () => {
    const bytes = pdf('slow', 100_000)
    const sending = open('slow', bytes.length)
    sending.write(bytes.subarray(0, 50_000))
    const command = open('slow-command', 100, '/api/v1/identity/sign-in')
    const cut = once(command, 'error')
    command.write('{')
    // By the time this connection was cut off, the upload is over the limit of others as well.
    await cut
    sending.end(bytes.subarray(50_000))
    const [response] = await once(sending, 'response')
    expect(response.statusCode).toBe(200)
    response.resume()
  })
})

test('a backup holds the files; restored with the key they open; an export holds them open', async () => {
  const bytes = pdf('in the backup', 150_000)
  const { body } = await sendFile(server.app, officer.browser.cookie, { bytes, key: 'backup' })
  const document = String(body.document)
  const folder = mkdtempSync(join(tmpdir(), 'corridor-documents-'))
  const blank = await blankDatabase()
  const owner = openPool(blank.url, () => {})
  try {
    const config = configOf(server.dataDir, { databaseUrl: server.databaseUrl })
    const backup = await takeBackup({ pool: server.ledger.owner, config, folder })
    const dataDir = join(folder, 'restored')
    mkdirSync(dataDir)
    const report = await restoreBackup({
      ...{ file: backup.file, identities: [], endSessions: false, signal: unsignalled() },
      config: configOf(dataDir, { databaseUrl: blank.url }),
      contentKeyFile: config.ledger.contentKeyFile,
      told: () => {},
    })
    expect(report).toMatchObject({ intact: true, files: files().length })
    expect([...files(dataDir)].sort()).toEqual([...files()].sort())
    const ledger = await openLedger({
      ...{ owner, databaseUrl: blank.url, now: clock.now, warn: () => {} },
      settings: { contentKeyFile: config.ledger.contentKeyFile },
    })
    const settings = { ...server.documents.settings, folder: join(dataDir, 'documents') }
    const restored = openDocuments(ledger, settings, () => {})
    const pieces: Buffer[] = []
    for await (const piece of (await openFile(restored, document))!.pieces) pieces.push(piece)
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true)
    await exportDocuments(restored, join(folder, 'open'), unsignalled(), () => {})
    expect(readdirSync(join(folder, 'open'))).toContain(`${document}.pdf`)
    await ledger.close()
  } finally {
    await owner.end()
    await blank.drop()
    rmSync(folder, { recursive: true, force: true })
  }
})
