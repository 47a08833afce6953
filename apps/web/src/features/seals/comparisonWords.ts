import type { SealComparison } from './sealMessages.ts'

/** A sentence by the id of its words. */
export interface Said {
  readonly id: string
  readonly numbers: Readonly<Record<string, number>>
  /** For sentences that depend on a number. */
  readonly count?: number
}

/** What a comparison with another holder's seals says, sentence by sentence. */
export function comparisonWords(comparison: SealComparison): {
  readonly title: string
  readonly lines: readonly Said[]
  readonly isGood: boolean
} {
  const { given, agreeUntil, differing, firstDiffering, beyond, newest } = comparison
  const lines: Said[] = [{ id: 'seals.compared', count: given, numbers: { given } }]
  if (agreeUntil !== null) lines.push({ id: 'seals.agree-until', numbers: { seal: agreeUntil } })
  if (firstDiffering !== null) {
    const { seal, signed } = firstDiffering
    lines.push({ id: 'seals.differ-from', count: differing, numbers: { seal, differing } })
    lines.push({ id: `seals.differ-${signedWord(signed)}`, numbers: { seal } })
  }
  if (beyond !== null) {
    const { first, last, signed } = beyond
    lines.push({ id: 'seals.beyond', numbers: { first, last, newest } })
    lines.push({ id: `seals.beyond-${signedWord(signed)}`, numbers: { first } })
  }
  const title =
    firstDiffering !== null ? 'seals.differ' : beyond !== null ? 'seals.more' : 'seals.agree'
  return { title, lines, isGood: title === 'seals.agree' }
}

function signedWord(signed: boolean | null): string {
  if (signed === null) return 'unasked'
  return signed ? 'signed' : 'unsigned'
}
