import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { matchVersions, parseVersionPattern } from '../model/version.ts'
import { matchesFilter, parseFilter } from './filter.ts'
import { fitKey, parseKey } from './key.ts'
import { parseQuery, versionsAskedFor } from './parseQuery.ts'
import type { Choice, SdmxQuery } from './Query.ts'

const SHARED = fileURLToPath(new URL('../../../../../shared/', import.meta.url))
const hasShared = existsSync(`${SHARED}fixtures/sdmx`)
const readShared = (path: string): string => readFileSync(`${SHARED}${path}`, 'utf8')

describe.skipIf(!hasShared)('the shared cases', () => {
  interface Address {
    readonly apis: readonly string[]
    readonly path: string
    readonly parsed: Readonly<Record<string, unknown>>
  }
  const addresses: readonly Address[] = hasShared
    ? JSON.parse(readShared('fixtures/sdmx/urls.json'))
    : []
  const cases = hasShared ? JSON.parse(readShared('fixtures/sdmx/spec-cases.json')) : {}

  test('every address of the generator is read to its parts, plain and encoded', () => {
    for (const { path, parsed } of addresses) {
      const generation = path.startsWith('/rest/v2/') ? '2' : '1.5'
      const address = path.replace(generation === '2' ? '/rest/v2' : '/rest', '')
      const query = parseQuery(generation, address)
      expect(described(query), path).toEqual({ params: {}, ...parsed })
      const encoded = address
        .replaceAll('[', '%5B')
        .replaceAll(']', '%5D')
        .replaceAll(':', '%3A')
        .replaceAll(',', '%2C')
      expect(parseQuery(generation, encoded), path).toEqual(query)
    }
    console.info(`sdmx: ${addresses.length} addresses of a URL generator joined`)
    expect(addresses.length).toBeGreaterThan(80)
  })

  test('version queries', () => {
    const { available, cases: versions, reject400 } = cases.versionQueries
    for (const [query, expected] of Object.entries<string[]>(versions)) {
      expect(versionsAskedFor(query.split(','), available), query).toEqual(
        query.includes('*') ? expect.arrayContaining(expected) : expected,
      )
      expect(versionsAskedFor(query.split(','), available), query).toHaveLength(expected.length)
    }
    for (const query of reject400) expect(parseVersionPattern(query), query).toBeUndefined()
    expect(matchVersions(parseVersionPattern('~')!, [])).toEqual([])
  })

  test('filters', () => {
    for (const { expr, match } of cases.cFilter.singleValued.cases) {
      const filter = parseFilter('X', expr)
      const found = cases.cFilter.singleValued.domain.filter((value: string) =>
        matchesFilter(filter, [value], 'text'),
      )
      expect(found, expr).toEqual(match)
    }
    for (const { expr, match } of cases.cFilter.multiValued.cases) {
      const filter = parseFilter('X', expr)
      const found = cases.cFilter.multiValued.domain.filter((values: string[]) =>
        matchesFilter(filter, values, 'text'),
      )
      expect(found, expr).toEqual(match)
    }
  })

  test('keys', () => {
    const { series, rest15, rest2, rest2_tolerated } = cases.keys
    const ids = ['1', '2', '3', '4', '5']
    const check = (generation: '1.5' | '2', queries: Record<string, string[]>) => {
      for (const [text, expected] of Object.entries(queries)) {
        const patterns = fitKey(parseKey(text, generation), ids, generation)
        const found = series.filter((key: string) => {
          const codes = key.split('.')
          return (
            patterns.length === 0 ||
            patterns.some((pattern) => codes.every((code, i) => pattern[i]?.includes(code) ?? true))
          )
        })
        expect(found, text).toEqual(expected[0] === '*ALL*' ? series : expected)
      }
    }
    check('1.5', rest15)
    check('2', rest2)
    check('2', rest2_tolerated)
  })

  test('the requests of an R client', () => {
    for (const request of cases.rClientRequests.requests as string[]) {
      const address = request.slice('/rest'.length).replace(/\{(\w+)\}/g, '$1')
      expect(parseQuery('1.5', address).generation).toBe('1.5')
    }
  })
})

/** A query in the words of the fixture. */
function described(query: SdmxQuery): unknown {
  const fifteen = query.generation === '1.5'
  const choice = (names: Choice) =>
    names === 'all' ? (fifteen ? 'all' : '*') : names.join(fifteen ? '+' : ',')
  const common = {
    agency: choice(query.agency),
    id: choice(query.id),
    version: query.versions.join(fifteen ? '+' : ','),
  }
  const given = (members: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(
      Object.entries(members)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => [name, String(value)]),
    )
  switch (query.resource) {
    case 'data': {
      const context = query.context === 'all' ? '*' : query.context
      return {
        resource: 'data',
        ...common,
        key: query.key.text,
        ...(fifteen
          ? { provider: choice(query.provider), detail: query.detail }
          : {
              context,
              attributes: query.attributes.join(','),
              measures: query.measures.join(','),
            }),
        params: given({
          startPeriod: query.startPeriod,
          endPeriod: query.endPeriod,
          updatedAfter: query.updatedAfter,
          dimensionAtObservation: query.dimensionAtObservation,
          firstNObservations: query.firstN,
          lastNObservations: query.lastN,
          includeHistory: query.includeHistory,
        }),
      }
    }
    case 'availability':
      return {
        resource: fifteen ? 'availableconstraint' : 'availability',
        ...common,
        key: query.key.text,
        component: choice(query.component),
        mode: query.mode,
        references: query.references.join(','),
        ...(fifteen
          ? { provider: choice(query.provider) }
          : { context: query.context === 'all' ? '*' : query.context }),
        params: given({
          startPeriod: query.startPeriod,
          endPeriod: query.endPeriod,
          updatedAfter: query.updatedAfter,
        }),
      }
    case 'structure':
      return {
        resource: fifteen ? choice(query.types) : 'structure',
        ...(fifteen ? {} : { type: choice(query.types) }),
        ...common,
        detail: query.detail,
        references: query.references.join(','),
        ...(query.items === undefined ? {} : { item: choice(query.items) }),
        params: {},
      }
    case 'schema':
      return {
        resource: 'schema',
        context: query.context,
        ...common,
        params: given({
          dimensionAtObservation: query.dimensionAtObservation,
          explicitMeasure: query.explicitMeasure,
        }),
      }
    default:
      return query
  }
}
