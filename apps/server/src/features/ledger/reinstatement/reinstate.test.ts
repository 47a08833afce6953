import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  appendEntry,
  canonicalJson,
  type Head,
  headOf,
  isSigned,
  type JsonValue,
  type Seal,
} from '@corridor/ledger'
import type { Reinstatement } from '@corridor/ledger/reinstatement'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { organisationKind } from '../../organisations/organisationKind.ts'
import { appendAction } from '../appendAction.ts'
import { eraseSubject } from '../eraseSubject.ts'
import { exportLedger } from '../exportLedger.ts'
import { createSigner, hasher, verifier } from '../nodeCrypto.ts'
import { selectSealCopies } from '../publishSeals.ts'
import { anyKind, rebuildLedger } from '../rebuildLedger.ts'
import { selectActions } from '../selectActions.ts'
import { note } from '../testing/requests.ts'
import { sealCommitted } from '../testing/sealCommitted.ts'
import { fill, type TestLedger, testLedger } from '../testing/testLedger.ts'
import { verifyStored } from '../verifyStored.ts'
import { exportSource } from './exportSource.ts'
import { changedQuarantines } from './quarantine.ts'
import { type ReinstatementRequest, reinstate } from './reinstate.ts'
import { reinstatementKind } from './reinstatementKind.ts'

let ledger: TestLedger
let copies: readonly Seal[]
let kept: string

const kinds = [anyKind(organisationKind), anyKind(reinstatementKind)]
const sql = async (text: string, values: readonly unknown[] = []) =>
  (await ledger.owner.query(text, [...values])).rows

/** Three records of four versions in two seals, copies with a witness, and an export from then. */
beforeEach(async () => {
  ledger = await testLedger()
  await fill(ledger, ['a', 'b'], 3)
  await sealCommitted(ledger, ledger.signer)
  await fill(ledger, ['c'], 3)
  await sealCommitted(ledger, ledger.signer)
  copies = await selectSealCopies(ledger.pool, 'home', 1)
  kept = await exported('kept.jsonl')
})
afterEach(() => ledger.close())

async function exported(name: string, payloads = true): Promise<string> {
  const file = join(ledger.folder, name)
  writeFileSync(file, '')
  await exportLedger(ledger, { payloads }, async (line) => appendFileSync(file, line))
  return file
}

/** The decision of two persons, with the root key. */
const decided = () =>
  ({
    reason: 'The daily verification of 2031-03-04',
    decidedBy: ['Uma Auditor', 'Dara Director'],
    root: ledger.root,
  }) as const

const mend = async (changes: Partial<ReinstatementRequest> = {}, file = kept) =>
  await reinstate(ledger, {
    ...{ source: await exportSource(file), rootKey: ledger.root.publicKey, copies, kinds },
    decision: decided(),
    ...changes,
  })

const verified = () => verifyStored(ledger, { rootKey: ledger.root.publicKey, copies })

/** Of everything that verification and readers look at, but what a reinstatement adds. */
async function everything(): Promise<object> {
  const tables = [
    `select record, version, type, entry, hash from ledger_action
     where record not like 'reinstatement-%' order by 1, 2`,
    `select record, version, subject from ledger_content
     where record not like 'reinstatement-%' order by 1, 2`,
    'select seal, body, signature from ledger_seal order by 1',
    'select seal, position, record, version, hash from ledger_seal_leaf order by 1, 2',
    `select record, version, hash from ledger_head
     where record not like 'reinstatement-%' order by 1`,
    'select record, version, status from organisation order by 1',
  ]
  const found: unknown[] = []
  for (const table of tables) found.push(await sql(table))
  const said: unknown[] = []
  for (const record of ['a', 'b', 'c']) said.push(await selectActions(ledger, ledger.pool, record))
  return { found, said }
}

/** As the owner of the tables who has the server's keys too: every hash of the record made again. */
async function rewrite(record: string, from: number, payload: JsonValue): Promise<void> {
  const actions = await selectActions(ledger, ledger.pool, record)
  let head: Head = headOf(actions[from - 2]!)
  for (const { entry: old, content } of actions.slice(from - 1)) {
    if (content.kind !== 'present') throw new Error('erased')
    const { v: _v, version, payloadDigest: _digest, prev: _prev, ...envelope } = old
    const said = version === from ? payload : content.payload
    const stored = appendEntry(head, envelope, said, content.salt, hasher)
    const [key] = await sql('select wrapped from ledger_subject_key where subject = $1', [record])
    const cipher = ledger.vault.encryptContent(
      { tenant: 'home', subject: record, record, version },
      key.wrapped,
      { payload: said, salt: content.salt },
    )
    await sql('update ledger_action set entry = $3, hash = $4 where record = $1 and version = $2', [
      ...[record, version, canonicalJson(stored.entry as unknown as JsonValue), stored.hash],
    ])
    await sql('update ledger_content set cipher = $3 where record = $1 and version = $2', [
      ...[record, version, cipher],
    ])
    head = headOf(stored)
  }
  await sql('update ledger_head set hash = $2 where record = $1', [record, head.hash])
}

describe('what the owner of the database did is undone', () => {
  test('versions rewritten to the head: originals back, false ones kept, and said by an action', async () => {
    const before = await everything()
    await rewrite('b', 2, { text: 'a false remark' })
    await sql(`update organisation set status = 'closed' where record = 'b'`)
    expect((await verified()).intact).toBe(false)

    const report = await mend()
    expect(report).toMatchObject({ intact: true, faults: [], seals: [], copies: 2, left: [] })
    const places = report.reinstated.map(({ record, version, seal }) => [record, version, seal])
    expect(places).toEqual([
      ['b', 2, 1],
      ['b', 3, 1],
      ['b', 4, 1],
    ])
    expect(await everything()).toEqual(before)
    expect(await verified()).toMatchObject({ intact: true, faults: [] })

    const [{ state }] = await sql('select state from ledger_reinstatement')
    const said = JSON.parse(state) as Extract<Reinstatement, { status: 'done' }>
    expect(said.order).toMatchObject({
      ...{ decidedBy: ['Uma Auditor', 'Dara Director'], source: { kind: 'export', lastSeal: 2 } },
      setAside: [
        { what: 'action', record: 'b', version: 2 },
        { what: 'action', record: 'b', version: 3 },
        { what: 'action', record: 'b', version: 4 },
      ],
    })
    const { publicKey } = ledger.root
    expect(await isSigned(said.order, said.signature, publicKey, verifier)).toBe(true)
    // The false ones are there whole: what they say can still be opened.
    const [aside] = await sql(
      `select * from ledger_quarantine q join ledger_subject_key k on k.subject = q.subject
       where q.version = 2`,
    )
    const at = { tenant: 'home', subject: 'b', record: 'b', version: 2 }
    const opened = ledger.vault.decryptContent(at, aside.wrapped, aside.cipher)
    expect(opened?.payload).toEqual({ text: 'a false remark' })
    // And cannot be changed unseen.
    const told = new Map([[report.record!, said.order.setAside]])
    expect(await changedQuarantines(ledger.pool, 'home', told)).toEqual([])
    await expect(ledger.pool.query('delete from ledger_quarantine')).rejects.toThrow('permission')
    await sql(`update ledger_quarantine set entry = '{}' where version = 3`)
    expect(await changedQuarantines(ledger.pool, 'home', told)).toEqual([report.record])

    // It is sealed like everything else, goes on, and is the same made again from the log.
    await appendAction(ledger, organisationKind, note('b', 'b-next'))
    await sealCommitted(ledger, ledger.signer)
    expect(await verified()).toMatchObject({ intact: true, checked: { unsealed: 0, actions: 14 } })
    const rows = await sql('select * from ledger_reinstatement')
    await rebuildLedger(ledger.owner, ledger, kinds)
    expect(await sql('select * from ledger_reinstatement')).toEqual(rows)
    // A second time nothing differs.
    expect(await mend()).toMatchObject({ record: null, reinstated: [], setAside: [], intact: true })
  })

  test.each([
    [
      'an entry',
      `update ledger_action set entry = replace(entry, 'u-clerk', 'u-other')
                  where record = 'b' and version = 3`,
    ],
    ['a content', `update ledger_content set cipher = '\\x00' where record = 'c' and version = 2`],
    ['a content gone', `delete from ledger_content where record = 'c' and version = 2`],
    [
      'a type',
      `update ledger_action set type = 'organisation.other' where record = 'a' and version = 2`,
    ],
    [
      'actions gone',
      `delete from ledger_content where record in ('a', 'b') and version = 4;
                      delete from ledger_action where record in ('a', 'b') and version = 4`,
    ],
    [
      'a record gone',
      `delete from ledger_content where record = 'c' and version > 1;
                       delete from ledger_action where record = 'c' and version > 1`,
    ],
    [
      'a seal and its leaves',
      `delete from ledger_seal_leaf where seal = 1;
                               delete from ledger_seal where seal = 1`,
    ],
    [
      'a seal edited',
      `update ledger_seal set body = replace(body, '"count":8', '"count":7')
                       where seal = 1`,
    ],
    [
      'leaves in another order',
      `update ledger_seal_leaf set position = position + 100
                                 where seal = 1 and position < 3`,
    ],
    [
      'an action slipped in',
      `insert into ledger_action
                                (tenant, record, version, type, entry, hash, transaction)
                              select tenant, 'x', 1, type, entry, hash, transaction
                              from ledger_action where record = 'a' and version = 1`,
    ],
    [
      'an action behind a record',
      `insert into ledger_action (tenant, record, version, type, entry, hash)
                                   select tenant, record, 5, type, entry, hash
                                   from ledger_action where record = 'a' and version = 4`,
    ],
  ])('%s', async (_, tampering) => {
    const before = await everything()
    await sql(tampering)
    expect((await verified()).intact).toBe(false)
    expect(await mend()).toMatchObject({ intact: true, faults: [] })
    expect(await verified()).toMatchObject({ intact: true })
    expect(await everything()).toEqual(before)
    // And the log goes on.
    await fill(ledger, ['d'], 1)
    await sealCommitted(ledger, ledger.signer)
    expect(await verified()).toMatchObject({ intact: true, checked: { unsealed: 0 } })
  })

  test('what was written on false versions and waits for a seal is put aside too', async () => {
    await rewrite('b', 3, { text: 'a false remark' })
    await appendAction(ledger, organisationKind, note('b', 'later'))
    const report = await mend()
    expect(report.setAside.map(({ record, version }) => [record, version])).toEqual([
      ['b', 3],
      ['b', 4],
      ['b', 5],
    ])
    expect(await selectActions(ledger, ledger.pool, 'b')).toHaveLength(4)
  })

  test('what was erased since stays erased', async () => {
    await eraseSubject(ledger.owner, ledger, 'a', 'her request')
    await sql(`update ledger_content set cipher = '\\x00' where record = 'c' and version = 2`)
    expect(await mend()).toMatchObject({ intact: true, reinstated: [{ record: 'c', version: 2 }] })
    expect(await verified()).toMatchObject({ checked: { erased: 4 } })
  })
})

describe('nothing is changed', () => {
  /** Tampered with, and as it stands then. */
  const tampered = async () => {
    await rewrite('b', 2, { text: 'a false remark' })
    return await everything()
  }
  const untouched = async (before: object) => {
    expect(await everything()).toEqual(before)
    expect(await sql('select from ledger_quarantine')).toEqual([])
    expect(await sql('select from ledger_reinstatement')).toEqual([])
  }

  test('by a trial, which tells all the same', async () => {
    const before = await tampered()
    const report = await mend({ decision: null })
    expect(report).toMatchObject({ record: null, intact: true })
    expect(report.reinstated).toHaveLength(3)
    await untouched(before)
    expect(await sql('select from ledger_self_verification')).toEqual([])
  })

  test('by a source that was tampered with itself', async () => {
    const clean = readFileSync(kept, 'utf8')
    const before = await tampered()
    const judge = async (text: string, code: string) => {
      const file = join(ledger.folder, 'bad.jsonl')
      writeFileSync(file, text)
      await expect(mend({}, file)).rejects.toMatchObject({ code })
    }
    await judge(clean.replace('remark b-1', 'remark b-9'), 'checksum_mismatch')
    const lines = clean.split('\n')
    const without = (word: string) => lines.filter((line) => !line.includes(word)).join('\n')
    await judge(without('"key":"a-1"'), 'checksum_mismatch')
    await judge(without('"line":"statement"'), 'checksum_mismatch')
    await judge(without('"line":"seal"'), 'checksum_mismatch')
    await judge(clean.slice(0, -30), 'bad_file')
    await judge('{}', 'bad_file')
    await judge('', 'bad_file')
    // The log as it stands now is none either.
    await expect(mend({}, await exported('false.jsonl'))).rejects.toMatchObject({
      code: 'checksum_mismatch',
    })
    await untouched(before)
  })

  test('by a source that is not the one of which witnesses hold copies', async () => {
    const before = await tampered()
    const other = await testLedger()
    try {
      await fill(other, ['b'], 3)
      await sealCommitted(other, other.signer)
      const theirs = await selectSealCopies(other.pool, 'home', 1)
      await expect(mend({ copies: theirs })).rejects.toMatchObject({ code: 'checksum_mismatch' })
      await expect(mend({ rootKey: other.root.publicKey, decision: null })).rejects.toMatchObject({
        code: 'checksum_mismatch',
      })
    } finally {
      await other.close()
    }
    await untouched(before)
  })

  test('by a source of which the witnesses hold nothing', async () => {
    await fill(ledger, ['d'], 1)
    await sealCommitted(ledger, ledger.signer)
    const later = await selectSealCopies(ledger.pool, 'home', 3)
    expect(later.map(({ body }) => body.seal)).toEqual([3])
    await expect(mend({ copies: later })).rejects.toThrow('None of the copies')
  })

  test('without the root key, or by one person twice', async () => {
    const before = await tampered()
    const thief = createSigner(join(ledger.folder, 'thief.pem'))
    const taken = { ...decided(), root: thief }
    await expect(mend({ decision: taken })).rejects.toMatchObject({ code: 'not_permitted' })
    const alone = { ...decided(), decidedBy: ['Uma Auditor', 'uma auditor'] } as const
    await expect(mend({ decision: alone })).rejects.toThrow('two different persons')
    const unsaid = { ...decided(), reason: '  ' }
    await expect(mend({ decision: unsaid })).rejects.toMatchObject({ code: 'bad_request' })
    await untouched(before)
  })

  test('where false versions were built upon and sealed since', async () => {
    await rewrite('b', 3, { text: 'a false remark' })
    await appendAction(ledger, organisationKind, note('b', 'later'))
    await sealCommitted(ledger, ledger.signer)
    const before = await everything()
    await expect(mend()).rejects.toMatchObject({
      code: 'record_changed',
      details: { places: ['version 5 of b'] },
    })
    await untouched(before)
  })

  test('by an export that does not say what was said', async () => {
    const mute = await exported('mute.jsonl', false)
    await sql(`update ledger_content set cipher = '\\x00' where record = 'c' and version = 2`)
    await expect(mend({}, mute)).rejects.toThrow('--payloads')
    expect((await verified()).intact).toBe(false)
  })

  test.each([
    `update ledger_subject_key set wrapped = '\\x00' where subject = 'a'`,
    `delete from ledger_content where record = 'c'; delete from ledger_action where record = 'c'`,
  ])('by an export where nothing tells whose data it is: a backup does (%s)', async (tampering) => {
    await sql(tampering)
    await expect(mend()).rejects.toThrow('Name a backup instead. Nothing was changed')
    expect(await sql('select from ledger_quarantine')).toEqual([])
  })

  test('elsewhere: what the source does not reach stays, and is told', async () => {
    await fill(ledger, ['d'], 2)
    await sealCommitted(ledger, ledger.signer)
    await rewrite('d', 2, { text: 'another false remark' })
    await rewrite('b', 2, { text: 'a false remark' })
    const report = await mend()
    expect(report.intact).toBe(false)
    expect(new Set(report.faults.map(({ record }) => record))).toEqual(new Set(['d']))
    expect(await sql('select intact from ledger_self_verification')).toEqual([{ intact: false }])
  })
})
