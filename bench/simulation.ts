import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { BenchResult } from './BenchResult.ts'

const LAUNCHER = fileURLToPath(new URL('../apps/cli/corridor.mjs', import.meta.url))

/** Runs before the command and tells its largest memory when it ends. */
const TELL_MEMORY = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => process.stderr.write('largest ' + process.resourceUsage().maxRSS + ' kB\\n'))",
)}`

const WORLD = [
  ...['flows', 'simulate', '--stocks', 'un-ims-2020', '--demography', 'un-wpp-2022'],
  ...['--period', '2010-2015', '--method', 'closed-minimum', '--draws', '1000', '--seed', '1'],
  ...['--format', 'csv'],
]

const CORRIDORS = 229 * 228

/**
 * A thousand draws of the world table with the intervals of every corridor: the threads of the
 * server's background job, started by the command line so that nothing else is in the process.
 */
export async function benchSimulation(): Promise<BenchResult[]> {
  const began = performance.now()
  const child = spawn(process.execPath, ['--import', TELL_MEMORY, LAUNCHER, ...WORLD], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [lines, said] = [0, '']
  child.stdout.on('data', (chunk: Buffer) => {
    lines += chunk.filter((byte) => byte === 0x0a).length
  })
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const [code] = (await once(child, 'close')) as [number | null]
  const seconds = (performance.now() - began) / 1000
  const kilobytes = /^largest (\d+) kB$/m.exec(said)?.[1]
  if (code !== 0 || kilobytes === undefined || lines !== CORRIDORS + 1) {
    throw new Error(`the simulation ended with ${code} after ${lines} lines: ${said}`)
  }
  const detail = { command: `corridor ${WORLD.join(' ')}`, threads: 2 }
  return [
    {
      name: 'simulation, 1,000 draws of the world by closed-minimum, two threads',
      unit: 's',
      value: seconds,
      budget: 60,
      detail,
    },
    {
      name: 'simulation, peak memory',
      unit: 'MB',
      value: (Number(kilobytes) * 1024) / 1e6,
      budget: 700,
    },
  ]
}
