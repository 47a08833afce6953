import type { RestGeneration } from '../SdmxError.ts'

/** A form in which an answer can be given. */
export interface MediaType {
  readonly generation: RestGeneration
  readonly resource: 'data' | 'structure' | 'schema'
  /** As in `application/vnd.sdmx.data+json`. */
  readonly name: string
  readonly version: string
  readonly format: 'csv' | 'json' | 'xml' | 'xsd'
  /** Which of the forms of SDMX-ML 2.1 data. */
  readonly style?: 'generic' | 'structurespecific'
  readonly isTimeSeries?: boolean
}

const type = (
  generation: RestGeneration,
  resource: MediaType['resource'],
  name: string,
  version: string,
  format: MediaType['format'],
  more: Pick<MediaType, 'style' | 'isTimeSeries'> = {},
): MediaType => ({
  generation,
  resource,
  name: `application/vnd.sdmx.${name}`,
  version,
  format,
  ...more,
})

/**
 * Every form of every answer; the first one of a generation and resource is what is given unless another is
 * asked for. Availability is answered as structure.
 *
 * Data of SDMX-ML 3.1 and CSV 2.1 have the layout of 3.0 and 2.0.
 *
 * @source SDMX REST API 1.5.0 and 2.2.2, content negotiation.
 */
export const MEDIA_TYPES: readonly MediaType[] = [
  type('1.5', 'data', 'genericdata+xml', '2.1', 'xml', { style: 'generic' }),
  type('1.5', 'data', 'structurespecificdata+xml', '2.1', 'xml', { style: 'structurespecific' }),
  type('1.5', 'data', 'generictimeseriesdata+xml', '2.1', 'xml', {
    style: 'generic',
    isTimeSeries: true,
  }),
  type('1.5', 'data', 'structurespecifictimeseriesdata+xml', '2.1', 'xml', {
    style: 'structurespecific',
    isTimeSeries: true,
  }),
  type('1.5', 'data', 'data+json', '1.0.0', 'json'),
  type('1.5', 'data', 'data+csv', '1.0.0', 'csv'),
  type('1.5', 'structure', 'structure+xml', '2.1', 'xml'),
  type('1.5', 'structure', 'structure+json', '1.0.0', 'json'),
  type('1.5', 'schema', 'schema+xml', '2.1', 'xsd'),
  type('1.5', 'schema', 'structure+xml', '2.1', 'xml'),
  type('1.5', 'schema', 'structure+json', '1.0.0', 'json'),
  type('2', 'data', 'data+json', '2.1.0', 'json'),
  type('2', 'data', 'data+xml', '3.0.0', 'xml', { style: 'structurespecific' }),
  type('2', 'data', 'data+csv', '2.1.0', 'csv'),
  type('2', 'data', 'data+json', '2.0.0', 'json'),
  type('2', 'data', 'data+csv', '2.0.0', 'csv'),
  type('2', 'structure', 'structure+json', '2.1.0', 'json'),
  type('2', 'structure', 'structure+xml', '3.0.0', 'xml'),
  type('2', 'structure', 'structure+json', '2.0.0', 'json'),
  type('2', 'schema', 'structure+json', '2.1.0', 'json'),
  type('2', 'schema', 'structure+xml', '3.0.0', 'xml'),
  type('2', 'schema', 'structure+json', '2.0.0', 'json'),
]

/** Names that clients put in the parameter `format`. */
export const FORMAT_NAMES: Readonly<Record<string, Partial<MediaType>>> = {
  csv: { format: 'csv' },
  csvdata: { format: 'csv' },
  csvfile: { format: 'csv' },
  csvfilewithlabels: { format: 'csv' },
  json: { format: 'json' },
  jsondata: { format: 'json' },
  jsonstructure: { format: 'json' },
  xml: { format: 'xml' },
  genericdata: { format: 'xml', style: 'generic' },
  structurespecificdata: { format: 'xml', style: 'structurespecific' },
  generictimeseriesdata: { format: 'xml', style: 'generic', isTimeSeries: true },
  structurespecifictimeseriesdata: {
    format: 'xml',
    style: 'structurespecific',
    isTimeSeries: true,
  },
  structure: { format: 'xml' },
  schema: { format: 'xsd' },
}
