import type { Actor } from '../Actor.ts'
import { BREAK_GLASS_LIMITS, type BreakGlassLimits } from '../breakGlass.ts'
import {
  type Act,
  type Breach,
  type ProposedAct,
  SEPARATION_PARAMETERS,
  type SeparationParameters,
} from './Act.ts'
import { applicationBreaches } from './applications.ts'
import { emergencyBreaches } from './emergencies.ts'
import { holderBreaches, selfGrantBreaches } from './holders.ts'
import { type Interest, interestBreaches } from './interests.ts'
import { overrideBreaches } from './overrides.ts'
import { parameterBreaches } from './parameters.ts'
import { bondBreaches, makerCheckerBreaches, watchListBreaches } from './proposals.ts'

/**
 * The rules of separation of duties (SD1 to SD10) that an act would break; none, and it may be
 * done. To be asked after `decide` allowed the act, in the transaction that writes it.
 *
 * @param act what is about to be done, on the basis that `decide` gave.
 * @param earlierActs the acts on the record so far, its inspections and proposals included.
 * @param interests interests of the people behind the act; others are ignored.
 * @returns every breach, in the order of the rules.
 *
 * @remarks O(earlier acts + interests).
 * @source docs/methods/permissions.md
 */
export function separationBreaches(
  actor: Actor,
  act: ProposedAct,
  earlierActs: readonly Act[],
  interests: readonly Interest[],
  parameters: SeparationParameters = SEPARATION_PARAMETERS,
  limits: BreakGlassLimits = BREAK_GLASS_LIMITS,
): readonly Breach[] {
  return [
    ...makerCheckerBreaches(actor, act, earlierActs),
    ...applicationBreaches(actor, act, earlierActs),
    ...watchListBreaches(act, earlierActs),
    ...holderBreaches(actor, act),
    ...parameterBreaches(act, earlierActs),
    ...overrideBreaches(act, parameters),
    ...interestBreaches(actor, act, interests, parameters),
    ...emergencyBreaches(actor, act, limits),
    ...bondBreaches(act, earlierActs),
    ...selfGrantBreaches(actor, act),
  ]
}
