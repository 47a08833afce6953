import { type TestDatabase, testDatabase } from '@corridor/server/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folderWith, runCli } from '../testing/runCli.ts'
import { startCorridor } from '../testing/startCorridor.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

const SERVER_KEY = Buffer.alloc(32, 1).toString('base64')

const corridor = (args: readonly string[], env: Record<string, string> = {}) =>
  runCli(['identity', ...args], {
    env: { DATABASE_URL: database.url, SERVER_KEY, DATA_DIR: folderWith({}), ...env },
  })

test('the first administrator by a printed link; then none is printed; a locked account opens', async () => {
  expect((await corridor(['list'])).stdout).toContain('Nobody yet')
  process.env.SERVER_KEY = SERVER_KEY
  const { url } = await startCorridor(process.execPath, {
    databaseUrl: database.url,
    dataDir: folderWith({}),
  })
  delete process.env.SERVER_KEY
  const printed = await corridor(['first-run-link', '--json'], { PORT: new URL(url).port })
  const { link } = JSON.parse(printed.stdout) as { link: string }
  expect(link).toMatch(new RegExp(`^${url}/first-run#[\\w-]{43}$`))
  const send = (path: string, body: object) =>
    fetch(`${url}/api/v1/identity/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-corridor': '1' },
      body: JSON.stringify(body),
    })
  const email = 'first@example.org'
  const password = 'seven grey herons by the quay'
  const made = await send('first-run', {
    token: link.split('#')[1],
    email,
    name: 'First Example',
    language: 'en',
    organisation: 'Example Ministry',
    password,
  })
  expect(made.status).toBe(200)
  const again = await corridor(['first-run-link'])
  expect([again.code, again.stdout]).toEqual([1, ''])
  expect(again.stderr).toContain('There is an administrator already')

  const tries = []
  for (let count = 0; count < 11; count++) {
    tries.push((await send('sign-in', { email, password: 'no' })).status)
  }
  expect(tries).toEqual([...Array(10).fill(401), 429])
  expect((await send('sign-in', { email, password })).status).toBe(429)
  expect((await corridor(['unlock', 'First@Example.org'])).stdout).toContain('count from nought')
  expect((await send('sign-in', { email, password })).status).toBe(200)
  const unknown = await corridor(['unlock', 'nobody@example.org'])
  expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('no account')])

  const { people } = JSON.parse((await corridor(['list', '--json'])).stdout)
  expect(people).toMatchObject([{ email, state: 'active', roles: [{ role: 'administrator' }] }])
  // Six programs are started one after the other.
}, 120_000)

test('a claim code is printed once and stored as a hash', async () => {
  const args = ['issue-claim-code', '--name', 'Example Worker', '--language', 'ar', '--json']
  const printed = await corridor(args)
  const { code, expires } = JSON.parse(printed.stdout) as { code: string; expires: string }
  expect(code).toMatch(/^(?:[A-Z2-9]{4}-){3}[A-Z2-9]{4}$/)
  expect(Date.parse(expires)).toBeGreaterThan(Date.now() + 29 * 86_400_000)
  const wrong = await corridor(['issue-claim-code', '--name', 'A', '--language', 'xx'])
  expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('--language')])
})

test('production wants its own key and a secure line', async () => {
  const { SERVER_KEY: _, ...without } = { SERVER_KEY, NODE_ENV: 'production' }
  const noKey = await corridor(['list'], { ...without, SERVER_KEY: '' })
  expect([noKey.code, noKey.stderr]).toEqual([1, expect.stringContaining('SERVER_KEY is needed')])
  const open = await corridor(['list'], { PUBLIC_URL: 'http://corridor.example.org' })
  expect([open.code, open.stderr]).toEqual([1, expect.stringContaining('must be https')])
  const short = await corridor(['list'], { SERVER_KEY: 'c2hvcnQ=' })
  expect([short.code, short.stderr]).toEqual([1, expect.stringContaining('32 bytes')])
})
