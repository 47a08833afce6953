import type { FaultKind, LedgerFault } from '@corridor/ledger'

/** Faults of one kind, told together. */
export interface FaultGroup {
  readonly kind: FaultKind
  /** Seals in which it was found, in order, each once. */
  readonly seals: readonly number[]
  readonly count: number
  /** What the check itself says of the first. */
  readonly words: string
}

/** One entry for each kind of fault, in the order in which they were found. */
export function groupFaults(faults: readonly LedgerFault[]): readonly FaultGroup[] {
  const groups = new Map<FaultKind, { seals: Set<number>; count: number; words: string }>()
  for (const { kind, seal, words } of faults) {
    const group = groups.get(kind) ?? { seals: new Set<number>(), count: 0, words }
    if (seal !== null) group.seals.add(seal)
    group.count += 1
    groups.set(kind, group)
  }
  return [...groups].map(([kind, { seals, count, words }]) => ({
    kind,
    seals: [...seals].sort((one, other) => one - other),
    count,
    words,
  }))
}

/** Runs of numbers without a gap, as first and last. */
export function runsOf(numbers: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] === number - 1) last[1] = number
    else runs.push([number, number])
  }
  return runs
}
