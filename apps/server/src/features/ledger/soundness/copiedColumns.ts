/** One array of a copied row: its items lie in the row's bytes, one after the other. */
export interface CopiedColumn {
  readonly count: number
  /** Begins of the items; -1 for null. */
  readonly starts: Int32Array
  readonly ends: Int32Array
}

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1')

/**
 * The columns of one row of arrays, as `copy … to stdout (format binary)` writes it.
 *
 * A whole chunk as one row of arrays spares a message for each action.
 *
 * @returns one column for each array, all of the same length; null where the arrays were null,
 * which is how PostgreSQL says that nothing was found.
 * @throws for anything else than one row of one-dimensional arrays of one length.
 * @source PostgreSQL documentation, COPY, "Binary Format"; array_send in its source
 */
export function copiedColumns(bytes: Buffer, columns: number): readonly CopiedColumn[] | null {
  if (bytes.compare(SIGNATURE, 0, SIGNATURE.length, 0, SIGNATURE.length) !== 0) fail('no copy')
  let at = 15 + 4 + bytes.readInt32BE(15)
  if (bytes.readInt16BE(at) !== columns) fail('another number of columns')
  at += 2
  const found: CopiedColumn[] = []
  for (let column = 0; column < columns; column += 1) {
    const size = bytes.readInt32BE(at)
    at += 4
    if (size === -1) continue
    found.push(columnAt(bytes, at))
    at += size
  }
  if (bytes.readInt16BE(at) !== -1) fail('more than one row')
  if (found.length === 0) return null
  if (found.length !== columns || found.some(({ count }) => count !== found[0]!.count)) {
    fail('arrays of different length')
  }
  return found
}

function columnAt(bytes: Buffer, from: number): CopiedColumn {
  if (bytes.readInt32BE(from) !== 1) fail('no array of one dimension')
  const count = bytes.readInt32BE(from + 12)
  const starts = new Int32Array(count)
  const ends = new Int32Array(count)
  let at = from + 20
  for (let item = 0; item < count; item += 1) {
    const size = bytes.readInt32BE(at)
    at += 4
    starts[item] = size === -1 ? -1 : at
    if (size > 0) at += size
    ends[item] = at
  }
  return { count, starts, ends }
}

function fail(what: string): never {
  throw new Error(`the database answered with ${what}`)
}
