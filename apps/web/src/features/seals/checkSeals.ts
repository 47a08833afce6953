import {
  type Hasher,
  hashSeal,
  type KeyStatement,
  type LedgerFault,
  readKeyList,
  type Seal,
  type SealingKey,
  type SignatureVerifier,
  verifyLedger,
} from '@corridor/ledger'
import type { NoSignatures, SealCopy, SealReport } from './sealMessages.ts'

export interface SealMeans {
  readonly hasher: Hasher
  readonly verifier: SignatureVerifier | NoSignatures
}

/** What a check leaves behind, to hold other copies against it. */
export interface CheckedSeals {
  readonly report: SealReport
  readonly keys: ReadonlyMap<string, SealingKey>
  /** Hash of each seal by its number; of one that stands twice the first. */
  readonly hashes: ReadonlyMap<number, string>
}

const MOST_FAULTS = 200

/** Stands for the root key where the reader has none. */
const NO_ROOT = '0'.repeat(64)

/** Signatures are not asked for; links and numbers still are. */
const UNASKED: SignatureVerifier = { verify: () => true }

export const verifierOf = ({ verifier }: Pick<SealMeans, 'verifier'>): SignatureVerifier =>
  typeof verifier === 'string' ? UNASKED : verifier

/**
 * Checks the seals of a server: key list, signatures, numbers, links and times.
 *
 * @param evidence `kept` is a seal this reader knew before; `newest` the number the server's list
 * says, so that an end that was left out of the file is noticed.
 * @remarks Streams; keeps one hash for each seal.
 */
export async function checkSeals(
  evidence: {
    readonly statements: readonly KeyStatement[]
    readonly seals: AsyncIterable<Seal>
    readonly rootKey: string | null
    readonly kept: SealCopy | null
    readonly newest: number
  },
  means: SealMeans,
): Promise<CheckedSeals> {
  const { statements, rootKey, kept, newest } = evidence
  const { hasher } = means
  const verifier = verifierOf(means)
  const list = await readKeys(statements, rootKey, verifier, hasher)
  const hashes = new Map<number, string>()
  const seen = { actions: 0, last: null as SealCopy | null }
  async function* watched(): AsyncGenerator<Seal> {
    for await (const seal of evidence.seals) {
      const { body, signature } = seal
      // What is no seal has no body; the verification says so.
      if (body !== undefined && !hashes.has(body.seal)) {
        hashes.set(body.seal, hashSeal(body, hasher))
        seen.actions += body.count
        seen.last = { body, signature }
      }
      yield seal
    }
  }
  const found = await verifyLedger(
    { seals: watched(), keys: list.keys, copies: kept === null ? [] : [kept] },
    { hasher, verifier, mostFaults: MOST_FAULTS },
  )
  const faults = [...list.faults, ...found.faults, ...cutOff(found.last?.seal ?? 0, newest)]
  const report: SealReport = {
    intact: faults.length + found.moreFaults === 0,
    seals: found.checked.seals,
    actions: seen.actions,
    noSignatures: typeof means.verifier === 'string' ? means.verifier : null,
    rootChecked: rootKey !== null && typeof means.verifier !== 'string',
    keys: [...list.keys.values()],
    faults,
    moreFaults: found.moreFaults,
    last:
      seen.last === null ? null : { copy: seen.last, sealHash: hashes.get(seen.last.body.seal)! },
  }
  return { report, keys: list.keys, hashes }
}

/** The server's own list names a seal that its file does not have. */
function cutOff(last: number, newest: number): readonly LedgerFault[] {
  if (last >= newest) return []
  const words = `the list names seal ${newest}, the file ends with seal ${last}`
  return [{ kind: 'seal_missing', record: null, version: null, seal: last + 1, words }]
}

/** The keys of the list; without a root key the root's signatures are taken on trust. */
function readKeys(
  statements: readonly KeyStatement[],
  rootKey: string | null,
  verifier: SignatureVerifier,
  hasher: Hasher,
) {
  if (rootKey !== null) return readKeyList(statements, rootKey, verifier, hasher)
  const trusting: SignatureVerifier = {
    verify: (publicKey, message, signature) =>
      publicKey.every((byte) => byte === 0) || verifier.verify(publicKey, message, signature),
  }
  return readKeyList(statements, NO_ROOT, trusting, hasher)
}
