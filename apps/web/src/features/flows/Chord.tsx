import { type KeyboardEvent, type MouseEvent, useId, useMemo } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { ChordMarks } from './ChordMarks.tsx'
import { chordLabels } from './chordLabels.ts'
import { chordLayout } from './chordLayout.ts'
import type { ChordSize } from './chordSize.ts'
import type { FlowMatrix } from './flowMatrix.ts'
import { useTweenedMatrix } from './useTweenedMatrix.ts'
import { type Focus, walkChord } from './walkChord.ts'
import './Chord.css'

interface ChordProps {
  readonly matrix: FlowMatrix
  readonly size: ChordSize
  readonly threshold: number
  /** One colour token for each node. */
  readonly colours: readonly string[]
  /** A name, or its number where names have no room, for each node. */
  readonly texts: readonly string[]
  readonly label: string
  /** What is isolated: pointed at, reached by key, or kept in the address. */
  readonly focus: Focus | null
  readonly onFocus: (focus: Focus | null) => void
  /** The opened region; flows that do not concern it stay in the background. */
  readonly open: string | null
  /** Enter or a press: a region opens, a flow is kept in the address. */
  readonly onChoose: (focus: Focus) => void
  /** Escape. */
  readonly onLeave: () => void
}

/** The chord figure on the page: pointing, pressing and keys. */
export function Chord(props: ChordProps) {
  const { size, threshold, colours, texts, focus, onFocus, onChoose, onLeave } = props
  const t = useMessages()
  const { format } = useReader()
  const help = useId()
  const matrix = useTweenedMatrix(props.matrix)
  const { radius, tickLabels, labelDistance } = size
  const layout = useMemo(
    () => chordLayout(matrix, { radius, threshold, tickLabels }),
    [matrix, radius, threshold, tickLabels],
  )
  const labels = useMemo(
    () => chordLabels(layout, texts, labelDistance),
    [layout, texts, labelDistance],
  )
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape') onLeave()
    else if ((event.key === 'Enter' || event.key === ' ') && focus !== null) onChoose(focus)
    else {
      const next = walkChord(layout, focus, event.key)
      if (next === focus) return
      onFocus(next)
    }
    event.preventDefault()
  }
  return (
    <div
      role="application"
      className="chord"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the figure is walked by arrow keys
      tabIndex={0}
      aria-label={props.label}
      aria-describedby={help}
      onKeyDown={onKeyDown}
      onMouseMove={(event) => {
        const pointed = focusAt(event)
        if (!isSame(pointed, focus)) onFocus(pointed)
      }}
      onMouseLeave={() => onFocus(null)}
      onBlur={() => onFocus(null)}
      onClick={(event) => {
        const pressed = focusAt(event)
        if (pressed === null) onLeave()
        else onChoose(pressed)
      }}
    >
      <svg
        width={size.width}
        height={size.height}
        viewBox={`${-size.width / 2} ${-size.height / 2} ${size.width} ${size.height}`}
        aria-hidden="true"
      >
        <ChordMarks
          layout={layout}
          labels={labels}
          colours={colours}
          focus={focus}
          open={props.open}
          figure={(value) => format.number(value)}
        />
      </svg>
      <span id={help} className="off-screen">
        {t('chord.keys')}
      </span>
    </div>
  )
}

/** What the pointer is on, from the marks' data attributes. */
function focusAt({ target }: MouseEvent): Focus | null {
  const mark =
    target instanceof Element ? target.closest<SVGElement>('[data-node], [data-from]') : null
  const { node, from, to } = mark?.dataset ?? {}
  if (node !== undefined) return { kind: 'node', code: node }
  if (from === undefined || to === undefined) return null
  return { kind: 'flow', from, to, owner: from }
}

const isSame = (one: Focus | null, other: Focus | null): boolean =>
  one === other ||
  (one?.kind === 'node' && other?.kind === 'node' && one.code === other.code) ||
  (one?.kind === 'flow' && other?.kind === 'flow' && one.from === other.from && one.to === other.to)
