import type { KeyedForm } from '@corridor/contract'
import { RecordReader } from '@corridor/kernel'

const COLUMNS = ['certificate', 'occurredAt', 'documentNumber', 'birthDate'] as const

/** A form of the file, with the row it stands in. */
export interface FileRow {
  readonly place: number
  readonly form: KeyedForm
}

/** The file of an office's kit. @returns the id of the words that say what is wrong with it. */
export function readFormsFile(text: string): readonly FileRow[] | string {
  const reader = new RecordReader(text.replace(/^\uFEFF/, ''))
  const names = reader.next()?.fields.map((name) => name.trim()) ?? []
  if (COLUMNS.some((name) => !names.includes(name))) return 'outage.file-columns'
  const rows: FileRow[] = []
  for (let record = reader.next(); record !== undefined; record = reader.next()) {
    const { row, fields } = record
    const cell = (name: (typeof COLUMNS)[number]) => (fields[names.indexOf(name)] ?? '').trim()
    rows.push({
      place: row,
      form: {
        certificate: cell('certificate'),
        occurredAt: cell('occurredAt'),
        documentNumber: cell('documentNumber'),
        birthDate: cell('birthDate'),
      },
    })
  }
  return reader.fault === undefined ? rows : 'outage.file-broken'
}
