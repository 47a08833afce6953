import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** Rows of a CSV file (also gzipped) as objects by column name; quoted fields may hold commas. */
export function readCsv(path: string): readonly Readonly<Record<string, string>>[] {
  const [header, ...lines] = splitLines(path)
  const names = splitFields(header!)
  return lines.map((line) => {
    const fields = splitFields(line)
    return Object.fromEntries(names.map((name, i) => [name, fields[i] ?? '']))
  })
}

/** Lines of a text file, gunzipped if its name says so. */
export function splitLines(path: string): readonly string[] {
  const bytes = readFileSync(path)
  const text = path.endsWith('.gz') ? gunzipSync(bytes).toString() : bytes.toString()
  return text.trim().split('\n')
}

/** Fields of one line: every odd piece between double quotes is taken as it is. */
function splitFields(line: string): readonly string[] {
  const pieces = line.split('"')
  return pieces
    .map((piece, i) => (i % 2 === 0 ? piece.replaceAll(',', '\n') : piece))
    .join('')
    .split('\n')
}
