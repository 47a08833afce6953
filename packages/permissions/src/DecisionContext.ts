import type { Mandate } from './Actor.ts'
import type { BreakGlass } from './breakGlass.ts'

/** Days on which a person is away; calendar dates, both included. */
export interface Absence {
  readonly person: string
  readonly from: string
  readonly until: string
}

/** What a decision depends on besides actor and record. What is not given gives nothing. */
export interface DecisionContext {
  /** The calendar date of the competent authority, YYYY-MM-DD. */
  readonly today: string
  /** Unix time in milliseconds. */
  readonly nowMilliseconds: number
  /** Mandates that each giver of a delegation holds herself. Without them a delegation is void. */
  readonly givers?: ReadonlyMap<string, readonly Mandate[]> | undefined
  readonly absences?: readonly Absence[] | undefined
  readonly breakGlass?: readonly BreakGlass[] | undefined
}
