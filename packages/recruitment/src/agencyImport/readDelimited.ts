import { DomainError, RecordReader } from '@corridor/kernel'
import type { RawTable } from './AgencyRow.ts'

const SEPARATORS = [',', ';', '\t'] as const

/** The sign that parts the header into the most fields. */
function separatorOf(text: string): string {
  const counted = SEPARATORS.map((separator) => ({
    separator,
    fields: new RecordReader(text, separator).next()?.fields.length ?? 0,
  }))
  return counted.reduce((best, one) => (one.fields > best.fields ? one : best)).separator
}

/**
 * A table of fields parted by commas, semicolons or tabs.
 *
 * @throws {DomainError} `bad_file` where quotation marks do not match, or there is no header.
 */
export function readDelimited(text: string): RawTable {
  const reader = new RecordReader(text, separatorOf(text))
  const header = reader.next()
  const rows: { row: number; fields: readonly string[]; numbers: readonly number[] }[] = []
  for (let record = reader.next(); record !== undefined; record = reader.next()) {
    rows.push({ ...record, numbers: [] })
  }
  const { fault } = reader
  if (fault !== undefined) {
    throw new DomainError('bad_file', `Row ${fault.row}: ${fault.problem}. ${fault.fix}`, {
      row: fault.row,
    })
  }
  if (header === undefined) {
    throw new DomainError('bad_file', 'The file is empty. Its first row must name the columns')
  }
  return { header: header.fields, rows }
}
