import { DomainError, type Sex } from '@corridor/kernel'
import type { AnnualDemography } from './AnnualDemography.ts'
import { ReleaseDraft, ReleaseManifest } from './ReleaseManifest.ts'
import { type ReportedObservation, readReported, writeReported } from './ReportedTable.ts'
import { readDemography } from './readDemography.ts'
import { readStocks } from './readStocks.ts'
import { readStatistics, type StatisticObservation, writeStatistics } from './StatisticTable.ts'
import type { StockTable } from './StockTable.ts'
import { writeDemography } from './writeDemography.ts'
import { writeStocks } from './writeStocks.ts'

/** The figures of a release, with their kind. */
export type ReleaseTable =
  | { readonly kind: 'migrant-stocks'; readonly stocks: StockTable }
  | { readonly kind: 'annual-demography'; readonly demography: AnnualDemography }
  | {
      readonly kind: 'recruitment-statistics'
      readonly statistics: readonly StatisticObservation[]
    }
  | { readonly kind: 'country-reports'; readonly reported: readonly ReportedObservation[] }

/** The hash function is given, so that this package needs none: text in, 64 hexadecimal digits out. */
export type Sha256 = (text: string) => string

/**
 * Manifest and compact content of a release.
 *
 * @throws {DomainError} `bad_request` when the draft is incomplete or is for another kind of figures.
 */
export function packRelease(
  draft: unknown,
  table: ReleaseTable,
  sha256: Sha256,
): { readonly manifest: ReleaseManifest; readonly content: string } {
  const words = ReleaseDraft.safeParse(draft)
  if (!words.success) refuse('The description of the release', words.error.issues)
  if (words.data.kind !== table.kind) {
    throw new DomainError(
      'bad_request',
      `The description is for ${words.data.kind} but the figures are ${table.kind}`,
    )
  }
  const content = writeTable(table)
  const { matching, synthetic, base, notes, ...rest } = words.data
  const manifest: ReleaseManifest = {
    schema: 1,
    ...rest,
    matching,
    synthetic,
    base,
    notes,
    dimensions: describeDimensions(table),
    content: {
      file: 'observations.csv.gz',
      sha256: sha256(content),
      rows: countRows(content),
      bytes: content.length,
    },
  }
  return { manifest, content }
}

/**
 * Figures of a release after checking them against its manifest.
 *
 * @param manifest the parsed `release.json`.
 * @param content the CSV text, decompressed.
 * @throws {DomainError} `bad_file` when manifest or content depart from the format.
 * @throws {DomainError} `checksum_mismatch` when the content is not the one described.
 */
export function unpackRelease(
  manifest: unknown,
  content: string,
  sha256: Sha256,
): { readonly manifest: ReleaseManifest; readonly table: ReleaseTable } {
  const parsed = ReleaseManifest.safeParse(manifest)
  if (!parsed.success) refuse('release.json', parsed.error.issues, 'bad_file')
  const { id, kind, content: described, dimensions } = parsed.data
  const found = { sha256: sha256(content), rows: countRows(content), bytes: content.length }
  for (const part of ['sha256', 'bytes', 'rows'] as const) {
    if (found[part] === described[part]) continue
    throw new DomainError(
      'checksum_mismatch',
      `The figures of ${id} are not those of its manifest: ${part} is ${found[part]}, not ${described[part]}. Get the release again`,
      { id, part, found: found[part], described: described[part] },
    )
  }
  const table = readTable(kind, content)
  const counted = describeDimensions(table)
  if (JSON.stringify(counted) !== JSON.stringify(dimensions)) {
    throw new DomainError(
      'bad_file',
      `release.json of ${id} gives other dimensions than the figures`,
      {
        described: dimensions,
        found: counted,
      },
    )
  }
  return { manifest: parsed.data, table }
}

function writeTable(table: ReleaseTable): string {
  switch (table.kind) {
    case 'migrant-stocks':
      return writeStocks(table.stocks)
    case 'annual-demography':
      return writeDemography(table.demography)
    case 'recruitment-statistics':
      return writeStatistics(table.statistics)
    case 'country-reports':
      return writeReported(table.reported)
  }
}

function readTable(kind: ReleaseTable['kind'], content: string): ReleaseTable {
  switch (kind) {
    case 'migrant-stocks':
      return { kind, stocks: readStocks(content) }
    case 'annual-demography':
      return { kind, demography: readDemography(content) }
    case 'recruitment-statistics':
      return { kind, statistics: readStatistics(content) }
    case 'country-reports':
      return { kind, reported: readReported(content) }
  }
}

/** Codes that begin with `_` are residual origins ("Others"), not areas. */
export const isResidual = (code: string): boolean => code.startsWith('_')

function describeDimensions(table: ReleaseTable): ReleaseManifest['dimensions'] {
  if (table.kind === 'migrant-stocks') {
    const { years, sexes, cube } = table.stocks
    const codes = new Set(cube.dimensions.slice(2).flatMap((dimension) => dimension.codes))
    return { years: [...years], sexes: [...sexes], areas: countAreas(codes) }
  }
  const sexes: Sex[] = ['both']
  if (table.kind === 'recruitment-statistics') {
    const { statistics } = table
    const years = statistics.flatMap(({ month }) => (month === 'all' ? [] : [yearOfMonth(month)]))
    const ends = statistics.flatMap(({ corridor }) => (CORRIDOR.test(corridor) ? [corridor] : []))
    return {
      years: [...new Set(years)].sort((a, b) => a - b),
      sexes,
      areas: countAreas(new Set(ends.flatMap((corridor) => corridor.split('-')))),
    }
  }
  if (table.kind === 'country-reports') {
    const { reported } = table
    const ends = reported.flatMap(({ origin, destination }) => [origin, destination])
    return {
      years: [...new Set(reported.map(({ period }) => Number(period)))].sort((a, b) => a - b),
      sexes: [...sexes, 'female', 'male'],
      areas: countAreas(new Set(ends)),
    }
  }
  const { year, area } = table.demography
  return {
    years: [...new Set(year)].sort((a, b) => a - b),
    sexes,
    areas: countAreas(new Set(area)),
  }
}

const CORRIDOR = /^[A-Z]{3}-[A-Z]{3}$/

const yearOfMonth = (month: string): number => Number(month.slice(0, 4))

const countAreas = (codes: ReadonlySet<string>): number =>
  [...codes].filter((code) => !isResidual(code)).length

function countRows(content: string): number {
  let rows = -1
  for (let end = content.indexOf('\n'); end >= 0; end = content.indexOf('\n', end + 1)) rows += 1
  return rows
}

function refuse(
  what: string,
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
  code: 'bad_request' | 'bad_file' = 'bad_request',
): never {
  const problems = issues.map(({ path, message }) => `${path.join('.') || 'whole'}: ${message}`)
  throw new DomainError(code, `${what} is not complete. ${problems.join('; ')}`, { problems })
}
