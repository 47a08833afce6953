import { DomainError } from '@corridor/kernel'
import type { SheetCell } from './tidyRows.ts'

/** The first sheet of an Excel file. */
export interface FirstSheet {
  /** Name of the file and of its sheet, as it stands in a report. */
  readonly name: string
  readonly rows: readonly (readonly SheetCell[])[]
}

/**
 * The first sheet of an Excel file; the reader of such files is only loaded for it.
 *
 * @throws {DomainError} `bad_file` when it cannot be read.
 */
export async function readSpreadsheet(file: File): Promise<FirstSheet> {
  const { default: readSheets } = await import('read-excel-file/browser')
  const sheets = await readSheets(file).catch((error: unknown) => {
    const said = error instanceof Error ? error.message : ''
    throw new DomainError(
      'bad_file',
      `${file.name}: this cannot be read as an Excel file; it may be damaged, protected by a password, or of another kind under this name. Save it again as .xlsx without a password, or as CSV${said === '' ? '' : ` (${said})`}`,
    )
  })
  const [first] = sheets
  if (first === undefined) {
    throw new DomainError(
      'bad_file',
      `${file.name}: it has no sheet. Put the table on the first sheet`,
    )
  }
  return {
    name: `${file.name}, sheet ${first.sheet}`,
    rows: first.data as FirstSheet['rows'],
  }
}

export const isSpreadsheet = ({ name }: File): boolean => /\.xlsx$/i.test(name)
