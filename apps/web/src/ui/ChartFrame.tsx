import type { SourceReference } from '@corridor/contract'
import { type ReactNode, useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { AppLink } from '../app/AppLink.tsx'
import { useReader } from '../app/PreferencesProvider.tsx'
import { UNCERTAINTY_PATH } from '../app/paths.ts'
import { usePermalink } from '../app/usePermalink.ts'
import { useMessages } from '../i18n/useMessages.ts'
import { ChartActions } from './ChartActions.tsx'
import { isShortcut } from './isShortcut.ts'
import type { Picture } from './picture.ts'

/** A file that goes with a chart besides its own. */
export interface ChartFile {
  readonly label: string
  readonly href: string
}

export interface ChartFrameProps {
  /** A word for the anchor and for file names: `world-chord`. */
  readonly id: string
  /** States the finding: "South Asia to West Asia is the largest flow". */
  readonly title: string
  /** Unit, period, method and vintage. */
  readonly subtitle: ReactNode
  /** The same as text, for pictures and citations. */
  readonly subtitleText: string
  /** The text alternative: what the chart shows, in one to three sentences. */
  readonly description: string
  readonly sources: readonly SourceReference[]
  /** How sure the figures are. */
  readonly uncertainty: string
  /** The server's own words on it, in English; where a simulation can be asked for. */
  readonly uncertaintyDetail?: string
  /** The files of the estimate that the chart is drawn from. */
  readonly files?: readonly ChartFile[]
  readonly chart: ReactNode
  /** The same figures as a table. */
  readonly table: ReactNode
  /** The drawing, made from the data when a file is asked for. Left out where there is no chart. */
  readonly picture?: () => Picture
  /** The interface's CSV of the same figures; `onCsv` saves figures that no interface has. */
  readonly csvHref?: string
  readonly onCsv?: () => void
  /** Words that the address needs besides its own to show this chart again. */
  readonly linkWords?: Readonly<Record<string, string>>
  /** The address of this view where it is more than the page's words. */
  readonly link?: () => string
  /** Whether that address brings the view back; if not, no copy of it is offered. */
  readonly linkable?: boolean
  /** Level of the title; 2 unless the chart stands in a section. */
  readonly level?: 2 | 3
  /** Shows chart and table together, side by side where there is room. */
  readonly beside?: boolean
  /** Whether the table stands instead of the chart, where the page keeps that in its address. */
  readonly tableShown?: {
    readonly value: boolean
    readonly onChange: (value: boolean) => void
  }
  /** Controls between title and chart that belong to this chart. */
  readonly toolbar?: ReactNode
}

/**
 * The frame of every chart: finding, subtitle, chart, table twin (key `t`), source, uncertainty,
 * permalink, files and citation. Nothing leaves the page without its title, source, date and link.
 */
export function ChartFrame(props: ChartFrameProps) {
  const { id, title, subtitle, description, sources, uncertainty, chart, table, level = 2 } = props
  const t = useMessages()
  const { preferences } = useReader()
  const permalink = usePermalink()
  const frame = useRef<HTMLElement>(null)
  const describedBy = useId()
  const [ownChoice, setOwnChoice] = useState(false)
  const showsTable = props.tableShown?.value ?? ownChoice
  const toggle = () => (props.tableShown?.onChange ?? setOwnChoice)(!showsTable)
  useTableKey(frame, preferences.shortcuts, toggle)
  const Heading = `h${level}` as const
  const both = preferences.tableFirst || props.beside === true
  return (
    <section
      ref={frame}
      id={id}
      className={props.beside === true ? 'chart-frame chart-beside' : 'chart-frame'}
      data-chart-frame
    >
      <header className="chart-head">
        <Heading id={`${id}-title`}>{title}</Heading>
        <p className="chart-subtitle">{subtitle}</p>
        {props.toolbar}
        {!both && props.tableShown === undefined && (
          <button
            type="button"
            className="quiet table-toggle"
            aria-pressed={showsTable}
            aria-keyshortcuts={preferences.shortcuts ? 't' : undefined}
            onClick={toggle}
          >
            {showsTable ? t('chart.show-chart') : t('chart.show-table')}
          </button>
        )}
      </header>
      {(showsTable || both) && <div className="chart-table">{table}</div>}
      {(!showsTable || both) && (
        <figure
          className="chart-slot"
          aria-labelledby={`${id}-title`}
          aria-describedby={describedBy}
        >
          {chart}
          <figcaption id={describedBy} className="off-screen">
            {description}
          </figcaption>
        </figure>
      )}
      <footer className="chart-foot">
        <p>
          {uncertainty}{' '}
          {props.uncertaintyDetail !== undefined && (
            <>
              <span lang="en" dir="ltr">
                {props.uncertaintyDetail}
              </span>{' '}
              <AppLink to={UNCERTAINTY_PATH}>{t('chart.uncertainty-more')}</AppLink>
            </>
          )}
        </p>
        <p className="chart-source">
          {t('chart.source')} <SourceLine sources={sources} />
        </p>
        <ChartActions
          name={id}
          title={title}
          subtitle={props.subtitleText}
          uncertainty={[uncertainty, props.uncertaintyDetail ?? ''].join(' ').trim()}
          files={props.files ?? []}
          sources={sources}
          link={props.link ?? (() => permalink(props.linkWords))}
          linkable={props.linkable ?? true}
          {...(props.csvHref === undefined ? {} : { csvHref: props.csvHref })}
          {...(props.onCsv === undefined ? {} : { onCsv: props.onCsv })}
          {...(props.picture === undefined ? {} : { picture: props.picture })}
        />
      </footer>
    </section>
  )
}

function SourceLine({ sources }: { readonly sources: readonly SourceReference[] }) {
  return sources.map((source, index) => (
    <span key={source.release}>
      {index > 0 && '; '}
      <bdi lang="en">
        {source.publisher}, {source.title}, {source.revision}
      </bdi>
    </span>
  ))
}

/** Key `t`: the frame that has the focus, or the first of the page when none has. */
function useTableKey(
  frame: React.RefObject<HTMLElement | null>,
  enabled: boolean,
  toggle: () => void,
): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!isShortcut(event, 't')) return
    const target = event.target instanceof Element ? event.target : document.body
    const own = target.closest('[data-chart-frame]')
    const chosen = own ?? document.querySelector('[data-chart-frame]')
    if (chosen !== frame.current) return
    event.preventDefault()
    toggle()
  })
  useEffect(() => {
    if (!enabled) return
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [enabled])
}
