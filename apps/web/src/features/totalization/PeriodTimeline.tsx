import type { TotalizationCase } from '@corridor/totalization'
import { statementWords } from '@corridor/totalization'
import { type KeyboardEvent, type PointerEvent, useMemo, useRef } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { changePeriod, type Grip, movePeriod } from './caseDraft.ts'
import {
  monthsOf,
  type TimelineLane,
  type TimelineLayout,
  timelineLayout,
} from './timelineLayout.ts'

interface TimelineProps {
  readonly draft: TotalizationCase
  readonly write: (draft: TotalizationCase) => void
  readonly stateName: (code: string) => string
}

/** Months by key; the axis runs from left to right in every language. */
const KEYS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 12,
  PageDown: -12,
}

const GRIPS: readonly Grip[] = ['start', 'whole', 'end']

/** Periods on a time line: dragged, or moved by arrow keys month by month; the table says the same. */
export function PeriodTimeline({ draft, write, stateName }: TimelineProps) {
  const t = useMessages()
  const { format } = useReader()
  const layout = useMemo(() => timelineLayout(draft), [draft])
  if (draft.periods.length === 0) return null
  return (
    <section className="timeline" aria-label={t('social-security.timeline')}>
      <p className="note">{t('social-security.timeline-keys')}</p>
      <div className="timeline-axis" dir="ltr" aria-hidden="true">
        {layout.ticks.map(({ year, at }) => (
          <span key={year} style={{ insetInlineStart: along(at) }}>
            {format.year(year)}
          </span>
        ))}
      </div>
      {layout.lanes.map((lane) => (
        <Lane key={lane.place} {...{ lane, layout, draft, write, stateName }} />
      ))}
    </section>
  )
}

/** A place on the track, which leaves room for a handle at both sides. */
const along = (share: number): string => `calc(24px + ${share.toFixed(5)} * (100% - 48px))`

interface LaneProps extends TimelineProps {
  readonly lane: TimelineLane
  readonly layout: TimelineLayout
}

function Lane({ lane, layout, draft, write, stateName }: LaneProps) {
  const t = useMessages()
  const { lang } = useReader().preferences
  const track = useRef<HTMLDivElement>(null)
  const { bar, place, id, kind } = lane
  const state = stateName(lane.state)
  const kindWords = statementWords(lang).kinds[kind]
  return (
    <div className="timeline-lane">
      <span className="timeline-name">
        {state} <span className="note">{kindWords}</span>
      </span>
      <div ref={track} className="timeline-track" dir="ltr">
        {bar === null ? (
          <span className="note">{t('social-security.not-on-line', { period: id })}</span>
        ) : (
          GRIPS.map((grip) => (
            <Handle
              key={grip}
              {...{ grip, bar, layout, draft, place, track }}
              kind={kind}
              label={t(`social-security.grip-${grip}`, { period: id, state })}
              onMove={(moved) => write(changePeriod(draft, place, moved))}
            />
          ))
        )}
      </div>
    </div>
  )
}

interface HandleProps {
  readonly grip: Grip
  readonly bar: NonNullable<TimelineLane['bar']>
  readonly layout: TimelineLayout
  readonly draft: TotalizationCase
  readonly place: number
  readonly kind: string
  readonly label: string
  readonly track: React.RefObject<HTMLDivElement | null>
  readonly onMove: (moved: { readonly from: string; readonly to: string }) => void
}

function Handle({ grip, bar, layout, draft, place, kind, label, track, onMove }: HandleProps) {
  const { format } = useReader()
  const drag = useRef<{
    readonly x: number
    readonly monthsPerPixel: number
    readonly one: { readonly from: string | null; readonly to: string | null }
  } | null>(null)
  const one = draft.periods[place]!
  const move = (from: Pick<typeof one, 'from' | 'to'>, months: number) => {
    const moved = movePeriod(from, grip, months)
    if (moved !== null && (moved.from !== one.from || moved.to !== one.to)) onMove(moved)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const months = KEYS[event.key]
    if (months === undefined) return
    event.preventDefault()
    move(one, months)
  }
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    const width = (track.current?.clientWidth ?? 0) - 48
    const months = (layout.endYear - layout.firstYear) * 12
    drag.current = { x: event.clientX, monthsPerPixel: width <= 0 ? 0 : months / width, one }
  }
  const onPointerMove = ({ clientX }: PointerEvent) => {
    if (drag.current === null) return
    const { x, monthsPerPixel, one: begun } = drag.current
    move(begun, Math.round((clientX - x) * monthsPerPixel))
  }
  const end = () => {
    drag.current = null
  }
  const says = grip === 'end' ? one.to! : one.from!
  const text =
    grip === 'whole' ? `${format.date(one.from!)} – ${format.date(one.to!)}` : format.date(says)
  return (
    <div
      role="slider"
      tabIndex={0}
      className={`timeline-${grip}`}
      data-kind={kind}
      style={placeOf(grip, bar)}
      aria-label={label}
      aria-valuemin={layout.firstYear * 12}
      aria-valuemax={layout.endYear * 12}
      aria-valuenow={Math.floor(monthsOf(says))}
      aria-valuetext={text}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={end}
      onPointerCancel={end}
    />
  )
}

/** Handles stand beside the bar, never on it; a short bar is drawn no narrower than a finger. */
function placeOf(grip: Grip, { start, length }: HandleProps['bar']) {
  const width = `max(24px, ${length.toFixed(5)} * (100% - 48px))`
  if (grip === 'start') return { left: `calc(${along(start)} - 24px)` }
  if (grip === 'whole') return { left: along(start), width }
  return { left: `calc(${along(start)} + ${width})` }
}
