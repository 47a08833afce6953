import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, type MouseEvent, useId, useMemo, useState } from 'react'
import type { Query } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { MissingHatch, Shapes } from '../Shapes.tsx'
import { useWidth } from '../useWidth.ts'
import { type Plot, type PlotMark, walkPlot } from './plot.ts'
import './plot.css'

/** Drawn before the place has been measured. Pixels. */
const USUAL_WIDTH = 640

/**
 * A plot on the page: pointing at a figure or walking to it by arrow keys shows it in words, Escape
 * hides them, Enter follows the figure's page where it has one.
 */
export function PlotFigure({
  label,
  draw,
  query,
}: {
  /** What is drawn, for those who do not see it. */
  readonly label: string
  /** The plot for a width in pixels. */
  readonly draw: (width: number) => Plot
  /** What links of the figures carry along. */
  readonly query?: Query
}) {
  const t = useMessages()
  const navigate = useNavigate()
  const help = useId()
  const [slot, measured] = useWidth<HTMLDivElement>()
  const width = measured === 0 ? USUAL_WIDTH : measured
  const { picture, marks } = useMemo(() => draw(width), [draw, width])
  const [focus, setFocus] = useState<string | null>(null)
  const mark = marks.find(({ id }) => id === focus) ?? null

  const follow = (chosen: PlotMark | null) => {
    if (chosen?.path !== undefined) {
      void navigate({ to: chosen.path as '/', search: (query ?? {}) as never })
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter') return follow(mark)
    const next = event.key === 'Escape' ? null : walkPlot(marks, mark, event.key)
    if (next === mark) return
    event.preventDefault()
    setFocus(next?.id ?? null)
  }
  return (
    <div ref={slot} className="plot">
      <div
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the figure is walked by arrow keys
        tabIndex={0}
        aria-label={label}
        aria-describedby={help}
        onKeyDown={onKeyDown}
        onMouseMove={(event) => setFocus((last) => pointedAt(event, last))}
        onMouseLeave={() => setFocus(null)}
        onBlur={() => setFocus(null)}
        onClick={() => follow(mark)}
      >
        <svg
          width={picture.width}
          height={picture.height}
          viewBox={`0 0 ${picture.width} ${picture.height}`}
          aria-hidden="true"
        >
          <MissingHatch />
          <Shapes shapes={picture.shapes} />
          {mark !== null && <rect className="plot-focus" {...boxOf(mark)} rx="2" />}
          {marks.map((one) => (
            <rect
              key={one.id}
              data-mark={one.id}
              className={one.path === undefined ? 'plot-mark' : 'plot-mark plot-link'}
              {...boxOf(one)}
            />
          ))}
        </svg>
        <Tip mark={mark} width={picture.width} />
      </div>
      <span id={help} className="off-screen">
        {t('plot.keys')}
      </span>
    </div>
  )
}

const boxOf = ({ x, y, width, height }: PlotMark) => ({ x, y, width, height })

/** The mark under the pointer; on the words themselves the last one stays. */
function pointedAt({ target }: MouseEvent, last: string | null): string | null {
  if (!(target instanceof Element)) return null
  if (target.closest('.plot-tip') !== null) return last
  return target.closest<SVGElement>('[data-mark]')?.dataset.mark ?? null
}

/** Half the width that the words take at most. Pixels. */
const TIP_HALF = 120

function Tip({ mark, width }: { readonly mark: PlotMark | null; readonly width: number }) {
  const half = Math.min(TIP_HALF, width / 2)
  const middle = mark === null ? 0 : mark.x + mark.width / 2
  const left = Math.max(half, Math.min(width - half, middle))
  const above = mark !== null && mark.y > 90
  return (
    <>
      {mark !== null && (
        <p
          className="plot-tip"
          data-above={above}
          dir="auto"
          aria-hidden="true"
          style={{ left, maxWidth: 2 * half, top: above ? mark.y : mark.y + mark.height }}
        >
          {mark.text}
        </p>
      )}
      <p role="status" className="off-screen">
        {mark?.text}
      </p>
    </>
  )
}
