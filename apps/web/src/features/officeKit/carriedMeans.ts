import type { SignatureVerifier } from '@corridor/ledger'
import type { CertificateKey } from '@corridor/recruitment/clearance/certificate'
import { isGenuineSnapshot, type OfficeSnapshot } from '@corridor/recruitment/clearance/kit'
import { readVerifierMemory, verifyLists } from '../certificates/verifierMemory.ts'
import type { KeptKit } from './kitStore.ts'

/** What a kit carries, as far as its signatures hold. */
export interface CarriedMeans {
  /** The office's own key by the authority's delegation; null while there is none that holds. */
  readonly key: CertificateKey | null
  readonly snapshot: OfficeSnapshot['body'] | null
}

/** Verifies what the device keeps, since its storage can be changed by whoever holds it. */
export async function verifyCarried(
  kit: KeptKit,
  verifier: SignatureVerifier,
): Promise<CarriedMeans> {
  const { carried } = kit
  if (carried === null) return { key: null, snapshot: null }
  const memory = readVerifierMemory()
  const delegations =
    carried.delegation === null ? memory.delegations : [...memory.delegations, carried.delegation]
  const { keys } = await verifyLists({ ...memory, delegations }, verifier)
  const own = keys.get(kit.keyId)
  const { snapshot } = carried
  const isGenuine = snapshot !== null && (await isGenuineSnapshot(snapshot, keys, verifier))
  return {
    key: own?.publicKey === kit.publicKey && own.office === kit.office ? own : null,
    snapshot: isGenuine && snapshot.body.office === kit.office ? snapshot.body : null,
  }
}
