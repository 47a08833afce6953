import type { Instant } from '../chain/Entry.ts'
import type { Act, ActionDefinition, RecordState } from './ActionDefinition.ts'

/** A deadline that has begun; a duration is turned into a date with the jurisdiction's calendar. */
export type Deadline = {
  readonly name: string
  readonly from: Instant
  readonly missed: string | null
} & (
  | {
      readonly kind: 'within'
      readonly count: number
      readonly unit: 'hours' | 'days' | 'working_days'
      readonly parameter: string | null
    }
  | { readonly kind: 'due'; readonly due: string }
)

/** The deadlines an action opens: the same when it is decided and when it is replayed. */
export function deadlinesOf<State extends RecordState>(
  { opens }: Pick<ActionDefinition<State>, 'opens'>,
  state: State,
  act: Act,
): readonly Deadline[] {
  return opens.flatMap((rule): readonly Deadline[] => {
    const { name, missed = null, when } = rule
    if (when !== undefined && !when(state, act)) return []
    const common = { name, from: act.recordedAt, missed }
    if ('due' in rule) {
      const due = rule.due(state, act)
      return due === null ? [] : [{ ...common, kind: 'due', due }]
    }
    return [{ ...common, kind: 'within', ...rule.within, parameter: rule.parameter ?? null }]
  })
}
