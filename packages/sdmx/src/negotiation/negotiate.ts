import { compareVersions, matchVersions, parseVersionPattern } from '../model/version.ts'
import type { Presentation } from '../query/Query.ts'
import { type RestGeneration, SdmxError } from '../SdmxError.ts'
import { FORMAT_NAMES, MEDIA_TYPES, type MediaType } from './mediaTypes.ts'

/** How an answer is to be given. */
export interface Representation {
  readonly type: MediaType
  /** For the header of the answer, with the options of CSV. */
  readonly contentType: string
  readonly labels: 'id' | 'name' | 'both'
  readonly timeFormat: 'original' | 'normalized'
  readonly keys: 'none' | 'obs' | 'series' | 'both'
}

interface Accepted {
  readonly name: string
  readonly quality: number
  readonly parameters: ReadonlyMap<string, string>
}

/**
 * The form of the answer: that of the parameters of the address, else the best that the header accepts.
 *
 * @param accept the header as it came; nothing in it, `*` and `application/xml` give the usual form.
 * @throws {SdmxError} `not_acceptable` when there is no such form, naming those there are.
 * @source RFC 9110, section 12.5.1; SDMX REST API 2.2.2.
 * @example
 * negotiate('2', 'data', 'text/csv', {}).contentType // => 'application/vnd.sdmx.data+csv;version=2.1.0;...'
 */
export function negotiate(
  generation: RestGeneration,
  resource: MediaType['resource'],
  accept: string | undefined,
  presentation: Presentation = {},
): Representation {
  const offered = MEDIA_TYPES.filter(
    (one) => one.generation === generation && one.resource === resource,
  )
  if (presentation.format !== undefined) {
    return described(byParameter(offered, presentation), new Map(), presentation)
  }
  const accepted = parseAccept(accept ?? '')
  if (accepted.length === 0) return described(offered[0]!, new Map(), presentation)
  for (const one of accepted) {
    const found = one.quality > 0 ? bestOf(offered, one) : undefined
    if (found !== undefined) return described(found, one.parameters, presentation)
  }
  throw refused(offered, accept ?? '')
}

const refused = (offered: readonly MediaType[], asked: string): SdmxError => {
  const known = offered.map(({ name, version }) => `${name};version=${version}`)
  return new SdmxError(
    'not_acceptable',
    `There is no form "${asked.slice(0, 200)}" of this answer; there are ${known.join(', ')}`,
    { known },
  )
}

function byParameter(offered: readonly MediaType[], presentation: Presentation): MediaType {
  const format = (presentation.format ?? '').toLowerCase()
  const wanted = Object.hasOwn(FORMAT_NAMES, format) ? FORMAT_NAMES[format] : undefined
  const own = offered.filter(({ name }) => name === format)
  const same =
    wanted === undefined
      ? own
      : offered.filter(
          (one) =>
            one.format === wanted.format &&
            (wanted.style === undefined || one.style === undefined || one.style === wanted.style) &&
            (one.isTimeSeries === true) ===
              (wanted.isTimeSeries === true && one.generation === '1.5'),
        )
  const found = ofVersion(same, presentation.formatVersion)
  if (found === undefined) {
    throw refused(
      offered,
      `${presentation.format}${presentation.formatVersion === undefined ? '' : `, version ${presentation.formatVersion}`}`,
    )
  }
  return found
}

/** A version as a pattern of SDMX 3, or the beginning of one. */
function ofVersion(types: readonly MediaType[], asked: string | undefined): MediaType | undefined {
  if (asked === undefined) return types[0]
  const exact = types.find(({ version }) => version === asked || version.startsWith(`${asked}.`))
  if (exact !== undefined) return exact
  const pattern = parseVersionPattern(asked)
  const versions = types.map(({ version }) => version).sort(compareVersions)
  const version = pattern === undefined ? undefined : matchVersions(pattern, versions).at(-1)
  return types.find((one) => one.version === version)
}

const GENERAL: Readonly<Record<string, MediaType['format'] | 'any'>> = {
  '*/*': 'any',
  '*': 'any',
  'application/*': 'any',
  'application/xml': 'xml',
  'text/xml': 'xml',
  'application/json': 'json',
  'text/csv': 'csv',
  'text/*': 'csv',
}

function bestOf(
  offered: readonly MediaType[],
  { name, parameters }: Accepted,
): MediaType | undefined {
  const general = Object.hasOwn(GENERAL, name) ? GENERAL[name] : undefined
  if (general === 'any') return offered[0]
  if (general !== undefined) {
    // XML asked for in general is whatever is usual there, even the schema.
    const isXml = general === 'xml'
    return offered.find(({ format }) => format === general || (isXml && format === 'xsd'))
  }
  const same = offered.filter((one) => one.name === name)
  return ofVersion(same, parameters.get('version'))
}

/** The types of an Accept header, the best first; among equals the order of the header. */
function parseAccept(header: string): Accepted[] {
  return header
    .slice(0, 4000)
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part): Accepted => {
      const [name = '', ...rest] = part.split(';').map((piece) => piece.trim())
      const parameters = new Map(
        rest.map((piece) => {
          const [key = '', value = ''] = piece.split('=')
          return [key.trim().toLowerCase(), value.trim().replaceAll('"', '')] as const
        }),
      )
      const quality = Number(parameters.get('q') ?? 1)
      return {
        name: name.toLowerCase(),
        quality: Number.isFinite(quality) ? quality : 0,
        parameters,
      }
    })
    .sort((a, b) => b.quality - a.quality)
}

function described(
  type: MediaType,
  parameters: ReadonlyMap<string, string>,
  { labels, format }: Presentation,
): Representation {
  const one = <T extends string>(values: readonly T[], text: string | undefined): T =>
    values.find((value) => value.toLowerCase() === text?.toLowerCase()) ?? values[0]!
  const withLabels = format?.toLowerCase() === 'csvfilewithlabels' ? 'both' : undefined
  const own = labels ?? withLabels ?? one(['id', 'name', 'both'] as const, parameters.get('labels'))
  const isFirst = type.generation === '1.5'
  const options = {
    labels: isFirst && own === 'name' ? ('both' as const) : own,
    timeFormat: one(['original', 'normalized'] as const, parameters.get('timeformat')),
    keys: isFirst
      ? ('none' as const)
      : one(['none', 'obs', 'series', 'both'] as const, parameters.get('keys')),
  }
  const charset = type.format === 'csv' ? ';charset=utf-8' : ''
  const csv =
    type.format === 'csv'
      ? `;labels=${options.labels};timeFormat=${options.timeFormat}${isFirst ? '' : `;keys=${options.keys}`}`
      : ''
  return { type, contentType: `${type.name};version=${type.version}${csv}${charset}`, ...options }
}

/**
 * The languages that a client wants, best first; empty when any will do.
 *
 * @param parameter the parameter `lang`, which goes before the header; `all` and `*` mean any.
 */
export function languagesAsked(
  header: string | undefined,
  parameter: string | undefined,
): readonly string[] {
  const text = parameter ?? header ?? ''
  return text
    .slice(0, 1000)
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';')
      const quality = rest.map((piece) => /^\s*q=([\d.]+)/.exec(piece)?.[1]).find(Boolean)
      return { tag: tag.toLowerCase(), quality: Number(quality ?? 1) }
    })
    .filter(
      ({ tag, quality }) =>
        /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/.test(tag) && tag !== 'all' && quality > 0,
    )
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag)
}
