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
  readonly owedBy: readonly ('origin' | 'destination')[]
  /** Those whose ratification, or acceptance of the part, would bring it; empty when it is held. */
  readonly neededOf: readonly ('origin' | 'destination')[]
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
 * A duty counts where the State that owes it is bound and the part applies; where it is owed only
 * to nationals of bound States, both ends must be. A duty of both ends is held when the destination
 * owes it, and partly, with `neededOf` naming the other, when only the origin does.
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
      .instrument.provisions.filter(({ isRight }) => isRight)
      .map((provision) => rightOf(provision, binding)),
  )
  const byTopic = Map.groupBy(rights, ({ provision }) => provision.topic)
  return TOPICS.flatMap((topic) => {
    const own = byTopic.get(topic)
    return own === undefined ? [] : [{ topic, state: stateOf(own), rights: own }]
  })
}

function stateOf(rights: readonly CorridorRight[]): TopicRights['state'] {
  if (rights.some(({ state }) => state === 'held')) return 'held'
  return rights.some(({ state }) => state === 'cannot-tell') ? 'cannot-tell' : 'missing'
}

const ENDS = ['origin', 'destination'] as const

function rightOf(provision: Provision, binding: CorridorBinding): CorridorRight {
  const { instrument } = binding
  if (binding.pattern === 'guidance') {
    return { instrument, provision, state: 'guidance', owedBy: [], neededOf: [] }
  }
  const duty = ENDS.filter((end) => provision.dutyOf === 'both' || provision.dutyOf === end)
  const bound = Object.fromEntries(
    ENDS.map((end) => [end, isBoundByUnit(binding[end], provision)]),
  ) as Record<(typeof ENDS)[number], boolean | null>
  const needed = provision.reciprocity === 'none' ? duty : ENDS
  const owedBy = needed.every((end) => bound[end] === true)
    ? duty
    : provision.reciprocity === 'none'
      ? duty.filter((end) => bound[end] === true)
      : []
  const missing = needed.filter((end) => bound[end] === false)
  const unknown = needed.filter((end) => bound[end] === null)
  if (owedBy.length > 0) return { instrument, provision, state: 'held', owedBy, neededOf: missing }
  const canTell = unknown.length === 0 || (provision.reciprocity !== 'none' && missing.length > 0)
  return {
    instrument,
    provision,
    state: canTell ? 'missing' : 'cannot-tell',
    owedBy,
    neededOf: missing,
  }
}

/** Whether the instrument, and the part in which the provision stands, binds the State. */
function isBoundByUnit(status: InstrumentStatus, { unit, reciprocity }: Provision): boolean | null {
  const whole = isBound(status)
  if (whole !== true) return whole
  // A duty owed branch by branch is owed in some branch at least as soon as one is accepted.
  const units =
    reciprocity === 'both-accepted-branch'
      ? status.units
      : status.units.filter((own) => own.unit === unit)
  if (units.length === 0 || units.some(({ kind }) => kind === 'applies')) return true
  return units.some(({ kind }) => kind === 'not-recorded') ? null : false
}
