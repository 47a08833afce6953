import type { FlowMethodName, flowOptionsRoute } from '@corridor/contract'
import type { RouteOutput } from '../../app/fetchRoute.ts'
import type { EstimateView } from './estimateView.ts'

export type FlowOptions = RouteOutput<typeof flowOptionsRoute>

/** One estimate in full. */
export interface EstimateChoice {
  readonly period: string
  readonly method: FlowMethodName
  readonly stocks: string
  readonly demography: string
  readonly sex: 'both' | 'female' | 'male'
  /** Whose intervals are shown; absent for the usual ones. */
  readonly simulation?: string
  /** What the address asked for and the installation does not have; shown to the reader. */
  readonly notAvailable: readonly string[]
}

/**
 * The estimate that an address asks for, with the defaults of the server filled in: the first vintage
 * that covers the period. What cannot be had is replaced and named.
 *
 * @example
 * chooseEstimate(options, {}).method // => 'closed-minimum'
 */
export function chooseEstimate(options: FlowOptions, view: Partial<EstimateView>): EstimateChoice {
  const { defaults, vintages, methods } = options
  const wanted = view.period ?? defaults.period
  const covers = ({ periods }: FlowOptions['vintages'][number]): boolean =>
    periods.some(({ period }) => period === wanted)
  const fitting = vintages.filter(
    ({ stocks, demography }) =>
      stocks === (view.stocks ?? stocks) && demography === (view.demography ?? demography),
  )
  const vintage =
    fitting.find(covers) ?? fitting[0] ?? vintages.find(covers) ?? vintages[0] ?? undefined
  const period =
    vintage === undefined || covers(vintage) ? wanted : (vintage.periods.at(-1)?.period ?? wanted)
  const method = view.method ?? defaults.method
  const sexes = methods.find((known) => known.method === method)?.sexes ?? ['both']
  const sex = sexes.find((known) => known === view.sex) ?? 'both'
  const notAvailable = [
    ...(fitting.length === 0 && view.stocks !== undefined ? [view.stocks] : []),
    ...(fitting.length === 0 && view.demography !== undefined ? [view.demography] : []),
    ...(period === wanted ? [] : [wanted]),
    ...(view.sex === undefined || sex === view.sex ? [] : [view.sex]),
  ]
  // A simulation belongs to one estimate, and this would be another one.
  const simulation = notAvailable.length === 0 ? view.simulation : undefined
  return {
    period,
    method,
    stocks: vintage?.stocks ?? defaults.stocks,
    demography: vintage?.demography ?? defaults.demography,
    sex,
    ...(simulation === undefined ? {} : { simulation }),
    notAvailable,
  }
}

/** The choice in the words of the flow operations, with the simulation where one is chosen. */
export const choiceSelection = ({
  notAvailable: _,
  ...selection
}: EstimateChoice): Omit<EstimateChoice, 'notAvailable'> => selection

/** The same estimate with its usual intervals. */
export const withoutSimulation = ({ simulation: _, ...choice }: EstimateChoice): EstimateChoice =>
  choice

/** How the vintage of a choice is named everywhere: stocks and demography together. */
export const vintageName = ({
  stocks,
  demography,
}: Pick<EstimateChoice, 'stocks' | 'demography'>): string => `${stocks} + ${demography}`
