import type { FlowMethod } from '@corridor/flows'
import { isClosed } from './flowMethods.ts'
import type { EstimateChoice } from './selectEstimate.ts'

export interface EngineOptions {
  readonly method: FlowMethod
  readonly pseudoBayesWeight?: number
  readonly whenInfeasible?: 'stop' | 'exclude' | 'relax'
}

/** What `estimateFlows` is told for a choice: nothing that the method has no use for. */
export const engineOptions = ({
  method,
  weight,
  whenInfeasible,
}: Pick<EstimateChoice, 'method' | 'weight' | 'whenInfeasible'>): EngineOptions => ({
  method,
  ...(method === 'pseudo-bayes' ? { pseudoBayesWeight: weight } : {}),
  ...(isClosed(method) ? { whenInfeasible } : {}),
})
