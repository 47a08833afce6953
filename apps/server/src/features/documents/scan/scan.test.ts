import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../testing/testServer.ts'
import { handClock, makeAdministrator, makeMember } from '../../identity/testing/people.ts'
import { pdf } from '../testing/exampleFiles.ts'
import { sendFile } from '../testing/sendFile.ts'
import { clamdScanner } from './clamdScanner.ts'
import { commandScanner } from './commandScanner.ts'
import { scanDocument } from './scanDocument.ts'
import type { ScanVerdict, VirusScanner } from './VirusScanner.ts'

const VIRUS = 'EXAMPLE-OF-A-VIRUS'

async function* inPieces(bytes: Uint8Array, size = 1_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

describe('a program', () => {
  const node = (code: string, withinMs?: number) =>
    commandScanner({ program: process.execPath, words: ['-e', code] }, withinMs)
  const reading = `let all = ''
    process.stdin.on('data', (piece) => (all += piece)).on('end', () => {
      if (!all.includes('${VIRUS}')) process.exit(all.endsWith('%%EOF\\n') ? 0 : 9)
      console.log('Example.Virus FOUND')
      process.exit(1)
    })`
  test.each([
    ['clean', reading, pdf('x', 300_000), { result: 'clean' }],
    ['infected', reading, pdf(VIRUS), { result: 'infected', words: 'Example.Virus FOUND' }],
    ['broken', 'process.exit(2)', pdf(), { result: 'failed' }],
    ['asleep', 'setInterval(() => {}, 1e6)', pdf(), { result: 'failed' }],
    // It answers without having read what it was given.
    [
      'careless',
      'process.stdin.destroy(); process.exit(0)',
      pdf('x', 3_000_000),
      { result: 'failed' },
    ],
  ])('%s', async (name, code, bytes, expected) => {
    const scan = node(code, name === 'asleep' ? 300 : undefined)
    expect(await scan(inPieces(bytes, 64_000))).toMatchObject(expected)
  })

  test('that is not there', async () => {
    const scan = commandScanner({ program: '/no/such/scanner', words: [] })
    expect(await scan(inPieces(pdf()))).toMatchObject({ result: 'failed' })
  })
})

describe('the daemon', () => {
  /** Speaks the part of clamd's language that is used, independently of the scanner. */
  const daemon = createServer((socket) => {
    let got = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (piece) => {
      got = Buffer.concat([got, piece])
      const words = got.subarray(0, 10).toString()
      if (words !== 'zINSTREAM\0') return
      let at = 10
      const parts: Buffer[] = []
      while (at + 4 <= got.length) {
        const length = got.readUInt32BE(at)
        if (length === 0) {
          const text = Buffer.concat(parts).toString('latin1')
          if (text.includes('HANG UP')) return void socket.destroy()
          if (text.includes('TOO LARGE')) {
            return void socket.end('INSTREAM size limit exceeded. ERROR\0')
          }
          return void socket.end(
            text.includes(VIRUS) ? 'stream: Example.Virus FOUND\0' : 'stream: OK\0',
          )
        }
        if (at + 4 + length > got.length) return
        parts.push(got.subarray(at + 4, at + 4 + length))
        at += 4 + length
      }
    })
  })
  let at: { host: string; port: number }
  beforeAll(async () => {
    await once(daemon.listen(0, '127.0.0.1'), 'listening')
    at = { host: '127.0.0.1', port: ((daemon as Server).address() as { port: number }).port }
  })
  afterAll(() => {
    daemon.close()
  })

  test.each([
    ['x', { result: 'clean' }],
    [VIRUS, { result: 'infected', words: 'Example.Virus' }],
    ['TOO LARGE', { result: 'failed' }],
    ['HANG UP', { result: 'failed' }],
  ])('%s', async (text, expected) => {
    const scan = clamdScanner({ at })
    expect(await scan(inPieces(pdf(text, 200_000), 150_000))).toMatchObject(expected)
  })

  test('that is not there', async () => {
    const scan = clamdScanner({ at: { path: '/no/such/socket' } })
    expect(await scan(inPieces(pdf()))).toMatchObject({ result: 'failed' })
  })
})

describe('a document', () => {
  const clock = handClock()
  let verdict: ScanVerdict = { result: 'failed', words: 'out of order' }
  const scanner: VirusScanner = async (pieces) => {
    for await (const _ of pieces);
    return verdict
  }
  let server: TestServer
  let cookie = ''
  beforeAll(async () => {
    server = await testServer({ now: clock.now, documents: { scanner } })
    const administrator = await makeAdministrator(server, clock)
    const officer = await makeMember(server, clock, administrator, 'officer', [])
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
    cookie = officer.browser.cookie!
  })
  afterAll(() => server.close())

  const state = async (document: string) =>
    (
      await server.ledger.owner.query(
        `select d.status, d.scan, f.wrapped is not null as kept from document d
         left join document_file f on f.record = d.record where d.record = $1`,
        [document],
      )
    ).rows[0]
  const file = (document: string) =>
    server.app.request(`/api/v1/documents/${document}/file`, { headers: { cookie } })

  test('is held while the scanner fails, let through when it is clean', async () => {
    const { body } = await sendFile(server.app, cookie, { bytes: pdf('held'), key: 'scan-1' })
    const document = String(body.document)
    expect(await state(document)).toMatchObject({ status: 'received', scan: 'waiting' })
    const { rows } = await server.ledger.owner.query(
      'select count(*)::integer as jobs from graphile_worker.jobs where key = $1',
      [`scanDocument-${document}`],
    )
    expect(rows).toEqual([{ jobs: 1 }])
    for (let tries = 0; tries < 2; tries += 1) {
      await expect(scanDocument(server.documents, document)).rejects.toThrow('out of order')
      expect(await state(document)).toMatchObject({ status: 'received', scan: 'failed' })
      expect((await file(document)).status).toBe(409)
    }
    verdict = { result: 'clean' }
    await scanDocument(server.documents, document)
    await scanDocument(server.documents, document)
    expect(await state(document)).toMatchObject({ status: 'scanned', scan: 'clean', kept: true })
    const given = await file(document)
    expect(given.status).toBe(200)
    await given.arrayBuffer()
    const { rows: told } = await server.ledger.owner.query(
      'select type from ledger_action where record = $1 order by version',
      [document],
    )
    expect(told.map(({ type }) => type)).toEqual([
      'document.receive',
      'document.scan',
      'document.scan',
    ])
  })

  test('with a virus is refused, and its file destroyed', async () => {
    const { body } = await sendFile(server.app, cookie, { bytes: pdf('virus'), key: 'scan-2' })
    const document = String(body.document)
    verdict = { result: 'infected', words: 'Example.Virus' }
    await scanDocument(server.documents, document)
    expect(await state(document)).toMatchObject({ status: 'refused', kept: false })
    expect((await file(document)).status).toBe(409)
  })
})
