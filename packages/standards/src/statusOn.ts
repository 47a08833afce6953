import { addYears, type IsoDate } from '@corridor/kernel'
import type { InstrumentId } from './Instrument.ts'
import { type EffectiveEnd, effectiveEnd } from './lifecycle/effectiveEnd.ts'
import {
  entryIntoForceFor,
  type FirstEntryIntoForce,
  takesEffect,
} from './lifecycle/entryIntoForce.ts'
import type { Ratification, StateCode } from './Ratification.ts'
import {
  checkState,
  entryOf,
  type InstrumentEntry,
  isListedOn,
  type StandardsBook,
} from './StandardsBook.ts'
import { scopeOn, type UnitStatus } from './scopeOn.ts'
import { isAuthority, type Verification, weakest } from './verification.ts'

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
  /** The source gives less than the day, and the day asked for is so near it that it matters. */
  | 'date-uncertain'
  | 'date-conflicting'
  | 'date-unsourced'
  /** Entry into force as stated differs from the rule. */
  | 'entry-into-force-differs'
  /** The published end differs from the rule by more than a day, or the list lacks it. */
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
  readonly end: Omit<EffectiveEnd, 'differs' | 'outsideWindow'> | null
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
  const all = entry.ratifications.get(state) ?? []
  if (entry.list === null && all.length === 0) {
    return { ...nothing, kind: 'no-list', verification: 'unverified' }
  }
  const own = all.filter(({ registered }) => registered <= on)
  const ofState = own.findLast(({ territory }) => territory === null)
  const parts = boundParts(book, entry, own, on)
  if (ofState !== undefined) {
    const whole = standing(book, entry, ofState, on)
    return {
      ...nothing,
      ...whole,
      counts: whole.kind !== 'ended' || parts.length > 0,
      territories: parts.map(({ name, kind }) => ({ name, kind })),
    }
  }
  const kind = isListedOn(entry, on) ? 'not-ratified' : 'not-recorded'
  if (parts.length > 0) return { ...nothing, ...standingOfParts(entry, parts, on), kind }
  return { ...nothing, kind, caveats: mayBeEarlier(all, on) ? ['date-uncertain'] : [] }
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
): Partial<InstrumentStatus> & Pick<InstrumentStatus, 'kind'> {
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
    registered: ratification.registered,
    action: ratification.action,
    entryIntoForce,
    end: end === null ? null : withoutFindings(end),
    units,
    note: ratification.note,
    caveats: caveatsOf(entry, ratification, { entryIntoForce, end, units, on }),
    verification: weakest([
      ratification.verification,
      lifeCycle.verification,
      ...(first !== null && isDecisive(first, ratification, entry) ? [first.verification] : []),
    ]),
    source: ratification.source,
  }
}

/** Whether the State's entry into force is the instrument's own, not that of its registration. */
const isDecisive = (
  first: FirstEntryIntoForce,
  { registered }: Ratification,
  { instrument }: InstrumentEntry,
): boolean => takesEffect(registered, instrument.lifeCycle!) < first.date

const withoutFindings = ({ kind, takesEffect, registered, by }: EffectiveEnd) => ({
  kind,
  takesEffect,
  registered,
  by,
})

interface Findings {
  readonly entryIntoForce: IsoDate | null
  readonly end: EffectiveEnd | null
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
  if (!isAuthority(entry.instrument.lifeCycle!.verification)) caveats.push('rule-unverified')
  if (units.some(({ kind }) => kind === 'not-recorded')) caveats.push('parts-not-recorded')
  if (!isListedOn(entry, on)) caveats.push('list-ends-before')
  return caveats
}

interface BoundPart {
  readonly name: string
  readonly kind: 'in-force' | 'registered'
  readonly status: ReturnType<typeof standing>
}

/** Parts of a State that are registered or bound on a day by an entry of their own. */
function boundParts(
  book: StandardsBook,
  entry: InstrumentEntry,
  own: readonly Ratification[],
  on: IsoDate,
): BoundPart[] {
  return own.flatMap((part) => {
    if (part.territory === null) return []
    const status = standing(book, entry, part, on)
    const { kind } = status
    if (kind !== 'in-force' && kind !== 'registered') return []
    return [{ name: part.territory, kind, status }]
  })
}

/** What entries for parts alone say about the State: it is counted, and is not bound as a whole. */
function standingOfParts(
  entry: InstrumentEntry,
  parts: readonly BoundPart[],
  on: IsoDate,
): Partial<InstrumentStatus> {
  const dates = parts.flatMap(({ status }) =>
    (status.caveats ?? []).filter((caveat) => caveat.startsWith('date-')),
  )
  return {
    counts: true,
    territories: parts.map(({ name, kind }) => ({ name, kind })),
    caveats: [
      'part-of-state-only',
      ...new Set(dates),
      ...(isListedOn(entry, on) ? [] : (['list-ends-before'] as const)),
    ],
    verification: weakest(parts.map(({ status }) => status.verification ?? 'unverified')),
    source: parts[0]!.status.source ?? null,
  }
}

/** Whether an entry dated later may belong before the day, because its day is not known. */
const mayBeEarlier = (ratifications: readonly Ratification[], on: IsoDate): boolean =>
  ratifications.some(
    ({ registered, dateBasis }) =>
      dateBasis !== 'day' && on < registered && registered <= addYears(on, 1),
  )
