import { printFilter } from './filter.ts'
import type { Choice, DataQuery, SdmxQuery } from './Query.ts'

type Parameters = Readonly<Record<string, string | number | boolean | undefined>>

/**
 * The address of a query in one form: every part of the path written out, parameters that say what holds
 * anyway left out, the rest in a fixed order. Equal addresses mean equal answers, as far as the address
 * says what is wanted.
 *
 * @example
 * printQuery(parseQuery15('/codelist')) // => '/codelist/all/all/latest'
 */
export function printQuery(query: SdmxQuery): string {
  const fifteen = query.generation === '1.5'
  const choice = (names: Choice): string =>
    names === 'all' ? (fifteen ? 'all' : '*') : names.join(fifteen ? '+' : ',')
  const versions = query.versions.join(fifteen ? '+' : ',')
  const { agency, id } = query
  const artefact = [choice(agency), choice(id), versions]
  const address = (segments: readonly string[], parameters: Parameters): string => {
    const { format, formatVersion, language, compression, labels } = query.presentation
    const all: Parameters = {
      ...parameters,
      format,
      formatVersion,
      lang: language,
      compression,
      labels,
    }
    const text = Object.entries(all)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name}=${escaped(String(value))}`)
      .join('&')
    return `/${segments.map(escaped).join('/')}${text === '' ? '' : `?${text}`}`
  }
  switch (query.resource) {
    case 'data': {
      const context = query.context === 'all' ? '*' : query.context
      return fifteen
        ? address(['data', artefact.join(','), query.key.text, choice(query.provider)], {
            ...cellParameters(query),
            ...dataParameters(query),
          })
        : address(['data', context, ...artefact, query.key.text], {
            ...cellParameters(query),
            ...dataParameters(query),
          })
    }
    case 'availability': {
      const parameters = {
        ...cellParameters(query),
        mode: query.mode === 'exact' ? undefined : query.mode,
        references: unless(query.references, 'none'),
        counts: query.counts ? true : undefined,
      }
      const component = choice(query.component)
      const context = query.context === 'all' ? '*' : query.context
      return fifteen
        ? address(
            [
              'availableconstraint',
              artefact.join(','),
              query.key.text,
              choice(query.provider),
              component,
            ],
            parameters,
          )
        : address(['availability', context, ...artefact, query.key.text, component], parameters)
    }
    case 'structure': {
      const items = query.items === undefined ? [] : [choice(query.items)]
      const types = choice(query.types)
      const start = fifteen ? [types === 'all' ? 'structure' : types] : ['structure', types]
      return address([...start, ...artefact, ...items], {
        detail: query.detail === 'full' ? undefined : query.detail,
        references: unless(query.references, 'none'),
        asOf: query.asOf,
      })
    }
    case 'schema':
      return address(['schema', query.context, ...artefact], {
        dimensionAtObservation: query.dimensionAtObservation,
        explicitMeasure: query.explicitMeasure,
        deletion: query.deletion,
        asOf: query.asOf,
      })
    case 'metadata': {
      const parameters = {
        detail: query.detail === 'full' ? undefined : query.detail,
        updatedAfter: query.updatedAfter,
        asOf: query.asOf,
      }
      if (fifteen) {
        const key = query.key?.text ?? 'all'
        return address(['metadata', artefact.join(','), key, choice(query.provider)], parameters)
      }
      const types = query.context === 'structure' ? [choice(query.types)] : []
      const provider = query.context === 'metadataflow' ? [choice(query.provider)] : []
      return address(['metadata', query.context, ...types, ...artefact, ...provider], parameters)
    }
    case 'registration': {
      const { context, updatedAfter, updatedBefore } = query
      const rest =
        context === 'id' ? [choice(id)] : context === 'provider' ? artefact.slice(0, 2) : artefact
      return address(['registration', context, ...rest], { updatedAfter, updatedBefore })
    }
  }
}

const unless = (values: readonly string[], usual: string): string | undefined =>
  values.length === 1 && values[0] === usual ? undefined : values.join(',')

function cellParameters(query: Extract<SdmxQuery, { key: unknown; filters: unknown }>): Parameters {
  const filters = query.filters.map((filter) => [`c[${filter.component}]`, printFilter(filter)])
  return {
    ...Object.fromEntries(filters.sort(([a], [b]) => (a! < b! ? -1 : 1))),
    startPeriod: query.startPeriod,
    endPeriod: query.endPeriod,
    updatedAfter: query.updatedAfter,
  }
}

function dataParameters(query: DataQuery): Parameters {
  return {
    firstNObservations: query.firstN,
    lastNObservations: query.lastN,
    dimensionAtObservation: query.dimensionAtObservation,
    detail: query.detail === 'full' ? undefined : query.detail,
    attributes: unless(query.attributes, 'dsd'),
    measures: unless(query.measures, 'all'),
    includeHistory: query.includeHistory ? true : undefined,
    asOf: query.asOf,
    offset: query.offset,
    limit: query.limit,
    sort:
      query.sort.length === 0
        ? undefined
        : query.sort.map(({ by, descending }) => `${by}:${descending ? 'desc' : 'asc'}`).join('+'),
    reportingYearStartDay: query.reportingYearStart,
  }
}

/** Percent-encodes what an address cannot hold; the signs of the grammar stay readable. */
const escaped = (text: string): string =>
  text.replace(/[^A-Za-z0-9_@$.,:+*~()'!;=-]/gu, (sign) => encodeURIComponent(sign))
