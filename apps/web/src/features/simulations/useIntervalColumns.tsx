import type { IntervalBounds } from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import type { Column } from '../../ui/DataTable.tsx'

/** Makes the three columns of an interval; none where no row has one. */
export function useIntervalColumns(): <Row>(
  id: string,
  rows: readonly Row[],
  pick: (row: Row) => IntervalBounds | null | undefined,
  look?: {
    /** Whose interval it is, where a table has several. */
    readonly of?: string
    readonly signed?: boolean
  },
) => readonly Column<Row>[] {
  const t = useMessages()
  const { format } = useReader()
  return (id, rows, pick, look = {}) => {
    if (!rows.some((row) => pick(row) != null)) return []
    const write = look.signed === true ? format.signed : format.persons
    return (['lower', 'median', 'upper'] as const).map((side) => ({
      id: `${id}-${side}`,
      header: t(`interval.${side}`),
      ...(look.of === undefined ? {} : { unit: look.of }),
      value: (row) => pick(row)?.[side] ?? null,
      cell: (row) => {
        const value = pick(row)![side]
        return <span title={format.exact(value)}>{write(value)}</span>
      },
    }))
  }
}
