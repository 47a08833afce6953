import { readConfig } from '@corridor/server/config'
import { openDatabase } from '@corridor/server/db'
import { type TestDatabase, testDatabase } from '@corridor/server/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folderWith, runCli } from '../testing/runCli.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

test('a job order number is good, not good, or none', async () => {
  const env = { DATABASE_URL: database.url, DATA_DIR: folderWith({}) }
  const verify = (...args: readonly string[]) => runCli(['job-orders', 'verify', ...args], { env })
  const opened = await openDatabase(readConfig(env), () => {})
  const positions = [
    { position: 'p1', title: 'Bricklayer', occupation: '7112', quantity: 9, terms: null },
  ]
  const approval = { validUntil: '2099-12-31', quantities: [{ position: 'p1', quantity: 9 }] }
  await opened.pool.query(
    `insert into job_order (tenant, record, version, number, agency, principal, destination, sector,
       status, frozen, asked, approved, reserved, consumed, valid_until, advertised, digests, post,
       office, offices, organisations, jurisdiction, since, state)
     values ('home', 'j-1', 4, 'JO-2222-2222-2222', 'o-1', 'o-2', 'XBB', 'construction', 'approved',
       '{}', 9, 9, 1, 1, '2099-12-31', false, '{}', 'home.post', 'home.north', '{}', '{}', 'XAA',
       now(), $1)`,
    [JSON.stringify({ status: 'approved', approval, advert: null, positions })],
  )
  const good = await verify('jo 2222 2222 2222')
  expect(good).toMatchObject({ code: 0, stderr: '' })
  expect(good.stdout).toMatch(/^JO-2222-2222-2222 is good: .*places left: 5 to 19/s)
  await opened.pool.query(`update job_order set consumed = 8`)
  await opened.close()
  const full = await verify('JO-2222-2222-2222', '--json')
  expect(full.code).toBe(4)
  expect(JSON.parse(full.stdout)).toMatchObject({ good: false, standing: 'full', left: 'none' })
  expect(await verify('JO-2222-2222-2223')).toMatchObject({ code: 1, stdout: '' })
})
