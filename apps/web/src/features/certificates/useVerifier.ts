import { verifierListsRoute } from '@corridor/contract'
import type { SignatureVerifier } from '@corridor/ledger'
import { type CertificateKey, readDelegation } from '@corridor/recruitment/clearance/certificate'
import { useCallback, useEffect, useState } from 'react'
import { fetchRoute } from '../../app/fetchRoute.ts'
import { openVerifier } from '../seals/browserVerifier.ts'
import { keepPageOffline } from './keepPageOffline.ts'
import {
  keepVerifierMemory,
  mergeLists,
  readVerifierMemory,
  type VerifiedLists,
  verifyLists,
  withDelegations,
} from './verifierMemory.ts'

/** The lists of this browser, and how they stand. */
export interface Verifier {
  /** Null while they are read; `none` where this browser cannot check signatures. */
  readonly lists: VerifiedLists | 'none' | null
  readonly verifier: SignatureVerifier | null
  readonly renewal: 'under-way' | 'done' | 'failed'
  /** The server names another root key than the one kept. */
  readonly isOtherRoot: boolean
  /** The page opens without network from now on. */
  readonly isKept: boolean
  readonly renew: () => Promise<void>
  /** Takes in a delegation that somebody shows; null where no key of the authority signed it. */
  readonly learn: (text: string) => Promise<CertificateKey | null>
}

/** Reads the lists that are kept, and renews them where there is a network. */
export function useVerifier(): Verifier {
  const [lists, setLists] = useState<Verifier['lists']>(null)
  const [verifier, setVerifier] = useState<SignatureVerifier | null>(null)
  const [renewal, setRenewal] = useState<Verifier['renewal']>('under-way')
  const [isOtherRoot, setOtherRoot] = useState(false)
  const [isKept, setKept] = useState(false)
  const renewWith = useCallback(async (means: SignatureVerifier) => {
    setRenewal('under-way')
    try {
      const offered = await fetchRoute(verifierListsRoute, {})
      const merged = await mergeLists(readVerifierMemory(), offered, means)
      const isStored = keepVerifierMemory(merged.memory)
      setOtherRoot(merged.isOtherRoot)
      setLists(await verifyLists(merged.memory, means))
      setRenewal('done')
      setKept(isStored && (await keepPageOffline('/verify/')))
    } catch {
      setRenewal('failed')
    }
  }, [])
  useEffect(() => {
    const begin = async () => {
      const means = await openVerifier(globalThis.crypto?.subtle)
      if (typeof means === 'string') {
        setLists('none')
        return
      }
      setVerifier(means)
      setLists(await verifyLists(readVerifierMemory(), means))
      await renewWith(means)
    }
    void begin()
  }, [renewWith])
  const renew = async () => {
    if (verifier !== null) await renewWith(verifier)
  }
  const learn = async (text: string) => {
    const shown = readDelegation(text)
    if (shown === null || verifier === null) return null
    const memory = withDelegations(readVerifierMemory(), [text])
    const verified = await verifyLists(memory, verifier)
    const key = verified.keys.get(shown.delegation.publicKey.slice(0, 16)) ?? null
    if (key?.publicKey !== shown.delegation.publicKey) return null
    keepVerifierMemory(memory)
    setLists(verified)
    return key
  }
  return { lists, verifier, renewal, isOtherRoot, isKept, renew, learn }
}
