import { createPrivateKey } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  canonicalJson,
  type Entry,
  hashEntry,
  type JsonValue,
  type Seal,
  signReceipt,
} from '@corridor/ledger'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { exportLedger, verifyExport } from './exportLedger.ts'
import { introduceKey, revokeKey } from './keyList.ts'
import { inTransaction } from './LedgerPlace.ts'
import { createSigner, hasher, signerOf } from './nodeCrypto.ts'
import { selectSealCopies } from './publishSeals.ts'
import { selectActions } from './selectActions.ts'
import { holdSubject } from './subjectKeys.ts'
import { sealCommitted } from './testing/sealCommitted.ts'
import { fill, type TestLedger, testLedger } from './testing/testLedger.ts'
import { verifyStored } from './verifyStored.ts'
import { writeAction } from './writeAction.ts'

let ledger: TestLedger

beforeEach(async () => {
  ledger = await testLedger()
})
afterEach(async () => {
  await ledger.close()
})

/** Three records of four versions in two seals, and two versions that wait. */
async function fillAndSeal(): Promise<void> {
  await fill(ledger, ['a', 'b'], 3)
  await sealCommitted(ledger, ledger.signer)
  await fill(ledger, ['c'], 3)
  await sealCommitted(ledger, ledger.signer)
  await fill(ledger, ['d'], 1)
}

const sql = (text: string) => ledger.owner.query(text)

/** What is found; without opening what the actions say, everything but edits of that. */
const faultsOf = async (copies: readonly Seal[] = []) => {
  const witnessed = { rootKey: ledger.root.publicKey, copies }
  const { faults } = await verifyStored(ledger, witnessed)
  const closed = await verifyStored(ledger, witnessed, undefined, { contents: false })
  expect(closed.faults).toEqual(faults.filter(({ kind }) => kind !== 'payload'))
  return faults.map(({ kind, record, version, seal }) => ({ kind, record, version, seal }))
}

test('a sound ledger is found sound', async () => {
  await fillAndSeal()
  const report = await verifyStored(ledger, { rootKey: ledger.root.publicKey })
  expect(report).toMatchObject({
    intact: true,
    faults: [],
    contents: true,
    checked: { actions: 14, records: 4, seals: 2, unsealed: 2, erased: 0, withheld: 0 },
  })
})

test('threads beside each other find what one alone finds, and are gone afterwards', async () => {
  await fillAndSeal()
  const witnessed = { rootKey: ledger.root.publicKey }
  for (const contents of [true, false]) {
    const told: number[] = []
    const tell = (actions: number) => told.push(actions)
    const report = await verifyStored(ledger, witnessed, tell, { contents, threads: 2 })
    // Told by the quick way alone, which was enough.
    expect(told.at(-1)).toBe(14)
    expect(report).toMatchObject({
      intact: true,
      contents,
      checked: { actions: 14, records: 4, seals: 2, unsealed: 2, withheld: contents ? 0 : 14 },
    })
  }
  await sql(`update ledger_content set cipher = '\\x00' where record = 'b' and version = 2`)
  const judged = async (contents: boolean) =>
    (await verifyStored(ledger, witnessed, undefined, { contents, threads: 2 })).faults
  expect(await judged(false)).toEqual([])
  expect(await judged(true)).toMatchObject([{ kind: 'payload', record: 'b', version: 2 }])
  await sql(`delete from ledger_content where record = 'b' and version = 2`)
  expect(await judged(true)).toMatchObject([{ kind: 'payload', record: 'b', version: 2 }])
  // The database drops a session only after its client has gone.
  const stillOpen = async () => {
    const { rows } = await sql(
      `select count(*)::int as open from pg_stat_activity
       where datname = current_database() and query like 'copy (%'`,
    )
    return rows[0].open
  }
  await expect.poll(stillOpen, { timeout: 20_000 }).toBe(0)
})

describe('the owner of the database', () => {
  beforeEach(fillAndSeal)

  test('edits an entry', async () => {
    await sql(`update ledger_action set entry = replace(entry, 'u-clerk', 'u-other')
               where record = 'b' and version = 3`)
    expect(await faultsOf()).toContainEqual({ kind: 'entry', record: 'b', version: 3, seal: 1 })
  })

  test('edits an entry with its hash', async () => {
    const { rows } = await sql(`select entry from ledger_action where record = 'a' and version = 4`)
    const entry = { ...JSON.parse(rows[0].entry), actor: 'u-other' } as Entry

    await ledger.owner.query(
      `update ledger_action set entry = $1, hash = $2 where record = 'a' and version = 4`,
      [canonicalJson(entry), hashEntry(entry, hasher)],
    )
    expect(await faultsOf()).toEqual([{ kind: 'rewritten', record: 'a', version: 4, seal: 1 }])
  })

  test('edits what an action says, in place or with that of another', async () => {
    await sql(`update ledger_content set cipher = (select cipher from ledger_content
               where record = 'c' and version = 2) where record = 'c' and version = 3`)
    expect(await faultsOf()).toEqual([{ kind: 'payload', record: 'c', version: 3, seal: 2 }])
  })

  test('deletes an action within a record, and the last of one', async () => {
    await sql(`delete from ledger_content where (record, version) in (('a', 2), ('b', 4))`)
    await sql(`delete from ledger_action where (record, version) in (('a', 2), ('b', 4))`)
    const faults = await faultsOf()
    expect(faults).toContainEqual({ kind: 'missing', record: 'a', version: 2, seal: 1 })
    expect(faults).toContainEqual({ kind: 'missing', record: 'b', version: 4, seal: 1 })
  })

  test('deletes an action with its leaf', async () => {
    for (const table of ['ledger_content', 'ledger_action', 'ledger_seal_leaf']) {
      await sql(`delete from ${table} where record = 'a' and version = 2`)
    }
    const faults = await faultsOf()
    expect(faults).toContainEqual({ kind: 'seal_leaves', record: null, version: null, seal: 1 })
    expect(faults).toContainEqual({ kind: 'gap', record: 'a', version: 2, seal: 1 })
  })

  test('inserts an action among those that were sealed', async () => {
    const { rows } = await sql(`select entry from ledger_action where record = 'a' and version = 1`)
    const entry = { ...JSON.parse(rows[0].entry), record: 'x' } as Entry
    await ledger.owner.query(
      `insert into ledger_action (tenant, record, version, type, entry, hash, transaction)
       select tenant, 'x', 1, type, $1, $2, transaction
       from ledger_action where record = 'a' and version = 1`,
      [canonicalJson(entry), hashEntry(entry, hasher)],
    )
    expect(await faultsOf()).toContainEqual({ kind: 'inserted', record: 'x', version: 1, seal: 1 })
  })

  test('inserts an action behind a record', async () => {
    await sql(`insert into ledger_action (tenant, record, version, type, entry, hash)
               select tenant, record, 5, type, entry, hash
               from ledger_action where record = 'a' and version = 4`)
    const faults = await faultsOf()
    expect(faults).toContainEqual({ kind: 'entry', record: 'a', version: 5, seal: null })
  })

  test('puts two versions of a record into the other order', async () => {
    await sql(
      'alter table ledger_content drop constraint ledger_content_tenant_record_version_fkey',
    )
    for (const table of ['ledger_action', 'ledger_content']) {
      await sql(`update ${table} set version = 102 where record = 'a' and version = 2`)
      await sql(`update ${table} set version = 2 where record = 'a' and version = 3`)
      await sql(`update ${table} set version = 3 where record = 'a' and version = 102`)
    }
    const faults = await faultsOf()
    expect(faults).toContainEqual({ kind: 'entry', record: 'a', version: 2, seal: 1 })
    expect(faults).toContainEqual({ kind: 'entry', record: 'a', version: 3, seal: 1 })
  })

  test('swaps two records', async () => {
    await sql(
      'alter table ledger_content drop constraint ledger_content_tenant_record_version_fkey',
    )
    for (const table of ['ledger_action', 'ledger_content']) {
      await sql(`update ${table} set record = case record when 'a' then 'b' else 'a' end || '~'
                 where record in ('a', 'b')`)
      await sql(`update ${table} set record = left(record, 1) where record like '%~'`)
    }
    const faults = await faultsOf()
    for (const record of ['a', 'b']) {
      expect(faults).toContainEqual({ kind: 'entry', record, version: 1, seal: 1 })
    }
  })

  test('swaps the positions of two leaves', async () => {
    await sql(
      `update ledger_seal_leaf set position = position + 100 where seal = 1 and position < 3`,
    )
    const faults = await faultsOf()
    expect(faults).toContainEqual({ kind: 'seal_leaves', record: null, version: null, seal: 1 })
  })

  test('cuts off the end: a copy of the seal shows it, and a receipt what was never sealed', async () => {
    const copies = await selectSealCopies(ledger.pool, 'home', 1)
    const [, last] = await selectActions(ledger, ledger.pool, 'd')
    const receipts = [await signReceipt(last!, ledger.signer)]
    for (const table of ['ledger_content', 'ledger_action', 'ledger_seal_leaf']) {
      await sql(`delete from ${table} where record in ('c', 'd')`)
    }
    await sql('delete from ledger_seal where seal = 2')
    expect(await faultsOf()).toEqual([])
    expect(await faultsOf(copies)).toEqual([
      { kind: 'seal_missing', record: null, version: null, seal: 2 },
    ])
    const { faults } = await verifyStored(ledger, { rootKey: ledger.root.publicKey, receipts })
    expect(faults).toMatchObject([{ kind: 'missing', record: 'd', version: 2 }])
  })

  test('edits a seal, or takes one out', async () => {
    await sql(
      `update ledger_seal set body = replace(body, '"count":8', '"count":7') where seal = 1`,
    )
    expect(await faultsOf()).toContainEqual({
      ...{ kind: 'seal_signature', record: null, version: null, seal: 1 },
    })
    await sql('delete from ledger_seal_leaf where seal = 1')
    await sql('delete from ledger_seal where seal = 1')
    expect(await faultsOf()).toContainEqual({
      ...{ kind: 'seal_gap', record: null, version: null, seal: 1 },
    })
  })

  test('replaces the signing key and signs everything again', async () => {
    const copies = await selectSealCopies(ledger.pool, 'home', 1)
    const root = createSigner(join(ledger.folder, 'other-root.pem'))
    const signer = createSigner(join(ledger.folder, 'other.pem'))
    await sql('delete from ledger_key_statement')
    await sql('delete from ledger_seal_leaf')
    await sql('delete from ledger_seal')
    await introduceKey(ledger, root, null, signer)
    await sealCommitted(ledger, signer)
    expect(await faultsOf()).toEqual([
      { kind: 'key_statement', record: null, version: null, seal: null },
      { kind: 'unknown_key', record: null, version: null, seal: 1 },
    ])
    // With the thief's own root everything seems sound, but for what somebody else kept.
    const own = await verifyStored(ledger, { rootKey: root.publicKey })
    expect(own.intact).toBe(true)
    const held = await verifyStored(ledger, { rootKey: root.publicKey, copies })
    expect(held.intact).toBe(false)
  })
})

describe('keys', () => {
  test('are rotated and revoked through the list', async () => {
    await fill(ledger, ['a'], 1)
    await sealCommitted(ledger, ledger.signer)
    const second = createSigner(join(ledger.folder, 'second.pem'))
    await introduceKey(ledger, ledger.root, ledger.signer, second)
    await fill(ledger, ['b'], 1)
    await sealCommitted(ledger, second)
    expect(await faultsOf()).toEqual([])
    await revokeKey(ledger, ledger.root, second.keyId, 'left on a train')
    await fill(ledger, ['c'], 1)
    await sealCommitted(ledger, second)
    expect(await faultsOf()).toEqual([{ kind: 'key_period', record: null, version: null, seal: 3 }])
  })
})

describe('an exported ledger', () => {
  const exported = async (payloads: boolean) => {
    const file = join(ledger.folder, `export-${payloads}.jsonl`)
    writeFileSync(file, '')
    await exportLedger(ledger, { payloads }, async (line) => appendFileSync(file, line))
    return file
  }

  test.each([true, false])('verifies offline (payloads: %s)', async (payloads) => {
    await fillAndSeal()
    const file = await exported(payloads)
    const report = await verifyExport(file, { rootKey: ledger.root.publicKey })
    expect(report).toMatchObject({ intact: true, checked: { actions: 14, seals: 2 }, payloads })
    expect(readFileSync(file, 'utf8').includes('remark a-1')).toBe(payloads)
  })

  test('that was changed, cut or made with other keys does not', async () => {
    await fillAndSeal()
    const file = await exported(true)
    const whole = readFileSync(file, 'utf8')
    const rootKey = ledger.root.publicKey
    const judged = async (text: string) => {
      writeFileSync(file, text)
      const { faults } = await verifyExport(file, { rootKey })
      return faults.map(({ kind, record, version }) => ({ kind, record, version }))
    }
    expect(await judged(whole.replace('remark b-2', 'remark b-9'))).toEqual([
      { kind: 'payload', record: 'b', version: 3 },
    ])
    const lines = whole.split('\n')
    const gone = lines.filter((line) => !line.includes('"key":"a-1"'))
    expect(await judged(gone.join('\n'))).toContainEqual({
      kind: 'missing',
      record: 'a',
      version: 2,
    })
    const keyless = lines.filter((line) => !line.startsWith('{"line":"statement"'))
    expect(await judged(keyless.join('\n'))).toMatchObject([
      { kind: 'unknown_key' },
      { kind: 'unknown_key' },
    ])
    await expect(judged(whole.slice(0, -20))).rejects.toMatchObject({ code: 'bad_file' })
    await expect(judged('{}')).rejects.toMatchObject({ code: 'bad_file' })
  })
})

const FIXTURES = new URL('../../../../../../shared/fixtures/operations/', import.meta.url)
const present = existsSync(FIXTURES)
console.info(
  `vectors of the ledger, stored: ${present ? '3 files' : 'the folder is not there, 0'} joined`,
)

interface Vector {
  readonly payload: JsonValue
  readonly salt: string
  readonly entry: Entry
  readonly hash: string
}

describe.runIf(present)('vectors computed by two other programs', () => {
  const load = (name: string) => JSON.parse(readFileSync(new URL(name, FIXTURES), 'utf8'))

  test('stored, sealed and verified: the same hashes, root and signature', async () => {
    const records = load('chain.json').records as Readonly<Record<string, readonly Vector[]>>
    const expected = load('seal.json')
    for (const { entry, hash, payload, salt } of Object.values(records).flat()) {
      await inTransaction(ledger.pool, 'begin', async (client) => {
        const { record, version } = entry
        const wrapped = await holdSubject(ledger, client, record)
        const at = { tenant: 'home', subject: record, record, version }
        const cipher = ledger.vault.encryptContent(at, wrapped, { payload, salt })
        const content = { kind: 'present' as const, payload, salt }
        await writeAction(
          client,
          'home',
          entry.type.split('.')[0]!,
          { entry, hash, content },
          { subject: record, cipher },
          { request: '', answer: '' },
        )
      })
    }
    const key = createPrivateKey({
      key: Buffer.from(`302e020100300506032b657004220420${expected.testSeed}`, 'hex'),
      format: 'der',
      type: 'pkcs8',
    })
    const signer = signerOf(key, expected.body.keyId)
    const then = { ...ledger, now: () => new Date(expected.body.closedAt) }
    const seal = await sealCommitted(then, signer)
    expect(seal).toEqual({
      body: expected.body,
      signature: expected.signature,
      leaves: expected.leafOrder,
    })
    await sql('delete from ledger_key_statement')
    const early = { ...ledger, now: () => new Date('2030-01-01T00:00:00.000Z') }
    await introduceKey(early, ledger.root, null, signer)
    expect(await faultsOf()).toEqual([])

    const tampered = load('tampered.json')
    for (const { entry, hash } of tampered.rows as readonly Vector[]) {
      await ledger.owner.query(
        'update ledger_action set entry = $1, hash = $2 where record = $3 and version = $4',
        [canonicalJson(entry), hash, entry.record, entry.version],
      )
    }
    const faults = (await faultsOf()).filter(({ kind }) => kind === 'rewritten')
    expect(faults).toEqual([
      { kind: 'rewritten', record: 'watch-0009', version: 2, seal: 1 },
      { kind: 'rewritten', record: 'watch-0009', version: 3, seal: 1 },
    ])
  })
})
