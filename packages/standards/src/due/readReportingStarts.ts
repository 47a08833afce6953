import { problemList, shown, stopOnProblems } from '@corridor/kernel'
import { instrumentFault } from '../files/knownNames.ts'
import { type FileContext, RowFields } from '../files/RowFields.ts'
import { readCsvTable } from '../files/readTable.ts'
import { letterGroupsOf, type ReportingStart } from './reportingCycle.ts'

/** Columns of a file that tells when the reporting cycles began. */
export const REPORTING_START_COLUMNS = {
  required: ['instrument', 'letters', 'start_year', 'source'],
  optional: ['verification'],
} as const

/**
 * Start years of reporting cycles from CSV, one row for each instrument and letter group.
 *
 * @throws {DomainError} `bad_file` with each row, column, problem and fix: an instrument without a
 * cycle, letters that are no group of its cycle, a year that is none, a group given twice.
 */
export function readReportingStarts(
  text: string,
  fileName: string,
  context: FileContext,
): readonly ReportingStart[] {
  const problems = problemList(fileName, 100)
  const rows = readCsvTable(text, REPORTING_START_COLUMNS, fileName, problems)
  const seen = new Map<string, number>()
  const starts = rows.map((row): ReportingStart => {
    const fields = new RowFields(row, problems)
    const id = fields.text('instrument') ?? ''
    const letters = fields.text('letters') ?? ''
    const year = fields.text('start_year') ?? ''
    const source = fields.text('source')
    const instrument = context.instruments.find((own) => own.id === id)
    if (instrument === undefined) {
      fields.refuse('instrument', instrumentFault(id, context.instruments))
    } else if (instrument.category === null) {
      fields.refuse('instrument', {
        problem: `${id} has no reporting cycle`,
        fix: 'Remove the row',
      })
    } else {
      const groups = letterGroupsOf(instrument.category.group)
      if (!groups.includes(letters)) {
        const problem = `${shown(letters)} is no letter group of ${id}`
        fields.refuse('letters', { problem, fix: `Write one of ${groups.join(', ')}` })
      }
    }
    if (!/^(19|20)\d\d$/.test(year)) {
      const fix = 'Write the year in which its reports were due first, for example 2021'
      fields.refuse('start_year', { problem: `${shown(year)} is no year`, fix })
    }
    if (source === null) {
      fields.refuse('source', { problem: 'it is empty', fix: 'Say who publishes the year' })
    }
    const earlier = seen.get(`${id} ${letters}`)
    if (earlier !== undefined) {
      const problem = `${id}, ${letters} stands in row ${earlier} already`
      fields.refuse('letters', { problem, fix: 'Remove one of the two rows' })
    }
    seen.set(`${id} ${letters}`, row.row)
    const { verification } = fields.provenance(context.verification)
    return { instrument: id, letters, startYear: Number(year), source: source ?? '', verification }
  })
  stopOnProblems(problems)
  return starts
}
