import { resolve } from 'node:path'
import { DomainError } from '@corridor/kernel'
import { z } from 'zod'

/** Said in place of recipients by whoever wants backups that anybody can read. */
const UNENCRYPTED = 'unencrypted'

const RECIPIENT = /^age1[0-9a-z]{50,}$/

/** Settings of backups among those of the environment. */
export const BACKUP_ENVIRONMENT = {
  BACKUP_DIR: z.string().min(1).optional(),
  BACKUP_EVERY_HOURS: z.coerce.number().min(0).max(8_760).default(24),
  BACKUP_KEEP: z.coerce.number().int().min(1).max(100_000).default(14),
  BACKUP_RECIPIENTS: z
    .string()
    .transform((text) => text.split(',').map((word) => word.trim()))
    .refine(
      (words) =>
        (words.length === 1 && words[0] === UNENCRYPTED) ||
        words.every((word) => RECIPIENT.test(word)),
      'write age recipients joined by commas (corridor backup key makes one), or the word unencrypted',
    )
    .optional(),
  BACKUP_DRILL_EVERY_HOURS: z.coerce.number().min(0).max(8_760).optional(),
  BACKUP_DRILL_IDENTITY_FILE: z.string().min(1).optional(),
}

export interface BackupSettings {
  /** Where backups are put; null for none by itself. */
  readonly dir: string | null
  /** Hours from backup to backup; 0 for none by itself. */
  readonly everyHours: number
  /** Backups that are kept; older ones are removed after a new one is whole. */
  readonly keep: number
  /** Public keys to which backups are encrypted; empty where they shall not be. */
  readonly recipients: readonly string[]
  /** Whether backups without encryption were asked for. */
  readonly unencrypted: boolean
  /** Hours from restore drill to restore drill; 0 for none by itself. */
  readonly drillEveryHours: number
  /** Secret key with which the drill opens backups; null where it has none. */
  readonly drillIdentityFile: string | null
}

type Given = z.output<z.ZodObject<typeof BACKUP_ENVIRONMENT>>

/** Nightly, where the drill can open what was written. */
const DRILL_HOURS = 24

/**
 * @param start folder from which relative ones are taken.
 * @throws {DomainError} `bad_option` for backups of which it is not said who may read them.
 */
export function backupSettings(given: Given, start: string): BackupSettings {
  const words = given.BACKUP_RECIPIENTS ?? []
  const unencrypted = words[0] === UNENCRYPTED
  const recipients = unencrypted ? [] : words
  if (given.BACKUP_DIR !== undefined && words.length === 0) {
    throw new DomainError(
      'bad_option',
      'BACKUP_DIR is set, but not who may read the backups: set BACKUP_RECIPIENTS to the public key that "corridor backup key FILE" prints, or to the word unencrypted',
    )
  }
  const identity = given.BACKUP_DRILL_IDENTITY_FILE
  const canDrill = unencrypted || identity !== undefined
  if ((given.BACKUP_DRILL_EVERY_HOURS ?? 0) > 0 && !canDrill && given.BACKUP_DIR !== undefined) {
    throw new DomainError(
      'bad_option',
      'BACKUP_DRILL_EVERY_HOURS is set, but the drill cannot open the backups: set BACKUP_DRILL_IDENTITY_FILE, or run "corridor backup drill" where the key is',
    )
  }
  return {
    dir: given.BACKUP_DIR === undefined ? null : resolve(start, given.BACKUP_DIR),
    everyHours: given.BACKUP_EVERY_HOURS,
    keep: given.BACKUP_KEEP,
    recipients,
    unencrypted,
    drillEveryHours: given.BACKUP_DRILL_EVERY_HOURS ?? (canDrill ? DRILL_HOURS : 0),
    drillIdentityFile: identity === undefined ? null : resolve(start, identity),
  }
}
