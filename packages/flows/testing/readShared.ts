import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import type { FlowInput } from '../src/index.ts'

/** The reference material beside the checkout; tests that need it say so and join only with it. */
const SHARED = fileURLToPath(new URL('../../../../shared/', import.meta.url))

export const FLOW_FIXTURES = `${SHARED}fixtures/flows/`
export const FLOW_DATA = `${SHARED}data/flows/`

export const hasFixtures = existsSync(`${FLOW_FIXTURES}small/INDEX.csv`)
export const hasData = existsSync(`${FLOW_DATA}wpp2022_annual.csv`)

export interface NamedTable {
  readonly areas: readonly string[]
  readonly values: Float64Array
}

/** Rows of a CSV file (also gzipped) as objects by column name; quoted fields may hold commas. */
export function readCsv(path: string): readonly Readonly<Record<string, string>>[] {
  const [header, ...lines] = splitLines(path)
  const names = splitFields(header!)
  return lines.map((line) => {
    const fields = splitFields(line)
    return Object.fromEntries(names.map((name, i) => [name, fields[i] ?? '']))
  })
}

/** A square table with the header `row,<areas>`; row-major. */
export function readTable(path: string): NamedTable {
  const [header, ...lines] = splitLines(path)
  const areas = header!.split(',').slice(1)
  const values = new Float64Array(areas.length ** 2)
  lines.forEach((line, row) => {
    const fields = line.split(',')
    if (fields[0] !== areas[row]) throw new Error(`${path}: row ${row + 1} is ${fields[0]}`)
    for (let j = 0; j < areas.length; j++) values[row * areas.length + j] = Number(fields[j + 1])
  })
  return { areas, values }
}

/** Two stock tables with births, deaths and, where the file has it, net migration. */
export function readInput(startPath: string, endPath: string, vitalPath: string | null): FlowInput {
  const start = readTable(startPath)
  const end = readTable(endPath)
  const vital = vitalPath === null ? null : readCsv(vitalPath)
  const column = (name: string): Float64Array =>
    Float64Array.from(start.areas, (area, place) => {
      if (vital !== null && vital[place]!.region !== area) throw new Error(`${vitalPath}: order`)
      return vital === null ? 0 : Number(vital[place]![name])
    })
  return {
    areas: start.areas,
    stockStart: start.values,
    stockEnd: end.values,
    births: column('births'),
    deaths: column('deaths'),
    netMigration: vital?.[0]?.net_mig === undefined ? null : column('net_mig'),
  }
}

function splitLines(path: string): readonly string[] {
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
