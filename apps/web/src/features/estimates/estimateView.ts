import type { ViewOf } from '../../app/viewState.ts'
import { WORLD_VIEW } from '../flows/worldView.ts'

const { period, method, stocks, demography, sex, simulation } = WORLD_VIEW

/** Which estimate a page shows, under the same names and in the same order as on the world page. */
export const ESTIMATE_VIEW = { period, method, stocks, demography, sex, simulation } as const

export type EstimateView = ViewOf<typeof ESTIMATE_VIEW>
