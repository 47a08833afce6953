import type { Kysely, Transaction } from 'kysely'
import type { CorridorDatabase } from '../../db/index.ts'
import type { MessageGateway } from './messages/MessageGateway.ts'
import type { Provider } from './providers/Provider.ts'

export type Database = Kysely<CorridorDatabase>
export type Tx = Transaction<CorridorDatabase>

/** What identity works with; clock, ids and randomness come from the edge. */
export interface IdentityParts {
  readonly db: Database
  readonly now: () => Date
  /** Of the competent authority: mandates run by its dates. */
  readonly timeZone: string
  readonly newId: () => string
  readonly randomBytes: (count: number) => Uint8Array
  /** 32 bytes: seals secrets that must be read again, and hides what attempts are counted by. */
  readonly serverKey: Uint8Array
  /** Open what was sealed before, while a change of keys is under way. */
  readonly olderServerKeys: readonly Uint8Array[]
  /** Where the pages are, without a slash at the end. */
  readonly publicUrl: () => string
  readonly messages: MessageGateway
  /** A ministry's own provider of sign-in; null for none. */
  readonly provider: Provider | null
  readonly limits: IdentityLimits
  /** Told what the first administrator calls the administration. */
  readonly nameHome?: (name: string, person: string) => Promise<void>
  /** Workers' files, for which codes are given out; absent where none are kept. */
  readonly workerFiles?: WorkerFiles
}

export interface WorkerFiles {
  /** Whether the organisation may give out a code for a file: open to it, and claimed by nobody. */
  mayGiveCode(record: string, organisation: string | null): Promise<boolean>
  /** Notes in the file whose it is. */
  link(claimed: {
    readonly record: string
    readonly person: string
    readonly claimGivenBy: string | null
  }): Promise<void>
}

export interface Limit {
  readonly most: number
  readonly withinMs: number
}

export interface IdentityLimits {
  /** Passwords tried on one account, from anywhere. */
  readonly account: Limit
  /** Second factors tried on one account. */
  readonly secondFactor: Limit
  /** Whatever one network tries without being signed in. */
  readonly network: Limit
  /** Codes that are sent to one address of a worker. */
  readonly workerContact: Limit
  /** Codes that one network has sent to workers. */
  readonly workerNetwork: Limit
  /** Codes tried for one address of a worker. */
  readonly workerTry: Limit
  /** Codes on paper that one network tries. */
  readonly claim: Limit
  /** Files that one account sends. */
  readonly upload: Limit
}

const QUARTER_HOUR_MS = 15 * 60_000
const HOUR_MS = 60 * 60_000

export const IDENTITY_LIMITS: IdentityLimits = {
  account: { most: 10, withinMs: QUARTER_HOUR_MS },
  secondFactor: { most: 8, withinMs: QUARTER_HOUR_MS },
  network: { most: 300, withinMs: QUARTER_HOUR_MS },
  workerContact: { most: 5, withinMs: HOUR_MS },
  workerNetwork: { most: 60, withinMs: HOUR_MS },
  workerTry: { most: 10, withinMs: HOUR_MS },
  claim: { most: 60, withinMs: HOUR_MS },
  upload: { most: 300, withinMs: HOUR_MS },
}
