import { addDays, DomainError, type IsoDate } from '@corridor/kernel'
import { isBound } from '../bindingOn.ts'
import type { InstrumentId, UnitId } from '../Instrument.ts'
import type { StateCode } from '../Ratification.ts'
import { entryOf, type InstrumentEntry, type StandardsBook } from '../StandardsBook.ts'
import { type InstrumentStatus, type StatusKind, statusOn } from '../statusOn.ts'
import { type Verification, weakest } from '../verification.ts'
import { denunciationEffect, isOpenOn } from './denunciation.ts'
import { type StateWindow, windowFor } from './windowFor.ts'

/** A tripartite consultation on the proposal to denounce. */
export interface ConsultationRecord {
  readonly held: IsoDate
  /** Organizations of employers and workers that were consulted. */
  readonly organisations: readonly string[]
  /** Where its outcome is written down. */
  readonly record: string
}

/** A denunciation that may be registered on a day, and what follows. */
export interface LawfulDenunciation {
  readonly state: StateCode
  readonly instrument: InstrumentId
  /** Null for the whole instrument. */
  readonly unit: UnitId | null
  readonly on: IsoDate
  readonly window: StateWindow
  readonly takesEffect: IsoDate
  /**
   * `cannot-tell`: whether C144 binds the State is not known here, and no consultation is recorded.
   * It is then for the State to say whether one is owed.
   */
  readonly consultation: 'held' | 'not-required' | 'cannot-tell'
  /** Of a part: `not-recorded` where the source does not say whether it applies. */
  readonly unitStatus: 'applies' | 'not-recorded' | null
  readonly verification: Verification
}

/**
 * Whether a State may have a denunciation registered on a day, and when it would take effect.
 *
 * @throws {DomainError} `unlawful_act` when the State is not bound, has denounced already, the day
 * lies outside the window (the next one is named), or C144 is in force for it and no consultation
 * was held; `unknown_instrument`; `unknown_area`.
 * @source C097 Art. 17 and alike (window); C144 Art. 5(1)(e) (consultation).
 */
export function mayDenounce(
  book: StandardsBook,
  state: StateCode,
  instrument: InstrumentId,
  on: IsoDate,
  consultation: ConsultationRecord | null,
): LawfulDenunciation {
  const entry = entryOf(book, instrument)
  const status = statusOn(book, state, instrument, on)
  checkRatified(status)
  if (status.end?.registered != null && status.end.registered <= on) {
    throw refusal(
      `${state} had its denunciation of ${instrument} registered on ${status.end.registered}; it takes effect on ${status.end.takesEffect}`,
      status,
    )
  }
  const window = openWindow(book, entry, status)
  return {
    state,
    instrument,
    unit: null,
    on,
    window,
    takesEffect: denunciationEffect(on, entry.instrument.lifeCycle!),
    consultation: consultationOn(book, entry, state, on, consultation),
    unitStatus: null,
    verification: weakest([window.verification, status.verification]),
  }
}

/**
 * The same for one part of an instrument that can be denounced by itself.
 *
 * @throws {DomainError} `unlawful_act` as above, and when parts cannot be denounced by themselves, or
 * the part was never accepted or does not apply any more; `bad_request` when there is no such part.
 * @source C097 Art. 17(3), C102 Art. 82.
 */
export function denounceUnit(
  book: StandardsBook,
  state: StateCode,
  instrument: InstrumentId,
  unit: UnitId,
  on: IsoDate,
  consultation: ConsultationRecord | null,
): LawfulDenunciation {
  const { units } = entryOf(book, instrument).instrument
  const known = units?.units.map(({ id }) => id) ?? []
  if (!known.includes(unit)) {
    const held = known.length === 0 ? 'it has none' : `it has ${known.join(', ')}`
    throw new DomainError('bad_request', `${instrument} has no part "${unit}"; ${held}`, { unit })
  }
  const status = statusOn(book, state, instrument, on)
  const whole = mayDenounce(book, state, instrument, on, consultation)
  if (!units!.denouncedSingly) {
    throw refusal(`${instrument} can be denounced as a whole only, not ${unit} by itself`, status)
  }
  const kind = status.units.find((own) => own.unit === unit)?.kind
  if (kind !== 'applies' && kind !== 'not-recorded') {
    throw refusal(`${state} cannot denounce ${unit} of ${instrument}: ${WHY_NOT[kind!]}`, status)
  }
  return {
    ...whole,
    unit,
    unitStatus: kind,
    verification: weakest([whole.verification, units!.verification]),
  }
}

const WHY_NOT = {
  excluded: 'it was left out at ratification and never accepted',
  'not-accepted': 'it was never accepted',
  denounced: 'it has been denounced already',
  undefined: 'the instrument is not yet in force for it',
} as const

const NOT_RATIFIED: Partial<Record<StatusKind, string>> = {
  guidance: 'it is a recommendation, which nobody ratifies',
  'no-list': 'no list of its ratifications is held, so that it cannot be told whether it binds',
  'not-recorded':
    'the list held does not reach the day, so that it cannot be told whether it binds',
  'not-ratified': 'it has not ratified it',
  'not-adopted': 'it was not adopted on that day',
  ended: 'it is no longer bound by it',
}

function checkRatified(status: InstrumentStatus): void {
  const why = NOT_RATIFIED[status.kind]
  if (why === undefined) return
  throw refusal(
    `${status.state} cannot denounce ${status.instrument} on ${status.on}: ${why}`,
    status,
  )
}

/** @throws {DomainError} `unlawful_act` naming the next window when none is open on the day. */
function openWindow(
  book: StandardsBook,
  entry: InstrumentEntry,
  status: InstrumentStatus,
): StateWindow {
  const { instrument, on } = status
  const window = windowFor(book, entry, status.registered!, on)
  if (window === null) {
    throw refusal(
      `When ${instrument} can be denounced cannot be told: its first entry into force is not known here`,
      status,
    )
  }
  if (!isOpenOn(window, on)) {
    const last = window.closes === null ? '' : ` to ${addDays(window.closes, -1)}`
    throw refusal(
      `${instrument} cannot be denounced on ${on}; an act is registered from ${window.opens}${last}`,
      status,
      { window },
    )
  }
  return window
}

/** @throws {DomainError} `unlawful_act` where C144 is in force and no consultation was held before. */
function consultationOn(
  book: StandardsBook,
  { instrument }: InstrumentEntry,
  state: StateCode,
  on: IsoDate,
  consultation: ConsultationRecord | null,
): LawfulDenunciation['consultation'] {
  if (consultation !== null && consultation.held <= on) return 'held'
  if (instrument.kind === 'un-treaty') return 'not-required'
  const bound = book.entries.has('C144') ? isBound(statusOn(book, state, 'C144', on)) : null
  if (bound === null) return 'cannot-tell'
  if (!bound) return 'not-required'
  const held = consultation === null ? 'none is recorded' : `that of ${consultation.held} is later`
  throw new DomainError(
    'unlawful_act',
    `C144 is in force for ${state}: employers' and workers' organizations are consulted before ${instrument.id} is denounced, and ${held}; record the consultation first`,
    { state, instrument: instrument.id, on },
  )
}

const refusal = (
  message: string,
  { state, instrument, on }: InstrumentStatus,
  details: Readonly<Record<string, unknown>> = {},
): DomainError => new DomainError('unlawful_act', message, { state, instrument, on, ...details })
