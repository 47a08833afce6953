import { isSealBody } from './readEvidence.ts'
import type { SealCopy } from './sealMessages.ts'

/** What a reader asked this browser to remember, so that a later check has something to hold against. */
export interface SealMemory {
  readonly rootKey: string | null
  readonly seal: SealCopy
  /** Day on which it was kept, as an instant. */
  readonly keptAt: string
}

const NAME = 'corridor.seals'

/** Null where nothing is kept, or storage is switched off. */
export function readSealMemory(): SealMemory | null {
  try {
    return parseMemory(JSON.parse(localStorage.getItem(NAME) ?? 'null'))
  } catch {
    return null
  }
}

/** @returns whether it is kept: storage can be switched off. */
export function keepSealMemory(memory: SealMemory): boolean {
  try {
    localStorage.setItem(NAME, JSON.stringify(memory))
    return true
  } catch {
    return false
  }
}

export function forgetSeals(): void {
  try {
    localStorage.removeItem(NAME)
  } catch {
    // Storage is switched off: nothing is kept.
  }
}

function parseMemory(value: unknown): SealMemory | null {
  const { rootKey, seal, keptAt } = (value ?? {}) as Partial<SealMemory>
  const isKey = rootKey === null || isRootKey(rootKey)
  if (!isKey || typeof keptAt !== 'string' || typeof seal?.signature !== 'string') return null
  return isSealBody(seal.body) ? { rootKey, seal, keptAt } : null
}

/** 64 hexadecimal digits; a reader may type them in groups and in capitals. */
export const tidyRootKey = (text: string): string => text.replace(/[\s:-]/g, '').toLowerCase()

export const isRootKey = (text: unknown): text is string =>
  typeof text === 'string' && /^[0-9a-f]{64}$/.test(text)
