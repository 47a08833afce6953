import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DomainError } from '@corridor/kernel'
import { canonicalJson } from '@corridor/ledger'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPool } from '../../db/openDatabase.ts'
import { organisationKind } from '../organisations/organisationKind.ts'
import { appendAction } from './appendAction.ts'
import { eraseSubject } from './eraseSubject.ts'
import { selectLoggedReads } from './logLines.ts'
import { logSearch } from './logSearch.ts'
import { openLedger } from './openLedger.ts'
import { prepareLedgerRole } from './prepareLedgerRole.ts'
import { readRecord } from './readRecord.ts'
import { anyKind, rebuildLedger } from './rebuildLedger.ts'
import { actor, creation, note } from './testing/requests.ts'
import { sealCommitted } from './testing/sealCommitted.ts'
import { type TestLedger, testLedger } from './testing/testLedger.ts'
import { verifyStored } from './verifyStored.ts'

let ledger: TestLedger

beforeAll(async () => {
  ledger = await testLedger()
})
afterAll(async () => {
  await ledger.close()
})

const rename = (record: string, key: string, name: string, expectedVersion: number) => ({
  record,
  key,
  command: {
    type: 'organisation.rename',
    payload: { name, from: '2030-01-01' },
    expectedVersion,
  },
  context: actor,
})

describe('an act', () => {
  test('is recorded, chained, shown in the read model, and read with a note of who reads', async () => {
    const answer = await appendAction(ledger, organisationKind, creation('org-1', 'Uno'))
    expect(answer).toMatchObject({
      kind: 'recorded',
      repeated: false,
      action: { record: 'org-1', version: 1, type: 'organisation.create' },
    })
    const { rows } = await ledger.pool.query('select * from organisation where record = $1', [
      'org-1',
    ])
    expect(rows).toMatchObject([{ tenant: 'home', name: 'Uno', status: 'active', version: 1 }])
    const reader = { actor: 'u-auditor', role: 'auditor', purpose: 'yearly review' }
    const read = await readRecord(ledger, organisationKind, 'org-1', reader)
    expect(read).toMatchObject({ version: 1, state: { name: 'Uno', status: 'active' } })
    const readersOf = async (record: string) => {
      const page = { limit: 10 }
      return (await selectLoggedReads(ledger.pool, 'home', { record }, page, 'UTC')).lines
    }
    expect(await readersOf('org-1')).toMatchObject([{ ...reader, version: 1, outcome: 'shown' }])
    await expect(readRecord(ledger, organisationKind, 'org-none', reader)).rejects.toMatchObject({
      code: 'not_found',
    })
    const admit = () => {
      throw new DomainError('not_permitted', 'not yours')
    }
    const refused = readRecord(ledger, organisationKind, 'org-1', reader, { admit })
    await expect(refused).rejects.toMatchObject({ code: 'not_permitted' })
    expect(await readersOf('org-none')).toMatchObject([
      { ...reader, version: null, outcome: 'refused', terms: { reason: 'not_found' } },
    ])
    expect(await readersOf('org-1')).toMatchObject([
      { ...reader, version: 1, outcome: 'refused', terms: { reason: 'not_permitted' } },
      { ...reader, version: 1, outcome: 'shown', terms: null },
    ])
  })

  test('found in a search is noted with what was asked for and what was shown', async () => {
    const reader = { actor: 'u-clerk', role: 'licensing-officer' }
    const found = await logSearch(ledger, reader, 'search', { name: 'Uno' }, async (client) => {
      const { rows } = await client.query<{ record: string }>(
        `select record from organisation where tenant = 'home' and name = 'Uno'`,
      )
      return { result: rows.length, records: rows.map(({ record }) => record) }
    })
    expect(found).toBe(1)
    const { lines } = await selectLoggedReads(
      ledger.pool,
      'home',
      { record: 'org-1', act: 'search' },
      { limit: 10 },
      'UTC',
    )
    expect(lines).toMatchObject([
      { ...reader, act: 'search', record: null, terms: { name: 'Uno' }, results: ['org-1'] },
    ])
    const failing = logSearch(ledger, reader, 'list', {}, async () => {
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    const { lines: lists } = await selectLoggedReads(
      ledger.pool,
      'home',
      { act: 'list' },
      { limit: 10 },
      'UTC',
    )
    expect(lists).toEqual([])
  })

  test('is recorded once, however often it is sent; another act under its key is refused', async () => {
    const request = creation('org-2')
    const first = await appendAction(ledger, organisationKind, request)
    const again = await appendAction(ledger, organisationKind, request)
    expect(again).toEqual({ ...first, repeated: true })
    const other = { ...creation('org-2', 'Another'), key: request.key }
    expect(await appendAction(ledger, organisationKind, other)).toEqual({ kind: 'key_reused' })
    const elsewhere = { ...creation('org-2b'), key: request.key }
    expect(await appendAction(ledger, organisationKind, elsewhere)).toEqual({ kind: 'key_reused' })
  })

  test('that is being recorded at this moment is not recorded a second time', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const started = Promise.withResolvers<void>()
    const slow = {
      ...organisationKind,
      readFacts: async () => {
        started.resolve()
        await promise
        return { isHome: false, officeOpen: null, keepsFiles: null }
      },
    }
    const first = appendAction(ledger, slow, creation('org-3'))
    await started.promise
    expect(await appendAction(ledger, organisationKind, creation('org-3'))).toEqual({
      kind: 'still_running',
    })
    resolve()
    expect(await first).toMatchObject({ kind: 'recorded', repeated: false })
  })

  test('on a version that is gone is a conflict, with what was added since', async () => {
    await appendAction(ledger, organisationKind, creation('org-4'))
    await appendAction(ledger, organisationKind, rename('org-4', 'r-1', 'Second', 1))
    const late = await appendAction(ledger, organisationKind, rename('org-4', 'r-2', 'Third', 1))
    expect(late).toMatchObject({
      kind: 'conflict',
      version: 2,
      since: [{ version: 2, type: 'organisation.rename', actor: 'u-clerk' }],
    })
    // The key is free again: nothing was recorded under it.
    const seen = await appendAction(ledger, organisationKind, {
      ...rename('org-4', 'r-2', 'Third', 2),
      command: {
        type: 'organisation.rename',
        payload: { name: 'Third', from: '2030-01-02' },
        expectedVersion: 2,
      },
    })
    expect(seen).toMatchObject({ kind: 'recorded', action: { version: 3 } })
    expect(await appendAction(ledger, organisationKind, note('org-4', 'n-1'))).toMatchObject({
      kind: 'recorded',
      action: { version: 4 },
    })
  })

  test('that the rules refuse leaves nothing behind', async () => {
    const without = { ...creation('org-5'), context: { ...actor, may: () => false } }
    expect(await appendAction(ledger, organisationKind, without)).toMatchObject({
      kind: 'refused',
      refusal: { reason: 'forbidden' },
    })
    expect(await appendAction(ledger, organisationKind, note('org-5', 'n-5'))).toMatchObject({
      kind: 'refused',
      refusal: { reason: 'not_now' },
    })
    expect(await appendAction(ledger, organisationKind, creation('org 5'))).toMatchObject({
      kind: 'unfit',
    })
    expect(
      await appendAction(ledger, organisationKind, creation('org-5', 'a\u0000b')),
    ).toMatchObject({ kind: 'unfit', words: expect.stringContaining('number 0') })
    const { rows } = await ledger.owner.query(
      `select record from ledger_action where record = 'org-5'
       union all select key from ledger_answer where key in ('create-org-5', 'n-5')`,
    )
    expect(rows).toEqual([])
  })

  test('and what follows from it are undone together', async () => {
    const follow = async () => {
      throw new Error('the job cannot be entered')
    }
    const failing = appendAction(ledger, { ...organisationKind, follow }, creation('org-6'))
    await expect(failing).rejects.toThrow('the job cannot be entered')
    expect(await appendAction(ledger, organisationKind, creation('org-6'))).toMatchObject({
      kind: 'recorded',
      repeated: false,
    })
  })

  test('what follows from it has the rights of the owner, within the same transaction', async () => {
    await ledger.owner.query('create table job (record text, transaction xid8)')
    const answer = await appendAction(
      ledger,
      {
        ...organisationKind,
        follow: async (client, { entry, state }) => {
          expect(state.status).toBe('active')
          await client.query('insert into job values ($1, pg_current_xact_id())', [entry.record])
        },
      },
      creation('org-7'),
    )
    expect(answer.kind).toBe('recorded')
    const { rows } = await ledger.owner.query(
      'select 1 from job j join ledger_action a using (record, transaction)',
    )
    expect(rows).toHaveLength(1)
    // The next user of the connection is confined again.
    const roles = await Promise.all(
      Array.from({ length: 8 }, () => ledger.pool.query('select current_user as name')),
    )
    expect(new Set(roles.map((result) => result.rows[0].name))).toEqual(
      new Set(['corridor_ledger']),
    )
  })
})

describe('the rights of the application', () => {
  const tables = [
    'ledger_action',
    'ledger_content',
    'ledger_subject_key',
    'ledger_answer',
    'ledger_seal',
    'ledger_seal_leaf',
    'ledger_seal_delivery',
    'ledger_key_statement',
    'ledger_read',
    'ledger_erasure',
  ]

  test.each(tables)('%s: it may not change, delete or truncate', async (table) => {
    const { pool } = ledger
    const refused = { code: '42501' }
    await expect(pool.query(`update ${table} set tenant = 'x'`)).rejects.toMatchObject(refused)
    await expect(pool.query(`delete from ${table}`)).rejects.toMatchObject(refused)
    await expect(pool.query(`truncate ${table}`)).rejects.toMatchObject(refused)
    await expect(pool.query(`drop table ${table}`)).rejects.toMatchObject(refused)
    await expect(pool.query(`select 1 from ${table}`)).resolves.toBeDefined()
  })

  test('nothing was warned of', () => {
    expect(ledger.warned).toEqual([])
    expect(ledger.confined).toBe(true)
  })

  test('an account that may not make the role is told what an administrator has to do', async () => {
    await ledger.owner.query("create role weak_owner login password 'weak-owner'")
    try {
      const url = new URL(ledger.databaseUrl)
      url.username = 'weak_owner'
      url.password = 'weak-owner'
      const weak = openPool(url.href, () => {})
      const { words } = await prepareLedgerRole(weak)
      await weak.end()
      expect(words).toContain('create role corridor_ledger nologin; grant corridor_ledger to')
      expect(words).toContain('weak_owner')
    } finally {
      await ledger.owner.query('drop role weak_owner')
    }
  })
})

describe('contents', () => {
  test('are encrypted: neither payload nor salt stands in the database', async () => {
    await appendAction(ledger, organisationKind, creation('org-8', 'A Name To Be Found'))
    const { rows } = await ledger.owner.query(
      `select cipher, (select entry from ledger_action a where a.record = c.record) as entry
       from ledger_content c where record = 'org-8'`,
    )
    expect(rows[0].cipher.toString('latin1')).not.toContain('A Name')
    expect(rows[0].entry).not.toContain('A Name')
  })

  test('erased with their key leave the chain whole; the read model is made again without them', async () => {
    await appendAction(ledger, organisationKind, creation('org-9'))
    const personal = { ...note('org-9', 'n-9', 'of a person'), subject: 'person-9' }
    await appendAction(ledger, organisationKind, personal)
    await appendAction(ledger, organisationKind, note('org-9', 'n-9b'))
    await sealCommitted(ledger, ledger.signer)
    expect(await eraseSubject(ledger.owner, ledger, 'person-9', 'request 17')).toEqual(['org-9'])
    const { rows } = await ledger.owner.query(
      `select (select count(*) from ledger_content where subject = 'person-9')
            + (select count(*) from ledger_subject_key where subject = 'person-9') as left`,
    )
    expect(rows[0].left).toBe('0')
    const report = await verifyStored(ledger, { rootKey: ledger.root.publicKey })
    expect(report).toMatchObject({ intact: true, faults: [], checked: { erased: 1 } })
    const reader = { actor: 'u-auditor', role: 'auditor' }
    const { state } = await readRecord(ledger, organisationKind, 'org-9', reader)
    expect(state).toMatchObject({ status: 'active', notes: 2 })
    const before = await dump()
    const rebuilt = await rebuildLedger(ledger.owner, ledger, [anyKind(organisationKind)])
    expect(rebuilt.left).toEqual([])
    expect(await dump()).toEqual(before)
    // An act that was erased is still known by its key.
    expect(await appendAction(ledger, organisationKind, personal)).toMatchObject({ repeated: true })
    expect(
      await appendAction(ledger, organisationKind, {
        ...note('org-9', 'n-9c'),
        subject: 'person-9',
      }),
    ).toMatchObject({ kind: 'recorded', action: { version: 4 } })
  })

  const dump = async () => {
    const heads = await ledger.owner.query('select * from ledger_head order by record')
    const organisations = await ledger.owner.query('select * from organisation order by record')
    return canonicalJson({ heads: heads.rows, organisations: organisations.rows })
  }

  test('whose key is lost or another are not opened, and no new key is made in silence', async () => {
    const { owner, databaseUrl, now, folder } = ledger
    const opened = (contentKeyFile: string) =>
      openLedger({ owner, databaseUrl, now, settings: { contentKeyFile }, warn: () => {} })
    const lost = join(folder, 'lost.key')
    await expect(opened(lost)).rejects.toMatchObject({ code: 'unavailable' })
    expect(existsSync(lost)).toBe(false)
    writeFileSync(join(folder, 'wrong.key'), 'ab'.repeat(32))
    await expect(opened(join(folder, 'wrong.key'))).rejects.toMatchObject({ code: 'unavailable' })
  })

  test('that were deleted without an erasure stop the record and are found', async () => {
    await appendAction(ledger, organisationKind, creation('org-10'))
    const saved = await ledger.owner.query(
      `delete from ledger_content where record = 'org-10' returning *`,
    )
    await expect(
      appendAction(ledger, organisationKind, note('org-10', 'n-10')),
    ).rejects.toMatchObject({ code: 'checksum_mismatch' })
    const { faults } = await verifyStored(ledger, { rootKey: ledger.root.publicKey })
    expect(faults).toMatchObject([{ kind: 'payload', record: 'org-10', version: 1 }])
    await ledger.owner.query('insert into ledger_content values ($1, $2, $3, $4, $5)', [
      ...Object.values(saved.rows[0]),
    ])
  })
})
