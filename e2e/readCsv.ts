/** Rows of a CSV file by the names in its head; quoted texts may hold commas, quotes and line ends. */
export function readCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, bare, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g,
  )) {
    row.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'))
    if (end === ',') continue
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
  }
  const [head = [], ...lines] = rows
  return lines.map((line) =>
    Object.fromEntries(head.map((name, place) => [name, line[place] ?? ''])),
  )
}
