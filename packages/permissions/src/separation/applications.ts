import type { Actor } from '../Actor.ts'
import type { PermissionName } from '../table/permissions.ts'
import {
  type Act,
  type Breach,
  overlap,
  type ProposedAct,
  peopleBehind,
  peopleBehindDone,
} from './Act.ts'

const STEPS: Readonly<Partial<Record<PermissionName, 'screen' | 'inspect' | 'decide'>>> = {
  'screen.licence': 'screen',
  'return.licence': 'screen',
  'inspect.licence': 'inspect',
  'record.inspection': 'inspect',
  'confirm.licence': 'decide',
}

/**
 * SD2: screener, inspector and decider of one application are three people.
 *
 * An act whose application is not known counts with every application of the record.
 */
export function applicationBreaches(
  actor: Actor,
  act: ProposedAct,
  earlierActs: readonly Act[],
): readonly Breach[] {
  const step = STEPS[act.permission]
  if (step === undefined) return []
  const people = peopleBehind(actor, act)
  return earlierActs
    .filter((earlier) => {
      const other = STEPS[earlier.permission]
      return other !== undefined && other !== step && isSameApplication(act, earlier)
    })
    .filter((earlier) => overlap(people, peopleBehindDone(earlier)))
    .map((earlier) => ({ rule: 'SD2', reason: 'same_person', with: earlier.id }))
}

const isSameApplication = (act: ProposedAct, earlier: Act): boolean =>
  act.application == null || earlier.application === null || act.application === earlier.application
