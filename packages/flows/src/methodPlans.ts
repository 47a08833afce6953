import { DomainError } from '@corridor/kernel'
import { FLOW_METHODS, type FlowMethod } from './methods.ts'

/** Who stays: as many as possible, or as many as chance brings. */
export type StayerAssumption = 'minimum' | 'independence'

/** What a method does with the accounts. */
export interface MethodPlan {
  /** Null where the method differences or scales stocks and keeps no accounts. */
  readonly accounting: 'open' | 'closed' | null
  /** Two assumptions are mixed with the pseudo-Bayes weight. */
  readonly assumptions: readonly StayerAssumption[]
}

const PLANS: Readonly<Record<FlowMethod, MethodPlan>> = {
  'drop-negative': { accounting: null, assumptions: [] },
  'reverse-negative': { accounting: null, assumptions: [] },
  'migration-rates': { accounting: null, assumptions: [] },
  'open-minimum': { accounting: 'open', assumptions: ['minimum'] },
  'open-independence': { accounting: 'open', assumptions: ['independence'] },
  'closed-minimum': { accounting: 'closed', assumptions: ['minimum'] },
  'closed-independence': { accounting: 'closed', assumptions: ['independence'] },
  'pseudo-bayes': { accounting: 'closed', assumptions: ['minimum', 'independence'] },
}

/** @throws {DomainError} `unknown_method`. */
export function planOf(method: FlowMethod): MethodPlan {
  if (Object.hasOwn(PLANS, method)) return PLANS[method]
  throw new DomainError(
    'unknown_method',
    `"${method}" is not a method; choose one of ${FLOW_METHODS.join(', ')}`,
    { method },
  )
}
