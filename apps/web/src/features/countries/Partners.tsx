import { type CorridorRank, routeUrl, topCorridorsRoute } from '@corridor/contract'
import { useCallback } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { corridorPath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { ChartFrame } from '../../ui/ChartFrame.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { PlotFigure } from '../../ui/plot/PlotFigure.tsx'
import { padPicture } from '../../ui/plot/padPicture.ts'
import { rankedBars } from '../../ui/plot/rankedBars.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { choiceSelection } from '../estimates/chooseEstimate.ts'
import { personsWords } from '../estimates/personsWords.ts'
import { useUncertainty } from '../estimates/useUncertainty.ts'
import { estimateLine } from '../flows/estimateWords.ts'
import { boundsOf, intervalAfter } from '../simulations/intervalWords.ts'
import { useIntervalColumns } from '../simulations/useIntervalColumns.tsx'
import { INFLOW_COLOUR, OUTFLOW_COLOUR } from './countryPanels.ts'
import type { CountryPart } from './countryParts.ts'

const DRAWN = 10
const LISTED = 250
const FILE_WIDTH = 640

/** The largest partners in one direction, ranked; every row leads to its corridor. */
export function Partners(props: CountryPart & { readonly direction: 'in' | 'out' }) {
  const t = useMessages()
  const { area, choice, direction } = props
  const input = {
    ...choiceSelection(choice),
    ...(direction === 'out' ? { from: area } : { to: area }),
    limit: LISTED,
  }
  const answer = useRoute(topCorridorsRoute, input)
  if (answer.error !== null) {
    return <RouteProblem error={answer.error} onRetry={() => void answer.refetch()} />
  }
  if (answer.data === undefined) {
    return <Reserved what={t('country.partners-what')} className="reserved-partners" />
  }
  return <PartnersFigure {...props} input={input} top={answer.data} />
}

type Top = (typeof topCorridorsRoute)['output']['_output']

interface PartnersFigureProps extends CountryPart {
  readonly direction: 'in' | 'out'
  readonly input: Parameters<typeof routeUrl<(typeof topCorridorsRoute)['input']>>[1]
  readonly top: Top
}

function PartnersFigure(props: PartnersFigureProps) {
  const { area, areas, choice, query, direction, input, top } = props
  const t = useMessages()
  const { format, direction: reading } = useReader()
  const { corridors, count, persons, estimate } = top
  const certainty = useUncertainty(
    corridors.some((row) => boundsOf(row) !== null),
    estimate.intervalNote,
  )
  const intervals = useIntervalColumns()
  const partnerOf = (row: CorridorRank) => (direction === 'out' ? row.destination : row.origin)
  const draw = useCallback(
    (width: number) => {
      const bars = corridors.slice(0, DRAWN).map((row) => {
        const partner = direction === 'out' ? row.destination : row.origin
        return {
          id: `${row.origin}-${row.destination}`,
          label: areas.name(partner),
          value: row.persons,
          figure: format.persons(row.persons),
          text: t('country.partner-point', {
            from: areas.name(row.origin),
            to: areas.name(row.destination),
            persons: `${personsWords(t, format, row.persons)}${intervalAfter(t, format, row)}`,
          }),
          ...(boundsOf(row) === null ? {} : { range: boundsOf(row)! }),
          path: corridorPath(row.origin, row.destination),
        }
      })
      const look = {
        colour: direction === 'out' ? OUTFLOW_COLOUR : INFLOW_COLOUR,
        largest: Math.max(
          0,
          ...corridors.slice(0, DRAWN).map((row) => Math.max(row.persons, row.upper ?? 0)),
        ),
        width,
      }
      return rankedBars(bars, look, { direction: reading })
    },
    [corridors, direction, areas, format, reading, t],
  )
  const [first] = corridors
  const names = {
    name: areas.name(area),
    partner: first === undefined ? '' : areas.name(partnerOf(first)),
    persons: personsWords(t, format, first?.persons ?? 0),
    share: format.share(persons > 0 ? (first?.persons ?? 0) / persons : 0),
    period: format.period(choice.period),
  }
  const title =
    first === undefined
      ? t(`country.partners-none-${direction}`, names)
      : t(`country.partners-${direction}`, names)
  const drawnShare =
    persons > 0 ? corridors.slice(0, DRAWN).reduce((sum, row) => sum + row.persons, 0) / persons : 0
  const line = estimateLine(t, format, estimate)
  return (
    <ChartFrame
      id={`partners-${direction}`}
      beside
      title={title}
      subtitle={line}
      subtitleText={line}
      description={t('country.partners-description', {
        shown: format.number(Math.min(DRAWN, corridors.length)),
        count: format.number(count),
        share: format.share(drawnShare),
      })}
      sources={estimate.sources}
      {...certainty}
      chart={
        <>
          <PlotFigure label={title} draw={draw} query={query} />
          <p className="note">
            {t('country.partners-shown', {
              shown: format.number(Math.min(DRAWN, corridors.length)),
              count: format.number(count),
              share: format.share(drawnShare),
            })}
          </p>
        </>
      }
      table={
        <DataTable
          caption={t(`country.partners-caption-${direction}`, names)}
          columns={[
            {
              id: 'partner',
              header: t(direction === 'out' ? 'corridor.destination' : 'corridor.origin'),
              value: (row) => areas.name(partnerOf(row)),
              cell: (row) => (
                <AppLink to={corridorPath(row.origin, row.destination)} search={query}>
                  {areas.name(partnerOf(row))}
                </AppLink>
              ),
            },
            {
              id: 'persons',
              header: t('top.persons'),
              value: (row) => row.persons,
              cell: (row) => (
                <span title={format.exact(row.persons)}>{format.persons(row.persons)}</span>
              ),
            },
            ...intervals('persons', corridors, boundsOf),
            {
              id: 'share',
              header: t('country.share'),
              value: (row) => row.persons / persons,
              cell: (row) => format.share(row.persons / persons),
            },
            {
              id: 'reverse',
              header: t('top.reverse'),
              value: (row) => row.reverse,
              cell: (row) => (
                <span title={format.exact(row.reverse)}>{format.persons(row.reverse)}</span>
              ),
            },
          ]}
          rows={corridors}
          rowKey={(row) => `${row.origin}-${row.destination}`}
          limit={15}
          total={{
            rows: count,
            href: routeUrl(topCorridorsRoute, { ...input, limit: 500 }, 'csv'),
          }}
        />
      }
      picture={() => padPicture(draw(FILE_WIDTH).picture)}
      csvHref={routeUrl(topCorridorsRoute, { ...input, limit: 500 }, 'csv')}
    />
  )
}
