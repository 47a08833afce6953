import { type ProblemList, problemList, stopOnProblems } from '@corridor/kernel'
import type { Instrument } from '../Instrument.ts'
import type { Declaration } from '../Ratification.ts'
import { type FileContext, RowFields } from './RowFields.ts'
import { DECLARATION_COLUMNS } from './ratificationColumns.ts'
import { parseJson, readCsvTable, readJsonTable, type TableRow } from './readTable.ts'

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
  context: FileContext,
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
  context: FileContext,
  problems: ProblemList,
): Declaration[] {
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
    return fields.isWhole ? [declaration] : []
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
