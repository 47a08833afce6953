import type { Table } from './useTable.ts'

/**
 * What the table shows, in one line: its name, and what of it was chosen. What could not be otherwise is
 * left out.
 */
export function tableTitle({
  structure,
  cells,
  whole,
  words,
}: Pick<Table, 'structure' | 'cells' | 'whole' | 'words'>): string {
  const isChoice = (id: string): boolean =>
    structure.hints.sources.includes(id) || (whole?.codes.get(id)?.size ?? 2) > 1
  const fixed = (cells?.dimensions ?? []).filter(
    ({ id, codes }) =>
      codes.length === 1 && isChoice(id) && structure.dimensions.some((one) => one.id === id),
  )
  if (fixed.length === 0) return structure.name
  const told = fixed.map(({ id, codes }) => `${words.dimension(id)}: ${words.name(id, codes[0]!)}`)
  return `${structure.name} (${told.join('; ')})`
}
