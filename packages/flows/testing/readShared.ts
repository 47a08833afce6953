import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FlowInput } from '../src/index.ts'
import { readCsv, splitLines } from './readCsv.ts'

/** The reference material beside the checkout; tests that need it say so and join only with it. */
const SHARED = fileURLToPath(new URL('../../../../shared/', import.meta.url))

export const FLOW_FIXTURES = `${SHARED}fixtures/flows/`
export const FLOW_DATA = `${SHARED}data/flows/`

export const hasFixtures = existsSync(`${FLOW_FIXTURES}small/INDEX.csv`)
export const hasPublished = existsSync(`${FLOW_DATA}abel_cohen_v6_total_2005_2010.csv.gz`)

for (const [there, what] of [
  [hasFixtures, 'reference cases of the flow engine'],
  [hasPublished, 'published flow tables'],
] as const) {
  if (!there)
    console.info(`${what} are not beside this checkout; the tests that read them are left out`)
}

export interface NamedTable {
  readonly areas: readonly string[]
  readonly values: Float64Array
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
