import {
  type FlowMethodName,
  type flowOptionsRoute as FlowOptionsRoute,
  flowOptionsRoute,
  type regionalMatrixRoute as RegionalMatrixRoute,
  regionalMatrixRoute,
} from '@corridor/contract'
import { useMemo } from 'react'
import type { RouteError, RouteOutput } from '../../app/fetchRoute.ts'
import { useRoute } from '../../app/useRoute.ts'
import { type AreaNames, useAreas } from '../areas/useAreas.ts'
import { type FlowMatrix, flowMatrix, netFlows, orderCountries } from './flowMatrix.ts'
import { regionalInput } from './worldQueries.ts'
import type { WorldView } from './worldView.ts'

/** Flows from or to single countries are smaller than flows between regions. Persons. */
const OPENED_THRESHOLD = 25_000

/** Everything that the world page draws, for one address. */
export interface World {
  readonly areas: AreaNames
  readonly options: RouteOutput<typeof FlowOptionsRoute>
  readonly answer: RouteOutput<typeof RegionalMatrixRoute>
  /** The estimate shown, in full: what the address left to the defaults is filled in. */
  readonly selection: {
    readonly period: string
    readonly method: FlowMethodName
    readonly stocks: string
    readonly demography: string
  }
  /** Gross flows, and what is drawn: the same or net. */
  readonly gross: FlowMatrix
  readonly drawn: FlowMatrix
  readonly threshold: number
  readonly defaultThreshold: number
  /** Whether the next answer is on its way and the last one still shown. */
  readonly waiting: boolean
}

interface WorldState {
  /** Undefined until the first figures have come. */
  readonly world: World | undefined
  readonly error: RouteError | null
  readonly retry: () => void
}

/** Figures of the world page. @param open region shown by country, if any. */
export function useWorld(view: WorldView, open: string | undefined): WorldState {
  const areas = useAreas()
  const options = useRoute(flowOptionsRoute, {})
  const answer = useRoute(regionalMatrixRoute, regionalInput(view, open))
  const world = useMemo((): World | undefined => {
    if (areas === undefined || options.data === undefined || answer.data === undefined) {
      return undefined
    }
    const gross = orderCountries(flowMatrix(answer.data))
    const defaultThreshold =
      answer.data.open === null ? options.data.defaults.threshold : OPENED_THRESHOLD
    return {
      areas,
      options: options.data,
      answer: answer.data,
      selection: selectionOf(answer.data.estimate, options.data),
      gross,
      drawn: view.measure === 'net' ? netFlows(gross) : gross,
      threshold: view.threshold ?? defaultThreshold,
      defaultThreshold,
      waiting: answer.isPlaceholderData,
    }
  }, [areas, options.data, answer.data, answer.isPlaceholderData, view.measure, view.threshold])
  return {
    world,
    error: answer.error ?? options.error,
    retry: () => {
      if (answer.error !== null) void answer.refetch()
      if (options.error !== null) void options.refetch()
    },
  }
}

/** The releases in the answer's sources, matched with the pairs that can be chosen. */
function selectionOf(
  estimate: World['answer']['estimate'],
  options: World['options'],
): World['selection'] {
  const releases = new Set(estimate.sources.map(({ release }) => release))
  const vintage = options.vintages.find(
    ({ stocks, demography }) => releases.has(stocks) && releases.has(demography),
  )
  return {
    period: estimate.period,
    method: estimate.method,
    stocks: vintage?.stocks ?? options.defaults.stocks,
    demography: vintage?.demography ?? options.defaults.demography,
  }
}
