import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { type Instrument, readInstrument, type TotalizationCase } from '../src/index.ts'

const FOLDER = new URL('../../../data/totalization/', import.meta.url)

/** The instruments of the checkout. */
export const SHIPPED_INSTRUMENTS: readonly Instrument[] = readdirSync(
  new URL('instruments/', FOLDER),
)
  .toSorted()
  .map((name) =>
    readInstrument(JSON.parse(readFileSync(new URL(`instruments/${name}`, FOLDER), 'utf8')), name),
  )

export const instrumentOf = (id: string): Instrument => {
  const instrument = SHIPPED_INSTRUMENTS.find((one) => one.id === id)
  if (instrument === undefined) throw new Error(`no instrument ${id}`)
  return instrument
}

/** A worked example in the project's own schema: a whole case, or a call of one function. */
export interface WorkedExample {
  readonly id: string
  readonly kind: 'published' | 'negative-control' | 'rule-derived'
  readonly source: string
  readonly case?: TotalizationCase
  readonly call?: string
  readonly inputs?: Readonly<Record<string, never>>
  readonly expected: Readonly<Record<string, unknown>>
}

export const WORKED_EXAMPLES: readonly WorkedExample[] = JSON.parse(
  readFileSync(new URL('worked-examples.json', FOLDER), 'utf8'),
).examples

/** Published examples that were looked for and tried apart from those. */
export const FURTHER_EXAMPLES: readonly WorkedExample[] = JSON.parse(
  readFileSync(new URL('further-examples.json', FOLDER), 'utf8'),
).examples

/** A file of the shared material beside the checkout; null where it is not there. */
export function readSharedTotalization<Content>(name: string): Content | null {
  const url = new URL(`../../../../shared/data/totalization/${name}`, import.meta.url)
  return existsSync(url) ? (JSON.parse(readFileSync(url, 'utf8')) as Content) : null
}
