import type { ProblemList } from '@corridor/kernel'
import type { Instrument, UnitRule } from '../Instrument.ts'
import { DATE_BASES, type Ratification, type RatificationEnd } from '../Ratification.ts'
import { type FileContext, RowFields } from './RowFields.ts'
import { NO_UNITS } from './ratificationColumns.ts'
import type { TableRow } from './readTable.ts'

/** A ratification and the row in which it stands. */
export interface RatificationRow {
  readonly row: number
  readonly ratification: Ratification
}

const ACTIONS = ['ratification', 'accession', 'succession'] as const

/**
 * Reads rows of a list of ratifications; those that break a rule of their instrument are added to
 * `problems` and left out.
 *
 * @source C097 Art. 14; C102 Art. 2; C118 Art. 2; C143 Art. 16 (what may be left out or accepted).
 */
export function readRatificationRows(
  rows: readonly TableRow[],
  context: FileContext,
  problems: ProblemList,
): RatificationRow[] {
  return rows.flatMap((row) => {
    const fields = new RowFields(row, problems)
    const instrument = fields.instrument(context.instruments)
    const ratification: Ratification = {
      instrument: instrument?.id ?? '',
      state: fields.state(context.states),
      territory: fields.text('territory'),
      action: fields.word('action', ACTIONS, 'ratification'),
      registered: fields.neededDay('registered'),
      dateBasis: fields.word('date_basis', DATE_BASES, 'day'),
      signed: fields.day('signed'),
      statedEntryIntoForce: fields.day('stated_entry_into_force'),
      end: readEnd(fields),
      excluded: fields.units('excluded', NO_UNITS),
      accepted: fields.units('accepted', NO_UNITS),
      note: fields.text('note'),
      ...fields.provenance(context.verification),
    }
    if (fields.isWhole && instrument !== null) checkLaw(ratification, instrument, fields)
    return fields.isWhole ? [{ row: row.row, ratification }] : []
  })
}

function readEnd(fields: RowFields): RatificationEnd | null {
  const registered = fields.day('denunciation_registered')
  const effect = fields.day('automatic_denunciation')
  const by = fields.text('ended_by')
  if (registered !== null && (effect !== null || by !== null)) {
    fields.refuse('denunciation_registered', {
      problem: 'the ratification ends twice, by an act of the State and by a newer convention',
      fix: 'Leave the one that came first',
    })
  } else if ((effect === null) !== (by === null)) {
    fields.refuse(effect === null ? 'automatic_denunciation' : 'ended_by', {
      problem: 'it is empty though the other column of the automatic end is filled',
      fix: 'Give both the day and the newer convention, for example 2005-04-30 and C183',
    })
  } else if (by !== null && !/^[CP]\d{3}$/.test(by)) {
    fields.refuse('ended_by', {
      problem: `"${by}" is not the code of a convention`,
      fix: 'Write C and three digits, for example C183',
    })
  }
  if (registered !== null) return { kind: 'denunciation', registered }
  return effect === null || by === null ? null : { kind: 'automatic-denunciation', effect, by }
}

function checkLaw(entry: Ratification, instrument: Instrument, fields: RowFields): void {
  const { registered, signed, end } = entry
  if (registered < `${instrument.adoptedYear}-01-01`) {
    fields.refuse('registered', {
      problem: `${registered} is before ${instrument.id} was adopted, in ${instrument.adoptedYear}`,
      fix: 'Correct the date or the instrument',
    })
  }
  if (signed !== null && signed > registered) {
    fields.refuse('signed', {
      problem: `${signed} is after the registration on ${registered}`,
      fix: 'Correct one of the two dates',
    })
  }
  const ended = end?.kind === 'denunciation' ? end.registered : end?.effect
  if (ended !== undefined && ended <= registered) {
    const column =
      end!.kind === 'denunciation' ? 'denunciation_registered' : 'automatic_denunciation'
    fields.refuse(column, {
      problem: `${ended} is not after the registration on ${registered}`,
      fix: 'Correct one of the two dates',
    })
  }
  checkUnits(entry, instrument, fields)
}

function checkUnits(
  { excluded, accepted }: Ratification,
  { id, units: rule }: Instrument,
  fields: RowFields,
): void {
  if (rule === null) {
    for (const [column, units] of [
      ['excluded', excluded],
      ['accepted', accepted],
    ] as const) {
      if (units !== null && units.length > 0) {
        fields.refuse(column, {
          problem: `${id} has no part that a State can leave out or choose`,
          fix: 'Leave the field empty, and say it in the note',
        })
      }
    }
    return
  }
  const [column, other] =
    rule.default === 'all'
      ? (['excluded', 'accepted'] as const)
      : (['accepted', 'excluded'] as const)
  if ((other === 'excluded' ? excluded : accepted) !== null) {
    fields.refuse(other, {
      problem:
        rule.default === 'all'
          ? `everything of ${id} applies that is not left out, so that nothing is accepted`
          : `of ${id} only what is accepted applies, so that nothing is left out`,
      fix: `Use the column ${column}`,
    })
  }
  const named = rule.default === 'all' ? excluded : accepted
  if (named !== null) checkNamed(named, id, rule, column, fields)
}

function checkNamed(
  named: readonly string[],
  id: string,
  rule: UnitRule,
  column: string,
  fields: RowFields,
): void {
  const ids = rule.units.map((unit) => unit.id)
  const unknown = named.filter((unit) => !ids.includes(unit))
  if (unknown.length > 0) {
    const fix = `Write ${ids.join(', ')}, with blanks between them, or ${NO_UNITS}`
    fields.refuse(column, { problem: `${id} has no ${unknown.join(', ')}`, fix })
    return
  }
  const bound = rule.default === 'all' ? ids.filter((unit) => !named.includes(unit)) : named
  const words = { annex: 'annexes', part: 'Parts', branch: 'branches' }[rule.kind]
  if (bound.length < rule.minimum) {
    fields.refuse(column, {
      problem: `it leaves ${bound.length} of the ${words} of ${id}, which asks for at least ${rule.minimum}`,
      fix: 'Look the declaration up and complete it',
    })
  }
  if (rule.atLeastOneOf.length > 0 && !bound.some((unit) => rule.atLeastOneOf.includes(unit))) {
    fields.refuse(column, {
      problem: `none of the ${words} accepted is one of ${rule.atLeastOneOf.join(', ')}, of which ${id} asks for one`,
      fix: 'Look the declaration up and complete it',
    })
  }
}
