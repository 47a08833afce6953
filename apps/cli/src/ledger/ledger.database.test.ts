import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '@corridor/server/db'
import { appendAction, openLedger, organisationKind } from '@corridor/server/ledger'
import { type TestDatabase, testDatabase } from '@corridor/server/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folderWith, runCli } from '../testing/runCli.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(async () => {
  await database.drop()
})

test('keys, seals, export and verification by somebody without the database', async () => {
  const folder = folderWith({})
  const env = { DATABASE_URL: database.url, DATA_DIR: join(folder, 'var') }
  const run = (...args: readonly string[]) => runCli(['ledger', ...args], { folder, env })

  const unsealed = await run('seal')
  expect(unsealed).toMatchObject({ code: 1 })
  expect(unsealed.stderr).toContain('corridor ledger key introduce')
  const root = await run('key', 'root', 'root.pem')
  const rootKey = /^[0-9a-f]{64}$/m.exec(root.stdout)![0]
  expect(statSync(join(folder, 'root.pem')).mode & 0o777).toBe(0o600)
  expect(await run('key', 'root', 'root.pem')).toMatchObject({ code: 1 })
  expect(await run('key', 'introduce', '--root', 'root.pem')).toMatchObject({ code: 0, stderr: '' })
  expect(existsSync(join(folder, 'var', 'ledger', 'sealing.pem'))).toBe(true)
  const second = await run('key', 'introduce', '--root', 'root.pem')
  const keyId = /key (\S+) is in use/.exec(second.stdout)![1]!
  expect(await run('seal')).toMatchObject({ code: 0, stdout: 'Nothing new to seal\n' })

  const verified = await run('verify', '--root-key', rootKey, '--json')
  expect(verified).toMatchObject({ code: 0, stderr: '' })
  expect(JSON.parse(verified.stdout)).toMatchObject({ intact: true, faults: [] })
  expect(await run('verify')).toMatchObject({ code: 2 })
  const foreign = await run('verify', '--root-key', '00'.repeat(32))
  expect(foreign.code).toBe(4)
  expect(foreign.stdout).toContain('FAULTS FOUND')

  expect(await run('export', 'ledger.jsonl')).toMatchObject({ code: 0 })
  const offline = (...more: readonly string[]) =>
    runCli(['ledger', 'verify', '--export', 'ledger.jsonl', '--root-key', rootKey, ...more], {
      folder,
      env: { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', DATA_DIR: join(folder, 'none') },
    })
  const outside = await offline('--progress')
  expect(outside).toMatchObject({ code: 0 })
  expect(outside.stdout).toContain('Sound: 0 actions')
  const text = readFileSync(join(folder, 'ledger.jsonl'), 'utf8')
  writeFileSync(join(folder, 'ledger.jsonl'), text.replace('"statement":2', '"statement":3'))
  const tampered = await offline()
  expect(tampered.code).toBe(4)
  expect(tampered.stdout).toContain('line 2 of the key list')

  expect(await run('rebuild')).toMatchObject({
    ...{ code: 0, stdout: '0 records made again from 0 actions\n' },
  })
  expect(
    await run('key', 'revoke', keyId, '--root', 'root.pem', '--reason', 'a test'),
  ).toMatchObject({ code: 0 })
  expect(await run('key', 'introduce', '--root', 'root.pem')).toMatchObject({ code: 0 })
}, 120_000)

/** Acts of a server on the same database: an organisation and a remark of another subject. */
async function act(folder: string, databaseUrl: string): Promise<readonly string[]> {
  const database = await openDatabase({ dataDir: join(folder, 'var'), databaseUrl })
  const keys = join(folder, 'var', 'ledger')
  const ledger = await openLedger({
    owner: database.pool,
    databaseUrl: database.url,
    settings: {
      contentKeyFile: join(keys, 'content.key'),
      sealingKeyFile: join(keys, 'sealing.pem'),
    },
    now: () => new Date(),
    warn: () => {},
  })
  const context = { actor: 'u-clerk', role: 'licensing-officer', may: () => true }
  const answers = [
    await appendAction(ledger, organisationKind, {
      record: 'org-1',
      key: 'create',
      command: {
        type: 'organisation.create',
        payload: { kind: 'agency', name: 'Example Agency', country: 'NPL', registration: null },
        expectedVersion: 0,
      },
      context,
    }),
    await appendAction(ledger, organisationKind, {
      record: 'org-1',
      key: 'remark',
      subject: 'worker-1',
      command: { type: 'organisation.note', payload: { text: 'about a worker' } },
      context,
    }),
  ]
  await ledger.close()
  await database.close()
  return answers.map((answer) => {
    if (answer.kind !== 'recorded') throw new Error(JSON.stringify(answer))
    const file = join(folder, `receipt-${answer.action.version}.json`)
    writeFileSync(file, JSON.stringify(answer.action))
    return file
  })
}

let second: TestDatabase
let third: TestDatabase

test('receipts show an end that was cut off; an erasure leaves the chain whole', async () => {
  second = await testDatabase()
  const folder = folderWith({})
  const env = { DATABASE_URL: second.url, DATA_DIR: join(folder, 'var') }
  const run = (...args: readonly string[]) => runCli(['ledger', ...args], { folder, env })
  const root = await run('key', 'root', 'root.pem')
  const rootKey = /^[0-9a-f]{64}$/m.exec(root.stdout)![0]
  expect(await run('key', 'introduce', '--root', 'root.pem')).toMatchObject({ code: 0 })
  const [, last] = await act(folder, second.url)
  const verify = (...more: readonly string[]) => run('verify', '--root-key', rootKey, ...more)

  const whole = await verify('--receipt', folder)
  expect(whole).toMatchObject({ code: 0, stderr: '' })
  expect(whole.stdout).toContain('2 receipts')
  expect(whole.stdout).toContain('Not checked: what 2 actions say')
  expect(whole.stdout).toContain('2 actions wait for a seal')
  const opened = await verify('--contents')
  expect(opened.stdout).not.toContain('Not checked')
  expect(opened.stdout).toContain('what the actions say')
  const wrong = join(folder, 'no-receipt.json')
  writeFileSync(wrong, '{}')
  expect(await verify('--receipt', wrong)).toMatchObject({ code: 1 })

  const asked = await run('erase', '--subject', 'worker-1', '--basis', 'her request')
  expect(asked.stdout).toContain('would destroy what 1 actions of 1 records say of worker-1')
  expect((await verify('--contents')).stdout).not.toContain('erased')
  const erased = await run('erase', '--subject', 'worker-1', '--basis', 'her request', '--yes')
  expect(erased).toMatchObject({ code: 0, stderr: '' })
  expect(erased.stdout).toContain('Erased: what 1 actions of 1 records say')
  const after = await verify('--contents', '--receipt', last!)
  expect(after).toMatchObject({ code: 0 })
  expect(after.stdout).toContain('1 payload erased')
  const again = await run('erase', '--subject', 'worker-1', '--basis', 'her request', '--yes')
  expect(again).toMatchObject({ code: 1 })
  expect(again.stderr).toContain('was erased before')
  expect(await run('export', 'erased.jsonl', '--payloads')).toMatchObject({ code: 0 })
  const file = readFileSync(join(folder, 'erased.jsonl'), 'utf8')
  expect(file).toContain('"kind":"erased","basis":"her request"')
  expect(file).not.toContain('about a worker')

  const client = await openDatabase({ dataDir: join(folder, 'var'), databaseUrl: second.url })
  for (const table of ['ledger_erasure', 'ledger_action']) {
    await client.pool.query(`delete from ${table} where tenant = 'home' and version = 2`)
  }
  await client.close()
  expect(await verify()).toMatchObject({ code: 0 })
  const cut = await verify('--receipt', last!)
  expect(cut.code).toBe(4)
  expect(cut.stdout).toContain('missing: version 2 of org-1 is gone or changed; a receipt shows it')
  await second.drop()
}, 120_000)

test('what was sealed is put back from an export and from a backup, by two persons', async () => {
  third = await testDatabase()
  const folder = folderWith({})
  const env = { DATABASE_URL: third.url, DATA_DIR: join(folder, 'var') }
  const ask = (...args: readonly string[]) => runCli(args, { folder, env })
  const run = (...args: readonly string[]) => ask('ledger', ...args)
  const root = await run('key', 'root', 'root.pem')
  const rootKey = /^[0-9a-f]{64}$/m.exec(root.stdout)![0]
  expect(await run('key', 'introduce', '--root', 'root.pem')).toMatchObject({ code: 0 })
  await act(folder, third.url)
  const sealed = { ...env, LEDGER_SEALS_DIR: join(folder, 'seals') }
  expect(await runCli(['ledger', 'seal'], { folder, env: sealed })).toMatchObject({ code: 0 })
  expect(await run('export', 'kept.jsonl', '--payloads')).toMatchObject({ code: 0 })
  const taken = await ask('backup', 'run', '--to', 'backups', '--unencrypted', '--json')
  const { file } = JSON.parse(taken.stdout) as { file: string }

  const tamper = async (text: string) => {
    const client = await openDatabase({ dataDir: join(folder, 'var'), databaseUrl: third.url })
    await client.pool.query(text)
    await client.close()
  }
  await tamper(`update ledger_action set entry = replace(entry, 'u-clerk', 'u-other')
                where record = 'org-1' and version = 2`)
  const mend = (...more: readonly string[]) =>
    run('reinstate', 'kept.jsonl', '--root-key', rootKey, ...more)
  const copies = ['--copies', 'seals'] as const
  const by = ['--by', 'A. Director', 'U. Auditor', '--reason', 'a test'] as const
  for (const [words, args] of [
    ['--copies', []],
    ['--reason', [...copies, '--yes']],
    ['two different persons', [...copies, '--yes', '--reason', 'a test', '--by', 'One']],
    ['two different persons', [...copies, '--yes', '--reason', 'a test', '--by', 'One', 'ONE']],
    ['--root', [...copies, '--yes', ...by]],
  ] as const) {
    const wrong = await mend(...args)
    expect(wrong).toMatchObject({ code: 2 })
    expect(wrong.stderr).toContain(words)
  }
  expect(await run('reinstate', 'none', '--root-key', rootKey, ...copies)).toMatchObject({
    code: 1,
  })
  const tried = await mend(...copies)
  expect(tried).toMatchObject({ code: 0, stderr: '' })
  expect(tried.stdout).toContain('Would put back: version 2 of org-1 (seal 1)')
  expect(tried.stdout).toContain('Nothing was changed')
  expect((await run('verify', '--root-key', rootKey)).code).toBe(4)

  const done = await mend(...copies, '--yes', ...by, '--root', 'root.pem', '--json')
  expect(done).toMatchObject({ code: 0, stderr: '' })
  expect(JSON.parse(done.stdout)).toMatchObject({
    ...{ done: true, intact: true, copies: 1, reinstated: [{ record: 'org-1', version: 2 }] },
  })
  expect(await run('verify', '--contents', '--root-key', rootKey)).toMatchObject({ code: 0 })
  expect((await mend(...copies)).stdout).toContain('Nothing differs')

  await tamper('delete from ledger_seal_leaf; delete from ledger_seal')
  const restored = await run(
    ...(['reinstate', file, '--root-key', rootKey, ...copies, '--yes', ...by] as const),
    ...(['--root', 'root.pem'] as const),
  )
  expect(restored).toMatchObject({ code: 0 })
  expect(restored.stdout).toContain('Put back: seal 1 with its leaves')
  expect(restored.stdout).toContain('The log is sound')
  await third.drop()
}, 180_000)
