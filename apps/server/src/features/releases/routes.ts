import { type Release, releaseRoute, releasesRoute } from '@corridor/contract'
import type { CatalogueEntry, EvidenceStore } from '../../evidence/index.ts'
import { type Answer, type Mounting, mount } from '../../http/mount.ts'
import { sourceReference } from './sourceReference.ts'

export function releaseRoutes(mounting: Mounting, evidence: EvidenceStore): void {
  mount(mounting, releasesRoute, {
    answer: async () => ({ releases: (await evidence.list()).map(describeRelease) }),
    table: ({ releases }) => ({
      columns: COLUMNS,
      rows: releases.map((release) => COLUMNS.map((column) => cell(release, column))),
      fileName: 'corridor-releases',
    }),
  })
  mount(mounting, releaseRoute, {
    answer: async ({ release }) => describeRelease(await evidence.find(release)),
  })
}

const COLUMNS = [
  'release',
  'kind',
  'origin',
  'title',
  'publisher',
  'revision',
  'vintage',
  'published',
  'licence',
  'licence_status',
  'citation',
  'source',
  'unit',
  'years',
  'sexes',
  'areas',
  'rows',
  'matching',
  'base',
  'synthetic',
  'checksum',
  'catalogued',
] as const

function describeRelease(entry: CatalogueEntry): Release {
  const { manifest } = entry
  return {
    ...sourceReference(entry),
    kind: manifest.kind,
    origin: entry.origin,
    published: manifest.published,
    source: manifest.source,
    unit: manifest.unit,
    years: [...manifest.dimensions.years],
    sexes: [...manifest.dimensions.sexes],
    areas: manifest.dimensions.areas,
    rows: manifest.content.rows,
    matching: [...manifest.matching],
    base: manifest.base,
    synthetic: manifest.synthetic,
    notes: [...manifest.notes],
    catalogued: entry.catalogued,
  }
}

function cell(release: Answer<Release>, column: (typeof COLUMNS)[number]): string | number | null {
  if (column === 'licence') return release.licence.name
  if (column === 'licence_status') return release.licence.status
  const value = release[column]
  if (typeof value === 'boolean') return String(value)
  return typeof value === 'object' && value !== null ? value.join(' ') : value
}
