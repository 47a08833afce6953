import type { CorridorFlow, FlowMethodName } from '@corridor/contract'

export type Direction = CorridorFlow['direction']

export interface MethodFigure {
  readonly method: FlowMethodName
  readonly persons: number
}

/** What all methods say about one direction in one period of one vintage. */
export interface FlowRange {
  readonly least: MethodFigure
  readonly most: MethodFigure
  /** The figure of the chosen method; null where it has none. */
  readonly chosen: number | null
  /** 1 for the largest; methods that agree share a rank. Null with `chosen`. */
  readonly rank: number | null
  /** Methods with a figure. */
  readonly count: number
}

interface EstimateOf {
  readonly period: string
  readonly stocks: string
  readonly demography: string
  readonly method: FlowMethodName
}

const isOf = (flow: CorridorFlow, wanted: Omit<EstimateOf, 'method'>): boolean =>
  flow.period === wanted.period &&
  flow.stocks === wanted.stocks &&
  flow.demography === wanted.demography

/**
 * The least and the most that any method gives, and where the chosen one stands between them.
 *
 * @returns null where no method has a figure.
 */
export function flowRange(
  flows: readonly CorridorFlow[],
  direction: Direction,
  chosen: EstimateOf,
): FlowRange | null {
  const figures = flows
    .filter((flow) => flow.direction === direction && isOf(flow, chosen))
    .flatMap(({ method, persons }) => (persons === null ? [] : [{ method, persons }]))
    .sort((one, other) => one.persons - other.persons)
  const [least, most] = [figures[0], figures.at(-1)]
  if (least === undefined || most === undefined) return null
  const own = figures.find(({ method }) => method === chosen.method)
  return {
    least,
    most,
    chosen: own?.persons ?? null,
    rank:
      own === undefined ? null : 1 + figures.filter(({ persons }) => persons > own.persons).length,
    count: figures.length,
  }
}

/** The figure of the estimate chosen in one direction; undefined where there is none. */
export const chosenFlow = (
  flows: readonly CorridorFlow[],
  direction: Direction,
  chosen: EstimateOf,
): CorridorFlow | undefined =>
  flows.find(
    (flow) => flow.direction === direction && flow.method === chosen.method && isOf(flow, chosen),
  )

/** Whether the simulation that is asked for is of another of the corridor's estimates than the one chosen. */
export const isOfOtherEstimate = (
  flows: readonly CorridorFlow[],
  chosen: EstimateOf & { readonly simulation?: string },
): boolean =>
  chosen.simulation !== undefined &&
  flows.some(({ simulation }) => simulation === chosen.simulation) &&
  chosenFlow(flows, 'outbound', chosen)?.simulation !== chosen.simulation

/** Whether any figure of a vintage comes with an interval. */
export const hasIntervals = (
  flows: readonly CorridorFlow[],
  vintage: Pick<EstimateOf, 'stocks' | 'demography'>,
): boolean =>
  flows.some(
    (flow) =>
      flow.lower != null &&
      flow.stocks === vintage.stocks &&
      flow.demography === vintage.demography,
  )

/** The same period and method in the other vintages. */
export interface OtherVintage {
  readonly vintage: string
  readonly persons: number
}

/** What other vintages give for the direction, period and method chosen; without those that have no figure. */
export function otherVintages(
  flows: readonly CorridorFlow[],
  direction: Direction,
  chosen: EstimateOf,
): readonly OtherVintage[] {
  return flows.flatMap((flow) => {
    const { persons, stocks, demography } = flow
    const isOther =
      flow.direction === direction &&
      flow.period === chosen.period &&
      flow.method === chosen.method &&
      !isOf(flow, chosen)
    return isOther && persons !== null ? [{ vintage: `${stocks} + ${demography}`, persons }] : []
  })
}

/** Reasons why figures are missing in the chosen vintage, each with its periods. */
export interface MissingFigures {
  readonly reason: string
  /** The server's words, in English. */
  readonly detail: string
  readonly periods: readonly string[]
  readonly methods: readonly FlowMethodName[]
}

/** Missing figures of one vintage, put together by what the server says about them. */
export function missingFigures(
  flows: readonly CorridorFlow[],
  vintage: Pick<EstimateOf, 'stocks' | 'demography'>,
): readonly MissingFigures[] {
  const groups = new Map<
    string,
    { reason: string; periods: Set<string>; methods: Set<FlowMethodName> }
  >()
  for (const flow of flows) {
    const isOwn = flow.stocks === vintage.stocks && flow.demography === vintage.demography
    if (!isOwn || flow.missing === null) continue
    const detail = flow.missingDetail ?? flow.missing
    const group = groups.get(detail) ?? {
      reason: flow.missing,
      periods: new Set(),
      methods: new Set(),
    }
    group.periods.add(flow.period)
    group.methods.add(flow.method)
    groups.set(detail, group)
  }
  return [...groups].map(([detail, { reason, periods, methods }]) => ({
    reason,
    detail,
    periods: [...periods].sort(),
    methods: [...methods],
  }))
}

/** What was noticed about the two areas, each text once with the estimates it holds for. */
export interface CorridorNote {
  readonly text: string
  readonly periods: readonly string[]
  readonly stocks: readonly string[]
  readonly methods: readonly FlowMethodName[]
}

/** Puts notes with the same words together. */
export function gatherNotes(
  notes: readonly {
    readonly period: string
    readonly stocks: string
    readonly method: FlowMethodName
    readonly text: string
  }[],
): readonly CorridorNote[] {
  const texts = [...new Set(notes.map(({ text }) => text))]
  const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)]
  return texts.map((text) => {
    const same = notes.filter((note) => note.text === text)
    return {
      text,
      periods: unique(same.map(({ period }) => period)),
      stocks: unique(same.map(({ stocks }) => stocks)),
      methods: unique(same.map(({ method }) => method)),
    }
  })
}
