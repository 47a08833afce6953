import type { PossibleAct } from '@corridor/contract'
import {
  type ActionDefinition,
  type DecisionContext,
  decide,
  type Folded,
  type RecordState,
} from '@corridor/ledger'
import type { PermissionName, ProtectedRecord } from '@corridor/permissions'
import type { Sender } from '../../http/guard.ts'
import { mayOn, seenAs, whoActs } from './actionContextOf.ts'
import type { RecordKind } from './RecordKind.ts'

/** What acts are tried with, by type, where more than nothing is needed to know whether they fit. */
export type TrialPayloads = Readonly<Record<string, unknown>>

/**
 * For each act that a record that exists can take: whether the one who asks may take it now, and why
 * not otherwise. Rules that depend on what the act says are looked at only with a trial payload.
 *
 * @param facts what guards know of the world; as in the transaction of an act.
 * @remarks Nothing is recorded; another may act in the moment between.
 */
export function possibleActs<State extends RecordState, Facts>(
  { definition }: Pick<RecordKind<State, Facts>, 'definition'>,
  types: readonly string[],
  current: Folded<State>,
  sender: Pick<Sender, 'actor' | 'decide'>,
  record: ProtectedRecord,
  world: Pick<DecisionContext<Facts>, 'now' | 'facts'>,
  trials: TrialPayloads = {},
): readonly PossibleAct[] {
  return definition.actions
    .filter(({ type, from }) => types.includes(type) && from.some((status) => status !== 'none'))
    .map((action) => {
      const permission = action.permission as PermissionName
      const permitted = sender.decide(permission, seenAs(permission, record))
      if (!permitted.allowed) {
        const isFactor = permitted.reason === 'second_factor_needed'
        return refuse(action, isFactor ? 'second_factor' : 'not_permitted')
      }
      const context = {
        ...whoActs(sender, permitted.by),
        may: mayOn(sender, record),
        ...world,
      }
      const trial = { type: action.type, payload: trials[action.type] ?? {} }
      const decided = decide(
        definition,
        current,
        { ...trial, expectedVersion: current.version },
        context,
      )
      if (decided.kind === 'accepted' || decided.reason === 'bad_payload') {
        return { type: action.type, possible: true, reason: null, findings: [] }
      }
      const { reason, findings } = decided
      const against = findings.filter(({ met }) => met !== 'yes')
      if (reason === 'separation' || reason === 'guard') return refuse(action, reason, against)
      return refuse(action, 'not_now')
    })
}

const refuse = (
  { type }: Pick<ActionDefinition<RecordState>, 'type'>,
  reason: NonNullable<PossibleAct['reason']>,
  findings: PossibleAct['findings'] = [],
): PossibleAct => ({ type, possible: false, reason, findings: [...findings] })
