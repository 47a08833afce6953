import type { IsoDate } from '@corridor/kernel'
import { layOver, type SocialSecurityAgreement } from '@corridor/totalization'
import type { AgreementStore } from './agreementStore.ts'

/** The register as the features of the server read it: what comes with Corridor and what was imported. */
export interface AgreementRegister {
  current(): Promise<readonly SocialSecurityAgreement[]>
  /** Changes with what was imported and with the day. */
  revision(): Promise<string>
  /** The day of the clock, in universal time. */
  today(): IsoDate
}

export interface AgreementRegisterOptions {
  readonly shipped: readonly SocialSecurityAgreement[]
  readonly store: Pick<AgreementStore, 'revision' | 'load'>
  readonly now: () => Date
  /** Told when the database cannot be read; what was read last stays in use. */
  readonly warn: (message: string) => void
}

/** Another process may import; what it added is noticed within this. */
const OLDEST_MS = 2_000

/** Reads imports again when their revision has changed. */
export function agreementRegister(options: AgreementRegisterOptions): AgreementRegister {
  const { shipped, store, now, warn } = options
  let known = { revision: 'none', agreements: layOver(shipped, []) }
  let readAtMs = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | null = null
  const read = async (): Promise<void> => {
    try {
      const revision = await store.revision()
      if (revision !== known.revision) {
        known = { revision, agreements: layOver(shipped, await store.load()) }
      }
    } catch (error) {
      warn(`Imported agreements on social security cannot be read: ${String(error)}`)
    }
    readAtMs = now().getTime()
  }
  const fresh = async () => {
    const age = now().getTime() - readAtMs
    if (age >= 0 && age < OLDEST_MS) return known
    reading ??= read().finally(() => {
      reading = null
    })
    await reading
    return known
  }
  const today = () => now().toISOString().slice(0, 10)
  return {
    today,
    current: async () => (await fresh()).agreements,
    revision: async () => `${(await fresh()).revision} ${today()}`,
  }
}
