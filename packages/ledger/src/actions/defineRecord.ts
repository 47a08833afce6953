import { DomainError } from '@corridor/kernel'
import type { ActionDefinition, RecordState } from './ActionDefinition.ts'

/** A kind of record: its statuses and all that can happen to it. */
export interface RecordDefinition<
  State extends RecordState,
  Facts = never,
  Actions extends readonly ActionDefinition<State, Facts>[] = readonly ActionDefinition<
    State,
    Facts
  >[],
> {
  readonly kind: string
  readonly statuses: readonly State['status'][]
  readonly actions: Actions
  readonly actionByType: ReadonlyMap<string, ActionDefinition<State, Facts>>
}

/** The state of a kind of record. */
export type StateOf<Definition> =
  Definition extends RecordDefinition<infer State, infer _Facts, infer _Actions> ? State : never

/** All commands of a kind of record, told apart by `type`. */
export type CommandOf<Definition extends { readonly actions: readonly unknown[] }> =
  Definition['actions'][number] extends infer Action
    ? Action extends ActionDefinition<infer _State, infer _Facts, infer Type, infer Input, infer _P>
      ? { readonly type: Type; readonly payload: Input }
      : never
    : never

/**
 * A kind of record from its statuses and actions.
 *
 * @throws {DomainError} `bad_option` for a type twice or of another kind, for a status that is not
 * declared, for a record nothing can begin, for a status nothing leads to, and for a deadline that
 * names an action or is closed by a name that does not exist.
 */
export function defineRecord<
  State extends RecordState,
  Facts,
  const Actions extends readonly ActionDefinition<State, Facts>[],
>(specification: {
  readonly kind: string
  readonly statuses: readonly State['status'][]
  readonly actions: Actions & readonly ActionDefinition<State, Facts>[]
}): RecordDefinition<State, Facts, Actions> {
  const { kind, statuses, actions } = specification
  const problem = findProblem(kind, statuses, actions)
  if (problem !== null) throw new DomainError('bad_option', `${kind}: ${problem}`, { kind })
  const actionByType = new Map(actions.map((action) => [action.type, action]))
  return { kind, statuses, actions, actionByType }
}

type AnyShape = Pick<ActionDefinition<RecordState>, 'type' | 'from' | 'to' | 'opens' | 'closes'>

function findProblem(
  kind: string,
  statuses: readonly string[],
  actions: readonly (Omit<AnyShape, 'opens'> & {
    readonly opens: readonly { readonly name: string; readonly missed?: string }[]
  })[],
): string | null {
  const types = actions.map(({ type }) => type)
  const twice = types.find((type, index) => types.indexOf(type) !== index)
  if (twice !== undefined) return `${twice} is defined twice`
  const foreign = types.find((type) => !type.startsWith(`${kind}.`))
  if (foreign !== undefined) return `${foreign} is an action of another kind`
  const known = new Set(['none', ...statuses])
  for (const { type, from, to } of actions) {
    const unknown = [...from, ...to].find((status) => !known.has(status))
    if (unknown !== undefined) return `${type} names the status ${unknown}, which is not declared`
  }
  if (!actions.some(({ from }) => from.includes('none'))) return 'nothing begins a record'
  const reached = new Set(actions.flatMap(({ to }) => to))
  const dead = statuses.find((status) => !reached.has(status))
  if (dead !== undefined) return `nothing leads to the status ${dead}`
  const opened = actions.flatMap(({ opens }) => opens)
  const clock = opened.find(({ missed }) => missed !== undefined && !types.includes(missed))
  if (clock !== undefined)
    return `the deadline ${clock.name} names ${clock.missed}, which does not exist`
  const names = new Set(opened.map(({ name }) => name))
  const open = actions.flatMap(({ closes }) => closes).find((name) => !names.has(name))
  return open === undefined ? null : `the deadline ${open} is closed but never opened`
}
