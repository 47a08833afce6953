import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPool } from '../../db/openDatabase.ts'
import { addJob } from '../../jobs/jobQueue.ts'
import { blankDatabase, type TestDatabase, testDatabase } from '../../testing/testDatabase.ts'
import { type RestoreRequest, restoreBackup, withRestored } from './restoreBackup.ts'
import { editArchive } from './testing/editArchive.ts'
import {
  configOf,
  digestDatabase,
  newKey,
  openFolder,
  takeBackup,
  unsignalled,
} from './testing/testBackup.ts'
import { verifyArchive } from './verifyArchive.ts'

let source: TestDatabase
let pool: pg.Pool
let folder: ReturnType<typeof openFolder>
const opened: (() => Promise<void>)[] = []

/** Text that a line-wise form could stumble over. */
const NASTY = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    '\\N',
    '\\.',
    '\\\\',
    '\t\n\r\b\f\v',
    'أهلا "وسهلا", it\'s',
    '\u{1F9F3}',
    '{,}',
  ),
)
const clean = (text: string) => text.replaceAll('\0', '').toWellFormed()

beforeAll(async () => {
  source = await testDatabase()
  pool = openPool(source.url, () => {})
  folder = openFolder()
})
afterAll(async () => {
  for (const close of opened) await close()
  await pool.end()
  await source.drop()
  folder.remove()
})

/** An empty database and data folder, and the settings that name them. */
async function emptyPlace(): Promise<RestoreRequest['config']> {
  const blank = await blankDatabase()
  opened.push(blank.drop)
  return configOf(join(folder.path, `data-${opened.length}`), { databaseUrl: blank.url })
}

const restoreInto = (
  config: RestoreRequest['config'],
  file: string,
  changes: Partial<RestoreRequest> = {},
): RestoreRequest => ({
  file,
  identities: [],
  config,
  endSessions: false,
  signal: unsignalled(),
  told: () => {},
  ...changes,
})

/** One row of nasty content for every table that takes text, and a few more. */
async function fillNastily(): Promise<void> {
  const texts = fc.sample(NASTY, { seed: 20_140_528, numRuns: 200 }).map(clean)
  for (const [at, text] of texts.entries()) {
    const id = `p${at}`
    await pool.query(
      `insert into person (id, email, name, language, state, created, last_sign_in)
       values ($1, $2, $3, 'ar', 'active', $4, $5)`,
      [
        id,
        `${at}@example.org`,
        text,
        `20${10 + (at % 80)}-02-28T23:59:59.999999Z`,
        at % 2 ? null : 'infinity',
      ],
    )
    await pool.query(
      `insert into role_grant (id, person, role, organisation, office, valid_from, valid_until, granted)
       values ($1, $1, $2, $2, $3, '0001-01-01', $4, now())`,
      [id, text, at % 3 ? null : text, at % 2 ? null : '5874897-12-31'],
    )
    await pool.query(
      `insert into audit_event (at, verb, actor_kind, details)
       values ('0044-03-15 BC', $1, 'system', $2)`,
      [text, JSON.stringify({ text, list: [text, null, 1.5e-7, true, {}], [text]: '' })],
    )
    await pool.query(
      `insert into ledger_subject_key (tenant, subject, wrapped, created) values ('other', $1, $2, now())`,
      [id, Buffer.from(text.repeat(3), 'utf16le')],
    )
  }
  await pool.query(
    `insert into sign_in_session (hash, id, person, assurance, device, network, signed_in, seen, expires)
     values ('h', 'i', 'p0', 'two-factor', 'd', 'n', now(), now(), now())`,
  )
}

describe('a logical backup', () => {
  beforeAll(fillNastily)

  test('restores every row of every table, sequences included, and reads as nothing was lost', async () => {
    const backup = await takeBackup({ pool, config: configOf(folder.path), folder: folder.path })
    expect(backup).toMatchObject({ kind: 'logical', encrypted: false, keys: false })
    const config = await emptyPlace()
    const before = await digestDatabase(pool)
    await withRestored(restoreInto(config, backup.file), async (database, report) => {
      expect(await digestDatabase(database.pool)).toEqual(before)
      expect(report).toMatchObject({ kind: 'logical', intact: true, rows: backup.rows })
      const { rows } = await database.pool.query<{ id: string }>(
        `insert into audit_event (at, verb, actor_kind, details)
         values (now(), 'next', 'system', '{}') returning id`,
      )
      expect(rows).toEqual([{ id: '201' }])
      // The restored database refuses what the first one refuses.
      await expect(database.pool.query('delete from audit_event')).rejects.toThrow(/audit/)
      await expect(
        database.pool.query(
          `insert into passkey_challenge values ('h', 'register', 'nobody', now())`,
        ),
      ).rejects.toThrow(/foreign key/)
    })
  })

  test('encrypted: opened by each of its recipients, refused in words to others', async () => {
    const [one, two, stranger] = [await newKey(), await newKey(), await newKey()]
    const backup = await takeBackup({
      pool,
      config: configOf(folder.path),
      folder: folder.path,
      recipients: [one.recipient, two.recipient],
    })
    expect(backup.file).toMatch(/-logical\.tar\.zst\.age$/)
    expect(readFileSync(backup.file).includes('person')).toBe(false)
    for (const { identity } of [one, two]) {
      const report = await verifyArchive(backup.file, [identity], unsignalled())
      expect(report.rows).toBe(backup.rows)
    }
    const config = await emptyPlace()
    await expect(
      restoreBackup(restoreInto(config, backup.file, { identities: [stranger.identity] })),
    ).rejects.toThrow(/encrypted to other keys/)
    await expect(restoreBackup(restoreInto(config, backup.file))).rejects.toThrow(/--identity/)
    const report = await restoreBackup(
      restoreInto(config, backup.file, { identities: [two.identity] }),
    )
    expect(report.rows).toBe(backup.rows)
  })

  test('jobs that wait go along, those under way wait again, and none of a timetable', async () => {
    const at = new Date('2031-05-01T06:00:00.123Z')
    const payload = { id: 'd1', note: 'أهلا' }
    await addJob(pool, { task: 'later', payload, key: 'later d1', runAt: at, attempts: 7 })
    await addJob(pool, { task: 'under way', payload: {}, key: 'now' })
    await pool.query(`select graphile_worker.add_job('minutely', '{"_cron": {"ts": 1}}')`)
    await pool.query(`update graphile_worker._private_jobs
      set locked_at = now(), locked_by = 'gone', attempts = 1 where key = 'now'`)
    const backup = await takeBackup({ pool, config: configOf(folder.path), folder: folder.path })
    const config = await emptyPlace()
    await withRestored(restoreInto(config, backup.file), async (database) => {
      const { rows } = await database.pool.query(`
        select t.identifier as task, j.payload, j.key, j.run_at, j.max_attempts, j.locked_by
        from graphile_worker._private_jobs j
        join graphile_worker._private_tasks t on t.id = j.task_id order by t.identifier`)
      expect(rows).toMatchObject([
        { task: 'later', payload, key: 'later d1', run_at: at, max_attempts: 7, locked_by: null },
        { task: 'under way', payload: {}, key: 'now', locked_by: null },
      ])
    })
    await pool.query('delete from graphile_worker._private_jobs')
  })

  test('whoever was signed in is not after a restore', async () => {
    const backup = await takeBackup({ pool, config: configOf(folder.path), folder: folder.path })
    const config = await emptyPlace()
    await withRestored(
      restoreInto(config, backup.file, { endSessions: true }),
      async (database) => {
        const { rows } = await database.pool.query('select * from sign_in_session')
        expect(rows).toEqual([])
      },
    )
  })

  test('is restored into an empty place alone', async () => {
    const backup = await takeBackup({ pool, config: configOf(folder.path), folder: folder.path })
    const before = await digestDatabase(pool)
    await expect(
      restoreBackup(
        restoreInto(configOf(join(folder.path, 'x'), { databaseUrl: source.url }), backup.file),
      ),
    ).rejects.toThrow(/not empty .*DATA_DIR/)
    expect(await digestDatabase(pool)).toEqual(before)
    const config = await emptyPlace()
    mkdirSync(join(config.dataDir, 'evidence', 'mine'), { recursive: true })
    await expect(restoreBackup(restoreInto(config, backup.file))).rejects.toThrow(/evidence holds/)
  })

  test('by an account without special rights: in the order of references', async () => {
    const backup = await takeBackup({ pool, config: configOf(folder.path), folder: folder.path })
    const blank = await blankDatabase()
    opened.push(blank.drop)
    const name = new URL(blank.url).pathname.slice(1)
    const role = `site_${name}`
    await pool.query(`create role ${role} login password 'site'`)
    await pool.query(`alter database ${name} owner to ${role}`)
    opened.push(async () => {
      await pool.query(`drop role if exists ${role}`).catch(() => {})
    })
    const url = new URL(blank.url)
    url.username = role
    url.password = 'site'
    const before = await digestDatabase(pool)
    const config = configOf(join(folder.path, 'site'), { databaseUrl: url.href })
    await withRestored(restoreInto(config, backup.file), async (database) => {
      expect(await digestDatabase(database.pool)).toEqual(before)
    })
  })

  test('an older schema is brought forward, a newer one refused', async () => {
    const backup = await takeBackup({ pool, config: configOf(folder.path), folder: folder.path })
    const newer = await editArchive(backup.file, join(folder.path, 'newer.tar.zst'), {
      head: (head) => ({ ...head, schemaLevel: [...head.schemaLevel, '2031-01-01-more'] }),
    })
    const config = await emptyPlace()
    await expect(restoreBackup(restoreInto(config, newer))).rejects.toThrow(
      /newer Corridor .*2031-01-01-more/,
    )
    const gone = ['simulation']
    const older = await editArchive(backup.file, join(folder.path, 'older.tar.zst'), {
      head: (head) => ({
        ...head,
        schemaLevel: head.schemaLevel.filter((name) => name !== '2026-11-21-simulations'),
        tables: head.tables.filter(({ name }) => !gone.includes(name)),
      }),
      keeps: (name) => !gone.some((table) => name.startsWith(`tables/public.${table}/`)),
    })
    await withRestored(restoreInto(config, older), async (database) => {
      const { rows } = await database.pool.query('select * from simulation')
      expect(rows).toEqual([])
    })
  })
})

describe('an archive that is not what was written', () => {
  let file: string
  let config: RestoreRequest['config']
  let sealed: string
  let identity: string

  beforeAll(async () => {
    file = (await takeBackup({ pool, config: configOf(folder.path), folder: folder.path })).file
    const key = await newKey()
    identity = key.identity
    sealed = (
      await takeBackup({
        pool,
        config: configOf(folder.path),
        folder: folder.path,
        recipients: [key.recipient],
      })
    ).file
    config = await emptyPlace()
  })

  const write = (name: string, bytes: Uint8Array): string => {
    const path = join(folder.path, name)
    writeFileSync(path, bytes)
    return path
  }

  const refusal = async (path: string): Promise<string> => {
    const error = await restoreBackup(restoreInto(config, path, { identities: [identity] })).then(
      () => null,
      (thrown: unknown) => thrown,
    )
    expect(error).toMatchObject({ name: 'DomainError' })
    // Nothing is left, so that the right one can be restored afterwards.
    const target = openPool(config.databaseUrl!, () => {})
    const { rows } = await target.query(
      `select relname from pg_class where relnamespace = 'public'::regnamespace`,
    )
    await target.end()
    expect(rows).toEqual([])
    return (error as Error).message
  }

  test('cut off at any place', async () => {
    for (const path of [file, sealed]) {
      const bytes = readFileSync(path)
      for (const share of [0.001, 0.3, 0.9, 0.999]) {
        const cut = write('cut.tar.zst', bytes.subarray(0, Math.floor(bytes.length * share)))
        expect(await refusal(cut)).toMatch(/cut off|damaged|no backup/)
      }
      // The last 9 bytes of a file that is not encrypted are an empty frame, which holds nothing.
      const end = path === sealed ? 1 : 10
      const last = write('last.tar.zst', bytes.subarray(0, bytes.length - end))
      expect(await refusal(last)).toMatch(/cut off|damaged/)
    }
  }, 60_000)

  test('one bit changed anywhere', async () => {
    for (const path of [file, sealed]) {
      const bytes = readFileSync(path)
      for (const share of [0.05, 0.2, 0.5, 0.8, 0.99]) {
        const changed = Buffer.from(bytes)
        const at = Math.floor(bytes.length * share)
        changed[at] = changed[at]! ^ 0x10
        // In a name of the description it is a name that nothing has.
        expect(await refusal(write('bit.tar.zst', changed))).toMatch(
          /damaged|changed|cannot be|unknown here|this Corridor has not/,
        )
      }
    }
  }, 60_000)

  test('a row edited, a table left out, an entry put in, entries exchanged', async () => {
    const edited = (name: string, edits: Parameters<typeof editArchive>[2]) =>
      editArchive(file, join(folder.path, name), { ...edits, oldManifest: true })
    const audit = (name: string) => name.startsWith('tables/public.audit_event/')
    const row = await edited('row.tar.zst', {
      content: (name, content) =>
        audit(name) ? Buffer.from(content.toString().replace('system', 'person')) : content,
    })
    expect(await refusal(row)).toMatch(/audit_event.* is not what was written/)
    const less = await edited('less.tar.zst', { keeps: (name) => !audit(name) })
    expect(await refusal(less)).toMatch(/audit_event.* is missing/)
    const more = await edited('more.tar.zst', { adds: { 'files/evidence/x/y': 'z' } })
    expect(await refusal(more)).toMatch(/put in afterwards/)
    const swapped = await edited('swapped.tar.zst', { reversed: true })
    expect(await refusal(swapped)).toMatch(/not in its place|wrong place/)
    // With its checksums made anew, the count of rows still tells.
    const clever = await editArchive(file, join(folder.path, 'clever.tar.zst'), {
      content: (name, content) =>
        audit(name) ? content.subarray(content.indexOf(10) + 1) : content,
    })
    expect(await refusal(clever)).toMatch(/audit_event has 199 rows/)
  }, 60_000)

  test('names that lead out of the folder, another format, no archive at all', async () => {
    for (const name of [
      'files/../../etc/x',
      'files/evidence//x',
      'files/evidence/..',
      'keys/a/../b',
    ]) {
      const unfit = await editArchive(file, join(folder.path, 'unfit.tar.zst'), {
        adds: { [name]: 'x' },
      })
      expect(await refusal(unfit)).toMatch(/unfit name/)
    }
    const later = await editArchive(file, join(folder.path, 'later.tar.zst'), {
      head: (head) => ({ ...head, version: 2 as never }),
    })
    expect(await refusal(later)).toMatch(/form 2/)
    expect(
      await refusal(write('none', Buffer.from('PK\x03\x04 and more bytes than that'))),
    ).toMatch(/is no backup/)
    expect(await refusal(write('empty', Buffer.alloc(0)))).toMatch(/is no backup/)
    expect(await refusal(join(folder.path, 'missing'))).toMatch(/cannot be read/)
  }, 60_000)
})
