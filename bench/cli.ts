import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { BenchResult } from './BenchResult.ts'

const LAUNCHER = fileURLToPath(new URL('../apps/cli/corridor.mjs', import.meta.url))

/** Runs before the command and tells its largest memory when it ends. */
const TELL_MEMORY = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => process.stderr.write('largest ' + process.resourceUsage().maxRSS + ' kB\\n'))",
)}`

const RUNS = 5
const MEMORY_BUDGET_MB = 350

const WORLD = [
  ...['flows', 'estimate', '--stocks', 'un-ims-2020', '--demography', 'un-wpp-2022'],
  ...['--period', '2010-2015', '--method', 'closed-minimum', '--format', 'csv'],
]

interface Run {
  readonly seconds: number
  readonly megabytes: number
}

/** The command line as a user starts it, each time a new process. Medians, memory the largest. */
export async function benchCli(): Promise<readonly BenchResult[]> {
  const world = await measure(WORLD)
  const help = await measure(['--help'])
  return [
    {
      name: 'command line, world closed-minimum: peak memory',
      unit: 'MB',
      value: Math.max(...world.map(({ megabytes }) => megabytes)),
      budget: MEMORY_BUDGET_MB,
      detail: { runs: RUNS, command: `corridor ${WORLD.join(' ')}` },
    },
    {
      name: 'command line, world closed-minimum: from start to the last line',
      unit: 's',
      value: median(world.map(({ seconds }) => seconds)),
      budget: null,
      detail: { runs: RUNS },
    },
    {
      name: 'command line, help',
      unit: 's',
      value: median(help.map(({ seconds }) => seconds)),
      budget: 0.2,
      detail: { runs: RUNS },
    },
  ]
}

async function measure(args: readonly string[]): Promise<readonly Run[]> {
  const runs: Run[] = []
  for (let run = 0; run < RUNS; run += 1) runs.push(await runOnce(args))
  return runs
}

async function runOnce(args: readonly string[]): Promise<Run> {
  const started = performance.now()
  const child = spawn(process.execPath, ['--import', TELL_MEMORY, LAUNCHER, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.resume()
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const [code] = (await once(child, 'close')) as [number | null]
  const seconds = (performance.now() - started) / 1000
  const kilobytes = /^largest (\d+) kB$/m.exec(said)?.[1]
  if (code !== 0 || kilobytes === undefined) {
    throw new Error(`corridor ${args.join(' ')} ended with ${code}: ${said}`)
  }
  return { seconds, megabytes: (Number(kilobytes) * 1024) / 1e6 }
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
