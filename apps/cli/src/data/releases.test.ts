import { describe, expect, test } from 'vitest'
import { folderWith, runCli } from '../testing/runCli.ts'
import { formatYears } from './describeEntry.ts'

/** Without a database: the data folder is empty and none is named. */
const alone = () => ({ env: { DATA_DIR: folderWith({}), DATABASE_URL: '' } })

describe('the shipped releases, without a database', () => {
  test('list', async () => {
    const place = alone()
    const [table, json] = await Promise.all([
      runCli(['data', 'list'], place),
      runCli(['data', 'list', '--json'], place),
    ])
    expect(table).toMatchObject({ code: 0, stderr: '' })
    expect(table.stdout).toMatch(
      /^un-ims-2024 +migrant-stocks +shipped +1990-2020 every 5 years, 2024/m,
    )
    const { releases } = JSON.parse(json.stdout)
    expect(releases.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining(['un-ims-2020', 'un-ims-2024', 'un-wpp-2022', 'un-wpp-2024']),
    )
    for (const release of releases) {
      expect(release).toMatchObject({ origin: 'shipped', catalogued: null })
      expect(release.licence.name).not.toBe('')
    }
  })

  test('show', async () => {
    const place = alone()
    const [words, json, none] = await Promise.all([
      runCli(['data', 'show', 'un-wpp-2022'], place),
      runCli(['data', 'show', 'un-wpp-2022', '--json'], place),
      runCli(['data', 'show', 'un-wpp-1999'], place),
    ])
    const manifest = JSON.parse(json.stdout)
    expect(manifest).toMatchObject({ id: 'un-wpp-2022', kind: 'annual-demography' })
    expect(words.stdout).toContain(manifest.citation)
    expect(words.stdout).toContain(manifest.content.sha256)
    expect(none).toMatchObject({ code: 1, stdout: '' })
    expect(none.stderr).toContain('un-wpp-2022')
  })

  test('verify', async () => {
    const { code, stdout } = await runCli(['data', 'verify', '--json'], alone())
    expect(code).toBe(0)
    const { releases } = JSON.parse(stdout)
    expect(releases.length).toBeGreaterThanOrEqual(4)
    for (const release of releases) expect(release).toMatchObject({ sound: true, problem: null })
  })
})

test.each([
  [[1990, 1995, 2000, 2005], '1990-2005 every 5 years'],
  [[1990, 1995, 2000, 2024], '1990-2000 every 5 years, 2024'],
  [[1985, 1986, 1987], '1985-1987'],
  [[2015, 2020], '2015, 2020'],
  [[2020], '2020'],
  [[], ''],
])('formatYears(%j) is %j', (years, expected) => {
  expect(formatYears(years)).toBe(expected)
})
