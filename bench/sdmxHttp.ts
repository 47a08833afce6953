import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { percentiles, residentMebibytes, time, withServer } from './api.ts'
import type { BenchResult } from './BenchResult.ts'

const CLIENTS = 32
const SLICE_P95_MS = 25
const LISTING_P95_MS = 150
/** Megabytes a second of the longest answer. */
const STREAM_MB = 40
const GROWTH_MEBIBYTES = 500
/** Series of a slice of about 5,000 observations: there are seven or eight of each. */
const SLICE_SERIES = { least: 600, most: 700 }
/** Slices that all clients ask for, and how often together. */
const POPULAR = 24
const REPEATED = 4_800

/**
 * The SDMX service over loopback with 32 clients at once: slices of some 5,000 observations, each asked
 * for once so that no answer is one kept, and a few of them asked for again and again; the list of
 * dataflows; and every flow estimate in one answer.
 */
export async function benchSdmxHttp(): Promise<BenchResult[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'corridor-bench-'))
  // The embedded database may run under an account of its own, which must get in.
  chmodSync(dataDir, 0o755)
  try {
    return await withServer(dataDir, measure, {
      SDMX_REQUESTS_PER_MINUTE: '0',
      SDMX_MEGABYTES_PER_HOUR: '0',
    })
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function measure(url: string, pid: number): Promise<BenchResult[]> {
  const root = `${url}/sdmx/rest`
  // First, since it needs every estimate: none is computed any more while the others are timed.
  const stream = await streamed(`${root}/data/DF_FLOWS?format=csv`, pid)
  const slices: string[] = []
  for (const edition of ['un-ims-2020', 'un-ims-2024']) {
    const address = (origins: string) =>
      `${root}/data/DF_STOCKS/${edition}.A.MST.${origins}..BIRTH.DST.?format=csv`
    const series = await seriesByOrigin(root, edition)
    // The cube is made at the first question.
    await time(address(series[0]![0]))
    slices.push(...slicesOf(series).map((origins) => address(origins.join('+'))))
  }
  const firstTimes = await timesOf(slices, timePacked)
  const every = Math.max(1, Math.floor(slices.length / POPULAR))
  const popular = slices.filter((_, place) => place % every === 0).slice(0, POPULAR)
  const observations = (await Promise.all(popular.map(rowsOf))).toSorted((a, b) => a - b)
  const repeated = Array.from({ length: REPEATED }, (_, i) => popular[i % popular.length]!)
  const againTimes = await timesOf(repeated, timePacked)
  const detail = {
    ...{ leastObservations: observations[0], mostObservations: observations.at(-1) },
    ...{ clients: CLIENTS, encoding: 'gzip, not unpacked by the clients' },
  }
  const listings = Array.from({ length: 320 }, (_, i) => `${root}/dataflow?lang=x${letters(i)}`)
  const listingTimes = await timesOf(listings, time)
  return [
    ...percentiles(
      'SDMX over HTTP, slice of 5,000 observations asked for again at 32 clients',
      againTimes,
      SLICE_P95_MS,
    ).map((one) => ({
      ...one,
      detail: { ...one.detail, ...detail, addresses: popular.length, isRepeated: true },
    })),
    // Nothing is promised of them: each is made, on one thread, while 31 others wait.
    ...percentiles(
      'SDMX over HTTP, slice of 5,000 observations never asked for before at 32 clients',
      firstTimes,
      SLICE_P95_MS,
    ).map((one) => ({
      ...one,
      budget: null,
      detail: { ...one.detail, ...detail, addresses: slices.length, isRepeated: false },
    })),
    ...percentiles('SDMX over HTTP, list of dataflows at 32 clients', listingTimes, LISTING_P95_MS),
    {
      name: 'SDMX over HTTP: seconds for each 40 MB of all flow estimates as CSV',
      unit: 's',
      value: STREAM_MB / stream.perSecond,
      budget: 1,
      detail: stream,
    },
    {
      name: 'SDMX over HTTP: growth of the server while all flow estimates are made and sent',
      unit: 'MiB',
      value: stream.growthMebibytes,
      budget: GROWTH_MEBIBYTES,
      detail: stream,
    },
  ]
}

/** The origins of a release, each with the number of its series. */
async function seriesByOrigin(root: string, edition: string) {
  const place = `dataflow/*/DF_STOCKS/*/${edition}/ORIGIN`
  const answer = await fetch(`${root}/v2/availability/${place}?counts=true`)
  const { data } = (await answer.json()) as Availability
  const { title } = data.dataConstraints[0]!.annotations.find(
    ({ id, type }) => id === 'ORIGIN' && type === 'series_count_by_code',
  )!
  return title.split(' ').map((told) => {
    const [origin, count] = told.split('=')
    return [origin!, Number(count)] as const
  })
}

interface Availability {
  readonly data: {
    readonly dataConstraints: readonly {
      readonly annotations: readonly {
        readonly id: string
        readonly type: string
        readonly title: string
      }[]
    }[]
  }
}

/** Origins that follow each other and have some 5,000 observations together, none twice. */
function slicesOf(series: readonly (readonly [origin: string, count: number])[]): string[][] {
  const slices = series.flatMap((_, start) => {
    let count = 0
    for (const [place, [, own]] of series.slice(start).entries()) {
      count += own
      if (count > SLICE_SERIES.most) return []
      if (count >= SLICE_SERIES.least) {
        return [series.slice(start, start + place + 1).map(([origin]) => origin)]
      }
    }
    return []
  })
  if (slices.length < POPULAR) throw new Error(`there are ${slices.length} slices only`)
  return slices
}

/** Observations in an answer as CSV. */
async function rowsOf(address: string): Promise<number> {
  const text = await (await fetch(address)).text()
  return text.trim().split('\n').length - 1
}

const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })

/** Milliseconds until all of an answer is there, as it was sent: unpacking it is the client's time. */
async function timePacked(address: string): Promise<number> {
  const began = performance.now()
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const request = get(address, { agent, headers: { 'accept-encoding': 'gzip' } }, (response) => {
    const { statusCode } = response
    if (statusCode !== 200) reject(new Error(`${address} answered ${statusCode}`))
    response.resume().on('end', resolve).on('error', reject)
  })
  request.on('error', reject)
  await promise
  return performance.now() - began
}

/** A number in two letters, as part of a language that nobody speaks. */
const letters = (i: number): string => String.fromCharCode(97 + Math.floor(i / 26), 97 + (i % 26))

async function timesOf(
  addresses: readonly string[],
  timeOf: (address: string) => Promise<number>,
): Promise<number[]> {
  const times: number[] = []
  const waiting = addresses.values()
  const client = async () => {
    for (const address of waiting) times.push(await timeOf(address))
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  return times
}

/** Reads an answer without keeping it, once so that estimates are made, and once more. */
async function streamed(address: string, pid: number) {
  const before = residentMebibytes(pid)
  const first = await drained(address, pid)
  const second = await drained(address, pid)
  const mostMebibytes = Math.max(first.mostMebibytes, second.mostMebibytes)
  const growthMebibytes = mostMebibytes - before
  return { ...second, mostMebibytes, growthMebibytes, firstSeconds: first.seconds }
}

async function drained(address: string, pid: number) {
  const began = performance.now()
  // As it is: packing it costs more than making it.
  const response = await fetch(address, { headers: { 'accept-encoding': 'identity' } })
  if (response.status !== 200) throw new Error(`${address} answered ${response.status}`)
  let [megabytes, pieces, mostMebibytes] = [0, 0, residentMebibytes(pid)]
  for await (const piece of response.body!) {
    megabytes += piece.length / 1e6
    if (++pieces % 200 === 0) mostMebibytes = Math.max(mostMebibytes, residentMebibytes(pid))
  }
  const seconds = (performance.now() - began) / 1000
  return { megabytes, seconds, perSecond: megabytes / seconds, mostMebibytes }
}
