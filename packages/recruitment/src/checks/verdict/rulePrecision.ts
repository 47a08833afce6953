/** What a rule said of labelled cases. Cannot tell and not applicable count in neither sum. */
export interface RuleCounts {
  /** Bad, and it said no. */
  readonly truePositives: number
  /** Good, and it said no. */
  readonly falsePositives: number
  /** Bad, and it did not say no. */
  readonly falseNegatives: number
}

/** A share with what it rests on. */
export interface MeasuredShare {
  /** Null where nothing was counted: unknown, not zero. */
  readonly share: number | null
  readonly n: number
  /** Wilson interval of 95 %; null for n = 0. */
  readonly interval: readonly [low: number, high: number] | null
}

/** The normal quantile of 97.5 %. */
const Z = 1.959963984540054

/**
 * Precision TP / (TP + FP) and recall TP / (TP + FN) of a rule, each with n and a Wilson interval.
 *
 * @source Wilson (1927), Probable inference; operations, section 5
 * @example
 * rulePrecision({ truePositives: 9, falsePositives: 1, falseNegatives: 0 }).precision.share // => 0.9
 */
export function rulePrecision(counts: RuleCounts): {
  readonly precision: MeasuredShare
  readonly recall: MeasuredShare
} {
  const { truePositives, falsePositives, falseNegatives } = counts
  return {
    precision: shareOf(truePositives, truePositives + falsePositives),
    recall: shareOf(truePositives, truePositives + falseNegatives),
  }
}

function shareOf(count: number, n: number): MeasuredShare {
  if (n === 0) return { share: null, n, interval: null }
  const share = count / n
  const spread = Z * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n))
  const [middle, scale] = [share + (Z * Z) / (2 * n), 1 + (Z * Z) / n]
  const [low, high] = [(middle - spread) / scale, (middle + spread) / scale]
  return { share, n, interval: [Math.max(0, low), Math.min(1, high)] }
}
