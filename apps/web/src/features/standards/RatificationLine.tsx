import { instrumentRoute, routeUrl } from '@corridor/contract'
import { useCallback, useMemo } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { ChartFrame } from '../../ui/ChartFrame.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { PlotFigure } from '../../ui/plot/PlotFigure.tsx'
import { padPicture } from '../../ui/plot/padPicture.ts'
import { countWords } from './countWords.ts'
import type { InstrumentAnswer } from './instrumentAnswer.ts'
import { sourceReferences } from './standardsSources.ts'
import { type Step, stepPlot } from './stepPlot.ts'

/** Width of the picture in files. Pixels. */
const FILE_WIDTH = 760

interface RatificationLineProps {
  readonly instrument: InstrumentAnswer
  readonly name: (state: string) => string
}

/** States registered through time, up to the day, as a line in steps. */
export function RatificationLine({ instrument, name }: RatificationLineProps) {
  const t = useMessages()
  const { format, direction } = useReader()
  const { id, on, adoptedYear, completeThrough, isComplete } = instrument
  const steps = useMemo(
    () => instrument.series.map(({ date, registered }) => ({ date, count: registered })),
    [instrument.series],
  )
  const who = useMemo(() => statesByDay(instrument, name), [instrument, name])
  const draw = useCallback(
    (width: number) =>
      stepPlot(
        steps,
        {
          from: `${adoptedYear}-01-01`,
          to: on,
          knownUntil: isComplete ? null : completeThrough,
        },
        width,
        {
          direction,
          figure: (value) => format.number(value),
          year: format.year,
          unknown: t('standards.line.unknown'),
          point: ({ date, count }) => {
            const states = who.get(date) ?? []
            return t(`standards.line.point${states.length === 0 ? '' : '-who'}`, {
              date: format.date(date),
              ...countWords(format, { count }),
              ...(states.length === 0 ? {} : { who: states.join(', ') }),
            })
          },
        },
      ),
    [steps, adoptedYear, on, isComplete, completeThrough, direction, format, t, who],
  )
  const date = format.date(on)
  const leastWords = isComplete
    ? undefined
    : (text: string) => t('standards.at-least', { count: text })
  const half = yearOfHalf(steps)
  const title =
    half === null
      ? t('standards.line.title-none', { instrument: id, date })
      : t('standards.line.title', {
          instrument: id,
          ...countWords(format, { count: steps.at(-1)!.count }, leastWords),
          date,
          year: format.year(half),
        })
  const subtitle = t('standards.line.subtitle')
  return (
    <ChartFrame
      id="ratifications"
      level={3}
      title={title}
      subtitle={subtitle}
      subtitleText={subtitle}
      description={t('standards.line.description', { from: format.year(adoptedYear), to: date })}
      sources={sourceReferences(instrument.sources)}
      uncertainty={t('standards.certainty')}
      chart={<PlotFigure label={title} draw={draw} />}
      table={
        <DataTable<Step>
          caption={t('standards.line.caption', { instrument: id })}
          columns={[
            {
              id: 'date',
              header: t('standards.line.date'),
              value: (step) => step.date,
              cell: (step) => format.date(step.date),
            },
            {
              id: 'count',
              header: t('standards.line.count'),
              value: ({ count }) => count,
              cell: ({ count }) => format.number(count),
            },
            {
              id: 'who',
              header: t('standards.line.who'),
              value: (step) => who.get(step.date)?.join(', ') ?? t('standards.line.nobody'),
            },
          ]}
          rows={steps}
          rowKey={(step) => step.date}
        />
      }
      picture={() => padPicture(draw(FILE_WIDTH).picture)}
      csvHref={routeUrl(instrumentRoute, { instrument: id, on }, 'csv')}
    />
  )
}

/** States by the day on which their entry was registered. */
function statesByDay(
  { parties }: InstrumentAnswer,
  name: (state: string) => string,
): ReadonlyMap<string, readonly string[]> {
  const days = new Map<string, string[]>()
  for (const { registered, state } of parties) {
    if (registered === null) continue
    const known = days.get(registered)
    if (known === undefined) days.set(registered, [name(state)])
    else known.push(name(state))
  }
  return days
}

/** The year by which half of the present number was reached; null where there is none. */
export function yearOfHalf(steps: readonly Step[]): number | null {
  const last = steps.at(-1)
  if (last === undefined || last.count === 0) return null
  const half = steps.find(({ count }) => count >= last.count / 2)
  return half === undefined ? null : Number(half.date.slice(0, 4))
}
