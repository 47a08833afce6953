import { type Artefact, type DataConstraint, readStructuresJson } from '@corridor/server/sdmx'
import { formatTable } from '../output/formatTable.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { writeStream } from '../output/writeStream.ts'
import { askSdmx, type SdmxPlace } from './askSdmx.ts'
import {
  acceptOf,
  availabilityAddress,
  type DataChoice,
  dataAddress,
  type SdmxApi,
  type SdmxFormat,
  structureAddress,
} from './sdmxAddress.ts'

interface Output extends SdmxPlace {
  readonly json?: boolean
  readonly output?: string
}

export interface SdmxStructureOptions extends Output {
  readonly api: SdmxApi
  readonly references?: string
  readonly format: 'table' | 'json' | 'xml'
}

export interface SdmxDataOptions extends Output, DataChoice {
  readonly format: SdmxFormat
}

export interface SdmxAvailabilityOptions extends Output, DataChoice {
  readonly component?: string
  readonly format: 'table' | 'json' | 'xml'
}

/** `corridor sdmx structure`. */
export async function runStructure(
  type: string,
  id: string | undefined,
  options: SdmxStructureOptions,
): Promise<void> {
  const { api, references } = options
  await handOnStructures(structureAddress(type, id, references, api), options, describeArtefacts)
}

/** `corridor sdmx data`. */
export async function runData(
  flow: string,
  key: string | undefined,
  options: SdmxDataOptions,
): Promise<void> {
  const { api, output } = options
  const accept = acceptOf(options.json === true ? 'json' : options.format, api, true)
  const address = dataAddress(flow, key, options)
  await askSdmx({ ...options, address, accept }, (pieces) => writeStream(pieces, output))
}

/** `corridor sdmx availability`. */
export async function runAvailability(
  flow: string,
  key: string | undefined,
  options: SdmxAvailabilityOptions,
): Promise<void> {
  const address = availabilityAddress(flow, key, options.component, options)
  await handOnStructures(address, options, (found) =>
    found.map((one) => (one.kind === 'dataconstraint' ? describeAvailability(one) : '')).join(''),
  )
}

async function handOnStructures(
  address: string,
  options: Output & { readonly api: SdmxApi; readonly format: 'table' | 'json' | 'xml' },
  describe: (found: readonly Artefact[]) => string,
): Promise<void> {
  const format = options.json === true ? 'json' : options.format
  const { api, output } = options
  const accept = acceptOf(format === 'table' ? 'json' : format, api, false)
  await askSdmx({ ...options, address, accept }, async (pieces) => {
    if (format !== 'table') return await writeStream(pieces, output)
    const found: Artefact[] = []
    for await (const one of readStructuresJson(pieces)) found.push(one)
    await writeOutput(describe(found), output)
  })
}

const column = (title: string, cells: readonly string[]) =>
  ({ title, align: 'left', cells }) as const

/** A table of artefacts; of a single one with items, of the items. */
function describeArtefacts(found: readonly Artefact[]): string {
  const [one] = found
  const items = found.length === 1 && one !== undefined && 'items' in one ? one.items : undefined
  if (items !== undefined) {
    return formatTable([
      column(
        'code',
        items.map(({ id }) => id),
      ),
      column(
        'name',
        items.map(({ names }) => nameIn(names)),
      ),
    ])
  }
  return formatTable([
    column(
      'type',
      found.map(({ kind }) => kind),
    ),
    column(
      'id',
      found.map(({ agency, id }) => `${agency}:${id}`),
    ),
    column(
      'version',
      found.map(({ version }) => version),
    ),
    column(
      'name',
      found.map(({ names }) => nameIn(names)),
    ),
  ])
}

const nameIn = (names: Readonly<Record<string, string>>): string =>
  names.en ?? Object.values(names)[0] ?? ''

/** Codes shown of a dimension. */
const SHOWN = 12

function describeAvailability({ id, regions, ...counts }: DataConstraint): string {
  const rows = regions.flatMap(({ keyValues }) => keyValues)
  const table = formatTable([
    column(
      'dimension',
      rows.map((row) => row.id),
    ),
    column(
      'codes',
      rows.map(({ values }) => (values === undefined ? '' : String(values.length))),
    ),
    column(
      'which',
      rows.map(({ values, timeRange }) => {
        if (values === undefined) {
          return `${timeRange?.start?.period ?? ''} to ${timeRange?.end?.period ?? ''}`
        }
        const shown = values.slice(0, SHOWN).join(' ')
        return values.length > SHOWN ? `${shown} …` : shown
      }),
    ),
  ])
  const told = [
    ...(counts.seriesCount === undefined ? [] : [`${counts.seriesCount} series`]),
    ...(counts.observationCount === undefined ? [] : [`${counts.observationCount} observations`]),
  ]
  return `${id}${told.length === 0 ? '' : `: ${told.join(', ')}`}\n${table}`
}
