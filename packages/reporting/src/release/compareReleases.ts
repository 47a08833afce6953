import type { ReportRow } from './ReportRow.ts'

type Told = Pick<ReportRow, 'value' | 'status' | 'confidentiality'>

/** How one figure differs between two releases. */
export interface ReleaseDifference {
  readonly kind: 'added' | 'removed' | 'changed' | 'status' | 'hidden' | 'shown'
  /** Its row with what is told of neither. */
  readonly key: Omit<ReportRow, keyof Told>
  readonly before: Told | null
  readonly after: Told | null
}

export interface ReleaseComparison {
  readonly same: number
  readonly differences: readonly ReleaseDifference[]
}

/** What changed from one release to another, in the order of keys; figures that are the same are counted. */
export function compareReleases(
  before: readonly ReportRow[],
  after: readonly ReportRow[],
): ReleaseComparison {
  const [old, recent] = [byKey(before), byKey(after)]
  const keys = [...new Set([...old.keys(), ...recent.keys()])].sort()
  const differences = keys.flatMap((text): ReleaseDifference[] => {
    const [was, is] = [old.get(text), recent.get(text)]
    const kind = kindOf(was, is)
    if (kind === null) return []
    return [{ kind, key: keyOf((is ?? was)!), before: toldBy(was), after: toldBy(is) }]
  })
  return { same: keys.length - differences.length, differences }
}

function kindOf(
  was: ReportRow | undefined,
  is: ReportRow | undefined,
): ReleaseDifference['kind'] | null {
  if (was === undefined) return 'added'
  if (is === undefined) return 'removed'
  if (was.status !== 'Q' && is.status === 'Q') return 'hidden'
  if (was.status === 'Q' && is.status !== 'Q') return 'shown'
  if (was.value !== is.value) return 'changed'
  return was.status === is.status && was.confidentiality === is.confidentiality ? null : 'status'
}

const keyOf = ({ value: _, status: __, confidentiality: ___, ...key }: ReportRow) => key

const toldBy = (row: ReportRow | undefined): Told | null =>
  row === undefined
    ? null
    : { value: row.value, status: row.status, confidentiality: row.confidentiality }

const byKey = (rows: readonly ReportRow[]): ReadonlyMap<string, ReportRow> =>
  new Map(
    rows.map((row) => {
      const { measure, period, origin, destination, reportedBy } = row
      const { SEX, AGE, EDUCATION, OCCUPATION, INDUSTRY } = row
      const parts = [measure, period, origin, destination, reportedBy]
      return [[...parts, SEX, AGE, EDUCATION, OCCUPATION, INDUSTRY].join(' '), row]
    }),
  )
