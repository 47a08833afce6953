import type { compareStatesRoute, InstrumentStatus } from '@corridor/contract'
import type { RouteOutput } from '../../app/fetchRoute.ts'

export type CompareAnswer = RouteOutput<typeof compareStatesRoute>
export type CompareRow = CompareAnswer['rows'][number]

/** What an instrument means for two States, differences first. */
export const COMPARE_GROUPS = [
  'a-only',
  'b-only',
  'cannot-tell',
  'both',
  'neither',
  'guidance',
] as const

export type CompareGroup = (typeof COMPARE_GROUPS)[number]

/** Whether a State is bound; null where that cannot be told. */
function isBound({ kind }: Pick<InstrumentStatus, 'kind'>): boolean | null {
  if (kind === 'not-recorded' || kind === 'no-list') return null
  return kind === 'in-force'
}

/** The group a row belongs to. */
export function groupOf({
  a,
  b,
}: {
  readonly a: Pick<InstrumentStatus, 'kind'>
  readonly b: Pick<InstrumentStatus, 'kind'>
}): CompareGroup {
  if (a.kind === 'guidance') return 'guidance'
  const [boundA, boundB] = [isBound(a), isBound(b)]
  if (boundA === null || boundB === null) return 'cannot-tell'
  if (boundA && boundB) return 'both'
  if (boundA) return 'a-only'
  return boundB ? 'b-only' : 'neither'
}

/** The rows of each group; groups without a row are left out. */
export function groupRows(
  rows: readonly CompareRow[],
): readonly { readonly group: CompareGroup; readonly rows: readonly CompareRow[] }[] {
  return COMPARE_GROUPS.map((group) => ({
    group,
    rows: rows.filter((row) => groupOf(row) === group),
  })).filter((one) => one.rows.length > 0)
}
