import { verifierListsRoute } from '@corridor/contract'
import { portableHasher, type SignatureVerifier } from '@corridor/ledger'
import {
  believeDelegations,
  type CertificateKey,
  type CertificateKeyStatement,
  isGenuineRevocationList,
  newerKeyList,
  type RevocationList,
  readCertificateKeys,
  readDelegation,
} from '@corridor/recruitment/clearance/certificate'
import type { RouteOutput } from '../../app/fetchRoute.ts'

/** What this browser keeps, so that it can judge without network. */
export interface VerifierMemory {
  readonly keys: readonly CertificateKeyStatement[]
  /** As the first visit found it; later ones may not change it unasked. */
  readonly rootKey: string | null
  readonly revocations: RevocationList | null
  /** Codes of delegations to offices; believed only as far as their signatures hold. */
  readonly delegations: readonly string[]
}

/** The memory with everything in it verified. */
export interface VerifiedLists {
  readonly keys: ReadonlyMap<string, CertificateKey>
  readonly revocations: RevocationList | null
  readonly rootKey: string | null
  /** Lines of the key list were not believed. */
  readonly isFaulty: boolean
}

const NAME = 'corridor.verifier'

const EMPTY: VerifierMemory = { keys: [], rootKey: null, revocations: null, delegations: [] }

/** More offices than any country has keys out at a time. */
const MOST_DELEGATIONS = 2000

/** Nothing where nothing is kept, or storage is switched off. */
export function readVerifierMemory(): VerifierMemory {
  try {
    const kept = JSON.parse(localStorage.getItem(NAME) ?? 'null') as Partial<VerifierMemory> | null
    const parsed = verifierListsRoute.output.safeParse(kept)
    return parsed.success ? parsed.data : EMPTY
  } catch {
    return EMPTY
  }
}

/** @returns whether it is kept: storage can be switched off or full. */
export function keepVerifierMemory(memory: VerifierMemory): boolean {
  try {
    localStorage.setItem(NAME, JSON.stringify(memory))
    return true
  } catch {
    return false
  }
}

export type OfferedLists = RouteOutput<typeof verifierListsRoute>

/**
 * What is kept once a server offered its lists: never another root key, never a key list that lacks
 * a line, never an older revocation list.
 *
 * @returns whether the root key that was offered is another than the one kept.
 */
export async function mergeLists(
  kept: VerifierMemory,
  offered: OfferedLists,
  verifier: SignatureVerifier,
): Promise<{ readonly memory: VerifierMemory; readonly isOtherRoot: boolean }> {
  const isOtherRoot =
    kept.rootKey !== null && offered.rootKey !== null && kept.rootKey !== offered.rootKey
  if (isOtherRoot) return { memory: kept, isOtherRoot }
  const rootKey = kept.rootKey ?? offered.rootKey
  const keys = newerKeyList(kept.keys, offered.keys)
  const trusted = await readKeys(keys, rootKey, verifier)
  const { revocations } = offered
  const isNewer =
    revocations !== null &&
    revocations.body.issuedAt >= (kept.revocations?.body.issuedAt ?? '') &&
    (await isGenuineRevocationList(revocations, trusted.keys, verifier))
  const memory = {
    ...{ keys, rootKey, revocations: isNewer ? revocations : kept.revocations },
    delegations: kept.delegations,
  }
  return { memory: withDelegations(memory, offered.delegations), isOtherRoot }
}

/** The memory with further delegations, one for each key: the newest code counts. */
export function withDelegations(memory: VerifierMemory, texts: readonly string[]): VerifierMemory {
  const byKey = new Map<string, string>()
  for (const text of [...memory.delegations, ...texts]) {
    const key = readDelegation(text)?.delegation.publicKey
    if (key !== undefined) byKey.set(key, text.trim())
  }
  return { ...memory, delegations: [...byKey.values()].slice(-MOST_DELEGATIONS) }
}

/** Verifies what is kept: a browser's storage can be changed by whoever holds the device. */
export async function verifyLists(
  { keys, rootKey, revocations, delegations }: VerifierMemory,
  verifier: SignatureVerifier,
): Promise<VerifiedLists> {
  const trusted = await readKeys(keys, rootKey, verifier)
  const isGenuine =
    revocations !== null && (await isGenuineRevocationList(revocations, trusted.keys, verifier))
  const believed = isGenuine ? revocations : null
  return {
    keys: await believeDelegations(delegations, trusted.keys, believed, verifier),
    revocations: believed,
    rootKey,
    isFaulty: trusted.fault !== null,
  }
}

const readKeys = async (
  keys: readonly CertificateKeyStatement[],
  rootKey: string | null,
  verifier: SignatureVerifier,
) =>
  rootKey === null
    ? { keys: new Map<string, CertificateKey>(), fault: null }
    : await readCertificateKeys(keys, rootKey, verifier, portableHasher)
