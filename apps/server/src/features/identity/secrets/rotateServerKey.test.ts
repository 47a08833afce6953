import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CorridorDatabase } from '../../../db/index.ts'
import { connectPool, openPool } from '../../../db/openDatabase.ts'
import { type TestDatabase, testDatabase } from '../../../testing/testDatabase.ts'
import { tellKeyInUse } from './keyInUse.ts'
import { type RotationStep, rotateServerKey } from './rotateServerKey.ts'
import { openSecret, sealSecret } from './sealSecret.ts'
import { loadServerKeys, serverKeyFiles } from './serverKey.ts'

let database: TestDatabase
let pool: pg.Pool
let db: Kysely<CorridorDatabase>
let dataDir: string

beforeAll(async () => {
  database = await testDatabase()
  pool = openPool(database.url, () => {})
  db = connectPool(pool)
})
afterAll(async () => {
  await db.destroy()
  await database.drop()
})

const PEOPLE = ['one', 'two', 'three']
const settings = () => ({ serverKey: null, previousServerKey: null, isProduction: false, dataDir })
const edge = () => ({ db, now: () => new Date(), randomBytes })

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'corridor-key-'))
  await db.deleteFrom('person_totp').execute()
  await db.deleteFrom('person').execute()
  const { serverKey } = await loadServerKeys(settings(), randomBytes)
  await seal(serverKey)
  return () => rmSync(dataDir, { recursive: true })
})

async function seal(key: Uint8Array, people: readonly string[] = PEOPLE): Promise<void> {
  for (const id of people) {
    const person = { id, email: `${id}@example.org`, name: id, language: 'en' } as const
    await db
      .insertInto('person')
      .values({ ...person, state: 'active', created: new Date(), last_sign_in: null })
      .execute()
    const secret = sealSecret(key, id, `secret of ${id}`, randomBytes(12))
    await db
      .insertInto('person_totp')
      .values({ person: id, secret, confirmed: new Date(), last_step: null })
      .execute()
  }
}

/** What a server that starts now opens; throws where something cannot be opened. */
async function openAll(
  config: Parameters<typeof loadServerKeys>[0] = settings(),
): Promise<readonly string[]> {
  const { serverKey, olderServerKeys } = await loadServerKeys(config, randomBytes)
  const rows = await db.selectFrom('person_totp').selectAll().orderBy('person').execute()
  return rows.map(({ person, secret }) =>
    openSecret([serverKey, ...olderServerKeys], person, secret),
  )
}

const SECRETS = ['secret of one', 'secret of three', 'secret of two']

test('every secret is sealed with a new key, and the old one opens nothing any more', async () => {
  const { present, previous, next } = serverKeyFiles(dataDir)
  const old = readFileSync(present, 'utf8')
  const before = await db.selectFrom('person_totp').select('secret').execute()
  expect(await rotateServerKey(settings(), edge())).toEqual({ sealed: 3, obsoleteSetting: null })
  expect(await openAll()).toEqual(SECRETS)
  expect(readFileSync(present, 'utf8')).not.toBe(old)
  expect([existsSync(previous), existsSync(next)]).toEqual([false, false])
  const after = await db.selectFrom('person_totp').selectAll().execute()
  for (const { person, secret } of after) {
    expect(before).not.toContainEqual({ secret })
    expect(() => openSecret([Buffer.from(old, 'base64')], person, secret)).toThrow(
      'cannot be opened',
    )
  }
  const logged = await db
    .selectFrom('audit_event')
    .select(['actor_kind', 'details'])
    .where('verb', '=', 'rotate.server-key')
    .executeTakeFirst()
  expect(logged).toEqual({ actor_kind: 'system', details: { sealed: 3 } })
})

const STEPS: readonly RotationStep[] = [
  'key made',
  'old key kept',
  'new key in place',
  'secrets sealed',
]

test.each(STEPS)(
  'killed after "%s": a start opens everything, and the next run finishes',
  async (last) => {
    const { present, previous, next } = serverKeyFiles(dataDir)
    const old = readFileSync(present, 'utf8')
    const killed = rotateServerKey(settings(), edge(), (step) => {
      if (step === last) throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    expect(await openAll()).toEqual(SECRETS)
    await rotateServerKey(settings(), edge())
    expect(await openAll()).toEqual(SECRETS)
    expect(readFileSync(present, 'utf8')).not.toBe(old)
    expect([existsSync(previous), existsSync(next)]).toEqual([false, false])
  },
)

test('killed in the middle of sealing: none is lost, whichever key each has', async () => {
  const { present, previous } = serverKeyFiles(dataDir)
  const old = readFileSync(present, 'utf8')
  writeFileSync(previous, old, { mode: 0o600 })
  const key = randomBytes(32)
  writeFileSync(present, key.toString('base64'), { mode: 0o600 })
  const secret = sealSecret(key, 'two', 'secret of two', randomBytes(12))
  await db.updateTable('person_totp').set({ secret }).where('person', '=', 'two').execute()
  expect(await openAll()).toEqual(SECRETS)
  expect((await rotateServerKey(settings(), edge())).sealed).toBe(2)
  expect(await openAll()).toEqual(SECRETS)
  expect(readFileSync(present, 'utf8')).toBe(key.toString('base64'))
})

test('a secret that no key opens stops it, and the old key stays', async () => {
  await seal(randomBytes(32), ['stranger'])
  await expect(rotateServerKey(settings(), edge())).rejects.toThrow('cannot be opened')
  expect(existsSync(serverKeyFiles(dataDir).previous)).toBe(true)
  await db.deleteFrom('person_totp').where('person', '=', 'stranger').execute()
  await rotateServerKey(settings(), edge())
  expect(await openAll()).toEqual(SECRETS)
})

test('waits for a server that works with the old key, which would seal with it meanwhile', async () => {
  const { serverKey } = await loadServerKeys(settings(), randomBytes)
  const end = await tellKeyInUse(pool, serverKey)
  await expect(rotateServerKey(settings(), edge())).rejects.toMatchObject({ code: 'unavailable' })
  const late = sealSecret(serverKey, 'one', 'sealed meanwhile', randomBytes(12))
  await db.updateTable('person_totp').set({ secret: late }).where('person', '=', 'one').execute()
  await expect(rotateServerKey(settings(), edge())).rejects.toMatchObject({ code: 'unavailable' })
  end()
  // The connection of a server that ends, or is killed, ends a moment later.
  await expect
    .poll(() => rotateServerKey(settings(), edge()).catch(() => null))
    .toEqual({ sealed: 3, obsoleteSetting: null })
  expect((await openAll())[0]).toBe('sealed meanwhile')
})

test('with SERVER_KEY the old one is named by SERVER_KEY_PREVIOUS until it is done', async () => {
  const { serverKey: old } = await loadServerKeys(settings(), randomBytes)
  const serverKey = new Uint8Array(randomBytes(32))
  const alone = { ...settings(), serverKey }
  await expect(rotateServerKey(alone, edge())).rejects.toThrow('SERVER_KEY_PREVIOUS')
  const both = { ...alone, previousServerKey: old }
  expect(await openAll(both)).toEqual(SECRETS)
  const done = { sealed: 3, obsoleteSetting: 'SERVER_KEY_PREVIOUS' }
  expect(await rotateServerKey(both, edge())).toEqual(done)
  expect(await rotateServerKey(both, edge())).toEqual({ ...done, sealed: 0 })
  expect(await openAll(alone)).toEqual(SECRETS)
})
