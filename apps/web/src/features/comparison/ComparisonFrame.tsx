import { compareRoute, routeUrl } from '@corridor/contract'
import type { ReactNode } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { ChartFrame } from '../../ui/ChartFrame.tsx'
import { PlotFigure } from '../../ui/plot/PlotFigure.tsx'
import { padPicture } from '../../ui/plot/padPicture.ts'
import type { Plot } from '../../ui/plot/plot.ts'
import type { AreaNames } from '../areas/useAreas.ts'
import { sideQuery } from './compareLink.ts'
import { type Comparison, sourcesOf } from './comparisonAnswer.ts'
import { useComparisonWords } from './useComparisonWords.ts'

export interface ComparisonFigureProps {
  readonly comparison: Comparison
  readonly areas: AreaNames
  readonly csvInput: Parameters<typeof routeUrl<(typeof compareRoute)['input']>>[1]
}

/** A figure of the comparison: what all of them say of the two estimates, their sources and files. */
export function ComparisonFrame({
  comparison,
  areas,
  csvInput,
  draw,
  fileWidth,
  isEmpty,
  note,
  ...figure
}: ComparisonFigureProps & {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly table: ReactNode
  readonly draw: (width: number) => Plot
  readonly fileWidth: number
  readonly isEmpty: boolean
  readonly beside?: boolean
  /** Said below the chart. */
  readonly note?: string
}) {
  const t = useMessages()
  const { format } = useReader()
  const words = useComparisonWords(areas)
  const { a, b, period } = comparison
  const subtitle = t('compare.subtitle', {
    period: format.period(period),
    a: words.estimate(a),
    b: words.estimate(b),
  })
  return (
    <ChartFrame
      {...figure}
      subtitle={subtitle}
      subtitleText={subtitle}
      sources={sourcesOf([a, b])}
      uncertainty={t('compare.uncertainty')}
      chart={
        isEmpty ? (
          <p>{t('compare.nothing')}</p>
        ) : (
          <>
            <PlotFigure label={figure.title} draw={draw} query={sideQuery(a, period)} />
            {note !== undefined && <p className="note">{note}</p>}
          </>
        )
      }
      picture={() => padPicture(draw(fileWidth).picture)}
      csvHref={routeUrl(compareRoute, csvInput, 'csv')}
    />
  )
}
