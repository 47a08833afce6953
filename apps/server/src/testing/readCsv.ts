/** A reader of CSV (RFC 4180) that shares nothing with the writer. */
export function readCsv(text: string): {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
} {
  const rows: string[][] = []
  let row: string[] = []
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy
  while (field.lastIndex < text.length) {
    const match = field.exec(text)
    if (match === null) throw new Error(`malformed CSV near ${text.slice(field.lastIndex, 40)}`)
    row.push(match[1]?.replaceAll('""', '"') ?? match[2]!)
    if (match[3] === ',') continue
    rows.push(row)
    row = []
  }
  const [columns, ...body] = rows
  if (columns === undefined) throw new Error('no header')
  return { columns, rows: body }
}
