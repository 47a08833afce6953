import { createHash } from 'node:crypto'
import { endianness } from 'node:os'
import type { FlowInput } from '@corridor/flows'

/**
 * SHA-256 of areas and figures: the codes joined by line breaks, a line break, then every figure as
 * a 64-bit little-endian double; a column that is not there adds nothing.
 */
export function checksumOf(
  areas: readonly string[],
  columns: readonly (Float64Array | null)[],
): string {
  const hash = createHash('sha256').update(`${areas.join('\n')}\n`, 'utf8')
  for (const column of columns) if (column !== null) hash.update(littleEndian(column))
  return hash.digest('hex')
}

/** Of what the engine is given. */
export const accountsChecksum = (input: FlowInput): string =>
  checksumOf(input.areas, [
    input.stockStart,
    input.stockEnd,
    input.births,
    input.deaths,
    input.netMigration,
  ])

function littleEndian(column: Float64Array): Uint8Array {
  const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength)
  return endianness() === 'LE' ? bytes : Buffer.from(bytes).swap64()
}
