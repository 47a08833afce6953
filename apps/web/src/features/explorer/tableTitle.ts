import type { Table } from './useTable.ts'

/** What the table shows, in one line: its name and everything that is the same in all its figures. */
export function tableTitle({
  structure,
  cells,
  words,
}: Pick<Table, 'structure' | 'cells' | 'words'>): string {
  const fixed = (cells?.dimensions ?? [])
    .filter(
      ({ id, codes }) => codes.length === 1 && structure.dimensions.some((one) => one.id === id),
    )
    .map(({ id, codes }) => words.name(id, codes[0]!))
  return [structure.name, ...fixed].join(', ')
}
