import type { regionalMatrixRoute } from '@corridor/contract'
import type { RouteInput } from '../../app/fetchRoute.ts'
import type { WorldView } from './worldView.ts'

type RegionalInput = RouteInput<typeof regionalMatrixRoute>

/** Which estimate the address asks for, in the words of every flow operation. */
export function estimateInput(view: WorldView): RegionalInput {
  const { period, method, stocks, demography, sex, whenInfeasible, simulation } = view
  return {
    ...(period === undefined ? {} : { period }),
    ...(method === undefined ? {} : { method }),
    ...(stocks === undefined ? {} : { stocks }),
    ...(demography === undefined ? {} : { demography }),
    ...(sex === 'both' ? {} : { sex }),
    ...(whenInfeasible === 'stop' ? {} : { whenInfeasible }),
    ...(simulation === undefined ? {} : { simulation }),
  }
}

/** The regional matrix that the page draws. @param open region shown by country, if any. */
export const regionalInput = (view: WorldView, open: string | undefined): RegionalInput => ({
  ...estimateInput(view),
  ...(open === undefined ? {} : { open }),
  ...(view.type === undefined ? {} : { type: view.type }),
})
