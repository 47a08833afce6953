import { type ProblemList, problemList, stopOnProblems } from '@corridor/kernel'
import type { Instrument } from '../Instrument.ts'
import type { Declaration, Ratification } from '../Ratification.ts'
import { type FileContext, RowFields } from './RowFields.ts'
import { DECLARATION_COLUMNS } from './ratificationColumns.ts'
import { parseJson, readCsvTable, readJsonTable, type TableRow } from './readTable.ts'

export interface DeclarationContext extends FileContext {
  /** Entries held: only a State that has one can declare, and denounce only what binds it. */
  readonly ratifications: readonly Ratification[]
}

const ACTS = ['accept-unit', 'denounce-unit', 'recognise-procedure', 'reservation'] as const

/**
 * Declarations from CSV, or from JSON `{ "schema": 1, "declarations": [...] }` with the same names
 * of columns: instrument, state, act, subject; date, note, verification, source may be left out.
 *
 * @throws {DomainError} `bad_file` with each row, column, problem and fix.
 * @throws {DomainError} `too_large`.
 */
export function readDeclarations(
  text: string,
  fileName: string,
  context: DeclarationContext,
): readonly Declaration[] {
  const problems = problemList(fileName, 100)
  const declarations = readDeclarationRows(readRows(text, fileName, problems), context, problems)
  stopOnProblems(problems)
  return declarations
}

function readRows(text: string, fileName: string, problems: ProblemList): TableRow[] {
  if (!/^\s*[[{]/.test(text)) return readCsvTable(text, DECLARATION_COLUMNS, fileName, problems)
  const content = parseJson(text, fileName) as { readonly declarations?: unknown } | unknown[]
  const entries = Array.isArray(content) ? content : content.declarations
  return readJsonTable(entries, DECLARATION_COLUMNS, problems)
}

function readDeclarationRows(
  rows: readonly TableRow[],
  context: DeclarationContext,
  problems: ProblemList,
): Declaration[] {
  const earlier: Declaration[] = []
  return rows.flatMap((row) => {
    const fields = new RowFields(row, problems)
    const instrument = fields.instrument(context.instruments)
    const declaration: Declaration = {
      instrument: instrument?.id ?? '',
      state: fields.state(context.states),
      date: fields.day('date'),
      act: fields.word('act', ACTS, 'reservation'),
      subject: fields.text('subject') ?? '',
      note: fields.text('note'),
      ...fields.provenance(context.verification),
    }
    if ((row.fields.act ?? '') === '') {
      fields.refuse('act', { problem: 'it is empty', fix: `Write one of ${ACTS.join(', ')}` })
    }
    if (instrument !== null) checkSubject(declaration, instrument, fields)
    if (fields.isWhole && instrument !== null) {
      checkAgainstEntry(declaration, instrument, context.ratifications, earlier, fields)
    }
    if (!fields.isWhole) return []
    earlier.push(declaration)
    return [declaration]
  })
}

function checkSubject(
  { act, subject, date }: Declaration,
  { id, units, adoptedYear }: Instrument,
  fields: RowFields,
): void {
  if (subject === '') {
    fields.refuse('subject', { problem: 'it is empty', fix: 'Give the article or the part' })
  } else if (act === 'accept-unit' || act === 'denounce-unit') {
    const ids = units?.units.map((unit) => unit.id) ?? []
    if (!ids.includes(subject)) {
      fields.refuse('subject', {
        problem: `${id} has no ${subject}`,
        fix: ids.length === 0 ? 'It has no optional parts' : `Write one of ${ids.join(', ')}`,
      })
    } else if (act === 'denounce-unit' && units?.denouncedSingly !== true) {
      fields.refuse('act', {
        problem: `no part of ${id} can be denounced by itself`,
        fix: 'Remove the row, or record the denunciation of the whole in the list of ratifications',
      })
    }
  }
  if (date !== null && date < `${adoptedYear}-01-01`) {
    fields.refuse('date', {
      problem: `${date} is before ${id} was adopted, in ${adoptedYear}`,
      fix: 'Correct the date or the instrument',
    })
  }
}

function checkAgainstEntry(
  { state, act, subject, date }: Declaration,
  { id, units }: Instrument,
  ratifications: readonly Ratification[],
  earlier: readonly Declaration[],
  fields: RowFields,
): void {
  const own = ratifications
    .filter((entry) => entry.instrument === id && entry.state === state)
    .toSorted((a, b) => (a.registered < b.registered ? -1 : Number(a.registered > b.registered)))
  const last = own.findLast(({ registered }) => date === null || registered <= date)
  if (last === undefined) {
    const when = own.length === 0 ? '' : ` before ${date}`
    fields.refuse('state', {
      problem: `no ratification of ${id} by ${state} is held${when}`,
      fix: 'Import the newer list of ratifications first, or correct the row',
    })
    return
  }
  if (act !== 'denounce-unit') return
  const acceptedLater = earlier.some(
    (one) =>
      one.instrument === id &&
      one.state === state &&
      one.subject === subject &&
      one.act === 'accept-unit',
  )
  const neverBound =
    units?.default === 'all'
      ? last.excluded?.includes(subject) === true
      : last.accepted?.includes(subject) === false
  if (neverBound && !acceptedLater) {
    fields.refuse('subject', {
      problem: `${subject} of ${id} never bound ${state}, so that it cannot be denounced`,
      fix: 'Give the declaration that accepted it in an earlier row, or correct the row',
    })
  }
}
