import { dictionary, float64, tableFromArrays, tableToIPC, utf8 } from '@uwdata/flechette'
import type { FlowRow } from '../flows/selectFlows.ts'

/**
 * Flows as an Apache Arrow table: `origin` and `destination` as dictionaries of text, `persons` as
 * 64-bit numbers; `about` goes into the metadata of the schema under the key `corridor`, as JSON.
 *
 * @param layout `file` is the Arrow IPC file format (Feather 2), `stream` the IPC stream format.
 */
export function encodeArrow(
  rows: readonly FlowRow[],
  about: unknown,
  layout: 'file' | 'stream',
): Uint8Array {
  const table = tableFromArrays(
    {
      origin: rows.map(({ origin }) => origin),
      destination: rows.map(({ destination }) => destination),
      persons: Float64Array.from(rows, ({ persons }) => persons),
    },
    {
      types: {
        origin: dictionary(utf8()),
        destination: dictionary(utf8()),
        persons: float64(),
      },
    },
  )
  table.schema.metadata = new Map([['corridor', JSON.stringify(about)]])
  const bytes = tableToIPC(table, { format: layout })
  if (bytes === null) throw new Error('the Arrow encoder returned nothing')
  return bytes
}
