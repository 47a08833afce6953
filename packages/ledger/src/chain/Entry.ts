import type { JsonValue } from '../canonical/canonicalJson.ts'

/** 64 lower-case hexadecimal digits. */
export type Digest = string

/** An instant in UTC with milliseconds, `2030-01-07T08:00:00.000Z`: text order is time order. */
export type Instant = string

export const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** How an act reached the log. */
export type Channel = 'online' | 'offline' | 'manual_queue' | 'import' | 'clock'

/** Who did what, when, for whom: everything that is chained except the payload itself. */
export interface Envelope {
  readonly record: string
  /** `record kind.verb`, such as `licence.submit`. */
  readonly type: string
  readonly actor: string
  /** The role in which the actor did it, at the time. */
  readonly role: string
  /** Server's time; never earlier than the version before. */
  readonly recordedAt: Instant
  /** Made by the client once for each intended act, unique in the log for ever. */
  readonly key: string
  /** Fold version of the action type; absent is 1. */
  readonly foldVersion?: number
  readonly id?: string
  readonly organisation?: string
  /** The mandate, delegation or consent acted under. */
  readonly onBehalfOf?: string
  readonly purpose?: string
  readonly place?: string
  readonly device?: string
  readonly channel?: Channel
  /** When it happened, as claimed by the actor. */
  readonly occurredAt?: Instant
  /** The action that this one follows from. */
  readonly causedBy?: string
  readonly requestId?: string
}

/** What is hashed for one version of a record. Absent members are not written at all. */
export interface Entry extends Envelope {
  readonly v: 1
  readonly version: number
  readonly payloadDigest: Digest
  readonly prev: Digest
}

/** What an action says, or what is left after its erasure. Kept apart from the entry. */
export type Content =
  | { readonly kind: 'present'; readonly payload: JsonValue; readonly salt: Digest }
  | { readonly kind: 'erased'; readonly basis: string; readonly erasedAt: Instant }
  /** Not handed out or not opened: chained by its digest, and not checked. */
  | { readonly kind: 'withheld' }

/** One action as stored. */
export interface StoredAction {
  readonly entry: Entry
  readonly hash: Digest
  readonly content: Content
}

/** The last version of a record: all that is needed to write the next one. */
export interface Head {
  readonly record: string
  readonly version: number
  readonly hash: Digest
  readonly recordedAt: Instant
}

export const headOf = ({ entry, hash }: StoredAction): Head => ({
  record: entry.record,
  version: entry.version,
  hash,
  recordedAt: entry.recordedAt,
})
