import { DomainError } from '@corridor/kernel'
import type { StoredAction } from '../chain/Entry.ts'
import type { Act, ActionDefinition, RecordState } from './ActionDefinition.ts'
import type { RecordDefinition } from './defineRecord.ts'

/** A record's state and how far it was folded. */
export interface Folded<State> {
  readonly state: State | null
  /** 0 before the first action. */
  readonly version: number
}

/**
 * A record's state: the fold of its actions, each with the fold version it was recorded with.
 *
 * @param actions in the order of their versions.
 * @param from a state folded before, to go on from; nothing unless given.
 * @throws {DomainError} `bad_request` for an unknown type, an unknown fold version, a version out
 * of order, or an action that the state before does not allow; `missing_value` for an erased payload
 * where the action has no fold without it.
 * @remarks Verifies no hashes: see `verifyRecordChain`.
 */
export function foldRecord<State extends RecordState, Facts>(
  record: Pick<RecordDefinition<State, Facts>, 'kind' | 'actionByType'>,
  actions: Iterable<StoredAction>,
  from: Folded<State> = { state: null, version: 0 },
): Folded<State> {
  let { state, version } = from
  for (const action of actions) {
    const { entry, content } = action
    if (entry.version !== version + 1) {
      refuse(`${entry.record}: version ${entry.version} cannot follow version ${version}`, action)
    }
    const definition = record.actionByType.get(entry.type)
    if (definition === undefined) {
      refuse(`${entry.record}: ${entry.type} is no action of the kind ${record.kind}`, action)
    }
    const current: State | null = state
    if (!isOpen(definition, current)) {
      refuse(
        `${entry.record}: ${entry.type} is not possible in the status ${statusOf(current)}`,
        action,
      )
    }
    if (content.kind === 'withheld') {
      refuse(`${entry.record}: what version ${entry.version} says was not handed out`, action)
    }
    const act = actOf(action)
    const foldVersion = entry.foldVersion ?? 1
    state =
      content.kind === 'erased'
        ? definition.foldErased(foldVersion, current, act)
        : definition.fold(foldVersion, current, content.payload, act)
    version = entry.version
  }
  return { state, version }
}

/** The status of a state; `none` before the first action. */
export const statusOf = (state: RecordState | null): string => state?.status ?? 'none'

/** Whether the state is one in which the action may be taken. */
export const isOpen = <State extends RecordState>(
  { from }: Pick<ActionDefinition<State>, 'from'>,
  state: State | null,
): boolean => from.some((status) => status === statusOf(state))

function actOf({ entry }: StoredAction): Act {
  return {
    version: entry.version,
    actor: entry.actor,
    role: entry.role,
    organisation: entry.organisation ?? null,
    onBehalfOf: entry.onBehalfOf ?? null,
    recordedAt: entry.recordedAt,
  }
}

function refuse(words: string, { entry }: StoredAction): never {
  const { record, version, type } = entry
  throw new DomainError('bad_request', words, { record, version, type })
}
