import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { DimensionFilter } from './DimensionFilter.tsx'
import { spanOf } from './periods.ts'
import { type Selection, withCodes } from './selection.ts'
import type { Component } from './structure.ts'
import type { Table } from './useTable.ts'

/** What of the table is shown: codes of each dimension, and years. */
export function FilterPanel({
  table,
  onChange,
}: {
  readonly table: Table
  readonly onChange: (selection: Selection) => void
}) {
  const { structure, selection, available, whole, words } = table
  const { dimensions, hints } = structure
  return (
    <>
      {dimensions.map((dimension, place) => {
        const isSource = hints.sources.includes(dimension.id)
        const known = isSource
          ? new Set(hints.sourceCodes.get(dimension.id) ?? dimension.codes.keys())
          : knownCodes(dimension, whole?.codes.get(dimension.id))
        // What has one code only is no choice; the table says it.
        if (known !== undefined && known.size <= 1 && selection.codes[place]!.length <= 1)
          return null
        return (
          <DimensionFilter
            key={dimension.id}
            dimension={dimension}
            chosen={selection.codes[place]!}
            known={known}
            counts={isSource ? undefined : available?.codes.get(dimension.id)}
            isSource={isSource}
            words={words}
            onChange={(codes) => onChange(withCodes(selection, place, codes))}
          />
        )
      })}
      <Years table={table} onChange={onChange} />
    </>
  )
}

/** Codes with figures, in the order of their list. */
function knownCodes(
  { codes }: Component,
  counts: ReadonlyMap<string, number> | undefined,
): ReadonlySet<string> | undefined {
  if (counts === undefined) return undefined
  const listed = [...codes.keys()].filter((code) => counts.has(code))
  return new Set([...listed, ...[...counts.keys()].filter((code) => !codes.has(code))])
}

function Years({
  table: { structure, selection, whole },
  onChange,
}: {
  readonly table: Table
  readonly onChange: (selection: Selection) => void
}) {
  const t = useMessages()
  const { format } = useReader()
  if (structure.time === null || whole?.span == null) return null
  const first = Math.floor(spanOf(whole.span.first).start)
  const { start, length } = spanOf(whole.span.last)
  const last = Math.ceil(start + length) - (length >= 1 && Number.isInteger(start) ? 1 : 0)
  const years = Array.from({ length: Math.max(1, last - first + 1) }, (_, i) => first + i)
  const options = (empty: string) => [
    { value: '', label: empty },
    ...years.map((year) => ({ value: String(year), label: format.year(year) })),
  ]
  const year = (text: string) => (text === '' ? null : Number(text))
  return (
    <div className="explore-years">
      <Select
        label={t('explorer.from-year')}
        value={selection.from === null ? '' : String(selection.from)}
        options={options(t('explorer.first-year', { year: format.year(first) }))}
        onChange={(text) => onChange({ ...selection, from: year(text) })}
      />
      <Select
        label={t('explorer.to-year')}
        value={selection.to === null ? '' : String(selection.to)}
        options={options(t('explorer.last-year', { year: format.year(last) }))}
        onChange={(text) => onChange({ ...selection, to: year(text) })}
      />
      {selection.from !== null && selection.to !== null && selection.from > selection.to && (
        <p className="note" role="status">
          {t('explorer.years-crossed')}
        </p>
      )}
    </div>
  )
}
