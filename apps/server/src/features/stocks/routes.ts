import { type StockObservation, stocksRoute } from '@corridor/contract'
import { type Area, isResidual, type StockTable } from '@corridor/evidence'
import { DomainError, type Sex } from '@corridor/kernel'
import type { CatalogueEntry, EvidenceStore } from '../../evidence/index.ts'
import { type Mounting, mount } from '../../http/mount.ts'
import { requireArea } from '../areas/requireArea.ts'
import { sourceReference } from '../releases/sourceReference.ts'
import { observeStocks } from './observeStocks.ts'

export function stockRoutes(mounting: Mounting, evidence: EvidenceStore): void {
  mount(mounting, stocksRoute, {
    async answer({ origin, destination, release, year, sex, detail }) {
      if (origin === undefined && destination === undefined) {
        throw new DomainError(
          'bad_request',
          'Name an origin, a destination or both, for example origin=NPL&destination=QAT',
        )
      }
      const areaOf = (code: string | undefined) =>
        code === undefined ? null : requireArea(evidence.areaIndex, code)
      const [from, to] = [areaOf(origin), areaOf(destination)]
      const releases = await chooseReleases(evidence, release, year, sex)
      const observations: StockObservation[] = []
      for (const { id } of releases) {
        const table = await evidence.stocks(id)
        const question = {
          origins: placesOf(from, table),
          destinations: placesOf(to, table),
          years: table.years.filter((candidate) => year === undefined || candidate === year),
          sexes: table.sexes.filter((candidate) => sex === undefined || candidate === sex),
          byPartner: detail === 'partners',
        }
        const names = { origin: origin ?? null, destination: destination ?? null }
        const cells = observeStocks(table, question, names)
        observations.push(...cells.map((cell) => ({ release: id, ...cell })))
      }
      return {
        unit: 'persons' as const,
        observations,
        sources: releases.map(sourceReference),
        notes: notesOn([from, to], observations),
      }
    },
    table: ({ observations }, { origin, destination }) => ({
      columns: ['release', 'year', 'sex', 'origin', 'destination', 'persons'],
      rows: observations.map((o) => [o.release, o.year, o.sex, o.origin, o.destination, o.persons]),
      fileName: `corridor-stocks_${origin ?? 'all'}-${destination ?? 'all'}`,
    }),
  })
}

/** The codes under which a table has an area: its own, or those of its parts. */
function placesOf(area: Area | null, { cube }: StockTable): readonly string[] | null {
  if (area === null) return null
  const isInTable = cube.dimensions.some(({ positionOf }) => positionOf.has(area.code))
  return isInTable || area.members.length === 0 ? [area.code] : area.members
}

/**
 * @throws {DomainError} `unknown_release` when the one named is no stock release.
 * @throws {DomainError} `period_not_covered` or `sex_not_covered` when none has the year or sex.
 */
async function chooseReleases(
  evidence: EvidenceStore,
  release: string | undefined,
  year: number | undefined,
  sex: Sex | undefined,
): Promise<readonly CatalogueEntry[]> {
  if (release !== undefined) await evidence.stocks(release)
  const candidates = (await evidence.list()).filter(
    ({ id, kind }) => kind === 'migrant-stocks' && (release === undefined || id === release),
  )
  const withSex = candidates.filter(
    ({ manifest }) => sex === undefined || manifest.dimensions.sexes.includes(sex),
  )
  if (withSex.length === 0) {
    throw new DomainError('sex_not_covered', `No stocks by sex "${sex}" in ${idsOf(candidates)}`, {
      sex,
    })
  }
  const chosen = withSex.filter(
    ({ manifest }) => year === undefined || manifest.dimensions.years.includes(year),
  )
  if (chosen.length === 0) {
    const years = [...new Set(withSex.flatMap(({ manifest }) => manifest.dimensions.years))].sort()
    throw new DomainError(
      'period_not_covered',
      `There are no stocks of ${year} in ${idsOf(withSex)}; the years are ${years.join(', ')}`,
      { year, years },
    )
  }
  return chosen
}

const idsOf = (entries: readonly CatalogueEntry[]): string => entries.map(({ id }) => id).join(', ')

function notesOn(
  sides: readonly (Area | null)[],
  observations: readonly StockObservation[],
): string[] {
  const notes = ['A pair that is absent has no entry in the source, which is not the same as zero.']
  for (const area of sides) {
    if (area === null || area.members.length === 0) continue
    notes.push(
      `${area.code} is ${area.members.join(' and ')} added up, without those who live in the other part.`,
    )
  }
  if (observations.some(({ origin }) => origin !== null && isResidual(origin))) {
    notes.push('Codes that begin with _ are origins that the source does not name one by one.')
  }
  return notes
}
