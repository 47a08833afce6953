import { type Hasher, NO_PREVIOUS } from '../canonical/Hasher.ts'
import { HEX_DIGEST } from '../canonical/hex.ts'
import { type Digest, INSTANT, type Instant } from '../chain/Entry.ts'
import type { FaultList } from '../verification/FaultList.ts'
import { type FaultKind, type LedgerFault, sealFault } from '../verification/LedgerFault.ts'
import { problemOfPeriod, type SealingKey } from './KeyList.ts'
import { hashSeal, rootOf, type Seal, type SealedLeaf } from './Seal.ts'
import { isSigned, type SignatureVerifier } from './Signer.ts'

/** A seal up to which everything is known to be sound. */
export interface SealPoint {
  readonly seal: number
  readonly sealHash: Digest
  readonly closedAt: Instant
}

/** Checks seals one after the other: form, number, link, time, key, signature, copies elsewhere. */
export class SealCheck {
  readonly #keys: ReadonlyMap<string, SealingKey>
  readonly #verifier: SignatureVerifier
  readonly #hasher: Hasher
  readonly #faults: FaultList
  readonly #copies = new Map<number, Seal>()
  /** Missing numbers, with the place of the fault that says so. */
  readonly #skipped = new Map<number, number>()
  #last: SealPoint | null

  constructor(
    keys: ReadonlyMap<string, SealingKey>,
    verifier: SignatureVerifier,
    hasher: Hasher,
    faults: FaultList,
    after: SealPoint | null,
  ) {
    this.#keys = keys
    this.#verifier = verifier
    this.#hasher = hasher
    this.#faults = faults
    this.#last = after
  }

  get last(): SealPoint | null {
    return this.#last
  }

  /** Takes a copy that somebody else kept; without a trusted signature it proves nothing. */
  async addCopy(copy: Seal): Promise<void> {
    const fault = isReadable(copy) ? await this.#signatureFault(copy) : null
    if (fault !== null || !isReadable(copy)) {
      const words = `the copy of seal ${copy?.body?.seal} is not used: ${fault?.words ?? 'unreadable'}`
      this.#faults.add(sealFault('copy', copy?.body?.seal ?? null, words))
      return
    }
    const { seal } = copy.body
    const other = this.#copies.get(seal)
    if (other === undefined || other.leaves === undefined) this.#copies.set(seal, copy)
    if (other === undefined || this.#hash(other) === this.#hash(copy)) return
    this.#report('seal_differs', seal, `two copies show two different seals ${seal}, both signed`)
  }

  /** @returns the leaves that the seal's root binds, null where none are known; undefined for no seal. */
  async check(seal: Seal): Promise<readonly SealedLeaf[] | null | undefined> {
    if (!isReadable(seal)) {
      this.#report('malformed', null, 'this is no seal of a form that can be read')
      return undefined
    }
    const { body } = seal
    if (!this.#isInPlace(seal)) return undefined
    const signature = await this.#signatureFault(seal)
    if (signature !== null) this.#faults.add(signature)
    const copy = this.#copies.get(body.seal)
    this.#copies.delete(body.seal)
    const differs = copy !== undefined && this.#hash(copy) !== this.#hash(seal)
    if (differs) {
      this.#report(
        'seal_differs',
        body.seal,
        `seal ${body.seal} is another one than the copy held elsewhere, which is signed by ` +
          `${copy.body.keyId}`,
      )
    }
    this.#last = { seal: body.seal, sealHash: this.#hash(seal), closedAt: body.closedAt }
    // Where the two differ, the actions are held against what was handed out.
    return this.#trustedLeaves(differs ? [copy] : [seal, copy])
  }

  /** What copies show beyond the last seal. */
  finish(): void {
    const missing = [...this.#copies.keys()].sort((a, b) => a - b)
    for (const seal of missing) {
      if (this.#skipped.has(seal)) continue
      const copy = this.#copies.get(seal)!
      const words = `seal ${seal} of ${copy.body.closedAt} with ${copy.body.count} actions is gone; a copy shows it`
      // A copy from before the part that is checked says nothing about it.
      if (seal > (this.#last?.seal ?? 0)) this.#report('seal_missing', seal, words)
    }
  }

  #isInPlace({ body }: Seal): boolean {
    const { seal, prevSeal, closedAt } = body
    const last = this.#last
    const expected = (last?.seal ?? 0) + 1
    if (seal < expected) {
      const place = this.#skipped.get(seal)
      const words = `seal ${seal} stands after seal ${expected - 1}`
      if (place === undefined) this.#report('seal_order', seal, words)
      else this.#faults.revise(place, sealFault('seal_order', seal, words))
      return false
    }
    if (seal > expected) {
      const missing = seal === expected + 1 ? `${expected} is` : `${expected} to ${seal - 1} are`
      const words = `seal ${missing} missing before seal ${seal}`
      const place = this.#faults.add(sealFault('seal_gap', expected, words))
      for (let at = expected; at < seal && at < expected + 1000; at += 1)
        this.#skipped.set(at, place)
    } else if (prevSeal !== (last?.sealHash ?? NO_PREVIOUS)) {
      const words = `seal ${seal} does not follow from seal ${seal - 1}: one of the two was replaced`
      this.#report('seal_prev', seal, words)
    }
    if (last !== null && closedAt < last.closedAt) {
      this.#report(
        'seal_time',
        seal,
        `seal ${seal} says ${closedAt}, earlier than seal ${last.seal}`,
      )
    }
    return true
  }

  #signatureFault(seal: Seal): Promise<LedgerFault | null> {
    return sealSignatureFault(seal, this.#keys, this.#verifier)
  }

  #trustedLeaves(seals: readonly (Seal | undefined)[]): readonly SealedLeaf[] | null {
    for (const seal of seals) {
      if (seal?.leaves === undefined) continue
      const { body, leaves } = seal
      const bound =
        leaves.length === body.count &&
        leaves.every(({ hash }) => HEX_DIGEST.test(hash)) &&
        body.root ===
          rootOf(
            leaves.map(({ hash }) => hash),
            this.#hasher,
          )
      if (bound) return leaves
      this.#report(
        'seal_leaves',
        body.seal,
        `the list of leaves kept with seal ${body.seal} does not give its root`,
      )
    }
    return null
  }

  #hash({ body }: Seal): Digest {
    return hashSeal(body, this.#hasher)
  }

  #report(kind: FaultKind, seal: number | null, words: string): void {
    this.#faults.add(sealFault(kind, seal, words))
  }
}

/** What is wrong with the key or the signature of a seal; null where a trusted key signed it in its time. */
export async function sealSignatureFault(
  { body, signature }: Pick<Seal, 'body' | 'signature'>,
  keys: ReadonlyMap<string, SealingKey>,
  verifier: SignatureVerifier,
): Promise<LedgerFault | null> {
  const { seal, keyId, closedAt } = body
  const key = keys.get(keyId)
  if (key === undefined) {
    const words = `seal ${seal} is signed with the key ${keyId}, which nobody trusted introduces`
    return sealFault('unknown_key', seal, words)
  }
  if (!(await isSigned(body, signature, key.publicKey, verifier))) {
    const words = `seal ${seal} was not signed by the key ${keyId}: it was changed or forged`
    return sealFault('seal_signature', seal, words)
  }
  const problem = problemOfPeriod(key, closedAt)
  if (problem === null) return null
  return sealFault('key_period', seal, `seal ${seal} was signed at ${closedAt}, ${problem}`)
}

function isReadable(seal: Seal): boolean {
  const body = seal?.body as Partial<Seal['body']> | undefined
  return (
    body?.v === 1 &&
    isCount(body.seal) &&
    isCount(body.count) &&
    body.seal! >= 1 &&
    INSTANT.test(`${body.closedAt}`) &&
    typeof body.keyId === 'string' &&
    [body.root, body.prevSeal].every(
      (digest) => typeof digest === 'string' && HEX_DIGEST.test(digest),
    )
  )
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0
