import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../../config.ts'
import { readCsv } from '../../../testing/readCsv.ts'
import { verifyExport } from '../../ledger/exportLedger.ts'
import { sealCommitted } from '../../ledger/testing/sealCommitted.ts'
import { fill, type TestLedger, testLedger } from '../../ledger/testing/testLedger.ts'
import { NOT_REVIVED } from '../endSessions.ts'
import { selectTables } from '../logical/tables.ts'
import { unsignalled } from '../testing/testBackup.ts'
import { exportEverything } from './exportEverything.ts'
import { LEFT_OUT_COLUMNS, LEFT_OUT_TABLES } from './leftOut.ts'

let ledger: TestLedger

beforeAll(async () => {
  ledger = await testLedger()
  await fill(ledger, ['r1', 'r2'], 3)
  await sealCommitted(ledger, ledger.signer)
})
afterAll(async () => {
  await ledger.close()
})

const request = (folder: string) => ({
  ...{ ledger, folder, dataDir: join(ledger.folder, 'data') },
  documents: readConfig({ DATA_DIR: join(ledger.folder, 'data') }).documents,
  ...{ now: () => new Date(), signal: unsignalled(), told: () => {} },
})

const NASTY = 'a,"b"\n=cmd|x\r\n,, أهلا 🧳'

test('tables, ledger, files, their description and checksums', async () => {
  await ledger.owner.query(
    `insert into person (id, email, name, language, state, created, last_sign_in)
     values ('p1', 'a@example.org', $1, 'ar', 'active', '2030-01-02T03:04:05.678901+05:45', null),
            ('p2', 'b@example.org', '', 'en', 'active', '0044-03-15 BC', 'infinity')`,
    [NASTY],
  )
  await ledger.owner.query(
    `insert into audit_event (at, verb, actor_kind, details) values (now(), 'x', 'system', $1)`,
    [JSON.stringify({ text: NASTY })],
  )
  mkdirSync(join(ledger.folder, 'data', 'evidence', 'mine'), { recursive: true })
  writeFileSync(join(ledger.folder, 'data', 'evidence', 'mine', 'manifest.json'), '{}')
  const folder = join(ledger.folder, 'export')
  const report = await exportEverything(request(folder))
  expect(report).toMatchObject({ actions: 8, seals: 1 })

  const person = readCsv(readFileSync(join(folder, 'tables', 'person.csv'), 'utf8'))
  const column = (name: string) => person.rows.map((row) => row[person.columns.indexOf(name)])
  expect(column('name')).toEqual([NASTY, ''])
  expect(column('created')).toEqual(['2030-01-01T21:19:05.678901Z', '0044-03-15 00:00:00+00 BC'])
  expect(column('last_sign_in')).toEqual(['', 'infinity'])
  const audit = readCsv(readFileSync(join(folder, 'tables', 'audit_event.csv'), 'utf8'))
  const details = audit.rows.map((row) => row[audit.columns.indexOf('details')]!)
  expect(details.map((text) => JSON.parse(text))).toContainEqual({ text: NASTY })

  const verified = await verifyExport(join(folder, 'ledger.ndjson'), {
    rootKey: ledger.root.publicKey,
  })
  expect(verified).toMatchObject({ intact: true, payloads: true, checked: { actions: 8 } })
  expect(readFileSync(join(folder, 'ledger.ndjson'), 'utf8')).toContain('remark r1-1')

  const described = JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8'))
  const resource = described.resources.find(({ name }: { name: string }) => name === 'role_grant')
  expect(resource).toMatchObject({ path: 'tables/role_grant.csv', format: 'csv' })
  expect(resource.schema.foreignKeys).toContainEqual({
    fields: ['person'],
    reference: { resource: 'person', fields: ['id'] },
  })
  for (const { path, hash, bytes } of described.resources) {
    const content = readFileSync(join(folder, path))
    expect(`${bytes} ${hash}`).toBe(
      `${content.length} sha256:${createHash('sha256').update(content).digest('hex')}`,
    )
  }
  expect(existsSync(join(folder, 'files', 'evidence', 'mine', 'manifest.json'))).toBe(true)
  const sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trimEnd().split('\n')
  expect(sums).toHaveLength(report.files - 1)
  for (const line of sums) {
    const [sum = '', path = ''] = line.split('  ')
    const content = readFileSync(join(folder, path))
    expect(createHash('sha256').update(content).digest('hex')).toBe(sum)
  }

  const { rows } = await ledger.owner.query(`select verb from audit_event order by id desc limit 1`)
  expect(rows).toEqual([{ verb: 'export.everything' }])
  await expect(exportEverything(request(folder))).rejects.toThrow(/new folder/)
})

test('nothing with which somebody could sign in, and nothing half where it is stopped', async () => {
  const folder = join(ledger.folder, 'second')
  await exportEverything(request(folder))
  const files = readdirSync(join(folder, 'tables'))
  for (const name of Object.keys(LEFT_OUT_TABLES)) expect(files).not.toContain(`${name}.csv`)
  // Columns that sound like secrets are left out, or named here because they are none.
  const harmless = [
    'ledger_action.hash', // of the chain
    'ledger_head.hash',
    'ledger_quarantine.hash',
    'ledger_seal_leaf.hash',
    'passkey.public_key', // public
    'simulation.estimate_key', // names an estimate
    'clearance.holder_key', // tells who is the same holder
    'clearance.form_key', // names the public key that signed a form
    'lost_receipt.hash', // of the action that a receipt names
    'office_key.public_key', // public
    'job_order.reference_key', // a reference, written in one way
    'licence.number_key', // a number, written in one way
    'licence.proposed_number_key',
    'parameter_file.key', // what a parameter is for: corridor, sector, occupation
    'rule_parameter.key',
  ]
  const suspicious = files.flatMap((file) => {
    const table = file.replace('.csv', '')
    const [header = ''] = readFileSync(join(folder, 'tables', file), 'utf8').split('\r\n')
    return header
      .split(',')
      .map((column) => `${table}.${column}`)
      .filter((name) => /\.(.*_)?(hash|secret|token|password|cipher|wrapped|key|code)$/.test(name))
  })
  expect(suspicious.filter((name) => !harmless.includes(name))).toEqual([])
  const client = await ledger.owner.connect()
  const names = (await selectTables(client)).map(({ name }) => name)
  client.release()
  expect(Object.keys(LEFT_OUT_TABLES).filter((name) => !names.includes(name))).toEqual([])
  expect(Object.keys(LEFT_OUT_COLUMNS).filter((name) => !names.includes(name))).toEqual([])
  // Sessions and sign-ins under way are not revived by a restore.
  const open = names.filter((name) => /_(session|challenge|round)$/.test(name))
  expect(open.toSorted()).toEqual(NOT_REVIVED.toSorted())

  const stopped = join(ledger.folder, 'stopped')
  const aborted = AbortSignal.abort(new Error('stopped'))
  await expect(exportEverything({ ...request(stopped), signal: aborted })).rejects.toThrow()
  expect(readdirSync(ledger.folder).filter((name) => name.startsWith('stopped'))).toEqual([])
})
