import { describe, expect, test } from 'vitest'
import { folderWith } from '../testing/runCli.ts'
import { runHere } from '../testing/runHere.ts'

const TABLE = `COUNTRY,SEX,OBS_VALUE
NPL,F,3
NPL,M,40
PHL,F,25
PHL,M,32
_T,_T,100
`

const check = (files: Readonly<Record<string, string>>, ...rest: readonly string[]) => {
  const folder = folderWith(files)
  const placed = rest.map((one) => (one in files ? `${folder}/${one}` : one))
  return runHere(['disclosure', 'check', `${folder}/table.csv`, ...placed])
}

describe('corridor disclosure check', () => {
  test('tells which cells are left out and why', async () => {
    const { code, stdout } = await check({ 'table.csv': TABLE })
    expect(code).toBe(0)
    expect(stdout).toContain(
      '9 cells, 4 left out: 1 small (1 to 4), 3 so that these do not follow.',
    )
    expect(stdout).toMatch(/NPL +F +1 and 27 +small/)
    expect(stdout).toMatch(/PHL +M .*protects NPL F/)
  })

  test('as JSON, with a hierarchy and totals that are not published', async () => {
    const files = {
      'table.csv': 'count,SECTOR\n3,care\n9,nursing\n30,building\n7,farming\n',
      'sectors.csv': 'dimension,code,parent\nSECTOR,care,services\nSECTOR,nursing,services\n',
    }
    const { code, stdout } = await check(
      files,
      ...['--count', 'count', '--hierarchy', 'sectors.csv', '--json'],
    )
    expect(code).toBe(0)
    const said = JSON.parse(stdout)
    expect(said).toMatchObject({ threshold: 5, protection: 3, cells: 5, leftOut: 2, small: 1 })
    expect(said.hidden).toEqual([
      { key: ['care'], status: 'small', low: 1, high: 11, protects: null },
      { key: ['nursing'], status: 'complementary', low: 1, high: 11, protects: ['care'] },
    ])
  })

  test('what cannot be protected, and files that are wrong, end as they should', async () => {
    const alone = await check({ 'table.csv': 'SEX,n\nF,3\nM,0\n_T,3\n' }, '--known-total')
    expect([alone.code, alone.stdout]).toEqual([3, expect.stringContaining('join codes')])
    const half = await check({ 'table.csv': 'SEX,n\nF,3.5\nM,-1\n' })
    expect([half.code, half.stderr]).toEqual([1, expect.stringContaining('no count')])
    const missing = await check({ 'table.csv': TABLE }, '--count', 'n')
    expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining('no column n')])
    const usage = await check({ 'table.csv': TABLE }, '--threshold', '0')
    expect(usage.code).toBe(2)
  })
})
