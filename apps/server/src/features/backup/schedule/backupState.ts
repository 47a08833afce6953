import type { Kysely } from 'kysely'
import type { CorridorDatabase } from '../../../db/index.ts'
import type { BackupSettings } from '../backupSettings.ts'

/** What anybody may know: no place, no reason. */
export type BackupState = 'ok' | 'late' | 'failed'

/** A run that ended. */
export interface BackupRun {
  readonly kind: 'logical' | 'physical' | 'drill'
  readonly state: 'done' | 'failed'
  readonly started: Date
}

/** What is to be done by itself, and how often. */
export interface Rhythm {
  readonly kind: 'backup' | 'drill'
  readonly everyHours: number
}

const HOUR_MS = 3_600_000

/** After a failure it is tried again sooner. */
const RETRY_MS = 15 * 60_000

export const rhythmsOf = ({
  dir,
  everyHours,
  drillEveryHours,
}: Pick<BackupSettings, 'dir' | 'everyHours' | 'drillEveryHours'>): readonly Rhythm[] =>
  dir === null
    ? []
    : [
        { kind: 'backup' as const, everyHours },
        { kind: 'drill' as const, everyHours: drillEveryHours },
      ].filter((rhythm) => rhythm.everyHours > 0)

const belongs = (run: BackupRun, kind: Rhythm['kind']): boolean =>
  (run.kind === 'drill') === (kind === 'drill')

/**
 * Whether something is to be done now. A drill waits for the first backup.
 *
 * @param runs newest first.
 */
export function isDue(
  { kind, everyHours }: Rhythm,
  runs: readonly BackupRun[],
  now: Date,
): boolean {
  const isBackedUp = runs.some((run) => belongs(run, 'backup') && run.state === 'done')
  if (kind === 'drill' && !isBackedUp) return false
  const last = runs.find((run) => belongs(run, kind))
  if (last === undefined) return true
  const pause = everyHours * HOUR_MS
  const wait = last.state === 'failed' ? Math.min(pause, RETRY_MS) : pause
  return now.getTime() - last.started.getTime() >= wait
}

/**
 * How backups and drills stand together: failed where the last of either failed, late where a good
 * one is older than twice its pause.
 *
 * @param since when the server began to look: nothing is late before.
 */
export function stateOf(
  rhythms: readonly Rhythm[],
  runs: readonly BackupRun[],
  now: Date,
  since: Date,
): BackupState {
  const states = rhythms.map(({ kind, everyHours }): BackupState => {
    const own = runs.filter((run) => belongs(run, kind))
    if (own[0]?.state === 'failed') return 'failed'
    const good = own.find(({ state }) => state === 'done')?.started ?? since
    return now.getTime() - good.getTime() > 2 * everyHours * HOUR_MS ? 'late' : 'ok'
  })
  return states.includes('failed') ? 'failed' : states.includes('late') ? 'late' : 'ok'
}

/** The last good run of each kind and the last of all, newest first. */
export async function lastRuns(db: Kysely<CorridorDatabase>): Promise<readonly BackupRun[]> {
  return await db
    .selectFrom('backup_run')
    .distinctOn(['kind', 'state'])
    .select(['kind', 'state', 'started'])
    .orderBy('kind')
    .orderBy('state')
    .orderBy('started', 'desc')
    .execute()
    .then((runs) => runs.toSorted((a, b) => b.started.getTime() - a.started.getTime()))
}
