import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
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

/**
 * The SDMX service over loopback with 32 clients at once: slices of a few thousand observations, each
 * asked for once so that no answer is one kept; the list of dataflows; and every flow estimate in one answer.
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
  const slices: string[] = []
  for (const edition of ['un-ims-2020', 'un-ims-2024']) {
    const own = (await originsOf(root, edition)).map(
      (origin) => `${root}/data/DF_STOCKS/${edition}.A.MST.${origin}..BIRTH.DST.?format=csv`,
    )
    // The cube is made at the first question.
    await time(own[0]!)
    slices.push(...own.slice(1))
  }
  const sliceTimes = await timesOf(slices)
  const listings = Array.from({ length: 320 }, (_, i) => `${root}/dataflow?lang=x${letters(i)}`)
  const listingTimes = await timesOf(listings)
  const stream = await streamed(`${root}/data/DF_FLOWS?format=csv`, pid)
  return [
    ...percentiles('SDMX over HTTP, slice at 32 clients', sliceTimes, SLICE_P95_MS),
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

async function originsOf(root: string, edition: string): Promise<readonly string[]> {
  const answer = await fetch(`${root}/v2/availability/dataflow/*/DF_STOCKS/*/${edition}/ORIGIN`)
  const { data } = (await answer.json()) as Availability
  const [region] = data.dataConstraints[0]!.cubeRegions
  return region!.keyValues.find(({ id }) => id === 'ORIGIN')!.values
}

interface Availability {
  readonly data: {
    readonly dataConstraints: readonly {
      readonly cubeRegions: readonly {
        readonly keyValues: readonly { readonly id: string; readonly values: readonly string[] }[]
      }[]
    }[]
  }
}

/** A number in two letters, as part of a language that nobody speaks. */
const letters = (i: number): string => String.fromCharCode(97 + Math.floor(i / 26), 97 + (i % 26))

async function timesOf(addresses: readonly string[]): Promise<number[]> {
  const times: number[] = []
  const waiting = addresses.values()
  const client = async () => {
    for (const address of waiting) times.push(await time(address))
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
