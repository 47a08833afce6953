/** A simulation that this reader started, for as long as the tab is open. */
export interface KeptSimulation {
  readonly id: string
  /** Allows to cancel it; null when somebody else had started the same before. */
  readonly cancelToken: string | null
  /** Whether it is still asked for. */
  readonly watched: boolean
}

const NAME = 'corridor.simulations'

/** At most as many are remembered; older ones are finished anyway. */
const MOST = 20

const isKept = (value: unknown): value is KeptSimulation =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as KeptSimulation).id === 'string' &&
  typeof (value as KeptSimulation).watched === 'boolean'

/** What a stored text says; unreadable text counts as empty. */
export function parseKept(text: string | null): readonly KeptSimulation[] {
  try {
    const parsed: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(parsed) ? parsed.filter(isKept) : []
  } catch {
    return []
  }
}

function readSession(): readonly KeptSimulation[] {
  try {
    return parseKept(sessionStorage.getItem(NAME))
  } catch {
    return []
  }
}

let kept = readSession()
const listeners = new Set<() => void>()

/** The simulations of this tab, newest first. */
export const keptSimulations = (): readonly KeptSimulation[] => kept

export function onSimulationsChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function keep(next: readonly KeptSimulation[]): void {
  kept = next.slice(0, MOST)
  try {
    sessionStorage.setItem(NAME, JSON.stringify(kept))
  } catch {
    // Storage is switched off: they are remembered until the page is loaded again.
  }
  for (const listener of listeners) listener()
}

/** Remembers a simulation that was started. A token that was given before stays. */
export function keepSimulation(id: string, cancelToken: string | null): void {
  const before = kept.find((one) => one.id === id)
  keep([
    { id, cancelToken: cancelToken ?? before?.cancelToken ?? null, watched: true },
    ...kept.filter((one) => one.id !== id),
  ])
}

/** It has ended, or nobody knows it any more: it is no longer asked for. */
export function leaveSimulation(id: string): void {
  if (!kept.some((one) => one.id === id && one.watched)) return
  keep(kept.map((one) => (one.id === id ? { ...one, watched: false } : one)))
}
