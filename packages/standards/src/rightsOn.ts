import type { Corridor, IsoDate } from '@corridor/kernel'
import { bindingOn, type CorridorBinding, isBound } from './bindingOn.ts'
import type { InstrumentId, Provision } from './Instrument.ts'
import { entryOf, type StandardsBook } from './StandardsBook.ts'
import type { InstrumentStatus } from './statusOn.ts'
import { TOPICS, type Topic } from './topics.ts'

/** Whether a worker of the origin holds what a provision gives, in the destination or before leaving. */
export type RightState =
  | 'held'
  /** A State that owes it is not bound, or left out the part in which it stands. */
  | 'missing'
  /** The facts held do not tell. */
  | 'cannot-tell'
  /** From a recommendation: owed by nobody, expected of every member. */
  | 'guidance'

/** One provision as a right of a worker on a corridor on a day. */
export interface CorridorRight {
  readonly instrument: InstrumentId
  readonly provision: Provision
  readonly state: RightState
  /** Those of the two ends that owe it today. */
  readonly owedBy: readonly CorridorEnd[]
  /**
   * Those whose ratification, or acceptance of the part, is lacking; empty where all that owe it
   * are bound, or where that cannot be told.
   */
  readonly neededOf: readonly CorridorEnd[]
}

/** What is held and missing on one topic. */
export interface TopicRights {
  readonly topic: Topic
  /** Held where any instrument gives something on it; else whether that can be told. */
  readonly state: Exclude<RightState, 'guidance'>
  readonly rights: readonly CorridorRight[]
}

/**
 * Which rights a worker of the origin holds by which article, topic by topic; every topic on which
 * some instrument of the book gives a right is there, gaps included.
 *
 * A duty counts where the State that owes it is bound and the part applies. Where it is owed only
 * to nationals of bound States, the other end must be bound too; where both must have accepted the
 * same branch, one branch accepted by both suffices. A duty of both ends is held as soon as one owes
 * it, with `neededOf` naming the other.
 *
 * @throws {DomainError} `unknown_area` when an end is no member held.
 * @remarks O(provisions).
 */
export function rightsOn(
  book: StandardsBook,
  corridor: Corridor,
  on: IsoDate,
): readonly TopicRights[] {
  const rights = bindingOn(book, corridor, on).flatMap((binding) =>
    entryOf(book, binding.instrument)
      .instrument.provisions.filter(isHoldable)
      .map((provision) => rightOf(provision, binding)),
  )
  const byTopic = Map.groupBy(rights, ({ provision }) => provision.topic)
  return TOPICS.flatMap((topic) => {
    const own = byTopic.get(topic)
    return own === undefined ? [] : [{ topic, state: stateOf(own), rights: own }]
  })
}

/** Whether something is held on a topic, from the rights on it. */
function stateOf(rights: readonly CorridorRight[]): TopicRights['state'] {
  if (rights.some(({ state }) => state === 'held')) return 'held'
  return rights.some(({ state }) => state === 'cannot-tell') ? 'cannot-tell' : 'missing'
}

export type CorridorEnd = 'origin' | 'destination'

const ENDS: readonly CorridorEnd[] = ['origin', 'destination']

/** Provisions about the instrument itself are owed to nobody. */
export const isHoldable = ({ isRight, dutyOf }: Provision): boolean => isRight && dutyOf !== 'none'

/** One provision as a right under an instrument that meets the corridor in a given way. */
export function rightOf(provision: Provision, binding: CorridorBinding): CorridorRight {
  const { instrument } = binding
  if (binding.pattern === 'guidance') {
    return { instrument, provision, state: 'guidance', owedBy: [], neededOf: [] }
  }
  const owing = ENDS.filter((end) => provision.dutyOf === 'both' || provision.dutyOf === end).map(
    (end) => ({ end, conditions: conditionsOf(end, provision, binding) }),
  )
  const owedBy = owing
    .filter(({ conditions }) => conditions.every(({ isMet }) => isMet === true))
    .map(({ end }) => end)
  const lacking = owing.flatMap(({ conditions }) =>
    conditions.filter(({ isMet }) => isMet === false).flatMap(({ ends }) => ends),
  )
  const canTell = owing.every(({ conditions }) => conditions.some(({ isMet }) => isMet === false))
  const state = owedBy.length > 0 ? 'held' : canTell ? 'missing' : 'cannot-tell'
  const neededOf = ENDS.filter((end) => lacking.includes(end))
  return { instrument, provision, state, owedBy, neededOf }
}

/** Something that must be so before an end owes a duty, and whose act would make it so. */
interface Condition {
  readonly isMet: boolean | null
  readonly ends: readonly CorridorEnd[]
}

function conditionsOf(
  end: CorridorEnd,
  provision: Provision,
  binding: CorridorBinding,
): readonly Condition[] {
  const other = end === 'origin' ? 'destination' : 'origin'
  const own: Condition = { isMet: isBoundByUnit(binding[end], provision), ends: [end] }
  if (provision.reciprocity === 'none') return [own]
  const theirs: Condition = { isMet: isBound(binding[other]), ends: [other] }
  if (provision.reciprocity === 'both-bound') return [own, theirs]
  return [own, theirs, { isMet: sharesBranch(binding, provision), ends: ENDS }]
}

/** Whether the instrument, and the part in which the provision stands, binds the State. */
function isBoundByUnit(status: InstrumentStatus, { unit }: Provision): boolean | null {
  const whole = isBound(status)
  if (whole !== true) return whole
  const own = status.units.find((candidate) => candidate.unit === unit)
  if (own === undefined || own.kind === 'applies') return true
  return own.kind === 'not-recorded' ? null : false
}

/** Whether some branch, or the provision's own, applies at both ends. */
function sharesBranch(
  { origin, destination }: CorridorBinding,
  { unit }: Provision,
): boolean | null {
  // Without both bound there is nothing to compare; that is a condition of its own.
  if (isBound(origin) !== true || isBound(destination) !== true) return null
  const pairs = origin.units
    .filter((own) => unit === null || own.unit === unit)
    .map(({ unit: branch, kind }) => [
      kind,
      destination.units.find((own) => own.unit === branch)?.kind ?? 'not-accepted',
    ])
  if (pairs.length === 0 || pairs.some((pair) => pair.every((kind) => kind === 'applies'))) {
    return true
  }
  const isOpen = (kind: string): boolean => kind === 'applies' || kind === 'not-recorded'
  return pairs.some((pair) => pair.every(isOpen)) ? null : false
}
