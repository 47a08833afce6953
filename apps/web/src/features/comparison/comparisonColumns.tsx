import type { ComparedPair } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { corridorPath } from '../../app/paths.ts'
import type { Query } from '../../app/viewState.ts'
import type { Formatters } from '../../i18n/formatNumbers.ts'
import type { Column } from '../../ui/DataTable.tsx'

type Pair = Pick<ComparedPair, 'origin' | 'destination' | 'a' | 'b' | 'difference'>

/** Pair, both figures and their difference, as every table of the comparison begins. */
export function comparisonColumns<Row extends Pair>(
  t: (id: string) => string,
  format: Formatters,
  name: (pair: Row) => string,
  /** What links carry along; null where the pair has no page of its own. */
  query: Query | null,
): readonly [Column<Row>, ...Column<Row>[]] {
  const persons = (side: 'a' | 'b'): Column<Row> => ({
    id: side,
    header: t(`compare.side-${side}`),
    value: (pair) => pair[side],
    cell: (pair) => <span title={format.exact(pair[side]!)}>{format.persons(pair[side]!)}</span>,
  })
  return [
    {
      id: 'pair',
      header: t(query === null ? 'compare.pair' : 'top.corridor'),
      value: name,
      cell: (pair) =>
        query === null ? (
          name(pair)
        ) : (
          <AppLink to={corridorPath(pair.origin, pair.destination)} search={query}>
            {name(pair)}
          </AppLink>
        ),
    },
    persons('a'),
    persons('b'),
    {
      id: 'difference',
      header: t('compare.difference'),
      value: ({ difference }) => difference,
      cell: ({ difference }) => (
        <span title={format.exact(difference!)}>{format.signed(difference!)}</span>
      ),
    },
  ]
}
