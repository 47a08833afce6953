import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { folderWith, runCli } from '../testing/runCli.ts'

const EXAMPLE = fileURLToPath(new URL('../testing/example/career.json', import.meta.url))
const run = (...args: readonly string[]) => runCli(['totalization', ...args])
const caseWith = (over: object): string => {
  const given = { ...JSON.parse(readFileSync(EXAMPLE, 'utf8')), ...over }
  return `${folderWith({ 'case.json': JSON.stringify(given) })}/case.json`
}

describe('corridor totalization compute', () => {
  test('says what each State owes, why, and what is missing', async () => {
    const { code, stdout, stderr } = await run('compute', EXAMPLE)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('eu-883-2004')
    expect(stdout).toMatch(
      /ESP\s+108\s+108\s+by-aggregation\s+-\s+912\.00\s+108\/228\s+432\.00\s+432\.00/,
    )
    expect(stdout).toMatch(/FRA .*independent\n/)
    expect(stdout).toContain('Payable in all: 672.00 EUR')
    expect(stdout).toContain('compulsory in more than one State at once (6 months)')
    expect(stdout).not.toContain('Step by step')
  })

  test('explains every step with its article and marks what was not checked', async () => {
    const { stdout } = await run('compute', EXAMPLE, '--explain')
    expect(stdout).toMatch(/ratio ESP \[P18, 883 Art\. 52\(1\)\(b\)\(ii\); secondary\]/)
    expect(stdout).toMatch(/own: 108; total: 228 => share: 9\/19/)
    expect(stdout).toContain('ESP pays its part, 108 months of 228 months.')
    const french = await run('compute', EXAMPLE, '--explain', '--language', 'fr')
    expect(french.stdout).toContain('Du temps est obligatoire dans plusieurs États')
    expect(french.stdout).toContain('ESP paie sa part, 108 mois sur 228 mois.')
    expect(stdout).toMatch(/coinciding-compulsory \[D6, none; not checked: design\]/)
  })

  test('gives the whole answer as JSON, under another instrument when asked', async () => {
    const { stdout } = await run('compute', EXAMPLE, '--instrument', 'none', '--json')
    const answer = JSON.parse(stdout)
    expect(answer.instrument).toBeNull()
    expect(answer.totals).toEqual([{ currency: 'EUR', amount: '240.00' }])
  })

  test.each([
    [{ instrument: 'treaty-of-nowhere' }, 'choose from caricom-1996'],
    [{ periods: [] }, 'no period'],
    [{ branch: 'lottery' }, 'branch'],
  ])('refuses %j', async (over, words) => {
    const { code, stderr, stdout } = await run('compute', caseWith(over))
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(words)
  })

  test('refuses what is no JSON', async () => {
    const folder = folderWith({ 'case.json': 'periods: none' })
    const { code, stderr } = await run('compute', `${folder}/case.json`)
    expect(code).toBe(1)
    expect(stderr).toContain('no JSON')
  })
})

describe('corridor totalization', () => {
  test('lists instruments, and tells the rules of one', async () => {
    const { stdout } = await run('instruments')
    expect(stdout).toMatch(/eu-883-2004\s+regulation\s+2010-05-01/)
    const one = await run('instruments', 'ets-78')
    expect(one.stdout).toContain('P23 small-periods [Art. 31; text-checked]')
    expect(one.stdout).toContain('Limits:')
    const unknown = await run('instruments', 'ets-79')
    expect(unknown.code).toBe(1)
    expect(unknown.stderr).toContain('ets-78')
  })

  test('says what a worker loses', async () => {
    const { stdout } = await run('gap', caseWith({ instrument: 'none' }))
    expect(stdout).toMatch(/ESP\s+EUR\s+0\.00\s+0\.00\s+432\.00\s+432\.00\s+30000\.00/)
    expect(stdout).toContain('In all, EUR: 432.00 lost, 57000.00 paid for nothing')
  })

  test('reads and writes records shaped like the message P5000', async () => {
    const record = await run('export', EXAMPLE)
    const folder = folderWith({ 'p5000.json': record.stdout })
    const { stdout } = await run('import', `${folder}/p5000.json`, '--on', '2026-05-01')
    expect(JSON.parse(stdout).periods.map((one: { state: string }) => one.state)).toEqual([
      'ESP',
      'FRA',
      'ITA',
    ])
  })
})
