import { packRelease, type StatisticObservation } from '@corridor/evidence'
import { type DataPart, readDataCsv, readDataJson, readDataXml } from '@corridor/sdmx'
import { enterRelease, sha256 } from '../../../evidence/index.ts'
import type { TestServer } from '../../../testing/testServer.ts'
import {
  demographyStructure,
  flowStructure,
  ratificationStructure,
  recruitmentStructure,
  reportStructure,
  stockStructure,
} from '../structures/dataStructures.ts'

const STRUCTURES = new Map([
  ['DF_STOCKS', stockStructure],
  ['DF_DEMOGRAPHY', demographyStructure],
  ['DF_FLOWS', flowStructure],
  ['DF_RATIFICATIONS', ratificationStructure],
  ['DF_RECRUITMENT', recruitmentStructure],
  ['DF_REPORTS', reportStructure],
])

/** What a GET below /sdmx/rest answers. */
export const get = (
  { app }: TestServer,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> => Promise.resolve(app.request(`/sdmx/rest${path}`, { headers }))

/** The parts of a data message, read as another program would. */
export async function partsIn(response: Response): Promise<DataPart[]> {
  const text = await response.text()
  const type = response.headers.get('content-type') ?? ''
  const reading = { structureOf: ({ id }: { readonly id: string }) => STRUCTURES.get(id) }
  const read = type.includes('csv')
    ? readDataCsv([text], reading)
    : type.includes('json')
      ? readDataJson([text], reading)
      : readDataXml([text], reading)
  const parts: DataPart[] = []
  for await (const part of read) parts.push(part)
  return parts
}

/** One line for each observation: key, time and figure. */
export const linesOf = (parts: readonly DataPart[]): string[] =>
  parts
    .flatMap((part) =>
      part.kind === 'series'
        ? part.times.map((time, i) => `${part.key.join('.')} ${time} ${part.measures[0]![i]}`)
        : [],
    )
    .sort()

/** A release of recruitment statistics that becomes public at a moment. */
export async function publishStatistics(
  { kysely, dataDir }: TestServer,
  id: string,
  at: string,
  statistics: readonly StatisticObservation[],
): Promise<void> {
  const draft = {
    id,
    kind: 'recruitment-statistics',
    title: `Recruitment, ${id}`,
    publisher: 'A register of an example',
    revision: 'first',
    published: '2030-04-01',
    unit: 'by-row',
    licence: { name: 'CC BY 4.0', status: 'verified' },
    citation: `Example: ${id}`,
    source: 'made for a test',
    vintage: 2030,
    synthetic: true,
    notes: [],
  }
  const { manifest, content } = packRelease(
    draft,
    { kind: 'recruitment-statistics', statistics },
    sha256,
  )
  await enterRelease(
    { manifest, content, origin: 'published' },
    { kysely, dataDir, now: () => new Date(at) },
  )
}

export const statistic = (
  month: string,
  corridor: string,
  value: string | null,
): StatisticObservation => ({
  ...{ measure: 'departed', month, corridor, sector: 'all', item: 'none', part: 'none' },
  ...{ unit: 'persons', value, cases: null },
})
