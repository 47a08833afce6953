import { fork } from 'node:child_process'
import { setPriority } from 'node:os'
import { basename } from 'node:path'
import type { Config } from '../../../config.ts'
import type { OpenDatabase } from '../../../db/index.ts'
import type { BackupOutcome, BackupTask } from './backupProcess.ts'
import {
  type BackupState,
  isDue,
  lastRuns,
  type Rhythm,
  rhythmsOf,
  stateOf,
} from './backupState.ts'

/** Takes backups and makes drills by itself until it is closed. */
export interface BackupSchedule {
  /** Null where neither is asked for. */
  readonly state: (() => Promise<BackupState>) | null
  /** Looks at once, and waits for what is done then. */
  look(): Promise<void>
  /** Stops what is under way; it leaves nothing half. */
  close(): Promise<void>
}

interface Options {
  readonly database: Pick<OpenDatabase, 'kysely' | 'pool' | 'url'>
  readonly config: Pick<Config, 'dataDir' | 'databaseUrl' | 'ledger' | 'backup'>
  readonly now: () => Date
  readonly newId: () => string
  readonly log: {
    info(details: object, message: string): void
    error(details: object, message: string): void
  }
  /** Between two looks whether something is due. */
  readonly lookMs?: number
}

const LOOK_MS = 60_000

const PROGRAM = new URL('./backupProcess.ts', import.meta.url)

/** Requests come first. */
const LOW_PRIORITY = 10

/** Keeps two servers of one database from doing the same at once. */
const LOCK = `hashtextextended('corridor backup', 7)`

/**
 * Takes a backup and tries a restore whenever it is time, in a process of its own.
 *
 * The table of runs says what was done when: a server that was killed looks there and goes on, where
 * a job of a queue would stay locked for hours.
 */
export function startBackups({
  database,
  config,
  now,
  newId,
  log,
  lookMs = LOOK_MS,
}: Options): BackupSchedule {
  const rhythms = rhythmsOf(config.backup)
  const since = now()
  if (rhythms.length === 0) {
    return { state: null, look: async () => {}, close: async () => {} }
  }
  const stopping = new AbortController()
  let underWay: Promise<void> | null = null
  const lookOnce = () =>
    whileAlone(database, async () => {
      for (const rhythm of rhythms) {
        const isWanted = isDue(rhythm, await lastRuns(database.kysely), now())
        if (isWanted && !stopping.signal.aborted) await runAndNote(rhythm)
      }
    })
  const runAndNote = async ({ kind }: Rhythm): Promise<void> => {
    const started = now()
    const outcome = await runProcess(taskOf(kind, database.url, config), stopping.signal)
    if (stopping.signal.aborted && outcome.state === 'failed') return
    const isDone = outcome.state === 'done'
    await database.kysely
      .insertInto('backup_run')
      .values({
        id: newId(),
        kind: kind === 'drill' ? 'drill' : 'logical',
        state: outcome.state,
        started,
        finished: now(),
        file: outcome.file === null ? null : basename(outcome.file),
        bytes: isDone ? outcome.bytes : null,
        rows: isDone ? outcome.rows : null,
        failure: isDone ? null : outcome.failure,
      })
      .execute()
    if (isDone) log.info({ ...outcome }, kind === 'drill' ? 'restore drill passed' : 'backup taken')
    else log.error({ ...outcome }, kind === 'drill' ? 'RESTORE DRILL FAILED' : 'BACKUP FAILED')
  }
  const look = (): Promise<void> => {
    underWay ??= lookOnce()
      .catch((error: unknown) => {
        log.error({ error }, 'whether a backup is due cannot be told')
      })
      .finally(() => {
        underWay = null
      })
    return underWay
  }
  const timer = setInterval(() => void look(), lookMs)
  timer.unref()
  return {
    state: async () => stateOf(rhythms, await lastRuns(database.kysely), now(), since),
    look,
    async close() {
      clearInterval(timer)
      stopping.abort()
      await underWay
    },
  }
}

function taskOf(
  kind: Rhythm['kind'],
  databaseUrl: string,
  { dataDir, databaseUrl: own, ledger, backup }: Options['config'],
): BackupTask {
  return {
    kind,
    databaseUrl,
    config: { dataDir, databaseUrl: own, ledger },
    settings: { ...backup, dir: backup.dir! },
  }
}

/** Runs where no other server of this database is at it; otherwise does nothing. */
async function whileAlone(
  { pool }: Pick<OpenDatabase, 'pool'>,
  run: () => Promise<void>,
): Promise<void> {
  const client = await pool.connect()
  try {
    const { rows } = await client.query<{ free: boolean }>(
      `select pg_try_advisory_lock(${LOCK}) as free`,
    )
    if (rows[0]?.free !== true) return
    try {
      await run()
    } finally {
      await client.query(`select pg_advisory_unlock(${LOCK})`)
    }
  } finally {
    client.release()
  }
}

/** One backup or drill in a process of its own, asked to stop when `signal` fires. */
async function runProcess(task: BackupTask, signal: AbortSignal): Promise<BackupOutcome> {
  const child = fork(PROGRAM, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  const ended = Promise.withResolvers<BackupOutcome>()
  let outcome: BackupOutcome | null = null
  child.once('message', (told: BackupOutcome) => {
    outcome = told
  })
  child.once('error', (error) =>
    ended.resolve({ state: 'failed', file: null, failure: error.message }),
  )
  child.once('exit', (code, name) =>
    ended.resolve(
      outcome ?? {
        state: 'failed',
        file: null,
        failure: `The process of the backup ended by itself (${name ?? code})`,
      },
    ),
  )
  const stop = () => child.kill('SIGTERM')
  signal.addEventListener('abort', stop, { once: true })
  try {
    if (child.pid !== undefined) setPriority(child.pid, LOW_PRIORITY)
    child.send(task)
    return await ended.promise
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
