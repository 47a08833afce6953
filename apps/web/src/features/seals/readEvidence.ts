import type { ActionProof, Digest, InclusionProof, KeyStatement, Receipt } from '@corridor/ledger'
import type { SealCopy } from './sealMessages.ts'

/** A proof as the server gives it to whoever holds the hash of an action. */
export interface HashProof {
  readonly hash: Digest
  readonly inclusion: InclusionProof
  readonly seal: SealCopy
}

/** What a text of unknown kind holds, sorted. Nothing in it is believed yet. */
export interface Evidence {
  readonly seals: readonly SealCopy[]
  readonly statements: readonly KeyStatement[]
  readonly receipts: readonly Receipt[]
  readonly proofs: readonly (ActionProof | HashProof)[]
  /** Number and hash of a seal, as somebody wrote them down. */
  readonly marks: readonly { readonly seal: number; readonly hash: Digest }[]
  readonly actions: number
  readonly unknown: number
  readonly brokenLine: number | null
}

const DIGEST = /^[0-9a-f]{64}$/
const MARK = /^\s*(\d{1,10})[\s:,;]+([0-9a-f]{64})\s*$/

const SEAL_MEMBERS = ['closedAt', 'count', 'keyId', 'prevSeal', 'root', 'seal', 'v']

type Plain = Readonly<Record<string, unknown>>

/**
 * Sorts what a reader brought: exported seals (lines of JSON, one file for each seal, an answer of
 * the interface), receipts, proofs, and numbers with hashes that were written down.
 *
 * @param texts whole files or what was pasted.
 */
export function readEvidence(texts: readonly string[]): Evidence {
  const sorted = new Sorted()
  for (const text of texts) sorted.takeText(text)
  return sorted
}

class Sorted implements Evidence {
  readonly seals: SealCopy[] = []
  readonly statements: KeyStatement[] = []
  readonly receipts: Receipt[] = []
  readonly proofs: (ActionProof | HashProof)[] = []
  readonly marks: { seal: number; hash: Digest }[] = []
  actions = 0
  unknown = 0
  brokenLine: number | null = null

  takeText(text: string): void {
    const whole = parsed(text)
    if (whole !== undefined) {
      this.#take(whole)
      return
    }
    for (const [index, line] of text.split('\n').entries()) {
      if (line.trim() === '') continue
      const mark = MARK.exec(line)
      const value = mark === null ? parsed(line) : undefined
      if (mark !== null) this.marks.push({ seal: Number(mark[1]), hash: mark[2]! })
      else if (value === undefined) this.brokenLine ??= index + 1
      else this.#take(value)
    }
  }

  #take(value: unknown): void {
    if (Array.isArray(value)) {
      for (const one of value) this.#take(one)
      return
    }
    if (!isPlain(value)) {
      this.unknown += 1
      return
    }
    const { body, seals, statements, receipt, line } = value
    if (isPlain(body)) this.#takeSigned(body, value)
    else if (isHashProof(value) || isActionProof(value)) this.proofs.push(value)
    else if (isPlain(receipt)) this.#take(receipt)
    else if (Array.isArray(seals) || Array.isArray(statements)) {
      this.#take(seals ?? [])
      this.#take(statements ?? [])
    } else if (line === 'action') this.actions += 1
    else if (line !== 'ledger' && line !== 'seals') this.unknown += 1
  }

  #takeSigned(body: Plain, value: Plain): void {
    if (isReceiptBody(body)) this.receipts.push(value as unknown as Receipt)
    else if (body.kind === 'key.introduce' || body.kind === 'key.revoke') {
      this.statements.push(value as unknown as KeyStatement)
    } else if (isSealBody(body)) {
      const { signature } = value
      this.seals.push({ body, signature: typeof signature === 'string' ? signature : '' })
    } else this.unknown += 1
  }
}

/** Undefined for what is no JSON; no JSON gives undefined. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isCount = (value: unknown): value is number => Number.isSafeInteger(value)

const isDigest = (value: unknown): value is Digest =>
  typeof value === 'string' && DIGEST.test(value)

/** A body of exactly the members of a seal: only such a one has a hash. */
export function isSealBody(body: unknown): body is SealCopy['body'] {
  if (!isPlain(body)) return false
  const { v, seal, count, root, prevSeal, closedAt, keyId } = body
  return (
    Object.keys(body).sort().join() === SEAL_MEMBERS.join() &&
    v === 1 &&
    isCount(seal) &&
    isCount(count) &&
    isDigest(root) &&
    isDigest(prevSeal) &&
    typeof closedAt === 'string' &&
    typeof keyId === 'string' &&
    closedAt.isWellFormed() &&
    keyId.isWellFormed()
  )
}

function isReceiptBody({ kind, record, version, hash, recordedAt, keyId }: Plain): boolean {
  return (
    kind === 'receipt' &&
    isCount(version) &&
    isDigest(hash) &&
    [record, recordedAt, keyId].every((text) => typeof text === 'string')
  )
}

function isInclusion(value: unknown): value is InclusionProof {
  if (!isPlain(value)) return false
  const { index, size, path } = value
  return isCount(index) && isCount(size) && Array.isArray(path) && path.every(isDigest)
}

const isSealed = (value: unknown): boolean =>
  isPlain(value) && isSealBody(value.body) && typeof value.signature === 'string'

const isHashProof = (value: unknown): value is HashProof =>
  isPlain(value) && isDigest(value.hash) && isInclusion(value.inclusion) && isSealed(value.seal)

function isActionProof(value: unknown): value is ActionProof {
  if (!isPlain(value) || !isInclusion(value.inclusion) || !isSealed(value.seal)) return false
  const { entry } = value
  if (!isPlain(entry)) return false
  const { record, version, type, recordedAt } = entry
  return isCount(version) && [record, type, recordedAt].every((text) => typeof text === 'string')
}
