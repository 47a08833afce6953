import type { Binding, BindingAnswer, TopicRights } from './bindingAnswer.ts'

/** How an instrument meets a corridor, as the page sets it out. */
export const RULE_GROUPS = [
  'origin-only',
  'both',
  'destination-only',
  /** In force for this end; the other end cannot be told. */
  'origin-at-least',
  'destination-at-least',
  'cannot-tell',
  'neither',
  'guidance',
] as const

export type RuleGroup = (typeof RULE_GROUPS)[number]

/** The answer's own pattern; where an end cannot be told, whether the other is bound. */
export function ruleGroup({ pattern, origin, destination }: Binding): RuleGroup {
  if (pattern !== 'cannot-tell') return pattern
  if (origin.kind === 'in-force') return 'origin-at-least'
  return destination.kind === 'in-force' ? 'destination-at-least' : 'cannot-tell'
}

/** Gives the instruments of a group, in the order of the answer. */
export function groupBindings(
  bindings: readonly Binding[],
): (group: RuleGroup) => readonly Binding[] {
  const groups = Map.groupBy(bindings, ruleGroup)
  return (group) => groups.get(group) ?? []
}

/** Topics by whether a worker holds a right on them. */
export const topicsIn = (
  topics: readonly TopicRights[],
  state: TopicRights['state'],
): readonly TopicRights[] => topics.filter((topic) => topic.state === state)

/**
 * The day that most lists reach, where some list does not reach the day asked for; null where every
 * list does or none is held. Of days that as many reach, the later.
 */
export function bestKnownDay({
  sources,
  on,
}: Pick<BindingAnswer, 'sources' | 'on'>): string | null {
  const days = sources.lists.map(({ completeThrough }) => completeThrough)
  if (days.every((day) => day >= on)) return null
  const count = (day: string): number => days.filter((one) => one === day).length
  const [best] = [...new Set(days)].toSorted(
    (one, other) => count(other) - count(one) || (one < other ? 1 : -1),
  )
  return best === undefined || best >= on ? null : best
}
