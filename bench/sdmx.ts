import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { BenchResult } from './BenchResult.ts'

const JOB = fileURLToPath(new URL('sdmxJob.ts', import.meta.url))

interface Times {
  readonly p95: number
  readonly p50: number
}

interface Measured {
  readonly observations: number
  readonly series: number
  readonly loadSeconds: number
  readonly oneSeries: Times
  readonly slice: Times
  readonly lastValues: Times
  readonly matrix: Times
  readonly availabilities: Readonly<Record<string, Times>>
  readonly stream: Readonly<Record<string, number>>
  readonly reading: Readonly<
    Record<string, { readonly perSecond: number; readonly growthMegabytes: number }>
  >
}

/** Budgets of the specification: milliseconds and, for the stream, megabytes. */
const BUDGETS = { oneSeries: 2, slice: 20, availability: 5, stream: 500 }
const STREAMED_MB = 40

/** The cube of the specification with 9.9 million observations, in a process of its own. */
export async function benchSdmx(): Promise<readonly BenchResult[]> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', JOB], {
    maxBuffer: 2 ** 20,
  })
  const found = JSON.parse(stdout) as Measured
  const { observations, series } = found
  const time = (name: string, { p95, p50 }: Times, budget: number | null): BenchResult => ({
    name: `SDMX, 9.9 million observations: ${name}, p95`,
    unit: 'ms',
    value: p95,
    budget,
    detail: { p50, observations, series },
  })
  const { stream } = found
  return [
    time('one series as CSV', found.oneSeries, BUDGETS.oneSeries),
    time('slice of 5,000 as CSV', found.slice, BUDGETS.slice),
    time('last value of all origins as CSV', found.lastValues, null),
    time('matrix of all corridors of a year as CSV', found.matrix, null),
    ...Object.entries(found.availabilities).map(([name, times]) =>
      time(`availability, ${name}`, times, BUDGETS.availability),
    ),
    {
      name: 'SDMX: seconds for each 40 MB of 5 million observations streamed as CSV',
      unit: 's',
      value: STREAMED_MB / stream.perSecond!,
      budget: 1,
      detail: stream,
    },
    {
      name: 'SDMX: peak memory while 5 million observations are streamed',
      unit: 'MB',
      value: stream.peakMegabytes!,
      budget: BUDGETS.stream,
      detail: stream,
    },
    ...Object.entries(found.reading).map(
      ([format, { perSecond, growthMegabytes }]): BenchResult => ({
        name: `SDMX: memory while a million observations are written and read as ${format}`,
        unit: 'MB',
        value: growthMegabytes,
        budget: null,
        detail: { perSecond },
      }),
    ),
    {
      name: 'SDMX: loading 9.9 million observations',
      unit: 's',
      value: found.loadSeconds,
      budget: null,
    },
  ]
}
