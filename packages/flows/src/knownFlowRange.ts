import { type AreaCode, DomainError } from '@corridor/kernel'
import { rangeOfCorridor } from './attributeKnownFlows.ts'
import { birthplacesOf, type FlowAccounts } from './balanceFlowAccounts.ts'
import type { KnownFlowReport } from './KnownFlow.ts'
import { planOf } from './methodPlans.ts'

/** What a corridor may hold. Persons. */
export type KnownFlowRange = Omit<KnownFlowReport, 'persons'>

/**
 * The range in which the flow of a corridor can be fixed, to be shown before a number is entered.
 *
 * @param run balanced accounts of a minimum-migration method; its other known flows stay as they
 * are shared out, a known flow of this corridor itself does not count.
 * @throws {DomainError} `unknown_area`; `bad_option` for another method.
 * @remarks Under 1 ms for 229 areas.
 * @source docs/methods/constraints.md
 */
export function knownFlowRange(
  run: FlowAccounts,
  origin: AreaCode,
  destination: AreaCode,
): KnownFlowRange {
  const { options } = run
  const [assumption, other] = planOf(options.method).assumptions
  if (assumption !== 'minimum' || other !== undefined) {
    throw new DomainError('bad_option', `the method ${options.method} takes no known flows`, {
      method: options.method,
    })
  }
  const others = (options.knownFlows ?? []).filter(
    (flow) => flow.origin !== origin || flow.destination !== destination,
  )
  return rangeOfCorridor(birthplacesOf(run), others, { origin, destination })
}
