import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import type { Sex } from '@corridor/kernel'
import { describe, expect, test } from 'vitest'
import {
  CATALOGUE_LANGUAGES,
  checkDemography,
  GROUPINGS,
  groupOf,
  indexAreas,
  isResidual,
  type ReleaseTable,
  readAreaCatalogue,
  stockColumns,
  unpackRelease,
  writeDemography,
  writeStocks,
} from '../packages/evidence/src/index.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const catalogue = readAreaCatalogue(
  JSON.parse(readFileSync(join(folder, 'areas/areas.json'), 'utf8')),
)
const index = indexAreas(catalogue)

const NO_RELEASE = new Set(['areas', 'standards', 'totalization'])
const releaseIds = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !NO_RELEASE.has(entry.name))
  .map(({ name }) => name)

function load(id: string) {
  const content = gunzipSync(readFileSync(join(folder, id, 'observations.csv.gz'))).toString('utf8')
  const manifest = JSON.parse(readFileSync(join(folder, id, 'release.json'), 'utf8'))
  return { content, ...unpackRelease(manifest, content, sha256) }
}

function stocksOf(id: string) {
  const { table } = load(id)
  if (table.kind !== 'migrant-stocks') throw new Error(`${id} has no stocks`)
  return table.stocks
}

function codesIn(table: ReleaseTable): Set<string> {
  if (table.kind === 'annual-demography') return new Set(table.demography.area)
  if (table.kind !== 'migrant-stocks') throw new Error('no areas')
  return new Set(table.stocks.cube.dimensions.slice(2).flatMap(({ codes }) => codes))
}

function writtenAgain(table: ReleaseTable): string {
  if (table.kind === 'annual-demography') return writeDemography(table.demography)
  if (table.kind !== 'migrant-stocks') throw new Error('shipped releases are of two kinds')
  return writeStocks(table.stocks)
}

const worldTotal = (id: string, year: number, sex: Sex): number =>
  stockColumns(stocksOf(id), year, sex).persons.reduce((sum, persons) => sum + persons, 0)

test('four releases are shipped, in at most 8 MB with everything else', () => {
  expect(releaseIds).toEqual(['un-ims-2020', 'un-ims-2024', 'un-wpp-2022', 'un-wpp-2024'])
  const bytes = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, name)))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0)
  expect(bytes).toBeLessThanOrEqual(8 * 2 ** 20)
})

describe.each(releaseIds)('%s', (id) => {
  const { content, manifest, table } = load(id)

  test('is what its manifest says', () => {
    expect(manifest.id).toBe(id)
    expect(manifest.content.sha256).toBe(sha256(content))
    expect(content.split('\n')).toHaveLength(manifest.content.rows + 2)
    expect(manifest.synthetic).toBe(false)
  })

  test('reads and writes to the same text', () => {
    expect(sha256(writtenAgain(table))).toBe(manifest.content.sha256)
  })

  test('belongs with a release of the other kind that belongs with it', () => {
    expect(manifest.matching).toHaveLength(1)
    const other = load(manifest.matching[0]!).manifest
    expect(other.matching).toEqual([id])
    expect(other.kind).not.toBe(manifest.kind)
  })

  test('names only areas of the catalogue, and residuals as origins alone', () => {
    const residuals = catalogue.residuals.map(({ code }) => code)
    const strangers = [...codesIn(table)].filter(
      (code) => !index.byCode.has(code) && !residuals.includes(code),
    )
    expect(strangers).toEqual([])
    if (table.kind === 'migrant-stocks') {
      expect(table.stocks.cube.dimensions[3]!.codes.filter(isResidual)).toEqual([])
    }
  })

  test('says where it comes from', () => {
    const source = readFileSync(join(folder, id, 'SOURCE.md'), 'utf8')
    for (const part of ['publisher', 'revision', 'licence', 'date', 'Left out', 'Cautions']) {
      expect(source).toContain(part)
    }
    expect(/licence.*\[unverified\]/.test(source)).toBe(manifest.licence.status === 'unverified')
  })
})

describe('the stocks add up to the published world totals', () => {
  test.each([
    ['un-ims-2020', 1990, 144_345_823],
    ['un-ims-2020', 2005, 183_626_163],
    ['un-ims-2020', 2010, 212_225_951],
    ['un-ims-2020', 2015, 237_039_802],
    ['un-ims-2020', 2020, 267_940_954],
    ['un-ims-2024', 2005, 192_788_721],
    ['un-ims-2024', 2010, 221_020_392],
    ['un-ims-2024', 2015, 250_042_020],
    ['un-ims-2024', 2020, 275_284_032],
    ['un-ims-2024', 2024, 304_021_813],
  ])('%s in %i', (id, year, persons) => {
    expect(worldTotal(id, year, 'both')).toBe(persons)
  })

  test('with 22,065,614 persons of other origins in 2024', () => {
    const { origin, persons } = stockColumns(stocksOf('un-ims-2024'), 2024, 'both')
    const others = persons.filter((_, i) => origin[i] === '_OTH')
    expect(others.reduce((sum, value) => sum + value, 0)).toBe(22_065_614)
  })

  test('and women and men to both sexes, but for two pairs of 1990', () => {
    for (const year of [1990, 2005, 2020]) {
      expect(
        worldTotal('un-ims-2020', year, 'female') + worldTotal('un-ims-2020', year, 'male'),
      ).toBe(worldTotal('un-ims-2020', year, 'both'))
    }
    const parts =
      worldTotal('un-ims-2024', 1990, 'female') + worldTotal('un-ims-2024', 1990, 'male')
    expect(parts - worldTotal('un-ims-2024', 1990, 'both')).toBe(12_930 + 726)
  })
})

test('the demography balances, but for what is known of the source', () => {
  const found = ['un-wpp-2022', 'un-wpp-2024'].map((id) => {
    const { table } = load(id)
    if (table.kind !== 'annual-demography') throw new Error(`${id} has no demography`)
    const { imbalances, gaps } = checkDemography(table.demography)
    expect(gaps).toEqual([])
    return imbalances.map(({ area, year }) => `${area} ${year}`)
  })
  expect(found).toEqual([[], ['NIU 2010', 'UKR 1989']])
})

describe('the area catalogue', () => {
  test('has the 237 areas, each named in four languages and in every grouping', () => {
    expect(catalogue.areas).toHaveLength(237)
    expect(catalogue.groupings.map(({ id }) => id)).toEqual([...GROUPINGS])
    for (const area of catalogue.areas) {
      for (const language of CATALOGUE_LANGUAGES) expect(area.names[language]).not.toBe('')
      expect(area.names.ar).toMatch(/\p{Script=Arabic}/u)
      for (const { id, groups } of catalogue.groupings) {
        expect(groups.map(({ code }) => code)).toContain(groupOf(area, id))
      }
    }
  })

  test('has no empty group and puts the ten regions in the order of the 2014 figure', () => {
    for (const { id, groups } of catalogue.groupings) {
      for (const { code } of groups) {
        expect(catalogue.areas.some((area) => groupOf(area, id) === code)).toBe(true)
      }
    }
    expect(catalogue.groupings[0]!.groups.map(({ code }) => code)).toEqual([
      'AME-N',
      'AFR',
      'EUR',
      'FSU',
      'ASI-W',
      'ASI-S',
      'ASI-E',
      'ASI-SE',
      'OCE',
      'AME-L',
    ])
    const published = catalogue.areas.filter(
      ({ science2014Basis }) => science2014Basis === 'published',
    )
    expect(published).toHaveLength(196)
  })

  test('knows composites, codes and the areas that are easily lost', () => {
    expect(index.byCode.get('SUD')?.members).toEqual(['SDN', 'SSD'])
    expect(index.byCode.get('SCG')?.members).toEqual(['SRB', 'MNE'])
    expect(index.byIso2.get('NA')?.code).toBe('NAM')
    expect(index.byM49.get('004')?.code).toBe('AFG')
    expect(index.byM49.get('524')?.names).toEqual({
      en: 'Nepal',
      fr: 'Népal',
      es: 'Nepal',
      ar: 'نيبال',
    })
  })
})
