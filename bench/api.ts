import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import {
  areasRoute,
  corridorFlowsRoute,
  flowOptionsRoute,
  GROUPINGS,
  type Route,
  regionalMatrixRoute,
  routeUrl,
} from '@corridor/contract'
import type { z } from 'zod'
import type { BenchResult } from './BenchResult.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

const REQUESTS = 400

/** Milliseconds within which 95 of 100 requests must be answered once figures are in memory. */
const CORRIDOR_P95_MS = 20
const REGIONS_P95_MS = 50
const SECOND_START_MS = 4_000

/**
 * The API over loopback, each request with other parameters so that no answer is one written
 * before, the body read in full; and the time from a second `npm start` to its first answer.
 */
export async function benchApi(): Promise<BenchResult[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'corridor-bench-'))
  // The embedded database may run under an account of its own, which must get in.
  chmodSync(dataDir, 0o755)
  try {
    const results = await measureRunning(dataDir)
    return [...results, await measureSecondStart(dataDir)]
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** A server of its own in a folder, ended afterwards. */
export async function withServer<T>(
  dataDir: string,
  measureIt: (url: string, pid: number) => Promise<T>,
  settings: Readonly<Record<string, string>> = {},
): Promise<T> {
  const port = await freePort()
  const server = start(process.execPath, ['apps/server/src/main.ts'], dataDir, port, settings)
  try {
    const url = `http://localhost:${port}`
    await firstAnswer(server, `${url}/api/v1/health`)
    return await measureIt(url, server.pid!)
  } finally {
    await stop(server)
  }
}

const measureRunning = (dataDir: string): Promise<BenchResult[]> =>
  withServer(dataDir, async (url, pid) => {
    // The first corridor needs every estimate, so that its answer says that all are computed.
    const warmUpMs = await time(`${url}${routeUrl(corridorFlowsRoute, { corridor: 'NPL-QAT' })}`)
    const corridors = await measure(url, await corridorAddresses(url))
    const regions = await measure(url, await regionAddresses(url))
    const mebibytes = residentMebibytes(pid)
    return [
      ...percentiles('API, corridor through time', corridors, CORRIDOR_P95_MS),
      ...percentiles('API, world matrix by region', regions, REGIONS_P95_MS),
      {
        name: 'API, all usual estimates after a start',
        unit: 'ms',
        value: warmUpMs,
        budget: null,
      },
      { name: 'API, memory of the server', unit: 'MiB', value: mebibytes, budget: null },
    ]
  })

/** The figures and the database are there already; what is timed is what a user waits for. */
async function measureSecondStart(dataDir: string): Promise<BenchResult> {
  const port = await freePort()
  const regions = `http://localhost:${port}${routeUrl(regionalMatrixRoute, {})}`
  const once = async () => {
    const began = performance.now()
    const server = start('npm', ['start', '--silent'], dataDir, port)
    try {
      await firstAnswer(server, regions)
      return performance.now() - began
    } finally {
      await stop(server)
    }
  }
  const first = await once()
  const second = await once()
  return {
    name: 'second npm start to the first answered request',
    unit: 'ms',
    value: second,
    budget: SECOND_START_MS,
    detail: { firstMs: first },
  }
}

const start = (
  program: string,
  args: readonly string[],
  dataDir: string,
  port: number,
  settings: Readonly<Record<string, string>> = {},
): ChildProcess =>
  spawn(program, args, {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'error', ...settings },
  })

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return
  const ended = new Promise((resolve) => server.once('exit', resolve))
  process.kill(-server.pid!, 'SIGTERM')
  await ended
  // npm ends before what it started: wait until the database is down too.
  await sleep(1_500)
}

async function firstAnswer(server: ChildProcess, address: string): Promise<void> {
  const deadline = performance.now() + 120_000
  while (performance.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`)
    const status = await fetch(address).then(
      async (response) => {
        await response.arrayBuffer()
        return response.status
      },
      () => 0,
    )
    if (status === 200) return
    await sleep(10)
  }
  throw new Error('the server did not answer in two minutes')
}

/** Corridors all over the world, none twice. */
async function corridorAddresses(url: string): Promise<string[]> {
  const { areas } = await ask(url, areasRoute)
  const codes = areas.map(({ code }) => code)
  return Array.from({ length: REQUESTS }, (_, place) => {
    const origin = codes[place % codes.length]!
    const destination = codes[(place * 7 + 11 + Math.floor(place / codes.length)) % codes.length]!
    const other = origin === destination ? codes[(place + 1) % codes.length]! : destination
    return routeUrl(corridorFlowsRoute, { corridor: `${origin}-${other}` })
  })
}

/** Every vintage, period, method and grouping there is, as many as needed, none twice. */
async function regionAddresses(url: string): Promise<string[]> {
  const { vintages, methods } = await ask(url, flowOptionsRoute)
  const addresses = [undefined, 'AFR', '002', '014'].flatMap((open, place) =>
    GROUPINGS.filter((_, grouping) => place === 0 || grouping === place - 1).flatMap((grouping) =>
      vintages.flatMap(({ stocks, periods }) =>
        periods.flatMap(({ period }) =>
          methods.map(({ method }) =>
            routeUrl(regionalMatrixRoute, {
              stocks,
              period,
              method,
              grouping,
              ...(open === undefined ? {} : { open }),
            }),
          ),
        ),
      ),
    ),
  )
  return addresses.slice(0, REQUESTS)
}

async function ask<Input extends z.ZodObject, Output extends z.ZodType>(
  url: string,
  route: Route<Input, Output>,
): Promise<z.output<Output>> {
  const response = await fetch(url + routeUrl(route, {} as z.input<Input>))
  return route.output.parse(await response.json())
}

async function measure(url: string, addresses: readonly string[]): Promise<number[]> {
  if (new Set(addresses).size < REQUESTS) throw new Error('some addresses are there twice')
  const times: number[] = []
  for (const address of addresses) times.push(await time(url + address))
  return times
}

export async function time(address: string): Promise<number> {
  const began = performance.now()
  const response = await fetch(address)
  await response.arrayBuffer()
  const took = performance.now() - began
  if (response.status !== 200) throw new Error(`${address} answered ${response.status}`)
  return took
}

export function percentiles(name: string, times: readonly number[], budget: number): BenchResult[] {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
  const detail = { requests: times.length, slowestMs: at(1) }
  return [
    { name: `${name}, p50`, unit: 'ms', value: at(0.5), budget: null, detail },
    { name: `${name}, p95`, unit: 'ms', value: at(0.95), budget, detail },
  ]
}

/** Memory that the process holds, without its database. Only where `/proc` tells it. */
export function residentMebibytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
}

async function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const address = probe.address()
    probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
  })
  return await promise
}
