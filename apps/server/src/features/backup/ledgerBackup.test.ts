import { chmodSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../db/openDatabase.ts'
import { appendAction } from '../ledger/appendAction.ts'
import { introduceKey } from '../ledger/keyList.ts'
import { createSigner, type KeySigner } from '../ledger/nodeCrypto.ts'
import { type OpenLedger, openLedger } from '../ledger/openLedger.ts'
import { sealActions } from '../ledger/sealActions.ts'
import { creation, note } from '../ledger/testing/requests.ts'
import { sealCommitted } from '../ledger/testing/sealCommitted.ts'
import { organisationKind } from '../organisations/organisationKind.ts'
import { drillBackup } from './drill/drillBackup.ts'
import { withRestored } from './restoreBackup.ts'
import {
  configOf,
  digestDatabase,
  newKey,
  openFolder,
  removeDatabase,
  takeBackup,
  unsignalled,
} from './testing/testBackup.ts'

const WRITERS = 16
const RECORDS = 24

let folder: ReturnType<typeof openFolder>
let dataDir: string
let database: OpenDatabase
let ledger: OpenLedger
let root: KeySigner
let signer: KeySigner
let key: Awaited<ReturnType<typeof newKey>>

beforeAll(async () => {
  folder = openFolder()
  dataDir = join(folder.path, 'live')
  mkdirSync(dataDir)
  chmodSync(dataDir, 0o755)
  database = await openDatabase({ dataDir, databaseUrl: null }, () => {}, 'server')
  ledger = await openLedger({
    owner: database.pool,
    databaseUrl: database.url,
    settings: configOf(dataDir).ledger,
    now: () => new Date(),
    warn: () => {},
  })
  root = createSigner(join(folder.path, 'root.pem'))
  signer = createSigner(configOf(dataDir).ledger.sealingKeyFile)
  await introduceKey(ledger, root, null, signer)
  for (let at = 0; at < RECORDS; at += 1) {
    await appendAction(ledger, organisationKind, creation(`r${at}`))
  }
  key = await newKey()
}, 60_000)
afterAll(async () => {
  await ledger.close()
  await database.close()
  removeDatabase(dataDir)
  folder.remove()
})

interface Written {
  /** Key and hash of what was acknowledged, with the instant. */
  readonly acknowledged: { readonly key: string; readonly hash: string; readonly at: number }[]
  stop(): Promise<void>
}

/** 16 writers and seals, until they are stopped. */
function writeAndSeal(prefix: string): Written {
  const acknowledged: Written['acknowledged'] = []
  let running = true
  const write = async (writer: number) => {
    for (let act = 0; running; act += 1) {
      const id = `${prefix}-${writer}-${act}`
      const request = note(`r${(writer * 7 + act) % RECORDS}`, id)
      const answer = await appendAction(ledger, organisationKind, request)
      if (answer.kind === 'recorded') {
        acknowledged.push({ key: id, hash: answer.action.hash, at: performance.now() })
      }
    }
  }
  const seal = async () => {
    while (running) {
      await sealActions(ledger, signer)
      await sleep(50)
    }
  }
  const all = Promise.all([...Array.from({ length: WRITERS }, (_, at) => write(at)), seal()])
  return {
    acknowledged,
    async stop() {
      running = false
      await all
    },
  }
}

interface Stored {
  readonly record: string
  readonly version: number
  readonly hash: string
  readonly key: string
}

async function storedIn(pool: pg.Pool): Promise<readonly Stored[]> {
  const { rows } = await pool.query<Stored>(
    `select record, version, hash, entry::json ->> 'key' as key from ledger_action
     where tenant = 'home' order by record, version`,
  )
  return rows
}

const rowsOf = async (pool: pg.Pool, text: string): Promise<readonly object[]> =>
  (await pool.query<object>(text)).rows

const SEALS = `select seal, body, signature, sealed_below::text, cluster from ledger_seal
  where tenant = 'home' order by seal`
const HEADS = `select * from ledger_head where tenant = 'home' order by record`

for (const kind of ['logical', 'physical'] as const) {
  test(`a ${kind} backup under 16 writers restores to the same ledger, as of one moment`, {
    timeout: 240_000,
  }, async () => {
    const config = configOf(dataDir, { rootKey: root.publicKey })
    const written = writeAndSeal(kind)
    const isUnderWay = async () =>
      written.acknowledged.length > 4 * WRITERS && (await rowsOf(database.pool, SEALS)).length > 3
    await expect.poll(isUnderWay, { timeout: 60_000 }).toBe(true)
    const began = performance.now()
    const backup = await takeBackup({
      ...{ pool: database.pool, config, kind, folder: join(folder.path, 'backups') },
      recipients: [key.recipient],
      withKeys: true,
    })
    await sleep(100)
    await written.stop()
    const live = await storedIn(database.pool)
    const liveSeals = await rowsOf(database.pool, SEALS)

    const target = configOf(join(folder.path, `restored-${kind}`), { rootKey: root.publicKey })
    await withRestored(
      {
        ...{ file: backup.file, identities: [key.identity], config: target },
        ...{ endSessions: true, signal: unsignalled(), told: () => {} },
      },
      async ({ pool, url }, report) => {
        const restored = await storedIn(pool)
        const here = new Map(restored.map((action) => [action.key, action.hash]))
        // Whatever was acknowledged before the backup began is there.
        const before = written.acknowledged.filter(({ at }) => at < began)
        expect(before.length).toBeGreaterThan(WRITERS)
        expect(before.filter(({ key: id, hash }) => here.get(id) !== hash)).toEqual([])
        // Nothing is there that is not in the ledger itself, and no record has a gap.
        const known = new Set(
          live.map(({ record, version, hash }) => `${record} ${version} ${hash}`),
        )
        const strange = restored.filter(
          ({ record, version, hash }) => !known.has(`${record} ${version} ${hash}`),
        )
        expect(strange).toEqual([])
        expect(restored.length).toBeLessThan(live.length)
        // Heads are those of the last action of each record: none half.
        const last = new Map(restored.map((action) => [action.record, action]))
        const heads = (await rowsOf(pool, HEADS)) as {
          record: string
          version: number
          hash: string
        }[]
        expect(heads).toHaveLength(RECORDS)
        for (const head of heads) expect(head).toMatchObject({ hash: last.get(head.record)!.hash })
        const seals = await rowsOf(pool, SEALS)
        expect(seals.length).toBeGreaterThan(3)
        expect(seals).toEqual(liveSeals.slice(0, seals.length))
        const [found] = report.ledgers
        expect(found).toMatchObject({ tenant: 'home', intact: true, judged: true, contents: true })
        expect(found!.checked.actions).toBe(restored.length)
        // It goes on: a further action, and a seal over everything that was not sealed.
        const again = await openLedger({
          ...{ owner: pool, databaseUrl: url, settings: target.ledger },
          ...{ now: () => new Date(), warn: () => {} },
        })
        try {
          await appendAction(again, organisationKind, note('r0', `after-${kind}`))
          const seal = await sealCommitted(again, signer)
          expect(seal!.body.count).toBe(found!.checked.unsealed + 1)
        } finally {
          await again.close()
        }
        console.info(
          `${kind}: ${before.length} acknowledged before, ${restored.length} of ${live.length} actions, ${seals.length} seals`,
        )
      },
    )
    removeDatabase(target.dataDir)
  })
}

test('at rest, a restore is identical: every table, to the last row', async () => {
  const config = configOf(dataDir, { rootKey: root.publicKey })
  for (const kind of ['logical', 'physical'] as const) {
    const before = await digestDatabase(database.pool)
    const backup = await takeBackup({
      ...{ pool: database.pool, config, kind, folder: join(folder.path, 'rest') },
    })
    const target = configOf(join(folder.path, `rest-${kind}`), { rootKey: root.publicKey })
    await withRestored(
      {
        ...{ file: backup.file, identities: [], config: target },
        ...{ endSessions: false, signal: unsignalled(), told: () => {} },
      },
      async ({ pool }, report) => {
        expect(await digestDatabase(pool)).toEqual(before)
        expect(report.notes.join(' ')).toContain('keys are not in this backup')
        expect(report.ledgers[0]).toMatchObject({ intact: true, contents: false })
      },
    )
    removeDatabase(target.dataDir)
  }
}, 240_000)

test('the drill restores, verifies with the keys of the installation, and leaves nothing', async () => {
  const config = configOf(dataDir, { rootKey: root.publicKey })
  const backup = await takeBackup({
    ...{ pool: database.pool, config, folder: join(folder.path, 'drill') },
    recipients: [key.recipient],
  })
  const request = { file: backup.file, identities: [key.identity], config }
  const report = await drillBackup({ ...request, signal: unsignalled(), told: () => {} })
  expect(report).toMatchObject({ intact: true, rows: backup.rows })
  expect(report.ledgers[0]).toMatchObject({ judged: true, contents: true })
  expect(readdirSync(dataDir).filter((name) => name.startsWith('drill-'))).toEqual([])

  // A ledger that was changed before the backup was taken is restored as it was, and told.
  await database.pool.query(
    `update ledger_action set hash = repeat('0', 64) where tenant = 'home' and record = 'r3' and version = 2`,
  )
  const bad = await takeBackup({
    ...{ pool: database.pool, config, folder: join(folder.path, 'drill') },
  })
  const told = await drillBackup({
    ...{ file: bad.file, identities: [], config, signal: unsignalled(), told: () => {} },
  })
  expect(told.intact).toBe(false)
  expect(told.ledgers[0]!.faults[0]!.words).toContain('r3')
}, 240_000)
