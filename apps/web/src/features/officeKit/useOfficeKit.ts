import { officeKitRoute } from '@corridor/contract'
import type { SignatureVerifier } from '@corridor/ledger'
import { useCallback, useEffect, useState } from 'react'
import { fetchRoute, RouteError } from '../../app/fetchRoute.ts'
import { keepPageOffline } from '../certificates/keepPageOffline.ts'
import {
  keepVerifierMemory,
  mergeLists,
  readVerifierMemory,
} from '../certificates/verifierMemory.ts'
import { openVerifier } from '../seals/browserVerifier.ts'
import { type CarriedMeans, verifyCarried } from './carriedMeans.ts'
import { canMakeKeys } from './kitCrypto.ts'
import { type KeptKit, keepKit, readForms, readKit } from './kitStore.ts'

const NOTHING: CarriedMeans = { key: null, snapshot: null }

/** The kit of this device, and how it stands. */
export interface OfficeKitState {
  readonly state: 'opening' | 'impossible' | 'none' | 'there'
  readonly kit: KeptKit | null
  readonly means: CarriedMeans
  /** How many forms were issued. */
  readonly issued: number
  /** Vacancies that this kit itself used, by job order. */
  readonly used: ReadonlyMap<string, number>
  readonly renewal: 'none' | 'under-way' | 'done' | 'failed' | 'refused'
  readonly isOtherRoot: boolean
  /** The page opens without network from now on. */
  readonly isKept: boolean
  readonly renew: () => Promise<void>
  /** Reads everything anew that the device keeps. */
  readonly reload: () => Promise<void>
}

/** Opens what this device keeps, and renews it where there is a network. */
export function useOfficeKit(): OfficeKitState {
  const [verifier, setVerifier] = useState<SignatureVerifier | null>(null)
  const [state, setState] = useState<OfficeKitState['state']>('opening')
  const [kit, setKit] = useState<KeptKit | null>(null)
  const [means, setMeans] = useState(NOTHING)
  const [forms, setForms] = useState<Awaited<ReturnType<typeof readForms>>>([])
  const [renewal, setRenewal] = useState<OfficeKitState['renewal']>('none')
  const [isOtherRoot, setOtherRoot] = useState(false)
  const [isKept, setKept] = useState(false)
  const show = useCallback(async (by: SignatureVerifier) => {
    const kept = await readKit()
    setForms(await readForms())
    setMeans(kept === null ? NOTHING : await verifyCarried(kept, by))
    setKit(kept)
    setState(kept === null ? 'none' : 'there')
    return kept
  }, [])
  const renewWith = useCallback(
    async (by: SignatureVerifier, kept: KeptKit | null) => {
      if (kept?.record == null) return
      setRenewal('under-way')
      try {
        const carried = await fetchRoute(officeKitRoute, { key: kept.record })
        const merged = await mergeLists(readVerifierMemory(), carried.lists, by)
        setOtherRoot(merged.isOtherRoot)
        if (!merged.isOtherRoot) {
          const isStored = keepVerifierMemory(merged.memory)
          await keepKit({ ...kept, carried })
          await show(by)
          setKept(isStored && (await keepPageOffline('/office/')))
        }
        setRenewal('done')
      } catch (error) {
        const isRefused = error instanceof RouteError && error.problem !== null
        setRenewal(isRefused ? 'refused' : 'failed')
      }
    },
    [show],
  )
  useEffect(() => {
    const begin = async () => {
      const by = await openVerifier(globalThis.crypto?.subtle)
      if (typeof by === 'string' || !(await canMakeKeys())) {
        setState('impossible')
        return
      }
      setVerifier(by)
      await renewWith(by, await show(by))
    }
    void begin()
  }, [show, renewWith])
  const reload = async () => {
    if (verifier !== null) await show(verifier)
  }
  const renew = async () => {
    if (verifier !== null) await renewWith(verifier, await show(verifier))
  }
  const used = new Map<string, number>()
  for (const { jobOrder } of forms) {
    if (jobOrder !== null) used.set(jobOrder, (used.get(jobOrder) ?? 0) + 1)
  }
  return {
    ...{ state, kit, means, issued: forms.length, used, renewal, isOtherRoot, isKept },
    ...{ renew, reload },
  }
}
