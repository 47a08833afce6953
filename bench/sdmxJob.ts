// Measured in a process of its own, so that its memory is its own: node bench/sdmxJob.ts [AREAS]
import { performance } from 'node:perf_hooks'
import {
  type AvailabilityQuery,
  answerAvailability,
  answerData,
  type DataContent,
  type DataCube,
  DataCubeCollector,
  type DataPart,
  type DataQuery,
  type DataReading,
  type DataStructure,
  parseQuery,
  type Reference,
  readDataCsv,
  readDataXml,
  writeDataCsv,
  writeDataXml,
} from '@corridor/sdmx'

// The cube of the specification: 232 areas, a quarter of all corridors, 3 sexes, 5 ages, 2 measures, 25 years.
const AREAS = Array.from(
  { length: Number(process.argv[2] ?? 232) },
  (_, i) => `A${String(i).padStart(3, '0')}`,
)
const SEXES = ['_T', 'F', 'M']
const AGES = ['_T', 'Y0-14', 'Y15-24', 'Y25-64', 'Y_GE65']
const MEASURES = ['FLOW', 'STOCK']
const YEARS = Array.from({ length: 25 }, (_, i) => String(2000 + i))
const ROUNDS = 200

const concept = (id: string): Reference => ({
  ...{ kind: 'conceptscheme', agency: 'CORRIDOR', id: 'CS', version: '1.0' },
  item: id,
})
const component = (id: string) => ({ id, concept: concept(id) })
const structure: DataStructure = {
  ...{
    kind: 'datastructure',
    agency: 'CORRIDOR',
    id: 'DSD',
    version: '1.0',
    names: { en: 'Flows' },
  },
  dimensions: ['ORIGIN', 'DESTINATION', 'SEX', 'AGE', 'MEASURE'].map(component),
  timeDimension: component('TIME_PERIOD'),
  groups: [],
  attributes: [
    { ...component('OBS_STATUS'), mandatory: false, relationship: { to: 'observation' } },
  ],
  measures: [{ ...component('OBS_VALUE'), mandatory: true }],
}
const dataflow: Reference = { kind: 'dataflow', agency: 'CORRIDOR', id: 'DF', version: '1.0' }

function load(): { readonly data: DataCube; readonly seconds: number } {
  const start = performance.now()
  const collector = new DataCubeCollector(structure)
  const statuses = YEARS.map((_, y) => (y % 5 === 0 ? 'E' : 'A'))
  for (const [o, origin] of AREAS.entries()) {
    for (const [d, destination] of AREAS.entries()) {
      const isCorridor = o !== d && ((Math.imul(o, 2654435761) + d * 40503) >>> 0) % 4 === 0
      if (!isCorridor) continue
      for (const [s, sex] of SEXES.entries()) {
        for (const [a, age] of AGES.entries()) {
          for (const [m, measure] of MEASURES.entries()) {
            const base = (o * 7919 + d * 104729 + s * 13 + a * 31 + m * 57) % 99991
            collector.add({
              kind: 'series',
              key: [origin, destination, sex, age, measure],
              attributes: {},
              times: YEARS,
              measures: [YEARS.map((_, y) => base + y * 17)],
              observationAttributes: { OBS_STATUS: statuses },
            })
          }
        }
      }
    }
  }
  return { data: collector.finish(), seconds: (performance.now() - start) / 1000 }
}

/** Milliseconds at the 95th percentile and at the middle. */
async function measured(act: (round: number) => unknown, rounds = ROUNDS) {
  for (let round = 0; round < 20; round++) await act(round)
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    await act(round)
    times.push(performance.now() - start)
  }
  times.sort((x, y) => x - y)
  return { p95: times[Math.floor(rounds * 0.95)]!, p50: times[rounds >>> 1]! }
}

const header = { id: 'BENCH', prepared: '2026-01-01T00:00:00Z', sender: 'CORRIDOR' }

async function answered(data: DataCube, address: string): Promise<number> {
  const asked = parseQuery('2', address) as DataQuery
  const answer = answerData(data, asked, dataflow)
  let length = 0
  const content = {
    header,
    structure: answer.structure,
    reference: dataflow,
    parts: answer.parts(),
  }
  for await (const chunk of writeDataCsv(content, { version: '2.0' })) length += chunk.length
  return length
}

const { data, seconds } = load()
const { cube } = data
globalThis.gc?.()
const afterLoad = process.memoryUsage()
/** A corridor of the cube, another one each round. */
const keyOf = (round: number): string[] => {
  const series = (round * 7919) % cube.seriesCount
  return cube.dimensions.map(({ codes, positions }) => codes[positions[series]!]!)
}
const path = '/data/dataflow/CORRIDOR/DF/1.0/'

const oneSeries = await measured((round) => answered(data, path + keyOf(round).join('.')))
// 5,000 observations: 200 series of 25 years.
const slice = await measured((round) => answered(data, `${path}${keyOf(round)[0]}.*?limit=5000`))
const lastValues = await measured((round) =>
  answered(data, `${path}*.${keyOf(round)[1]}._T._T.FLOW?lastNObservations=1`),
)
const matrix = await measured(
  (round) => answered(data, `${path}*.*._T._T.FLOW?c[TIME_PERIOD]=${YEARS[round % 25]}`),
  40,
)
const available = async (rest: (round: number) => string) =>
  measured((round) =>
    answerAvailability(
      data,
      parseQuery('2', `/availability/dataflow/CORRIDOR/DF/1.0/${rest(round)}`) as AvailabilityQuery,
      dataflow,
    ),
  )
const availabilities = {
  everything: await available(() => '*'),
  oneOrigin: await available((round) => `${keyOf(round)[0]}?mode=available`),
  women: await available(() => '*.*.F?mode=available'),
  womenSince2015: await available(() => '*.*.F?mode=exact&c[TIME_PERIOD]=ge:2015'),
}

let bytes = 0
let firstByte = 0
const start = performance.now()
const cpu = process.cpuUsage()
let peak = 0
const whole = answerData(data, parseQuery('2', `${path}*?limit=5000000`) as DataQuery, dataflow)
const content = { header, structure: whole.structure, reference: dataflow, parts: whole.parts() }
for await (const chunk of writeDataCsv(content, { version: '2.0' })) {
  firstByte ||= performance.now() - start
  bytes += Buffer.byteLength(chunk)
  peak = Math.max(peak, process.memoryUsage.rss())
}
const streamSeconds = (performance.now() - start) / 1000
const used = process.cpuUsage(cpu)

/** Read back what is written meanwhile: megabytes of text a second, and how far memory grows. */
async function readBack(
  write: (content: DataContent) => AsyncIterable<string>,
  read: (chunks: AsyncIterable<string>, reading: DataReading) => AsyncIterable<DataPart>,
) {
  const asked = parseQuery('2', `${path}*?limit=1000000`) as DataQuery
  const answer = answerData(data, asked, dataflow)
  const before = process.memoryUsage.rss()
  let [characters, found, most] = [0, 0, before]
  async function* counted(): AsyncGenerator<string> {
    const own = { header, structure: answer.structure, reference: dataflow, parts: answer.parts() }
    for await (const chunk of write(own)) {
      characters += chunk.length
      yield chunk
    }
  }
  const begin = performance.now()
  for await (const part of read(counted(), { structureOf: () => structure })) {
    if (part.kind === 'series') found += part.times.length
    most = Math.max(most, process.memoryUsage.rss())
  }
  const duration = (performance.now() - begin) / 1000
  const expected = Math.min(1_000_000, cube.observationCount)
  if (found !== expected) throw new Error(`${found} observations came back of ${expected}`)
  return { perSecond: characters / 1e6 / duration, growthMegabytes: (most - before) / 2 ** 20 }
}

const reading = {
  'SDMX-CSV 2.0': await readBack((own) => writeDataCsv(own, { version: '2.0' }), readDataCsv),
  'SDMX-ML 2.1 generic': await readBack(
    (own) => writeDataXml(own, { version: '2.1', style: 'generic' }),
    readDataXml,
  ),
}

console.log(
  JSON.stringify({
    reading,
    observations: cube.observationCount,
    series: cube.seriesCount,
    loadSeconds: seconds,
    loadedMegabytes: (afterLoad.rss / 2 ** 20).toFixed(0),
    arrayMegabytes: (afterLoad.arrayBuffers / 2 ** 20).toFixed(0),
    oneSeries,
    slice,
    lastValues,
    matrix,
    availabilities,
    stream: {
      megabytes: bytes / 1e6,
      perSecond: bytes / 1e6 / streamSeconds,
      perProcessorSecond: bytes / 1e6 / ((used.user + used.system) / 1e6),
      firstByte,
      growthMegabytes: (peak - afterLoad.rss) / 2 ** 20,
      peakMegabytes: peak / 2 ** 20,
    },
  }),
)
