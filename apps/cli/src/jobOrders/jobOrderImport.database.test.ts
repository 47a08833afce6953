import { readConfig } from '@corridor/server/config'
import { openDatabase } from '@corridor/server/db'
import { type TestDatabase, testDatabase } from '@corridor/server/testing'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { folderWith } from '../testing/runCli.ts'
import { runHere } from '../testing/runHere.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => {
  vi.unstubAllEnvs()
  return database.drop()
})

const FILE = [
  'reference;principal;destination;sector;title;occupation;quantity;basic pay;currency',
  'EX-1;Example Castel Build;XBB;construction;Mason;7112;3;1400.00;XTS',
  'EX-2;Example Castel Build;XBB;construction;Mason;71;3;1400.00;XTS',
].join('\n')

/** An agency with a verified power of attorney, as the registers have them. */
async function enterParties(): Promise<void> {
  const opened = await openDatabase(readConfig(process.env), () => {})
  const organisation = (record: string, kind: string, name: string) =>
    opened.pool.query(
      `insert into organisation (tenant, record, version, kind, country, name, status, office,
         jurisdiction, state)
       values ('home', $1, 1, $2, 'XAA', $3, 'active', 'home.north', 'XAA', '{}')
       on conflict (tenant, record) do update set kind = excluded.kind, status = 'active'`,
      [record, kind, name],
    )
  await organisation('home', 'authority', 'Example Ministry')
  await organisation('o-bravo', 'agency', 'Example Bravo')
  await organisation('o-castel', 'employer', 'Example Castel Build')
  await opened.pool.query(
    `insert into organisation_office (tenant, organisation, office, name, jurisdiction, opened_on)
     values ('home', 'home', 'post', 'Post', 'XBB', '2020-01-01')`,
  )
  await opened.pool.query(
    `insert into accreditation (tenant, record, version, agency, principal, destination, status,
       valid_until, post, office, jurisdiction, since, state)
     values ('home', 'a-1', 2, 'o-bravo', 'o-castel', 'XBB', 'verified', '2099-12-31', 'home.post',
       'home.north', 'XAA', now(), '{}')`,
  )
  await opened.close()
}

test('a file of job orders is looked through, then begun once', { timeout: 120_000 }, async () => {
  const folder = folderWith({ 'orders.csv': FILE })
  vi.stubEnv('DATABASE_URL', database.url)
  vi.stubEnv('DATA_DIR', folder)
  await enterParties()
  const corridor = (...more: readonly string[]) =>
    runHere(['job-orders', 'import', `${folder}/orders.csv`, '--agency', 'o-bravo', ...more])
  const trial = await corridor('--dry-run')
  expect(trial).toMatchObject({ code: 1, stderr: '' })
  expect(trial.stdout).toContain('orders.csv, row 3, column occupation: it is no code of an occ')
  expect(trial.stdout).toContain('2 rows: ')
  expect(trial.stdout).toContain(
    '1 job orders would be begun, 1 rows are wrong. Nothing was written',
  )
  for (let time = 0; time < 2; time += 1) {
    const entered = await corridor('--json')
    expect(JSON.parse(entered.stdout)).toMatchObject({
      ...{ outcome: 'entered', rows: 2, taken: 1, begun: 1, wrong: 1, failures: [] },
    })
    expect(entered.code).toBe(0)
  }
  const opened = await openDatabase(readConfig(process.env), () => {})
  const { rows } = await opened.pool.query('select status, asked, principal from job_order')
  await opened.close()
  expect(rows).toEqual([{ status: 'draft', asked: 3, principal: 'o-castel' }])
  const nobody = await runHere([
    ...['job-orders', 'import', `${folder}/orders.csv`, '--agency', 'o-nobody', '--dry-run'],
  ])
  expect([nobody.code, nobody.stdout]).toEqual([1, ''])
})
