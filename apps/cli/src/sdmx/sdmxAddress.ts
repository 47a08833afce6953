import { UsageError } from '../exitCodes.ts'

export type SdmxApi = '1.5' | '2'
export type SdmxFormat = 'csv' | 'csv-labels' | 'json' | 'xml'

export interface DataChoice {
  readonly api: SdmxApi
  readonly start?: string
  readonly end?: string
  readonly last?: number
  readonly asOf?: string
  /** As `ORIGIN=sw:N`. */
  readonly filter?: readonly string[]
}

/** The address of data, below the root of its generation. */
export function dataAddress(flow: string, key: string | undefined, choice: DataChoice): string {
  const parameters = new URLSearchParams()
  if (choice.api === '1.5') {
    if (choice.start !== undefined) parameters.set('startPeriod', choice.start)
    if (choice.end !== undefined) parameters.set('endPeriod', choice.end)
  }
  addFilters(parameters, choice)
  if (choice.last !== undefined) parameters.set('lastNObservations', String(choice.last))
  if (choice.asOf !== undefined) parameters.set('asOf', onlyIn2('--as-of', choice, choice.asOf))
  const path =
    choice.api === '1.5'
      ? `/data/${flow}/${key ?? 'all'}`
      : `/data/dataflow/*/${flow}/*/${key ?? '*'}`
  return `${path}?${parameters}`
}

/** The address of what is available. */
export function availabilityAddress(
  flow: string,
  key: string | undefined,
  component: string | undefined,
  choice: DataChoice,
): string {
  const parameters = new URLSearchParams()
  addFilters(parameters, choice)
  const path =
    choice.api === '1.5'
      ? `/availableconstraint/${flow}/${key ?? 'all'}/all/${component ?? 'all'}`
      : `/availability/dataflow/*/${flow}/*/${key ?? '*'}/${component ?? '*'}`
  return `${path}?${parameters}`
}

function addFilters(parameters: URLSearchParams, choice: DataChoice): void {
  for (const filter of choice.filter ?? []) {
    const at = filter.indexOf('=')
    if (at < 1) throw new UsageError(`--filter ${filter}: write COMPONENT=value, as ORIGIN=NPL`)
    parameters.append(
      `c[${onlyIn2('--filter', choice, filter.slice(0, at))}]`,
      filter.slice(at + 1),
    )
  }
  if (choice.api === '1.5') return
  const span = [
    ...(choice.start === undefined ? [] : [`ge:${choice.start}`]),
    ...(choice.end === undefined ? [] : [`le:${choice.end}`]),
  ]
  if (span.length > 0) parameters.append('c[TIME_PERIOD]', span.join('+'))
}

function onlyIn2(option: string, { api }: DataChoice, value: string): string {
  if (api === '2') return value
  throw new UsageError(`${option} is part of REST 2 only: leave out --api 1.5`)
}

/** The address of structures. */
export function structureAddress(
  type: string,
  id: string | undefined,
  references: string | undefined,
  api: SdmxApi,
): string {
  const path =
    api === '1.5' ? `/${type}/all/${id ?? 'all'}/latest` : `/structure/${type}/*/${id ?? '*'}/~`
  return references === undefined ? path : `${path}?${new URLSearchParams({ references })}`
}

/** What a message is asked for as; each generation has its own. */
export const acceptOf = (format: SdmxFormat, api: SdmxApi, isData: boolean): string => {
  if (format === 'csv') return 'text/csv'
  if (format === 'csv-labels') {
    return `application/vnd.sdmx.data+csv;version=${api === '2' ? '2.1.0' : '1.0.0'};labels=both`
  }
  if (format === 'json') return 'application/json'
  if (api === '1.5') return 'application/xml'
  return `application/vnd.sdmx.${isData ? 'data' : 'structure'}+xml;version=3.0.0`
}
