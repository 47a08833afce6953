import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { organisationKind } from '../organisations/organisationKind.ts'
import { appendAction } from './appendAction.ts'
import { inTransaction } from './LedgerPlace.ts'
import { readSigner } from './nodeCrypto.ts'
import { sealActions } from './sealActions.ts'
import { sealAndDeliver, sealingLag, startSealing } from './sealingJob.ts'
import { creation, note } from './testing/requests.ts'
import { sealCommitted, untilOthersEnded } from './testing/sealCommitted.ts'
import { fill, type TestLedger, testLedger } from './testing/testLedger.ts'
import { verifyStored } from './verifyStored.ts'

let ledger: TestLedger

beforeEach(async () => {
  ledger = await testLedger()
})
afterEach(async () => {
  await ledger.close()
})

const settings = (changes: Readonly<Record<string, unknown>> = {}) => ({
  contentKeyFile: join(ledger.folder, 'content.key'),
  sealingKeyFile: join(ledger.folder, 'sealing.pem'),
  certificateKeyFile: join(ledger.folder, 'certificates.pem'),
  sealSeconds: 1,
  sealsDir: null,
  sealsWebhook: null,
  rootKey: null,
  ...changes,
})

const verify = () => verifyStored(ledger, { rootKey: ledger.root.publicKey })

describe('16 writers who repeat themselves while others seal', { timeout: 120_000 }, () => {
  test('nothing is lost, doubled or left between two seals', async () => {
    const [records, acts] = [8, 25]
    await fill(
      ledger,
      Array.from({ length: records }, (_, at) => `r${at}`),
      0,
    )
    let writing = true
    const seals: number[] = []
    const sealer = async () => {
      while (writing) {
        const seal = await sealActions(ledger, ledger.signer, { mostLeaves: 20 })
        if (seal !== null) seals.push(seal.body.count)
      }
    }
    const answers = new Map<string, number>()
    const writer = async (number: number) => {
      for (let act = 0; act < acts; act += 1) {
        const request = note(`r${(number + act) % records}`, `w${number}-${act}`)
        // Both at once, as a client does whose first answer is late.
        const outcomes = await Promise.all([
          appendAction(ledger, organisationKind, request),
          appendAction(ledger, organisationKind, request),
        ])
        const done = outcomes.find(({ kind }) => kind === 'recorded')
        expect(done?.kind).toBe('recorded')
        for (const { kind } of outcomes) expect(['recorded', 'still_running']).toContain(kind)
        const again = await appendAction(ledger, organisationKind, request)
        expect(again).toEqual({ ...done, repeated: true })
        if (again.kind === 'recorded') answers.set(request.key, again.action.version)
      }
    }
    const sealing = [sealer(), sealer()]
    await Promise.all(Array.from({ length: 16 }, (_, number) => writer(number)))
    writing = false
    await Promise.all(sealing)
    for (;;) if ((await sealCommitted(ledger, ledger.signer)) === null) break

    expect(answers.size).toBe(16 * acts)
    const { rows } = await ledger.owner.query<{ entry: string }>('select entry from ledger_action')
    const keys = rows.map(({ entry }) => JSON.parse(entry).key as string)
    expect(keys).toHaveLength(16 * acts + records)
    expect(new Set(keys).size).toBe(keys.length)
    expect(seals.length).toBeGreaterThan(2)
    const report = await verify()
    expect(report).toMatchObject({ intact: true, checked: { actions: keys.length, unsealed: 0 } })
    const heads = await ledger.owner.query('select sum(version)::int as total from ledger_head')
    expect(heads.rows[0].total).toBe(keys.length)
  })
})

test('a transaction that still runs holds back what came after it, and only delays', async () => {
  await fill(ledger, ['a'], 1)
  await untilOthersEnded(ledger.pool)
  await inTransaction(ledger.owner, 'begin', async (client) => {
    await client.query(
      `insert into ledger_answer (tenant, key, request, answer) values ('home', 'slow', '', '')`,
    )
    await fill(ledger, ['b'], 1)
    const seal = await sealActions(ledger, ledger.signer)
    expect(seal?.leaves?.map(({ record }) => record)).toEqual(['a', 'a'])
    expect(await sealActions(ledger, ledger.signer)).toBeNull()
    expect(await sealingLag(ledger)).toBeGreaterThanOrEqual(0)
  })
  expect((await sealCommitted(ledger, ledger.signer))?.body).toMatchObject({ seal: 2, count: 2 })
  expect(await sealingLag(ledger)).toBeNull()
  expect(await verify()).toMatchObject({ intact: true, checked: { unsealed: 0 } })
})

test('a database that was restored elsewhere goes on without a gap', async () => {
  await fill(ledger, ['a'], 1)
  await sealCommitted(ledger, ledger.signer)
  await fill(ledger, ['b'], 1)
  // Another cluster counts from anew: what was sealed seems to come, what comes seems sealed.
  await ledger.owner.query(`update ledger_seal set cluster = 'another', sealed_below = '99999999'`)
  await ledger.owner.query(
    `update ledger_action set transaction = '88888888' where record = 'b' and version = 1`,
  )
  await appendAction(ledger, organisationKind, creation('c'))
  expect((await sealCommitted(ledger, ledger.signer))?.leaves).toMatchObject([
    { record: 'b', version: 1 },
    { record: 'b', version: 2 },
    { record: 'c', version: 1 },
  ])
  await fill(ledger, ['d'], 0)
  expect((await sealCommitted(ledger, ledger.signer))?.leaves).toMatchObject([{ record: 'd' }])
  expect(await verify()).toMatchObject({ intact: true, checked: { unsealed: 0 } })
})

describe('by itself', () => {
  test('seals every so often and hands seals to a folder and a witness, who may be away', async () => {
    const received: { body: { seal: number } }[] = []
    let refusals = 1
    const witness = createServer((request, response) => {
      let text = ''
      request.on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
      request.on('end', () => {
        refusals -= 1
        if (refusals < 0) received.push(JSON.parse(text))
        response.writeHead(refusals < 0 ? 204 : 503).end()
      })
    })
    await new Promise<void>((resolve) => witness.listen(0, '127.0.0.1', resolve))
    const address = witness.address()
    const port = typeof address === 'object' ? address?.port : 0
    const folder = join(ledger.folder, 'seals')
    const warned: string[] = []
    const withWitness = settings({
      sealsDir: folder,
      sealsWebhook: `http://127.0.0.1:${port}/seals`,
    })
    await fill(ledger, ['a'], 1)
    const job = startSealing(ledger, withWitness, (words) => warned.push(words))
    try {
      await expect
        .poll(() => existsSync(folder) && readdirSync(folder).length, { timeout: 10_000 })
        .toBe(1)
      await fill(ledger, ['b'], 1)
      await expect.poll(() => received.length, { timeout: 10_000 }).toBe(2)
    } finally {
      await job.close()
      witness.closeAllConnections()
      witness.close()
    }
    expect(warned).toEqual(['seals could not be handed out and will be tried again'])
    expect(received.map(({ body }) => body.seal)).toEqual([1, 2])
    expect(readdirSync(folder)).toEqual(['seal-00000001.json', 'seal-00000002.json'])
    const copies = received.map((_, at) =>
      JSON.parse(readFileSync(join(folder, `seal-0000000${at + 1}.json`), 'utf8')),
    )
    expect(copies).toEqual(received)
    // A copy names no record.
    expect(copies[0].leaves).toBeUndefined()
    const report = await verifyStored(ledger, { rootKey: ledger.root.publicKey, copies })
    expect(report.intact).toBe(true)
  })

  test('without a key nothing is sealed; a file that is no key is told', async () => {
    await fill(ledger, ['a'], 1)
    const none = settings({ sealingKeyFile: join(ledger.folder, 'none.pem') })
    expect(await sealAndDeliver(ledger, none, () => {})).toBeNull()
    expect(() => readSigner(join(ledger.folder, 'content.key'))).toThrow('holds no private key')
  })
})
