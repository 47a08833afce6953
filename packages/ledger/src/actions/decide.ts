import { DomainError } from '@corridor/kernel'
import { canonicalJson, type JsonValue } from '../canonical/canonicalJson.ts'
import { normaliseIntake } from '../canonical/normaliseIntake.ts'
import type { Act, ActionDefinition, DecisionContext, RecordState } from './ActionDefinition.ts'
import { type Deadline, deadlinesOf } from './deadlinesOf.ts'
import type { RecordDefinition } from './defineRecord.ts'
import type { Finding } from './Finding.ts'
import { type Folded, isOpen, statusOf } from './foldRecord.ts'

/** What somebody asks for. */
export interface Command {
  readonly type: string
  readonly payload: unknown
  /** The version the sender saw, 0 for a new record; not needed for commutative actions. */
  readonly expectedVersion?: number
}

export type RefusalReason =
  /** No such action of this kind of record. */
  | 'unknown_action'
  /** The actor does not hold the permission. */
  | 'forbidden'
  /** The record changed since the sender saw it. */
  | 'conflict'
  /** Not in this status. */
  | 'not_now'
  /** The payload is not of the action's form. */
  | 'bad_payload'
  /** The actor is one of those who must not. */
  | 'separation'
  /** A rule is not met, or cannot be told to be met. */
  | 'guard'

/** What to write: the envelope's own part and the payload, and what follows from it. */
export interface Accepted<State> {
  readonly kind: 'accepted'
  readonly type: string
  readonly foldVersion: number
  readonly payload: JsonValue
  /** The state afterwards, to update read models with. */
  readonly state: State
  /** The version the head must still have when it is written; `any` for commutative actions. */
  readonly expected: number | 'any'
  /** Rules that were looked at, all met. */
  readonly findings: readonly Finding[]
  readonly opens: readonly Deadline[]
  readonly closes: readonly string[]
}

export interface Refused {
  readonly kind: 'refused'
  readonly reason: RefusalReason
  readonly words: string
  readonly findings: readonly Finding[]
  /** Types of the actions the actor may take now. */
  readonly available: readonly string[]
}

/**
 * Whether a command is taken: what to write, or why not and what is possible now.
 *
 * Looked at in this order: the type, the permission, the version, the status, the payload (brought
 * into Unicode form C), the separation of duties, the guard. Unknown types are refused.
 *
 * @param current the record's state and version.
 * @returns a refusal as a value; nothing is thrown for what a person asks for.
 */
export function decide<State extends RecordState, Facts>(
  record: Pick<RecordDefinition<State, Facts>, 'kind' | 'actions' | 'actionByType'>,
  current: Folded<State>,
  command: Command,
  context: DecisionContext<Facts>,
): Accepted<State> | Refused {
  const { state, version } = current
  const refuse = (reason: RefusalReason, words: string, findings: readonly Finding[] = []) => ({
    kind: 'refused' as const,
    reason,
    words,
    findings,
    available: availableActions(record, state, context),
  })
  const action = record.actionByType.get(command.type)
  if (action === undefined) {
    return refuse('unknown_action', `${command.type} is no action of the kind ${record.kind}`)
  }
  if (!context.may(action.permission)) {
    return refuse('forbidden', `the permission ${action.permission} on this record is needed`)
  }
  const { expectedVersion } = command
  if (action.expected === 'version' && expectedVersion !== version) {
    return refuse('conflict', conflictWords(expectedVersion, version))
  }
  if (!isOpen(action, state)) {
    return refuse('not_now', `${action.type} is not possible in the status ${statusOf(state)}`)
  }
  const payload = readPayload(action, command.payload)
  if (payload.kind === 'unfit') return refuse('bad_payload', payload.words)
  const separation = findSeparation(action, state, payload.value, context)
  if (separation !== null) return refuse('separation', separation.words, [separation])
  const findings = action.guard(state, payload.value, context)
  const unmet = findings.filter(({ met }) => met !== 'yes')
  if (unmet.length > 0) return refuse('guard', unmet.map(({ words }) => words).join('; '), findings)
  return accept(action, current, payload.value, findings, context)
}

/** Types of the actions that a status allows and the actor holds the permission for. */
export function availableActions<State extends RecordState, Facts>(
  { actions }: Pick<RecordDefinition<State, Facts>, 'actions'>,
  state: State | null,
  { may }: Pick<DecisionContext<Facts>, 'may'>,
): readonly string[] {
  return actions
    .filter((action) => isOpen(action, state) && may(action.permission))
    .map(({ type }) => type)
}

function accept<State extends RecordState, Facts>(
  action: ActionDefinition<State, Facts>,
  { state, version }: Folded<State>,
  payload: JsonValue,
  findings: readonly Finding[],
  context: DecisionContext<Facts>,
): Accepted<State> {
  const { type, foldVersion, expected, closes } = action
  const act: Act = {
    version: version + 1,
    actor: context.actor,
    role: context.role,
    organisation: context.organisation ?? null,
    onBehalfOf: context.onBehalfOf?.[0] ?? null,
    recordedAt: context.now,
  }
  const next = action.fold(foldVersion, state, payload, act)
  if (!action.to.includes(next.status)) {
    throw new DomainError(
      'bad_option',
      `${type} leads to ${next.status}, which it does not declare`,
    )
  }
  return {
    kind: 'accepted',
    type,
    foldVersion,
    payload,
    state: next,
    expected: expected === 'any' ? 'any' : version,
    findings,
    opens: deadlinesOf(action, next, act),
    closes,
  }
}

const conflictWords = (expected: number | undefined, version: number): string =>
  expected === undefined
    ? `say which version was seen; the record is at version ${version}`
    : `the record is at version ${version}, not ${expected}: look at what changed and try again`

function readPayload<State extends RecordState, Facts>(
  action: ActionDefinition<State, Facts>,
  given: unknown,
):
  | { readonly kind: 'fit'; readonly value: JsonValue }
  | { readonly kind: 'unfit'; readonly words: string } {
  try {
    const parsed = action.payload.safeParse(normaliseIntake(given))
    if (!parsed.success) {
      const issues = parsed.error.issues.map(({ path, message }) =>
        path.length === 0 ? message : `${path.join('.')}: ${message}`,
      )
      return { kind: 'unfit', words: issues.join('; ') }
    }
    canonicalJson(parsed.data)
    return { kind: 'fit', value: parsed.data as JsonValue }
  } catch (error) {
    if (error instanceof DomainError) return { kind: 'unfit', words: error.message }
    throw error
  }
}

function findSeparation<State extends RecordState, Facts>(
  action: ActionDefinition<State, Facts>,
  state: State | null,
  payload: JsonValue,
  { actor, role, onBehalfOf = [] }: DecisionContext<Facts>,
): Finding | null {
  if (action.separation === null) return null
  const { persons, roles = [] } = action.excluded(state, payload)
  const person = [actor, ...onBehalfOf].some((one) => persons.includes(one))
  if (!person && !roles.includes(role)) return null
  return { rule: action.separation.rule, met: 'no', words: action.separation.words }
}
