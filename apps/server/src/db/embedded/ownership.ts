import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DomainError } from '@corridor/kernel'
import { isAlive, readText, startTime } from './postmaster.ts'

/** A server keeps the database up; a command needs it for a moment. */
export type Purpose = 'server' | 'command'

interface Owner {
  readonly pid: number
  readonly started: string | null
  readonly purpose: Purpose
}

export type Ownership =
  /** We start and stop the database. */
  | { readonly kind: 'owner'; release(): void }
  /** A running Corridor server owns it; we only connect. */
  | { readonly kind: 'guest' }

const WAIT_FOR_COMMAND_MS = 60_000

/**
 * Decides who starts and stops the embedded database of a folder: one living process at a time,
 * recorded in `database-owner.json`. A record left by a killed process is taken over.
 *
 * @throws {DomainError} `unavailable` when another server owns the folder and we are one too, or
 * when a command does not finish within a minute.
 */
export async function takeOwnership(home: string, purpose: Purpose): Promise<Ownership> {
  const file = join(home, 'database-owner.json')
  const record = JSON.stringify({ pid: process.pid, started: startTime(process.pid), purpose })
  for (const limit = Date.now() + WAIT_FOR_COMMAND_MS; ; ) {
    if (writeNew(file, record))
      return { kind: 'owner', release: () => rmSync(file, { force: true }) }
    const owner = readOwner(file)
    if (owner === null || !isOwnerAlive(owner)) {
      removeStale(file, owner)
      continue
    }
    if (owner.purpose === 'server' && purpose === 'command') return { kind: 'guest' }
    if (owner.purpose === 'server') {
      throw new DomainError(
        'unavailable',
        `Corridor already runs on this data folder (process ${owner.pid}). Stop it first, or give this one a folder of its own with DATA_DIR.`,
      )
    }
    if (Date.now() > limit) {
      throw new DomainError(
        'unavailable',
        `Another corridor command (process ${owner.pid}) has kept the database for a minute. Wait for it or stop it, then try again.`,
      )
    }
    await sleep(100)
  }
}

/** Written in full under another name would not be exclusive, so a half-written record reads as stale only once. */
function writeNew(file: string, record: string): boolean {
  try {
    writeFileSync(file, record, { flag: 'wx', mode: 0o644 })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function readOwner(file: string): Owner | null {
  try {
    return JSON.parse(readText(file) ?? '') as Owner
  } catch {
    return null
  }
}

const isOwnerAlive = (owner: Owner): boolean =>
  isAlive(owner.pid) && (owner.started === null || startTime(owner.pid) === owner.started)

/** Removes the record only while it is still the one judged stale. */
function removeStale(file: string, judged: Owner | null): void {
  const now = readOwner(file)
  if (now?.pid === judged?.pid && now?.started === judged?.started) rmSync(file, { force: true })
}
