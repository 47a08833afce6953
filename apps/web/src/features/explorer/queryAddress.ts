import type { Selection } from './selection.ts'
import type { TableStructure } from './structure.ts'

type Named = Pick<TableStructure, 'id' | 'agency' | 'version' | 'dimensions' | 'time'>

const ROOT = '/sdmx/rest/v2'

export interface DataWishes {
  readonly format?: 'csv' | 'csvfilewithlabels' | 'json' | 'xml'
  readonly asOf?: string
  readonly limit?: number
}

const keyAndFilters = (
  { dimensions, time }: Named,
  { codes, from, to }: Selection,
): { readonly key: string; readonly filters: readonly string[] } => {
  const parts = codes.map((own) => (own.length === 1 ? own[0]! : '*'))
  while (parts.length > 1 && parts.at(-1) === '*') parts.pop()
  const several = codes.flatMap((own, place) =>
    own.length > 1 ? [`c[${dimensions[place]!.id}]=${own.join(',')}`] : [],
  )
  const span = [
    ...(from === null ? [] : [`ge:${from}`]),
    ...(to === null ? [] : [`le:${to}`]),
  ].join('+')
  return {
    key: parts.join('.'),
    filters: [...several, ...(span === '' || time === null ? [] : [`c[${time.id}]=${span}`])],
  }
}

const join = (path: string, parameters: readonly string[]): string =>
  parameters.length === 0 ? path : `${path}?${parameters.join('&')}`

/**
 * The query of the selection, below the server's own address. Single codes stand in the key, several in
 * filters, as the standard writes them.
 *
 * @source SDMX REST API 2.2.2, data queries.
 * @example
 * dataAddress(stocks, selection) // => '/sdmx/rest/v2/data/dataflow/CORRIDOR/DF_STOCKS/1.0/...'
 */
export function dataAddress(
  structure: Named,
  selection: Selection,
  { format, asOf, limit }: DataWishes = {},
): string {
  const { agency, id, version } = structure
  const { key, filters } = keyAndFilters(structure, selection)
  return join(`${ROOT}/data/dataflow/${agency}/${id}/${version}/${key}`, [
    ...filters,
    ...(asOf === undefined ? [] : [`asOf=${asOf}`]),
    ...(limit === undefined ? [] : [`limit=${limit}`]),
    ...(format === undefined ? [] : [`format=${format}`]),
  ])
}

/** The whole table. */
export const wholeAddress = (structure: Named, wishes: DataWishes = {}): string =>
  dataAddress(
    structure,
    { codes: structure.dimensions.map(() => []), from: null, to: null },
    wishes,
  )

/** The same selection for clients of REST 1.5, as most installed ones are. */
export function dataAddress15({ agency, id, version }: Named, selection: Selection): string {
  const key = selection.codes.map((own) => own.join('+')).join('.')
  const { from, to } = selection
  return join(`/sdmx/rest/data/${agency},${id},${version}/${/[^.]/.test(key) ? key : 'all'}/all`, [
    ...(from === null ? [] : [`startPeriod=${from}`]),
    ...(to === null ? [] : [`endPeriod=${to}`]),
  ])
}

/**
 * What could be chosen of each dimension given the other choices, with counts. Codes of sources are not
 * asked for: each would have to be computed first.
 */
export function availabilityAddress(
  structure: Named & Pick<TableStructure, 'hints'>,
  selection: Selection,
): string {
  const { agency, id, version, dimensions, time, hints } = structure
  const { key, filters } = keyAndFilters(structure, selection)
  const asked = [...dimensions.map((one) => one.id), ...(time === null ? [] : [time.id])].filter(
    (one) => !hints.sources.includes(one),
  )
  return join(
    `${ROOT}/availability/dataflow/${agency}/${id}/${version}/${key}/${asked.join(',')}`,
    [...filters, 'mode=available', 'counts=true'],
  )
}

/** A dataflow with everything that it refers to, as it was at a moment where one is given. */
export const structureAddress = (id: string, asOf?: string): string =>
  join(`${ROOT}/structure/dataflow/CORRIDOR/${encodeURIComponent(id)}/~`, [
    'references=descendants',
    ...(asOf === undefined ? [] : [`asOf=${asOf}`]),
  ])

/** All dataflows, their structures, themes and concepts. */
export const CATALOGUE_ADDRESS = `${ROOT}/structure/dataflow,datastructure,conceptscheme,categoryscheme,categorisation/CORRIDOR/*/~`
