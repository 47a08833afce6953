import { readFileSync, statSync } from 'node:fs'
import { readConfig } from '@corridor/server/config'
import { openDatabase } from '@corridor/server/db'
import { type TestDatabase, testDatabase } from '@corridor/server/testing'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { totpCode } from '../../../../e2e/totpCode.ts'
import { folderWith, runCli } from '../testing/runCli.ts'
import { runHere as corridor } from '../testing/runHere.ts'
import { startCorridor } from '../testing/startCorridor.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => {
  vi.unstubAllEnvs()
  return database.drop()
})

const EMAIL = 'legal@example.org'
const PASSWORD = 'seven grey herons by the quay'

/** A legal officer with a second factor; resolves with the next code of her app. */
async function makeLegalOfficer(url: string, dataDir: string): Promise<() => string> {
  const env = { DATABASE_URL: database.url, DATA_DIR: dataDir, PORT: new URL(url).port }
  const printed = await runCli(['identity', 'first-run-link', '--json'], { env })
  const { link } = JSON.parse(printed.stdout) as { link: string }
  let cookie = ''
  const send = async (path: string, body: object) => {
    const response = await fetch(`${url}/api/v1/identity/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-corridor': '1', cookie },
      body: JSON.stringify(body),
    })
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    expect([path, response.status]).toEqual([path, 200])
    return (await response.json()) as Record<string, string>
  }
  await send('first-run', {
    ...{ token: link.split('#')[1], email: EMAIL, name: 'Lea Example', language: 'en' },
    ...{ organisation: 'Example Ministry', password: PASSWORD },
  })
  const { secret } = await send('account/totp', { password: PASSWORD })
  const now = Date.now()
  await send('account/totp/confirm', { code: totpCode(secret!, now) })
  const opened = await openDatabase(readConfig(env), () => {})
  await opened.pool.query(`update role_grant set role = 'legal-officer', jurisdiction = 'XAA'`)
  await opened.close()
  return () => totpCode(secret!, now + 30_000)
}

test('records over the interface: sign in, list, show, act, each refusal with its exit code', {
  timeout: 240_000,
}, async () => {
  const folder = folderWith({
    'ban.json': JSON.stringify({
      ...{ destination: 'XBB', sector: 'construction', site: null, until: null },
      ...{ from: '2099-07-15', reason: 'Example reason', basis: 'Example order 7' },
    }),
  })
  const { url } = await startCorridor(process.execPath, {
    databaseUrl: database.url,
    dataDir: folder,
  })
  const env = { CORRIDOR_URL: url, CORRIDOR_SESSION: `${folder}/own/session.json` }
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)

  // Without anybody: what is public is answered, the rest says what to do.
  expect(JSON.parse((await corridor(['bans', 'in-force', '--json'])).stdout)).toMatchObject({
    bans: [],
  })
  const anonymous = await corridor(['bans', 'list'])
  expect([anonymous.code, anonymous.stdout]).toEqual([1, ''])
  expect(anonymous.stderr).toContain('corridor sign-in')

  const nextCode = await makeLegalOfficer(url, folder)
  const typing = (stdin: string) => runCli(['sign-in', EMAIL], { env, stdin })
  const [wrong, signedIn] = [
    await typing('not the password\n'),
    await typing(`${PASSWORD}\n${nextCode()}\n`),
  ]
  expect(wrong.code).toBe(1)
  expect(signedIn).toMatchObject({ code: 0 })
  expect(signedIn.stdout).toContain('Signed in as Lea Example')
  expect(signedIn.stdout + signedIn.stderr).not.toContain(PASSWORD)
  expect(statSync(env.CORRIDOR_SESSION).mode & 0o077).toBe(0)

  // What an act says is looked at before it is sent.
  const body = `${folder}/ban.json`
  const unfit = await corridor(['bans', 'act', 'propose', '--json-body', body])
  expect(unfit.code).toBe(2)
  expect(unfit.stderr).toContain('payload.jurisdiction')
  const fields = ['--json-body', body, '--field', 'jurisdiction=XAA', '--idempotency-key', 'ban-1']
  const proposed = await corridor(['bans', 'act', 'propose', ...fields, '--json'])
  expect(proposed).toMatchObject({ code: 0, stderr: '' })
  const { record, version } = JSON.parse(proposed.stdout) as { record: string; version: number }
  expect(version).toBe(1)
  const again = await corridor(['bans', 'act', 'propose', ...fields])
  expect(again.stdout).toContain(`${record} is at version 1: ban.propose (was recorded before)`)

  const listed = await corridor(['bans', 'list', '--status', 'proposed'])
  expect(listed.stdout).toMatch(new RegExp(`^id .*\\n-.*\\n${record} `, 's'))
  expect((await corridor(['bans', 'list', '--status', 'nothing'])).code).toBe(2)
  const shown = await corridor(['bans', 'show', record])
  expect(shown.stdout).toContain('destination: XBB')
  expect(shown.stdout).toMatch(/time line\n +1 {2}20\S+ {2}ban\.propose {2}Lea Example/)
  expect(shown.stdout).toMatch(/possible now\n {2}ban\.withdraw/)

  // Who proposed it cannot order it: every rule against it is told.
  const order = ['bans', 'act', 'order', record, '--field', 'from=2099-07-15']
  const refused = await corridor(order)
  expect(refused.code).toBe(1)
  const early = await corridor([
    'bans',
    'act',
    'withdraw',
    record,
    '--record-version',
    '7',
    '--field',
    'reason=mistaken',
  ])
  expect(early.code).toBe(1)
  const problem = await corridor([
    'bans',
    'act',
    'withdraw',
    record,
    '--field',
    'reason=x',
    '--json',
  ])
  expect(JSON.parse(problem.stdout)).toMatchObject({ version: 2, repeated: false })
  const late = await corridor(['bans', 'act', 'withdraw', record, '--field', 'reason=x'])
  expect(late.code).toBe(1)
  expect((await corridor(['bans', 'show', 'n-none', '--json'])).stderr).toContain('"not_found"')

  const example = await corridor(['watch-list', 'act', 'propose', '--example'])
  expect(JSON.parse(example.stdout)).toHaveProperty('ground')

  expect((await corridor(['sign-out'])).stdout).toContain(`Signed out of ${url}`)
  expect(() => readFileSync(env.CORRIDOR_SESSION)).toThrow()
  expect((await corridor(['bans', 'list'])).code).toBe(1)
})

test('nobody there, secrets in plain text, an unknown act and a field without a name', async () => {
  vi.stubEnv('CORRIDOR_SESSION', `${folderWith({})}/session.json`)
  vi.stubEnv('CORRIDOR_URL', '')
  const nowhere = ['--server', 'http://127.0.0.1:9']
  const gone = await corridor(['bans', 'in-force', ...nowhere])
  vi.stubEnv('CORRIDOR_KEY', 'x')
  const plain = await corridor(['bans', 'list', '--server', 'http://corridor.example'])
  const unknown = await corridor(['licences', 'act', 'fly'])
  const nameless = await corridor([
    ...['licences', 'act', 'propose', 'l-1', '--field', '=x', ...nowhere],
  ])
  expect([gone.code, plain.code, unknown.code, nameless.code]).toEqual([1, 2, 2, 2])
  expect(gone.stderr).toContain('Nobody answers at http://127.0.0.1:9')
  expect(plain.stderr).toContain('use https')
  expect(unknown.stderr).toContain('there is no act')
})
