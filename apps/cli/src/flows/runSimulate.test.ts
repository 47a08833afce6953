import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { EXAMPLE_FILES, LAUNCHER, readCsv, runCli } from '../testing/runCli.ts'

const EXAMPLE = ['flows', 'simulate', ...EXAMPLE_FILES, '--method', 'closed-minimum']

describe('flows simulate', () => {
  test('gives the same intervals for the same seed, and others for another', async () => {
    const run = (seed: string) =>
      runCli([...EXAMPLE, '--draws', '100', '--seed', seed, '--format', 'csv'])
    const [first, again, other] = await Promise.all([run('1'), run('1'), run('2')])
    expect(first.code).toBe(0)
    expect(again.stdout).toBe(first.stdout)
    expect(other.stdout).not.toBe(first.stdout)
    const rows = readCsv(first.stdout)
    expect(rows).toHaveLength(12)
    for (const { lower, median, upper } of rows) {
      expect(Number(lower)).toBeLessThanOrEqual(Number(median))
      expect(Number(median)).toBeLessThanOrEqual(Number(upper))
    }
    expect(first.stderr).toMatch(/errors in the migrant stocks only/)
  })

  test('without error every draw is the estimate', async () => {
    const { stdout } = await runCli([
      ...EXAMPLE,
      ...['--draws', '100', '--relative-error', 'own-figures=0', '--json'],
    ])
    const { simulation, total, interval, flows } = JSON.parse(stdout)
    expect(interval).toBeUndefined()
    expect(simulation.total).toMatchObject({ lower: total, upper: total, bias: 0 })
    for (const { persons, lower, upper } of flows) {
      expect(lower).toBeCloseTo(persons, 3)
      expect(upper).toBeCloseTo(persons, 3)
    }
  })

  test.each([
    [['--draws', '10'], /100 to 1000/],
    [['--relative-error', 'nothing=1'], /own-figures/],
    [['--correlation', '2'], /0 to 1/],
  ])('refuses %j', async (more, words) => {
    const { code, stderr } = await runCli([...EXAMPLE, ...more])
    expect(code).toBe(2)
    expect(stderr).toMatch(words)
  })

  test('ends when it is interrupted, and writes nothing', async () => {
    const child = spawn(
      process.execPath,
      [
        ...[LAUNCHER, 'flows', 'simulate', '--stocks', 'un-ims-2020', '--period', '2010-2015'],
        ...['--draws', '1000', '--progress'],
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    )
    let [written, said] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => {
      written += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('of 1000 draws') && !child.killed) child.kill('SIGINT')
    })
    await once(child, 'close')
    expect(written).toBe('')
    expect(child.exitCode === 0).toBe(false)
  })
})
