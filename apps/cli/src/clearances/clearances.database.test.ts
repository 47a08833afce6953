import { writeFileSync } from 'node:fs'
import { readConfig } from '@corridor/server/config'
import { openDatabase } from '@corridor/server/db'
import { readSigner } from '@corridor/server/ledger'
import { type TestDatabase, testDatabase } from '@corridor/server/testing'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { portableHasher } from '../../../../packages/ledger/src/index.ts'
import {
  digestHolder,
  writeCertificate,
} from '../../../../packages/recruitment/src/clearance/certificate/index.ts'
import { folderWith } from '../testing/runCli.ts'
import { runHere as corridor } from '../testing/runHere.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => {
  vi.unstubAllEnvs()
  return database.drop()
})

const DAY_MS = 86_400_000

test('keys are introduced, delegated, revoked; forms of an office are entered once', {
  timeout: 240_000,
}, async () => {
  const folder = folderWith({})
  const [root, north] = [`${folder}/root.pem`, `${folder}/north.pem`]
  vi.stubEnv('DATABASE_URL', database.url)
  vi.stubEnv('DATA_DIR', folder)
  const made = await corridor(['ledger', 'key', 'root', root])
  const publicKey = /[0-9a-f]{64}/.exec(made.stdout)![0]
  vi.stubEnv('LEDGER_ROOT_KEY', publicKey)
  const key = (...args: readonly string[]) =>
    corridor(['clearances', 'key', ...args, '--root', root])
  expect((await key('introduce')).stdout).toMatch(/^Key [0-9a-f]{16} signs certificates/)

  const office = ['delegate', north, '--office', 'home.north', '--most', '3', '--days', '14']
  const unknown = await key(...office)
  expect([unknown.code, unknown.stdout]).toEqual([1, ''])
  expect(unknown.stderr).toContain('There is no open office home.north')
  const opened = await openDatabase(readConfig(process.env), () => {})
  await opened.pool.query(
    `insert into organisation_office (tenant, organisation, office, name, jurisdiction, opened_on)
     values ('home', 'home', 'north', 'North', 'XAA', '2020-01-01')`,
  )
  await opened.close()
  expect((await key(...office)).stdout).toContain('of home.north signs 3 provisional clearances')
  // The file that is there is not written over.
  expect((await key(...office)).code).toBe(1)

  // Forms say whole seconds: the first that begins with the key.
  const counts = Math.ceil(Date.now() / 1000) * 1000
  await vi.waitUntil(() => Date.now() > counts, { timeout: 10_000 })
  const signer = readSigner(north)!
  const form = async (serial: number, birthDate = '1999-05-04') => {
    const number = `NORTH-${String(serial).padStart(6, '0')}`
    const holder = { documentNumber: `Y${serial}`, birthDate }
    const issued = `${new Date().toISOString().slice(0, 19)}.000Z`
    const certificate = await writeCertificate(
      {
        ...{ number, corridor: 'XAA-XBB', licence: 'LIC-0001', jobOrder: null, issued, seal: 0 },
        expires: new Date(Date.now() + 90 * DAY_MS).toISOString(),
        contractDigest: 'c0'.repeat(32),
        holderDigest: digestHolder(number, holder, portableHasher),
      },
      signer,
    )
    return `"${certificate}",${issued},${holder.documentNumber},${birthDate}`
  }
  const file = `${folder}/forms.csv`
  const lines = [await form(1), await form(2), (await form(3)).replace('1999-05-04', '1998-01-01')]
  const header = 'certificate,occurredAt,documentNumber,birthDate'
  writeFileSync(file, `${[header, ...lines].join('\n')}\n`)
  const reenter = async () => {
    const { code, stdout } = await corridor(['clearances', 'reenter', file, '--json'])
    const told = JSON.parse(stdout) as {
      readonly entered: readonly { readonly serial: string; readonly repeated: boolean }[]
      readonly refused: readonly { readonly row: number; readonly problem: string }[]
    }
    return { code, ...told }
  }
  const first = await reenter()
  // The third does not fit the holder whom the office signed for.
  expect(first).toMatchObject({ code: 1, refused: [{ row: 4 }] })
  expect(first.entered.map(({ repeated }) => repeated)).toEqual([false, false])
  const second = await reenter()
  expect(second.entered.map(({ repeated }) => repeated)).toEqual([true, true])
  writeFileSync(file, `certificate,occurredAt\nx,y\n`)
  const unfit = await corridor(['clearances', 'reenter', file])
  expect(unfit.code).toBe(1)
  expect(unfit.stderr).toContain('documentNumber, birthDate')

  expect((await key('revoke', 'ffffffffffffffff', '--reason', 'stolen')).stderr).toContain(
    'There is no key ffffffffffffffff',
  )
  expect((await key('revoke', signer.keyId, '--reason', 'stolen')).stdout).toContain('is revoked')
})
