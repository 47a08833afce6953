import { memo } from 'react'
import { screenColour } from '../../ui/picture.ts'
import { type ChordLabel, LABEL_LINE, LABEL_SIZE } from './chordLabels.ts'
import type { ChordLayout, Ribbon, Sector } from './chordLayout.ts'
import { tickLine, tickText } from './tickGeometry.ts'
import { type Focus, isInFocus } from './walkChord.ts'

interface ChordMarksProps {
  readonly layout: ChordLayout
  readonly labels: readonly ChordLabel[]
  readonly colours: readonly string[]
  readonly focus: Focus | null
  /** The opened region; flows that do not concern it stay in the background. */
  readonly open: string | null
  readonly figure: (value: number) => string
}

/** Everything that is drawn inside the chord's `svg`. */
export function ChordMarks({ layout, labels, colours, focus, open, figure }: ChordMarksProps) {
  const { sectors, ribbons } = layout
  const code = (index: number): string => sectors[index]!.node.code
  return (
    <>
      {ribbons.map((ribbon) => {
        const [from, to] = [code(ribbon.from), code(ribbon.to)]
        const quiet =
          !isInFocus(focus, { from, to }) ||
          (focus === null && open !== null && !concerns(sectors, ribbon, open))
        return (
          <path
            key={ribbon.id}
            d={ribbon.d}
            data-from={from}
            data-to={to}
            className={quiet ? 'ribbon faded' : 'ribbon'}
            fill={screenColour(colours[ribbon.from]!)}
          />
        )
      })}
      {sectors.map((sector) => (
        <g key={sector.node.code} data-node={sector.node.code} className="sector">
          <path d={sector.area} className="sector-area" />
          {focus?.kind === 'node' && focus.code === sector.node.code && (
            <path d={sector.area} className="sector-focus" />
          )}
          <SectorBars sector={sector} colours={colours} />
          <SectorTicks sector={sector} rim={layout.outerRadius} figure={figure} />
        </g>
      ))}
      {labels.map(({ lines, x, y, anchor, sector }) => (
        <text
          key={code(sector)}
          data-node={code(sector)}
          x={x}
          y={y}
          textAnchor={anchor}
          fontSize={LABEL_SIZE}
          className={sectors[sector]!.node.kind === 'region' ? 'chord-label region' : 'chord-label'}
        >
          {lines.map((line, index) => (
            <tspan key={line} x={x} dy={index === 0 ? 0 : LABEL_LINE}>
              {line}
            </tspan>
          ))}
        </text>
      ))}
    </>
  )
}

const concerns = (sectors: readonly Sector[], { from, to }: Ribbon, region: string): boolean =>
  sectors[from]!.node.region === region || sectors[to]!.node.region === region

const SectorBars = memo(function SectorBars({
  sector,
  colours,
}: {
  readonly sector: Sector
  readonly colours: readonly string[]
}) {
  return (
    <>
      {sector.arrivals.map(({ from, d }) => (
        <path key={from} d={d} fill={screenColour(colours[from]!)} />
      ))}
      <path d={sector.departures} fill={screenColour(colours[sector.index]!)} />
    </>
  )
})

const SectorTicks = memo(function SectorTicks({
  sector,
  rim,
  figure,
}: {
  readonly sector: Sector
  readonly rim: number
  readonly figure: (value: number) => string
}) {
  return sector.ticks.map((tick) => (
    <g key={tick.angle} className="tick">
      <line {...tickLine(rim, tick)} />
      {tick.hundredThousands !== null && (
        <TickFigure rim={rim} tick={tick} text={figure(tick.hundredThousands)} />
      )}
    </g>
  ))
})

function TickFigure({
  rim,
  tick,
  text,
}: {
  readonly rim: number
  readonly tick: Sector['ticks'][number]
  readonly text: string
}) {
  const { 'text-anchor': textAnchor, ...place } = tickText(rim, tick)
  return (
    <text {...place} textAnchor={textAnchor} dominantBaseline="middle">
      {text}
    </text>
  )
}
