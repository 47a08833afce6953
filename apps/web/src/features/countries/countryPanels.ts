import type { CountryFlow, FlowMethodName, IntervalBounds } from '@corridor/contract'
import type { BarPanel, BarRange, BarSign, PeriodBar } from '../../ui/plot/barPanels.ts'
import type { EstimateChoice } from '../estimates/chooseEstimate.ts'

export const INFLOW_COLOUR = '$gain-2'
export const OUTFLOW_COLOUR = '$loss-2'
export const NET_COLOUR = '$ink'

/** The words of a country's flow chart. */
export interface CountryWords {
  method(method: FlowMethodName): string
  /** One figure in words: what it is, method, period and persons. */
  figure(flow: CountryFlow, side: 'inflow' | 'outflow' | 'net' | 'source'): string
  missing(flow: CountryFlow): string
}

/**
 * One panel for each method: arrivals above the axis, departures below it, their difference as a
 * line, and the net migration that the demography itself gives as a hollow mark.
 */
export function countryPanels(
  methods: ReadonlyMap<FlowMethodName, readonly CountryFlow[]>,
  choice: Pick<EstimateChoice, 'method' | 'period'>,
  words: CountryWords,
): readonly BarPanel[] {
  return [...methods].map(([method, flows]) => {
    const chosen = method === choice.method
    const tint = chosen ? '' : '/60'
    return {
      title: words.method(method),
      chosen,
      bars: flows.map((flow): PeriodBar => {
        const [from, to] = flow.period.split('-').map(Number)
        const span = { id: flow.period, from: from!, to: to! }
        const { inflow, outflow } = flow
        if (inflow === null || outflow === null) {
          return { ...span, up: [], down: [], chosen: false, missing: words.missing(flow) }
        }
        return {
          ...span,
          chosen: chosen && flow.period === choice.period,
          ...rangeOf('upRange', flow.inflowInterval, INFLOW_COLOUR),
          ...rangeOf('downRange', flow.outflowInterval, OUTFLOW_COLOUR),
          up: [segment('inflow', inflow, `${INFLOW_COLOUR}${tint}`, flow, words)],
          down: [segment('outflow', outflow, `${OUTFLOW_COLOUR}${tint}`, flow, words)],
          signs: signsOf(flow, words),
        }
      }),
    }
  })
}

const segment = (
  side: 'inflow' | 'outflow',
  value: number,
  colour: string,
  flow: CountryFlow,
  words: CountryWords,
) => ({ id: side, value, colour, text: words.figure(flow, side) })

function signsOf(flow: CountryFlow, words: CountryWords): readonly BarSign[] {
  const { net, netMigrationOfSource } = flow
  const sign = (
    id: 'net' | 'source',
    value: number | null,
    mark: BarSign['mark'],
  ): readonly BarSign[] =>
    value === null
      ? []
      : [
          {
            id,
            value,
            mark,
            colour: NET_COLOUR,
            text: words.figure(flow, id),
            ...(id === 'net' ? rangeOf('range', flow.netInterval, NET_COLOUR) : {}),
          },
        ]
  return [...sign('net', net, 'tick'), ...sign('source', netMigrationOfSource, 'diamond')]
}

/** An interval as a lighter band of the same hue; nothing without one. */
const rangeOf = <Side extends 'upRange' | 'downRange' | 'range'>(
  side: Side,
  bounds: IntervalBounds | null | undefined,
  colour: string,
): Partial<Record<Side, BarRange>> =>
  bounds == null
    ? {}
    : ({
        [side]: { lower: bounds.lower, upper: bounds.upper, colour: `${colour}/35` },
      } as Record<Side, BarRange>)
