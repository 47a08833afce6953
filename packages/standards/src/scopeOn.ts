import type { IsoDate } from '@corridor/kernel'
import type { UnitId, UnitRule } from './Instrument.ts'
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
  const own = (declarations.get(state) ?? []).filter(({ act }) => ACTS_ON_UNITS.has(act))
  return rule.units.map(({ id: unit }) => {
    const acts = own.filter(({ subject }) => subject === unit)
    const declared = unitAtRatification(unit, rule, { excluded, accepted })
    const kind = acts
      .filter(({ date }) => date !== null && date <= on)
      .reduce((before, { act, date }) => {
        if (act === 'accept-unit') return 'applies'
        // An act on a part that never bound ends nothing.
        if (before !== 'applies' && before !== 'not-recorded') return before
        return denunciationEffect(date!, instrument.lifeCycle!) <= on ? 'denounced' : before
      }, declared)
    const undated = acts.findLast(({ date }) => date === null)
    return { unit, kind: undated === undefined ? kind : kindWithUndated(kind, undated) }
  })
}

function unitAtRatification(
  unit: UnitId,
  rule: UnitRule,
  { excluded, accepted }: Pick<Ratification, 'excluded' | 'accepted'>,
): UnitStatus['kind'] {
  const declared = rule.default === 'all' ? excluded : accepted
  if (declared === null) return 'not-recorded'
  if (rule.default === 'all') return declared.includes(unit) ? 'excluded' : 'applies'
  return declared.includes(unit) ? 'applies' : 'not-accepted'
}

/** An act without a date may lie before or after the day asked for: the part cannot be told. */
const kindWithUndated = (kind: UnitStatus['kind'], { act }: Declaration): UnitStatus['kind'] =>
  (act === 'accept-unit') === (kind === 'applies') ? kind : 'not-recorded'

const ACTS_ON_UNITS: ReadonlySet<Declaration['act']> = new Set(['accept-unit', 'denounce-unit'])
