import { digestBytes, type Hasher } from '../canonical/Hasher.ts'
import { HEX_DIGEST } from '../canonical/hex.ts'
import { ChainCheck } from '../chain/ChainCheck.ts'
import type { StoredAction } from '../chain/Entry.ts'
import { MerkleFrontier } from '../merkle/MerkleFrontier.ts'
import type { SealingKey } from '../seals/KeyList.ts'
import { isGenuineReceipt, type Receipt } from '../seals/Receipt.ts'
import type { Seal, SealBody, SealedLeaf } from '../seals/Seal.ts'
import { SealCheck, type SealPoint } from '../seals/SealCheck.ts'
import type { SignatureVerifier } from '../seals/Signer.ts'
import { compareLeaves } from './compareLeaves.ts'
import { FaultList } from './FaultList.ts'
import { type LedgerFault, sealFault } from './LedgerFault.ts'
import { type Source, SourceReader } from './SourceReader.ts'

/** An action with the seal that covers it; null while it waits for one. */
export interface LedgerAction extends StoredAction {
  readonly seal: number | null
}

/** What is verified, and by what it is judged. */
export interface LedgerEvidence {
  /** In the order of the seals and of the leaves in each, unsealed ones last; absent to check seals alone. */
  readonly actions?: Source<LedgerAction>
  /** In the order of their numbers. */
  readonly seals: Source<Seal>
  /** Of `readKeyList`, with a root key that did not come from whoever runs the ledger. */
  readonly keys: ReadonlyMap<string, SealingKey>
  /** Seals that were handed to somebody else. */
  readonly copies?: Iterable<Seal>
  /** Receipts of actions that must be there. */
  readonly receipts?: Iterable<Receipt>
  /** The last seal of a part already verified: `actions` and `seals` begin after it. */
  readonly after?: SealPoint
}

/** The platform's arithmetic, and how much to report. */
export interface VerificationMeans {
  readonly hasher: Hasher
  readonly verifier: SignatureVerifier
  /** Faults told one by one, 1,000 unless told otherwise; more are counted. */
  readonly mostFaults?: number
}

export interface LedgerReport {
  readonly intact: boolean
  readonly checked: {
    readonly actions: number
    readonly records: number
    readonly seals: number
    /** Actions that no seal covers yet: cutting these off is shown by receipts alone. */
    readonly unsealed: number
    /** Payloads erased by right: chained, but what they said cannot be checked. */
    readonly erased: number
    /** Payloads not handed out or not opened: chained, and what they say was not checked. */
    readonly withheld: number
  }
  readonly faults: readonly LedgerFault[]
  /** Faults beyond those listed. */
  readonly moreFaults: number
  /** Where the next verification may begin; null without a seal. */
  readonly last: SealPoint | null
}

/**
 * Verifies a ledger: every payload, entry and link, every seal with its signature, and whether the
 * actions are those that were sealed and handed out. The same online and offline.
 *
 * @returns a report; a broken ledger is a finding, never an error.
 * @remarks Streams: memory for one link a record, one leaf an action of the current seal.
 * @source docs/methods/ledger.md
 *
 * @example
 * const { keys } = await readKeyList(list, rootKeyOnPaper, verifier, hasher)
 * const report = await verifyLedger({ actions, seals, keys, copies }, { hasher, verifier })
 */
export async function verifyLedger(
  evidence: LedgerEvidence,
  means: VerificationMeans,
): Promise<LedgerReport> {
  const run = new LedgerVerification(evidence, means)
  return run.verify()
}

class LedgerVerification {
  readonly #evidence: LedgerEvidence
  readonly #means: VerificationMeans
  readonly #faults: FaultList
  readonly #chain: ChainCheck
  readonly #seals: SealCheck
  readonly #actions: SourceReader<LedgerAction>
  /** By hash; an action that turns up is struck off. */
  readonly #receipts = new Map<string, Receipt>()
  #counts = { actions: 0, seals: 0, unsealed: 0 }

  constructor(evidence: LedgerEvidence, means: VerificationMeans) {
    const { keys, after, actions } = evidence
    this.#evidence = evidence
    this.#means = means
    this.#faults = new FaultList(means.mostFaults ?? 1000)
    this.#chain = new ChainCheck(means.hasher, this.#faults, after !== undefined)
    this.#seals = new SealCheck(keys, means.verifier, means.hasher, this.#faults, after ?? null)
    this.#actions = new SourceReader(actions ?? [])
  }

  async verify(): Promise<LedgerReport> {
    for (const copy of this.#evidence.copies ?? []) await this.#seals.addCopy(copy)
    for (const receipt of this.#evidence.receipts ?? []) await this.#addReceipt(receipt)
    await this.#actions.advance()
    const seals = new SourceReader(this.#evidence.seals)
    for (await seals.advance(); seals.current !== undefined; await seals.advance()) {
      this.#counts.seals += 1
      const leaves = await this.#seals.check(seals.current)
      if (leaves === undefined || this.#evidence.actions === undefined) continue
      await this.#checkBatch(seals.current.body, leaves)
    }
    await this.#checkRest()
    this.#seals.finish()
    this.#reportReceipts()
    return this.#report()
  }

  async #checkBatch(body: SealBody, leaves: readonly SealedLeaf[] | null): Promise<void> {
    await this.#checkUnknown(body.seal)
    const batch = new SealedBatch(body, leaves, this.#means.hasher)
    while (this.#actions.current?.seal === body.seal) {
      const { entry, hash } = this.#actions.current
      this.#checkAction(this.#actions.current)
      if (!batch.add({ record: entry?.record, version: entry?.version, hash })) {
        this.#chain.excuseNext(entry?.record, entry?.version)
      }
      const waiting = this.#actions.advance()
      if (waiting !== undefined) await waiting
    }
    for (const fault of batch.compare()) this.#faults.add(fault)
  }

  /** Actions of seals that are not there, before the seal of the given number. */
  async #checkUnknown(before: number): Promise<void> {
    let reported: number | null = null
    while (this.#actions.current !== undefined) {
      const { seal } = this.#actions.current
      if (seal === null || seal >= before) return
      if (seal !== reported) {
        const words = `actions name seal ${seal}, which is not there or not in its place`
        this.#faults.add(sealFault('unknown_seal', seal, words))
      }
      reported = seal
      this.#checkAction(this.#actions.current)
      await this.#actions.advance()
    }
  }

  async #checkRest(): Promise<void> {
    await this.#checkUnknown(Number.POSITIVE_INFINITY)
    while (this.#actions.current !== undefined) {
      if (this.#actions.current.seal === null) this.#counts.unsealed += 1
      else await this.#checkUnknown(Number.POSITIVE_INFINITY)
      if (this.#actions.current === undefined) return
      this.#checkAction(this.#actions.current)
      const waiting = this.#actions.advance()
      if (waiting !== undefined) await waiting
    }
  }

  #checkAction(action: LedgerAction): void {
    this.#counts.actions += 1
    const hash = this.#chain.check(action, action.seal)
    if (hash !== null && this.#receipts.size > 0) this.#receipts.delete(hash)
  }

  async #addReceipt(receipt: Receipt): Promise<void> {
    const { keys } = this.#evidence
    if (await isGenuineReceipt(receipt, keys, this.#means.verifier)) {
      this.#receipts.set(receipt.body.hash, receipt)
      return
    }
    const words = `the receipt of version ${receipt.body.version} of ${receipt.body.record} is not signed by a trusted key`
    this.#faults.add(sealFault('copy', null, words))
  }

  #reportReceipts(): void {
    for (const { body } of this.#receipts.values()) {
      const { record, version } = body
      this.#faults.add({
        kind: 'missing',
        record,
        version,
        seal: null,
        words: `version ${version} of ${record} is gone or changed; a receipt shows it`,
      })
    }
  }

  #report(): LedgerReport {
    return {
      intact: this.#faults.count === 0,
      checked: {
        ...this.#counts,
        records: this.#chain.records,
        erased: this.#chain.erased,
        withheld: this.#chain.withheld,
      },
      faults: this.#faults.all,
      moreFaults: this.#faults.more,
      last: this.#seals.last,
    }
  }
}

/** The actions found under one seal, held against what it covers. */
class SealedBatch {
  readonly #body: SealBody
  readonly #sealed: readonly SealedLeaf[] | null
  readonly #found: SealedLeaf[] = []
  readonly #tree: MerkleFrontier
  #count = 0
  #sealedHashes: ReadonlySet<string> | null = null

  constructor(body: SealBody, sealed: readonly SealedLeaf[] | null, hasher: Hasher) {
    this.#body = body
    this.#sealed = sealed
    this.#tree = new MerkleFrontier(hasher)
  }

  /** @returns whether the action may be one of those sealed. */
  add(leaf: SealedLeaf): boolean {
    const index = this.#count
    this.#count += 1
    if (this.#sealed === null) {
      if (HEX_DIGEST.test(leaf.hash)) this.#tree.append(digestBytes(leaf.hash, 'the hash'))
      return true
    }
    this.#found.push(leaf)
    if (this.#sealed[index]?.hash === leaf.hash) return true
    this.#sealedHashes ??= new Set(this.#sealed.map(({ hash }) => hash))
    return this.#sealedHashes.has(leaf.hash)
  }

  compare(): readonly LedgerFault[] {
    const { seal, count, root } = this.#body
    if (this.#sealed !== null) return compareLeaves(this.#sealed, this.#found, seal)
    const found = this.#count
    if (found !== count) {
      const words = `seal ${seal} covers ${count} actions, ${found} are there`
      return [sealFault(found < count ? 'missing' : 'inserted', seal, words)]
    }
    if (this.#tree.root() === root) return []
    return [sealFault('root', seal, `the actions of seal ${seal} are not those it covers`)]
  }
}
