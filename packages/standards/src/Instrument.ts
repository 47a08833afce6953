import type { IsoDate } from '@corridor/kernel'
import type { Topic } from './topics.ts'
import type { Provenance } from './verification.ts'

/** `C097` convention, `P029` protocol, `R086` recommendation of the ILO; `ICRMW` the UN convention. */
export type InstrumentId = string

export type InstrumentKind = 'convention' | 'protocol' | 'recommendation' | 'un-treaty'

/** Names in the four languages of the product; the English one is the instrument's own. */
export interface Names {
  readonly en: string
  readonly fr: string
  readonly es: string
  readonly ar: string
}

/** One instrument: what it is, when it binds, what of it is optional and what it says. */
export interface Instrument {
  readonly id: InstrumentId
  readonly kind: InstrumentKind
  readonly names: Names
  readonly adoptedYear: number
  /** Which reporting cycle it belongs to; null where there is none. */
  readonly category:
    | (Provenance & { readonly group: 'fundamental' | 'governance' | 'technical' })
    | null
  /** Null for a recommendation: it guides and does not bind. */
  readonly lifeCycle: LifeCycle | null
  /** First entry into force as a source states it; the one by rule is computed from registrations. */
  readonly statedEntryIntoForce: (Provenance & { readonly date: IsoDate }) | null
  /** Instruments that stand with it (a convention's recommendation, a protocol). */
  readonly accompaniedBy: readonly InstrumentId[]
  /** Older conventions that it revises; those of `denounces` end for a member that it binds. */
  readonly revises: readonly InstrumentId[]
  readonly denounces: readonly (Provenance & { readonly instrument: InstrumentId })[]
  readonly units: UnitRule | null
  /** In the instrument's own order; empty where its articles are not described here. */
  readonly provisions: readonly Provision[]
  /** A page of the publisher, as an opaque address. */
  readonly link: string | null
  readonly note: string | null
}

/** When an instrument enters into force and how it ends, as parameters of the rules. */
export interface LifeCycle extends Provenance {
  readonly entryIntoForce: {
    /** Registrations that the first entry into force needs. */
    readonly ratifications: number
    /** Calendar months from a registration to its effect. */
    readonly delayMonths: number
    readonly startsOn: 'same-day' | 'first-of-next-month'
  }
  readonly denunciation: {
    /** What the years count from: the instrument's first entry into force, or that for the State. */
    readonly countsFrom: 'instrument' | 'state'
    readonly lockYears: number
    /** Months for which an act is accepted, again after each `lockYears`; null: ever after. */
    readonly windowMonths: number | null
    readonly effectMonths: number
    readonly startsOn: 'same-day' | 'first-of-next-month'
  }
}

/** A part of an instrument that a State may leave out or must choose: `annex-I`, `part-II`, `branch-e`. */
export type UnitId = string

/** What of an instrument is optional. */
export interface UnitRule extends Provenance {
  readonly kind: 'annex' | 'part' | 'branch'
  readonly units: readonly { readonly id: UnitId; readonly names: Names }[]
  /** What binds a State that declared nothing. */
  readonly default: 'all' | 'none'
  /** Least number of units a State keeps or accepts at ratification. */
  readonly minimum: number
  /** At least one of the accepted units is of these; empty: no such rule. */
  readonly atLeastOneOf: readonly UnitId[]
  /** Whether one unit can be denounced by itself in a window. */
  readonly denouncedSingly: boolean
}

/** One article, or one paragraph of it, in the project's own words. */
export interface Provision extends Provenance {
  /** As in `6(1)(a)` or `Annex II, 3(6)`; unique in its instrument. */
  readonly article: string
  readonly topic: Topic
  readonly subject: string
  readonly requirement: Names
  /** Which State of a corridor the duty is on; `none` for provisions about the instrument itself. */
  readonly dutyOf: 'origin' | 'destination' | 'both' | 'none'
  /** Whether a worker holds it as a right, or gains from it directly. */
  readonly isRight: boolean
  /** The unit in which it stands; null where it always applies. */
  readonly unit: UnitId | null
  /** Whether it is owed only to nationals of States that are bound as well. */
  readonly reciprocity: 'none' | 'both-bound' | 'both-accepted-branch'
}

/** `provision:C097:6(1)(a)`: the name under which a reviewer signs a provision. */
export const provisionKey = (instrument: InstrumentId, article: string): string =>
  `provision:${instrument}:${article}`
