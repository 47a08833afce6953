import { DomainError } from '@corridor/kernel'
import { type Hasher, NO_PREVIOUS } from '../canonical/Hasher.ts'
import type { FaultList } from '../verification/FaultList.ts'
import type { FaultKind } from '../verification/LedgerFault.ts'
import { type Digest, INSTANT, type StoredAction } from './Entry.ts'
import { digestPayload, hashEntry } from './hashEntry.ts'

/** Where a record's chain stands. */
interface Link {
  version: number
  hash: Digest
  recordedAt: string
  /** The last version is already reported: what follows from that is not reported again. */
  faulty: boolean
  /** Versions jumped over, with the place of the fault that says so. */
  skipped: Map<number, number> | null
}

/**
 * Checks actions one by one: payload against digest, entry against hash, each version against the
 * one before. Records may come in any mixture, each record's versions in order.
 *
 * Keeps one small object for each record.
 */
export class ChainCheck {
  readonly #hasher: Hasher
  readonly #faults: FaultList
  readonly #midway: boolean
  readonly #links = new Map<string, Link>()
  erased = 0
  withheld = 0

  /** @param midway whether a record may begin with a later version, because earlier ones are checked elsewhere. */
  constructor(hasher: Hasher, faults: FaultList, midway: boolean) {
    this.#hasher = hasher
    this.#faults = faults
    this.#midway = midway
  }

  get records(): number {
    return this.#links.size
  }

  /** @returns the hash that the entry really has; null for something that is no entry. */
  check(action: StoredAction, seal: number | null): Digest | null {
    const { entry } = action
    let hash: Digest
    try {
      refuseOtherForm(action)
      hash = hashEntry(entry, this.#hasher)
    } catch (error) {
      this.#report('malformed', action, seal, inWords(error))
      return null
    }
    const sound = this.#checkContent(action, hash, seal)
    this.#follow(action, seal, sound)
    return hash
  }

  /** Marks the last checked version of a record as reported, after it was found unlike its seal. */
  excuseNext(record: string, version: number): void {
    const link = this.#links.get(record)
    if (link?.version === version) link.faulty = true
  }

  #checkContent(action: StoredAction, hash: Digest, seal: number | null): boolean {
    const { entry, content } = action
    const name = `version ${entry.version} of ${entry.record}`
    if (hash !== action.hash) {
      this.#report('entry', action, seal, `${name} was changed: its hash is no longer its own`)
    }
    if (content?.kind === 'erased') {
      this.erased += 1
      return hash === action.hash
    }
    if (content?.kind === 'withheld') {
      this.withheld += 1
      return hash === action.hash
    }
    let digest: Digest | null = null
    let reason = 'what it says is not what was recorded'
    try {
      if (content?.kind !== 'present') throw new DomainError('bad_request', 'it cannot be read')
      digest = digestPayload(content.payload, content.salt, this.#hasher)
    } catch (error) {
      reason = inWords(error)
    }
    if (digest !== entry.payloadDigest) {
      this.#report('payload', action, seal, `the payload of ${name} was changed: ${reason}`)
    }
    return hash === action.hash && digest === entry.payloadDigest
  }

  #follow(action: StoredAction, seal: number | null, sound: boolean): void {
    const { record, version, prev, recordedAt } = action.entry
    const link = this.#links.get(record)
    if (link !== undefined && version <= link.version) {
      this.#reportEarlier(link, action, seal)
      return
    }
    const before = link?.version ?? 0
    const next: Link = {
      version,
      hash: action.hash,
      recordedAt,
      faulty: !sound,
      skipped: link?.skipped ?? null,
    }
    const unanchored = link === undefined && this.#midway
    if (version !== before + 1 && !unanchored) {
      this.#reportGap(before, next, action, seal)
    } else if (!unanchored && prev !== (link?.hash ?? NO_PREVIOUS) && !link?.faulty) {
      next.faulty = true
      this.#report(
        'prev',
        action,
        seal,
        version === 1
          ? `version 1 of ${record} names a version before it: its beginning is missing`
          : `version ${version} of ${record} does not follow from version ${before}: one of the ` +
              'two was replaced',
      )
    }
    if (link !== undefined && recordedAt < link.recordedAt) {
      this.#report(
        'time',
        action,
        seal,
        `version ${version} of ${record} says ${recordedAt}, earlier than version ${before} ` +
          `(${link.recordedAt})`,
      )
    }
    this.#links.set(record, next)
  }

  #reportGap(before: number, next: Link, action: StoredAction, seal: number | null): void {
    const { record, version } = action.entry
    const missing = version === before + 2 ? `${before + 1}` : `${before + 1} to ${version - 1}`
    const place = this.#faults.add({
      kind: 'gap',
      record,
      version: before + 1,
      seal,
      words: `${record}: version ${missing} missing before version ${version}`,
    })
    next.skipped ??= new Map()
    // A record jumps rarely and not far; whoever forges a huge number does not fill the memory.
    for (let at = before + 1; at < version && at < before + 1000; at += 1)
      next.skipped.set(at, place)
  }

  #reportEarlier(link: Link, action: StoredAction, seal: number | null): void {
    const { record, version } = action.entry
    const place = link.skipped?.get(version)
    if (place === undefined) {
      this.#report('duplicate', action, seal, `version ${version} of ${record} stands twice`)
      return
    }
    link.skipped?.delete(version)
    this.#faults.revise(place, {
      kind: 'reorder',
      record,
      version,
      seal,
      words: `version ${version} of ${record} stands after a later version`,
    })
  }

  #report(kind: FaultKind, action: StoredAction, seal: number | null, words: string): void {
    const entry = action.entry as Partial<StoredAction['entry']> | null | undefined
    this.#faults.add({
      kind,
      record: typeof entry?.record === 'string' ? entry.record : null,
      version: typeof entry?.version === 'number' ? entry.version : null,
      seal,
      words,
    })
  }
}

/** @throws {DomainError} `bad_request` when what was stored is not an entry of this form. */
function refuseOtherForm({ entry }: StoredAction): void {
  const whole = Number.isSafeInteger(entry?.version) && entry.version >= 1
  if (
    !whole ||
    entry.v !== 1 ||
    typeof entry.record !== 'string' ||
    !INSTANT.test(entry.recordedAt)
  ) {
    throw new DomainError('bad_request', 'this is no entry of a form that can be read')
  }
}

const inWords = (error: unknown): string => (error instanceof Error ? error.message : `${error}`)
