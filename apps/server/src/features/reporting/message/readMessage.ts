import { DomainError } from '@corridor/kernel'
import {
  type DataPart,
  type Reference,
  readDataCsv,
  readDataJson,
  readDataXml,
  type SeriesPart,
} from '@corridor/sdmx'
import { reportStructure } from '../../sdmx/structures/dataStructures.ts'
import { AGENCY } from '../../sdmx/structures/names.ts'

/** One observation of a message. */
export interface SentFigure {
  /** Codes by dimension. */
  readonly key: Readonly<Record<string, string>>
  readonly time: string
  readonly value: number | null
  readonly status: string
  readonly confidentiality: string
}

export type ReadMessage = readonly SentFigure[]

const MOST_CHARACTERS = 8_000_000
const MOST_FIGURES = 100_000

/**
 * The observations of an SDMX message (ML, JSON or CSV, told apart by the first sign) in the structure of
 * countries' reports. Data that a message deletes are none.
 *
 * @throws {DomainError} `bad_file` for what is no such message; `too_large` beyond its limits.
 */
export async function readMessage(bytes: Uint8Array): Promise<ReadMessage> {
  const figures: SentFigure[] = []
  let isDeleting = false
  for await (const part of partsOf(bytes)) {
    if (part.kind === 'dataset') isDeleting = part.action === 'Delete'
    if (part.kind !== 'series' || isDeleting) continue
    figures.push(...figuresOf(part))
    if (figures.length > MOST_FIGURES) {
      throw new DomainError('too_large', `The message has over ${MOST_FIGURES} observations`)
    }
  }
  return figures
}

function partsOf(bytes: Uint8Array): AsyncGenerator<DataPart> {
  const reading = { structureOf, mostCharacters: MOST_CHARACTERS }
  const first = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart()
  if (first.startsWith('<')) return readDataXml([bytes], reading)
  if (first.startsWith('{')) return readDataJson([bytes], reading)
  return readDataCsv([bytes], reading)
}

const NAMES = new Set(['DF_REPORTS', 'DSD_REPORTS', 'PA_DF_REPORTS'])

const structureOf = ({ agency, id }: Reference) =>
  agency === AGENCY && NAMES.has(id) ? reportStructure : undefined

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

function figuresOf({ key, times, measures, observationAttributes }: SeriesPart): SentFigure[] {
  const codes = Object.fromEntries(
    reportStructure.dimensions.map(({ id }, at) => [id, key[at] ?? '']),
  )
  return times.map((time, at) => {
    const value = measures[0]?.[at]
    return {
      ...{ key: codes, time },
      value: typeof value === 'number' && Number.isFinite(value) ? value : null,
      status: textOf(observationAttributes.OBS_STATUS?.[at]),
      confidentiality: textOf(observationAttributes.CONF_STATUS?.[at]),
    }
  })
}
