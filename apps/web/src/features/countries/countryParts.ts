import type { countryFlowsRoute } from '@corridor/contract'
import type { RouteOutput } from '../../app/fetchRoute.ts'
import type { Query } from '../../app/viewState.ts'
import type { AreaNames } from '../areas/useAreas.ts'
import type { EstimateChoice } from '../estimates/chooseEstimate.ts'

/** What every part of a country's page is given. */
export interface CountryPart {
  readonly area: string
  readonly areas: AreaNames
  readonly choice: EstimateChoice
  readonly answer: RouteOutput<typeof countryFlowsRoute>
  /** The reader's choice as links to other pages carry it. */
  readonly query: Query
}
