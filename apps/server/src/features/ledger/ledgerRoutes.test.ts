import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  API_PREFIX,
  keysRoute,
  type PublishedSeal,
  proofRoute,
  routeUrl,
  sealsExportRoute,
  sealsRoute,
} from '@corridor/contract'
import { hashSeal, readKeyList, verifyActionProof } from '@corridor/ledger'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, type TestServer, testServer } from '../../testing/testServer.ts'
import { organisationKind } from '../organisations/organisationKind.ts'
import { appendAction } from './appendAction.ts'
import { verifyExport } from './exportLedger.ts'
import { introduceKey } from './keyList.ts'
import { createSigner, hasher, type KeySigner, verifier } from './nodeCrypto.ts'
import { selectActions } from './selectActions.ts'
import { creation, note } from './testing/requests.ts'
import { sealCommitted } from './testing/sealCommitted.ts'

let server: TestServer
let root: KeySigner

beforeAll(async () => {
  server = await testServer()
  const folder = join(server.dataDir, 'ledger')
  root = createSigner(join(folder, 'root.pem'))
  const signer = createSigner(join(folder, 'sealing.pem'))
  await introduceKey(server.ledger, root, null, signer)
  for (let seal = 1; seal <= 5; seal += 1) {
    await appendAction(server.ledger, organisationKind, creation(`org-${seal}`))
    await appendAction(server.ledger, organisationKind, note(`org-${seal}`, `note-${seal}`))
    await sealCommitted(server.ledger, signer)
  }
  await appendAction(server.ledger, organisationKind, creation('org-late'))
})
afterAll(() => server.close())

const hashOf = async (record: string) =>
  (await selectActions(server.ledger, server.ledger.pool, record))[0]!.hash

describe('seals, for anybody', () => {
  test('page by page, newest first, each naming the hash of the one before', async () => {
    const seals: PublishedSeal[] = []
    let before: number | undefined
    for (;;) {
      const page = await call(server.app, sealsRoute, { limit: 2, before })
      expect(page.newest).toBe(5)
      if (page.seals.length === 0) break
      seals.push(...page.seals)
      before = page.seals.at(-1)!.body.seal
    }
    expect(seals.map(({ body }) => body.seal)).toEqual([5, 4, 3, 2, 1])
    for (const [at, { body, sealHash }] of seals.entries()) {
      expect(sealHash).toBe(hashSeal(body, hasher))
      expect(body.prevSeal).toBe(seals[at + 1]?.sealHash ?? '0'.repeat(64))
    }
    expect(JSON.stringify(seals)).not.toContain('org-')
  })

  test('as a file that verifies elsewhere, whole and from a number on', async () => {
    const address = routeUrl(sealsExportRoute, {})
    const head = await server.app.request(address, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    const response = await server.app.request(address)
    expect(response.headers.get('content-type')).toBe('application/x-ndjson')
    expect(response.headers.get('content-disposition')).toContain('seals-from-1.jsonl')
    const text = await response.text()
    expect(text).not.toContain('org-')
    const file = join(server.dataDir, 'seals.jsonl')
    const judged = async (content: string) => {
      writeFileSync(file, content)
      return await verifyExport(file, { rootKey: root.publicKey })
    }
    expect(await judged(text)).toMatchObject({
      intact: true,
      actions: false,
      checked: { seals: 5, actions: 0 },
      last: { seal: 5 },
    })
    const changed = await judged(text.replace('"count":2', '"count":3'))
    expect(changed.faults).toMatchObject([{ kind: 'seal_signature' }, { kind: 'seal_prev' }])
    const late = await server.app.request(routeUrl(sealsExportRoute, { from: 3, to: 4 }))
    expect(await judged(await late.text())).toMatchObject({
      intact: true,
      checked: { seals: 2 },
      last: { seal: 4 },
    })
    const cut = await judged(text.split('\n').slice(0, -2).join('\n'))
    expect(cut.faults).toMatchObject([{ kind: 'seal_missing', seal: 5 }])
    const none = await server.app.request(`${API_PREFIX}/ledger/seals/export?from=9`)
    expect(none.status).toBe(404)
  })

  test('the key list is believed with the root key from elsewhere', async () => {
    const { statements, rootKey } = await call(server.app, keysRoute, {})
    expect(rootKey).toBeNull()
    const read = (key: string) => readKeyList(statements, key, verifier, hasher)
    expect((await read(root.publicKey)).faults).toEqual([])
    expect((await read('00'.repeat(32))).faults).toHaveLength(1)
  })
})

describe('the proof of an action', () => {
  test('is given to whoever holds its hash, and holds without the server', async () => {
    const [first] = await selectActions(server.ledger, server.ledger.pool, 'org-3')
    const answer = await call(server.app, proofRoute, {
      record: 'org-3',
      version: 1,
      hash: first!.hash,
    })
    if (answer.state !== 'sealed') throw new Error('not sealed')
    expect(JSON.stringify(answer)).not.toContain('org-3')
    const { statements } = await call(server.app, keysRoute, {})
    const { keys } = await readKeyList(statements, root.publicKey, verifier, hasher)
    const { inclusion, seal } = answer
    const faults = (entry: typeof first & object) =>
      verifyActionProof({ entry: entry.entry, inclusion, seal }, keys, verifier, hasher)
    expect(await faults(first!)).toEqual([])
    const other = { ...first!, entry: { ...first!.entry, actor: 'u-other' } }
    expect(await faults(other)).toMatchObject([{ kind: 'rewritten' }])
  })

  test('of one that waits for its seal says so', async () => {
    const hash = await hashOf('org-late')
    const answer = await call(server.app, proofRoute, { record: 'org-late', version: 1, hash })
    expect(answer).toEqual({ state: 'waiting', hash })
  })

  test('tells a stranger nothing: no record, another version and another hash answer alike', async () => {
    const hash = await hashOf('org-3')
    const answers = await Promise.all(
      [
        { record: 'org-none', version: 1, hash },
        { record: 'org-3', version: 2, hash },
        { record: 'org-3', version: 1, hash: '0'.repeat(64) },
        { record: 'org-late', version: 1, hash: '0'.repeat(64) },
      ].map(async (input) => {
        const response = await server.app.request(routeUrl(proofRoute, input))
        const { instance: _, ...problem } = (await response.json()) as Record<string, unknown>
        return { status: response.status, problem }
      }),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ status: 404, problem: { code: 'not_found' } })
  })
})
