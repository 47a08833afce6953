import { useId, useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { type CodeLine, codeLines, pressLine } from './codeTree.ts'
import type { Component } from './structure.ts'
import type { CodeWords } from './useTable.ts'

interface DimensionFilterProps {
  readonly dimension: Component
  readonly chosen: readonly string[]
  /** Codes that have figures, whatever else is chosen; undefined until that is known. */
  readonly known: ReadonlySet<string> | undefined
  /** Series of each code given the other choices; undefined where it is not counted. */
  readonly counts: ReadonlyMap<string, number> | undefined
  readonly isSource: boolean
  readonly words: CodeWords
  readonly onChange: (codes: readonly string[]) => void
}

/** From so many codes on there is a search among them. */
const SEARCH_FROM = 12

/** The codes of one dimension to choose from, with how many series each has. */
export function DimensionFilter(props: DimensionFilterProps) {
  const { dimension, chosen, known, counts, isSource, words } = props
  const t = useMessages()
  const { format } = useReader()
  const [open, setOpen] = useState(false)
  const size = known?.size ?? 0
  const told =
    chosen.length === 0
      ? size === 1
        ? words.code(dimension.id, [...known!][0]!)
        : t('explorer.all-codes', { count: format.number(size) })
      : chosen.length <= 2
        ? chosen.map((code) => words.code(dimension.id, code)).join(', ')
        : t('explorer.some-codes', {
            chosen: format.number(chosen.length),
            count: format.number(size),
          })
  return (
    <details
      className="explore-filter"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <span className="explore-filter-name">{dimension.name}</span>{' '}
        <span className="explore-filter-told">{known === undefined ? '' : told}</span>
      </summary>
      {open && known !== undefined && <Choices {...props} known={known} />}
      {isSource && chosen.length !== 1 && <p className="note">{t('explorer.sources-apart')}</p>}
      {counts === undefined && open && <p className="note">{t('explorer.not-counted')}</p>}
    </details>
  )
}

function Choices({
  dimension,
  chosen,
  known,
  counts,
  words,
  onChange,
}: DimensionFilterProps & { readonly known: ReadonlySet<string> }) {
  const t = useMessages()
  const id = useId()
  const [find, setFind] = useState('')
  const lines = codeLines(dimension, known, counts ?? new Map(), find)
  const hasImpossible =
    counts !== undefined && lines.some(({ isCode, count }) => isCode && count === 0)
  return (
    <fieldset className="explore-codes">
      <legend className="off-screen">{dimension.name}</legend>
      {known.size >= SEARCH_FROM && (
        <>
          <label htmlFor={id} className="off-screen">
            {t('explorer.find-code', { name: dimension.name })}
          </label>
          <input
            id={id}
            type="search"
            value={find}
            placeholder={t('explorer.find-code-short')}
            onChange={(event) => setFind(event.target.value)}
          />
        </>
      )}
      <p className="actions">
        <button
          type="button"
          className="quiet"
          disabled={chosen.length === 0}
          onClick={() => onChange([])}
        >
          {t('explorer.choose-all')}
        </button>
      </p>
      <ul>
        {lines.map((line) => (
          <Line
            key={line.code.id}
            line={line}
            text={words.code(dimension.id, line.code.id)}
            chosen={chosen}
            isCounted={counts !== undefined}
            onPress={() => onChange(pressLine(chosen, line, known))}
          />
        ))}
      </ul>
      {lines.length === 0 && <p className="note">{t('explorer.no-code')}</p>}
      {hasImpossible && <p className="note">{t('explorer.impossible-note')}</p>}
    </fieldset>
  )
}

function Line({
  line: { code, depth, count, isCode, members },
  text,
  chosen,
  isCounted,
  onPress,
}: {
  readonly line: CodeLine
  readonly text: string
  readonly chosen: readonly string[]
  readonly isCounted: boolean
  readonly onPress: () => void
}) {
  const t = useMessages()
  const { format } = useReader()
  const has = members.filter((one) => chosen.includes(one)).length
  const isImpossible = isCode && isCounted && count === 0
  return (
    <li
      style={{ paddingInlineStart: `${depth}rem` }}
      className={isImpossible ? 'explore-impossible' : undefined}
    >
      <label>
        <input
          type="checkbox"
          checked={has > 0 && has === members.length}
          ref={(box) => {
            if (box !== null) box.indeterminate = has > 0 && has < members.length
          }}
          onChange={onPress}
        />
        <span className={isCode ? undefined : 'explore-heading'} title={code.description}>
          {text}
        </span>
      </label>
      {isCode && isCounted && (
        <span className="explore-count">
          {isImpossible ? t('explorer.impossible') : format.number(count)}
        </span>
      )}
      {!isCode && (
        <span className="explore-count">
          {t('explorer.members', { count: format.number(members.length) })}
        </span>
      )}
    </li>
  )
}
