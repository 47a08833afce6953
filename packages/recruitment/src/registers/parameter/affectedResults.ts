import type { IsoDate } from '@corridor/kernel'
import { type CheckFinding, RULES } from '../../checks/index.ts'
import type { ParameterFile } from './ParameterFile.ts'
import { valuesInForce } from './valuesInForce.ts'

/** A case as its checks left it. */
export interface CheckedCase {
  readonly findings: readonly Pick<CheckFinding, 'rule' | 'parameterVersions' | 'reason'>[]
  readonly signedOn: IsoDate | null
  /** The authority's date on which it was checked. */
  readonly checkedOn: IsoDate
}

/** What a result rested on, and what holds on its day since. */
export interface Affected {
  readonly rule: CheckFinding['rule']
  /** Null where no value was set then, or none is now. */
  readonly used: number | null
  readonly holds: number | null
}

/**
 * Results that rest on another version of a parameter than the one that holds on their day now, as
 * after a correction, or on its absence where there is one now. They are listed, not rewritten.
 *
 * @param record id of the parameter's record.
 * @remarks Errs on the side of looking again: a result that missed a parameter of this name is listed
 * whatever its key. A new value for a more particular key than the one used is not seen here.
 */
export function affectedResults(
  record: string,
  file: Pick<ParameterFile, 'name' | 'versions'>,
  { findings, signedOn, checkedOn }: CheckedCase,
): readonly Affected[] {
  const spans = valuesInForce(file)
  return findings.flatMap(({ rule, parameterVersions, reason }) => {
    const used = parameterVersions.find((one) => one.record === record)?.version ?? null
    const { code, params } = reason
    const wasMissing = code === 'parameter_missing' && params.parameter === file.name
    if (used === null && !wasMissing) return []
    const { event } = RULES[rule]
    const day = event === 'signature' ? (signedOn ?? checkedOn) : checkedOn
    const span = spans.find(({ from, until }) => from <= day && (until === null || until >= day))
    const holds = span?.version.version ?? null
    return used === holds ? [] : [{ rule, used, holds }]
  })
}

/**
 * Whether a result rests on a version of a parameter that nobody had verified then and somebody has
 * since: a rule that only advised may bind now.
 */
export const restsOnUnverified = (
  record: string,
  { versions }: Pick<ParameterFile, 'versions'>,
  findings: CheckedCase['findings'],
): boolean => {
  const verified = new Set(
    versions.flatMap((one) =>
      one.act === 'set' && one.verification !== null ? [one.version] : [],
    ),
  )
  return findings.some(({ parameterVersions }) =>
    parameterVersions.some(
      (one) => one.record === record && !one.verified && verified.has(one.version),
    ),
  )
}
