import { addYears, type IsoDate } from '@corridor/kernel'
import type { InstrumentId } from './Instrument.ts'
import { effectiveEnd } from './lifecycle/effectiveEnd.ts'
import { entryIntoForceFor } from './lifecycle/entryIntoForce.ts'
import type { Ratification, RatificationEnd, StateCode } from './Ratification.ts'
import {
  checkState,
  entryOf,
  type InstrumentEntry,
  isListedOn,
  type StandardsBook,
} from './StandardsBook.ts'
import { scopeOn, type UnitStatus } from './scopeOn.ts'
import { type Verification, weakest } from './verification.ts'

export type StatusKind =
  | 'in-force'
  /** Ratified; not yet in force for the State. */
  | 'registered'
  /** Was in force and ended, by the State's act or by ratifying a newer convention. */
  | 'ended'
  | 'not-ratified'
  /** No entry, and the list does not reach the day. */
  | 'not-recorded'
  /** No list of ratifications of this instrument is held. */
  | 'no-list'
  /** A recommendation: it guides every member and binds none. */
  | 'guidance'
  /** The day lies before the instrument was adopted. */
  | 'not-adopted'

/** What a reader must know before relying on a status. */
export type StatusCaveat =
  /** The source gives less than the day, and the day asked for is near it. */
  | 'date-uncertain'
  | 'date-conflicting'
  | 'date-unsourced'
  /** Entry into force as stated differs from the rule. */
  | 'entry-into-force-differs'
  /** The published end differs from the rule by more than a day. */
  | 'end-differs'
  /** The act of denunciation was registered outside a window. */
  | 'denounced-outside-window'
  /** The rule by which the convention ends or begins is not checked against its text. */
  | 'rule-unverified'
  /** The source does not record which parts were left out or accepted. */
  | 'parts-not-recorded'
  /** The list reaches no further than its own date, and the State may have acted since. */
  | 'list-ends-before'
  /** Ratified for a part of the State alone. */
  | 'part-of-state-only'

/** The standing of one State under one instrument on one day. */
export interface InstrumentStatus {
  readonly instrument: InstrumentId
  readonly state: StateCode
  readonly on: IsoDate
  readonly kind: StatusKind
  /** Whether published totals count the State: registered and not ended, parts of a State included. */
  readonly counts: boolean
  readonly registered: IsoDate | null
  readonly action: Ratification['action'] | null
  readonly entryIntoForce: IsoDate | null
  readonly end: (RatificationEnd & { readonly takesEffect: IsoDate }) | null
  /** The optional parts on that day; empty where the instrument has none or does not bind. */
  readonly units: readonly UnitStatus[]
  /** Parts of the State for which alone it was ratified, and are bound on that day. */
  readonly territories: readonly {
    readonly name: string
    readonly kind: 'in-force' | 'registered'
  }[]
  readonly note: string | null
  readonly caveats: readonly StatusCaveat[]
  readonly verification: Verification
  readonly source: string | null
  readonly completeThrough: IsoDate | null
}

/**
 * The standing of a State under an instrument on a day.
 *
 * A ratification counts from the day it is registered until the day its denunciation takes effect;
 * it binds from its entry into force until then.
 *
 * @throws {DomainError} `unknown_instrument`, or `unknown_area` for a State that is no member held.
 * @remarks O(1).
 * @example
 * statusOn(book, 'NPL', 'C097', '2014-05-28').kind // => 'not-ratified'
 */
export function statusOn(
  book: StandardsBook,
  state: StateCode,
  instrument: InstrumentId,
  on: IsoDate,
): InstrumentStatus {
  checkState(book, state)
  const entry = entryOf(book, instrument)
  const nothing = emptyStatus(entry, state, on)
  const { lifeCycle, adoptedYear } = entry.instrument
  if (on < `${adoptedYear}-01-01`) return { ...nothing, kind: 'not-adopted' }
  if (lifeCycle === null) return { ...nothing, kind: 'guidance' }
  if (entry.list === null) return { ...nothing, kind: 'no-list', verification: 'unverified' }
  const own = (entry.ratifications.get(state) ?? []).filter(({ registered }) => registered <= on)
  const ofState = own.findLast(({ territory }) => territory === null)
  const parts = own.filter(({ territory }) => territory !== null)
  if (ofState !== undefined) {
    return {
      ...nothing,
      ...standing(book, entry, ofState, on),
      territories: bound(book, entry, parts, on),
    }
  }
  const territories = bound(book, entry, parts, on)
  const kind = isListedOn(entry, on) ? 'not-ratified' : 'not-recorded'
  if (territories.length === 0) return { ...nothing, kind }
  return {
    ...nothing,
    kind,
    counts: true,
    territories,
    caveats: ['part-of-state-only'],
    verification: weakest(parts.map(({ verification }) => verification)),
    source: parts[0]!.source,
  }
}

function emptyStatus(
  { instrument, list }: InstrumentEntry,
  state: StateCode,
  on: IsoDate,
): InstrumentStatus {
  return {
    instrument: instrument.id,
    state,
    on,
    kind: 'not-ratified',
    counts: false,
    registered: null,
    action: null,
    entryIntoForce: null,
    end: null,
    units: [],
    territories: [],
    note: null,
    caveats: [],
    verification: list?.verification ?? 'sourced',
    source: list?.source ?? null,
    completeThrough: list?.completeThrough ?? null,
  }
}

/** What one entry, registered on or before the day, means on that day. */
function standing(
  book: StandardsBook,
  entry: InstrumentEntry,
  ratification: Ratification,
  on: IsoDate,
): Partial<InstrumentStatus> {
  const lifeCycle = entry.instrument.lifeCycle!
  const first = entry.firstEntryIntoForce
  const entryIntoForce =
    first === null ? null : entryIntoForceFor(ratification.registered, first, lifeCycle)
  const end = effectiveEnd(book, entry, ratification)
  const kind =
    end !== null && end.takesEffect <= on
      ? 'ended'
      : entryIntoForce !== null && entryIntoForce <= on
        ? 'in-force'
        : 'registered'
  const units = kind === 'in-force' ? scopeOn(entry, ratification, on) : []
  return {
    kind,
    counts: kind !== 'ended',
    registered: ratification.registered,
    action: ratification.action,
    entryIntoForce,
    end: end === null ? null : { ...ratification.end!, takesEffect: end.takesEffect },
    units,
    note: ratification.note,
    caveats: caveatsOf(entry, ratification, { entryIntoForce, end, units, on }),
    verification: weakest([ratification.verification, lifeCycle.verification]),
    source: ratification.source,
  }
}

interface Findings {
  readonly entryIntoForce: IsoDate | null
  readonly end: ReturnType<typeof effectiveEnd>
  readonly units: readonly UnitStatus[]
  readonly on: IsoDate
}

function caveatsOf(
  entry: InstrumentEntry,
  { dateBasis, registered, statedEntryIntoForce }: Ratification,
  { entryIntoForce, end, units, on }: Findings,
): StatusCaveat[] {
  const caveats: StatusCaveat[] = []
  if (dateBasis === 'conflicting') caveats.push('date-conflicting')
  else if (dateBasis !== 'day') {
    // A wrong day within the year changes the answer only until the delay after that year has run.
    const matters = on < addYears(entryIntoForce ?? registered, 1)
    caveats.push(matters ? 'date-uncertain' : 'date-unsourced')
  }
  if (statedEntryIntoForce !== null && statedEntryIntoForce !== entryIntoForce) {
    caveats.push('entry-into-force-differs')
  }
  if (end?.differs === true) caveats.push('end-differs')
  if (end?.outsideWindow === true) caveats.push('denounced-outside-window')
  if (entry.instrument.lifeCycle?.verification === 'unverified') caveats.push('rule-unverified')
  if (units.some(({ kind }) => kind === 'not-recorded')) caveats.push('parts-not-recorded')
  if (!isListedOn(entry, on)) caveats.push('list-ends-before')
  return caveats
}

function bound(
  book: StandardsBook,
  entry: InstrumentEntry,
  parts: readonly Ratification[],
  on: IsoDate,
): InstrumentStatus['territories'] {
  return parts.flatMap((part) => {
    const { kind } = standing(book, entry, part, on)
    return kind === 'in-force' || kind === 'registered' ? [{ name: part.territory!, kind }] : []
  })
}
