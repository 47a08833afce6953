import type { CorridorFlow, FlowMethodName } from '@corridor/contract'
import type { BarPanel, BarSegment, PeriodBar } from '../../ui/plot/barPanels.ts'
import type { EstimateChoice } from '../estimates/chooseEstimate.ts'
import { boundsOf } from '../simulations/intervalWords.ts'

/** The words of a corridor's flow charts. */
export interface FlowWords {
  method(method: FlowMethodName): string
  /** One figure in words: direction, method, period and persons. */
  flow(flow: CorridorFlow): string
  /** One part of it: outward, return or transit. */
  part(flow: CorridorFlow, type: MoveType): string
  /** Why there is none. */
  missing(flow: CorridorFlow): string
}

export type MoveType = 'outward' | 'return' | 'transit'

export const MOVE_TYPES: readonly MoveType[] = ['outward', 'return', 'transit']

export const OUTBOUND_COLOUR = '$region-7'
export const INBOUND_COLOUR = '$region-2'
export const MOVE_COLOURS: Readonly<Record<MoveType, string>> = {
  outward: '$region-7',
  return: '$region-6',
  transit: '$region-4',
}

/** Both directions of one period and method. */
interface FlowPair {
  readonly period: string
  readonly out: CorridorFlow
  readonly back: CorridorFlow
}

/** Flows of a vintage by method, each with its periods in order. */
export function pairFlows(
  flows: readonly CorridorFlow[],
  { stocks, demography }: Pick<EstimateChoice, 'stocks' | 'demography'>,
): ReadonlyMap<FlowMethodName, readonly FlowPair[]> {
  const own = flows.filter((flow) => flow.stocks === stocks && flow.demography === demography)
  const back = new Map(
    own
      .filter(({ direction }) => direction === 'inbound')
      .map((flow) => [`${flow.method} ${flow.period}`, flow]),
  )
  const pairs = new Map<FlowMethodName, FlowPair[]>()
  for (const out of own) {
    const other = back.get(`${out.method} ${out.period}`)
    if (out.direction !== 'outbound' || other === undefined) continue
    const list = pairs.get(out.method) ?? []
    list.push({ period: out.period, out, back: other })
    pairs.set(out.method, list)
  }
  for (const list of pairs.values()) list.sort((a, b) => (a.period < b.period ? -1 : 1))
  return pairs
}

/** One panel for each method: there above the axis, back below it; the chosen method and period stand out. */
export function methodPanels(
  pairs: ReadonlyMap<FlowMethodName, readonly FlowPair[]>,
  choice: Pick<EstimateChoice, 'method' | 'period'>,
  words: FlowWords,
): readonly BarPanel[] {
  return [...pairs].map(([method, list]) => {
    const chosen = method === choice.method
    const tint = chosen ? '' : '/60'
    return {
      title: words.method(method),
      chosen,
      bars: list.map((pair) =>
        periodBar(
          pair,
          chosen && pair.period === choice.period,
          words,
          (flow) => [
            {
              id: flow.direction,
              value: flow.persons!,
              colour: `${flow.direction === 'outbound' ? OUTBOUND_COLOUR : INBOUND_COLOUR}${tint}`,
              text: words.flow(flow),
            },
          ],
          true,
        ),
      ),
    }
  })
}

/** Outward, return and transit moves of the chosen method; null where the method does not tell them. */
export function moveTypePanel(
  pairs: ReadonlyMap<FlowMethodName, readonly FlowPair[]>,
  choice: Pick<EstimateChoice, 'method' | 'period'>,
  words: FlowWords,
): BarPanel | null {
  const list = pairs.get(choice.method) ?? []
  if (!list.some(({ out }) => out.outward !== null)) return null
  return {
    title: '',
    chosen: false,
    bars: list.map((pair) =>
      periodBar(
        pair,
        pair.period === choice.period,
        words,
        (flow) =>
          MOVE_TYPES.map((type) => ({
            id: `${flow.direction}-${type}`,
            value: flow[type] ?? 0,
            colour: MOVE_COLOURS[type],
            text: words.part(flow, type),
          })),
        false,
      ),
    ),
  }
}

function periodBar(
  { period, out, back }: FlowPair,
  chosen: boolean,
  words: FlowWords,
  segments: (flow: CorridorFlow) => readonly BarSegment[],
  withRanges: boolean,
): PeriodBar {
  const [from, to] = period.split('-').map(Number)
  const span = { id: period, from: from!, to: to!, chosen }
  if (out.persons === null || back.persons === null) {
    return { ...span, up: [], down: [], missing: words.missing(out.persons === null ? out : back) }
  }
  // Bounds are of all moves: parts of a flow have none.
  const ranges = withRanges
    ? {
        ...rangeOf('upRange', out, OUTBOUND_COLOUR),
        ...rangeOf('downRange', back, INBOUND_COLOUR),
      }
    : {}
  return { ...span, up: segments(out), down: segments(back), ...ranges }
}

/** The interval of a flow as a lighter band of the same hue; nothing without one. */
function rangeOf(side: 'upRange' | 'downRange', flow: CorridorFlow, colour: string) {
  const bounds = boundsOf(flow)
  return bounds === null
    ? {}
    : { [side]: { lower: bounds.lower, upper: bounds.upper, colour: `${colour}/35` } }
}
