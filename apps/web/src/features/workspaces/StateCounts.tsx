import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import type { Query } from '../../app/viewState.ts'

interface StateCount {
  readonly label: string
  readonly count: number
  readonly to: string
  readonly search?: Query
  /** Said behind the figure: that some of them are on hold. */
  readonly note?: string
}

/** How many records there are in each state, in the order of the way they go; each leads to its list. */
export function StateCounts({ counts }: { readonly counts: readonly StateCount[] }) {
  const { format } = useReader()
  return (
    <ul className="workspace-counts">
      {counts.map(({ label, count, to, search, note }) => (
        <li key={label}>
          <AppLink to={to} {...(search === undefined ? {} : { search })}>
            {label}
          </AppLink>{' '}
          <strong>{format.exact(count)}</strong>
          {note !== undefined && <span className="note"> {note}</span>}
        </li>
      ))}
    </ul>
  )
}

/** Counts in the order of the states. */
export const inOrder = <Status extends string, Line extends { readonly status: Status }>(
  statuses: readonly Status[],
  lines: readonly Line[],
): readonly Line[] =>
  lines.toSorted((one, other) => statuses.indexOf(one.status) - statuses.indexOf(other.status))
