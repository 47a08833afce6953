import { parquetWriteBuffer } from 'hyparquet-writer/src/write.js'
import type { TidyColumn } from './tidyTable.ts'

/**
 * The figures as a Parquet file: texts as strings, figures as doubles, what is not stated as null.
 *
 * @param notes licence, citation and query, kept as key-value metadata.
 */
export const parquetFile = (
  columns: readonly TidyColumn[],
  notes: readonly (readonly [string, string])[],
): ArrayBuffer =>
  parquetWriteBuffer({
    columnData: columns.map(({ name, kind, values }) => ({
      name,
      data: [...values],
      type: kind === 'number' ? ('DOUBLE' as const) : ('STRING' as const),
      nullable: true,
    })),
    kvMetadata: notes.map(([key, value]) => ({ key, value })),
    createdBy: 'Corridor',
  })
