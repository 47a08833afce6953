import type { IsoDate } from '@corridor/kernel'
import type { UnitId } from './Instrument.ts'
import { denunciationEffect } from './lifecycle/denunciation.ts'
import type { Declaration, Ratification } from './Ratification.ts'
import type { InstrumentEntry } from './StandardsBook.ts'

/** Whether one optional part binds the State. */
export interface UnitStatus {
  readonly unit: UnitId
  readonly kind:
    | 'applies'
    /** Left out at ratification. */
    | 'excluded'
    /** Never accepted, where acceptance is needed. */
    | 'not-accepted'
    | 'denounced'
    /** The source does not say. */
    | 'not-recorded'
}

/**
 * Which optional parts bind a State on a day, after the declarations up to it. Empty where the
 * instrument has no optional parts.
 *
 * @source C097 Arts 14 and 17(3) (annexes); C143 Art. 16 (Parts); C118 Art. 2 (branches); C102
 * Arts 2, 4 and 82 (Parts).
 */
export function scopeOn(
  { instrument, declarations }: InstrumentEntry,
  { state, excluded, accepted }: Ratification,
  on: IsoDate,
): readonly UnitStatus[] {
  const rule = instrument.units
  if (rule === null) return []
  const acts = (declarations.get(state) ?? []).filter(({ date }) => date !== null && date <= on)
  return rule.units.map(({ id: unit }) => {
    const last = acts.findLast(({ subject, act }) => subject === unit && ACTS_ON_UNITS.has(act))
    if (last?.act === 'accept-unit') return { unit, kind: 'applies' }
    if (last?.act === 'denounce-unit') {
      const effect = denunciationEffect(last.date!, instrument.lifeCycle!)
      return { unit, kind: effect <= on ? 'denounced' : 'applies' }
    }
    const declared = rule.default === 'all' ? excluded : accepted
    if (declared === null) return { unit, kind: 'not-recorded' }
    if (rule.default === 'all')
      return { unit, kind: declared.includes(unit) ? 'excluded' : 'applies' }
    return { unit, kind: declared.includes(unit) ? 'applies' : 'not-accepted' }
  })
}

const ACTS_ON_UNITS: ReadonlySet<Declaration['act']> = new Set(['accept-unit', 'denounce-unit'])
