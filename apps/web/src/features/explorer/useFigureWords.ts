import { useMemo } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { boundsOf, cellKind, flagOf, isEstimate } from './flags.ts'
import type { Cells } from './readCells.ts'
import type { Table } from './useTable.ts'

/** What stands in a cell. */
export interface CellText {
  readonly text: string
  readonly flag: string
  readonly kind: ReturnType<typeof cellKind>
}

export interface FigureWords {
  /** As it stands in the table: estimates to three digits, everything else as published. */
  readonly cell: (cells: Cells, cell: number) => CellText
  /** The exact figure. */
  readonly exact: (value: number) => string
  /** The figure with all that is said of it, for one cell. */
  readonly says: (cells: Cells, cell: number) => string
  readonly status: (code: string) => string
  /** The unit of all figures, or an empty text where there are several or none. */
  readonly unit: (cells: Cells) => string
}

/** What stands for a cell without a figure. */
export const SIGNS = { suppressed: '×', 'not-available': ':', 'no-observation': '–' } as const

export function useFigureWords({
  structure,
  words,
}: Pick<Table, 'structure' | 'words'>): FigureWords {
  const t = useMessages()
  const { format } = useReader()
  return useMemo(() => {
    const exact = (value: number) =>
      format.number(value, { maximumFractionDigits: 6, useGrouping: 'always' as never })
    const status = (code: string) =>
      structure.attributes.find(({ id }) => id === 'OBS_STATUS')?.codes.get(code)?.name ?? code
    const unit = (cells: Cells) => {
      const code = cells.ofAll.get('UNIT_MEASURE')
      if (code === undefined) return ''
      if (code === 'PS') return t('explorer.unit-persons')
      if (code === 'NUMBER') return t('explorer.unit-number')
      return code
    }
    return {
      cell: (cells, cell) => {
        const kind = cellKind(cells, cell)
        if (kind !== 'figure') return { text: SIGNS[kind], flag: '', kind }
        const value = cells.values[cell]!
        const text = isEstimate(cells, cell) ? format.persons(value) : exact(value)
        return { text, flag: flagOf(cells, cell), kind }
      },
      exact,
      status,
      unit,
      says: (cells, cell) => {
        const kind = cellKind(cells, cell)
        if (cell < 0) return t('explorer.says-no-observation')
        const parts = [
          kind === 'figure'
            ? `${exact(cells.values[cell]!)} ${unit(cells)}`.trim()
            : t(`explorer.says-${kind}`),
        ]
        const bounds = boundsOf(cells, cell)
        if (bounds !== null) {
          parts.push(
            t('explorer.says-bounds', { lower: exact(bounds.lower), upper: exact(bounds.upper) }),
          )
        }
        for (const { id, name, codes } of structure.attributes) {
          if (['LOWER_BOUND', 'UPPER_BOUND', 'UNIT_MEASURE'].includes(id)) continue
          const code = cells.attributes.get(id)?.[cell]
          if (code !== undefined) parts.push(`${name}: ${codes.get(code)?.name ?? code}`)
        }
        const place = cells.dimensions.map(({ id, codes, positions }) =>
          words.name(id, codes[positions[cell]!]!),
        )
        return `${place.join(' · ')}: ${parts.join('; ')}`
      },
    }
  }, [structure, words, format, t])
}
