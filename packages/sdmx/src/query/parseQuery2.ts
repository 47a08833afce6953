import { ALL_KINDS, kindNames, OTHER_RESOURCES } from '../model/artefactKinds.ts'
import { SdmxError } from '../SdmxError.ts'
import { parseKey } from './key.ts'
import { contextOf } from './parseQuery15.ts'
import { utcOf } from './period.ts'
import {
  type AvailabilityQuery,
  DATA_CONTEXTS,
  type DataQuery,
  type MetadataQuery,
  type RegistrationQuery,
  type SchemaQuery,
  type SdmxQuery,
  type SortTerm,
  STRUCTURE_DETAILS,
  type StructureQuery,
} from './Query.ts'
import { Request } from './Request.ts'

const TYPES = ALL_KINDS.map((kind) => kindNames(kind).resources[0]!)
const RELATIONS = [
  'none',
  'parents',
  'parentsandsiblings',
  'ancestors',
  'children',
  'descendants',
  'all',
]

/**
 * Reads an address of REST 2.x, relative to `/rest/v2`.
 *
 * @throws {SdmxError} `syntax` for a path, parameter or value that is not understood; `semantic` when
 * `updatedAfter` is not before `asOf`; `not_offered` for types of artefact that Corridor does not hold.
 * @source SDMX REST API 2.2.2.
 * @example
 * parseQuery2('/data/dataflow/ILO/DF_X/~/A.*?c[TIME_PERIOD]=ge:2015')
 */
export function parseQuery2(address: string): SdmxQuery {
  const request = new Request('2', address)
  const [resource] = request.segments
  switch (resource) {
    case 'data':
      return dataQuery(request)
    case 'availability':
      return availabilityQuery(request)
    case 'structure':
      return structureQuery(request)
    case 'schema':
      return schemaQuery(request)
    case 'metadata':
      return metadataQuery(request)
    case 'registration':
      return registrationQuery(request)
    default:
      throw new SdmxError(
        'syntax',
        `"${resource ?? ''}" is not a resource; there are data, availability, structure, schema, metadata and registration`,
        { resource },
      )
  }
}

function cells(request: Request) {
  const context = request.segment(1, '*')
  const updatedAfter = request.moment('updatedAfter')
  return {
    generation: '2' as const,
    context: context === '*' ? ('all' as const) : contextOf(context, DATA_CONTEXTS),
    agency: request.choice(request.segment(2, '*'), 'agency'),
    id: request.choice(request.segment(3, '*'), 'id'),
    versions: request.versions(request.segment(4, '*')),
    key: parseKey(request.segment(5, '*'), '2'),
    provider: 'all' as const,
    filters: request.filters(),
    ...(updatedAfter === undefined ? {} : { updatedAfter }),
  }
}

function dataQuery(request: Request): DataQuery {
  request.atMost(6, '/data/{context}/{agency}/{id}/{version}/{key}')
  const common = cells(request)
  const asOf = request.moment('asOf')
  refuseLaterThan(common.updatedAfter, asOf)
  const query: DataQuery = {
    resource: 'data',
    ...common,
    presentation: request.presentation(),
    detail: 'full',
    attributes: request.list('attributes', ['dsd']),
    measures: request.list('measures', ['all']),
    ...windowOf(request),
    includeHistory: request.flag('includeHistory') ?? false,
    ...(asOf === undefined ? {} : { asOf }),
    sort: sortOf(request),
  }
  request.refuseOthers()
  return query
}

function windowOf(request: Request) {
  const dimensionAtObservation = request.id('dimensionAtObservation')
  const firstN = request.count('firstNObservations', 1)
  const lastN = request.count('lastNObservations', 1)
  const offset = request.count('offset', 0)
  const limit = request.count('limit', 1)
  const reportingYearStart = /^(?:--)?(\d\d-\d\d)$/.exec(
    request.text('reportingYearStartDay') ?? '',
  )
  return {
    ...(dimensionAtObservation === undefined ? {} : { dimensionAtObservation }),
    ...(firstN === undefined ? {} : { firstN }),
    ...(lastN === undefined ? {} : { lastN }),
    ...(offset === undefined ? {} : { offset }),
    ...(limit === undefined ? {} : { limit }),
    ...(reportingYearStart === null ? {} : { reportingYearStart: reportingYearStart[1]! }),
  }
}

function sortOf(request: Request): readonly SortTerm[] {
  const text = request.text('sort')
  if (text === undefined) return []
  return text.split('+').map((part) => {
    const match = /^([A-Za-z][\w-]*|\*|series_key)(?::(asc|desc))?$/.exec(part)
    if (match === null) {
      throw new SdmxError(
        'syntax',
        `sort=${text} is not understood; write components with asc or desc, as ORIGIN:asc+TIME_PERIOD:desc`,
        { parameter: 'sort' },
      )
    }
    return { by: match[1]!, descending: match[2] === 'desc' }
  })
}

/** @throws {SdmxError} `semantic` when changes are asked for after the state that is asked for. */
function refuseLaterThan(updatedAfter: string | undefined, asOf: string | undefined): void {
  if (updatedAfter === undefined || asOf === undefined) return
  if (utcOf(updatedAfter)! < utcOf(asOf)!) return
  throw new SdmxError(
    'semantic',
    `updatedAfter=${updatedAfter} must be earlier than asOf=${asOf}`,
    { parameter: 'updatedAfter' },
  )
}

function availabilityQuery(request: Request): AvailabilityQuery {
  request.atMost(7, '/availability/{context}/{agency}/{id}/{version}/{key}/{component}')
  const query: AvailabilityQuery = {
    resource: 'availability',
    ...cells(request),
    presentation: request.presentation(),
    component: request.choice(request.segment(6, '*'), 'component'),
    mode: request.oneOf('mode', ['exact', 'available'], 'exact'),
    references: relationsOf(request, [
      'none',
      'all',
      'datastructure',
      'conceptscheme',
      'codelist',
      'valuelist',
      'dataproviderscheme',
      'dataflow',
    ]),
    counts: request.flag('counts') ?? false,
  }
  request.refuseOthers()
  return query
}

function relationsOf(request: Request, known: readonly string[]): readonly string[] {
  const relations = request.list('references', ['none'])
  for (const relation of relations) {
    if (known.includes(relation)) continue
    throw new SdmxError(
      'syntax',
      `references=${relation} is not understood; there are ${known.join(', ')}`,
      {
        parameter: 'references',
      },
    )
  }
  return relations
}

function structureQuery(request: Request): StructureQuery {
  request.atMost(6, '/structure/{type}/{agency}/{id}/{version}/{item}')
  const types = request.choice(request.segment(1, '*'), 'type')
  for (const type of types === 'all' ? [] : types) {
    if (TYPES.includes(type)) continue
    if (OTHER_RESOURCES.includes(type)) {
      throw new SdmxError('not_offered', `There are no artefacts of type ${type} here`, { type })
    }
    throw new SdmxError(
      'syntax',
      `"${type}" is not a type of artefact; there are ${TYPES.join(', ')}`,
      {
        type,
      },
    )
  }
  const item = request.segments[5]
  const asOf = request.moment('asOf')
  const query: StructureQuery = {
    resource: 'structure',
    generation: '2',
    types,
    agency: request.choice(request.segment(2, '*'), 'agency'),
    id: request.choice(request.segment(3, '*'), 'id'),
    versions: request.versions(request.segment(4, '~')),
    ...(item === undefined ? {} : { items: request.choice(item, 'item') }),
    presentation: request.presentation(),
    detail: request.oneOf('detail', STRUCTURE_DETAILS, 'full'),
    references: relationsOf(request, [...RELATIONS, ...TYPES, ...OTHER_RESOURCES]),
    ...(asOf === undefined ? {} : { asOf }),
  }
  request.refuseOthers()
  return query
}

function schemaQuery(request: Request): SchemaQuery {
  request.atMost(5, '/schema/{context}/{agency}/{id}/{version}')
  const dimensionAtObservation = request.id('dimensionAtObservation')
  const deletion = request.flag('deletion')
  const asOf = request.moment('asOf')
  const query: SchemaQuery = {
    resource: 'schema',
    generation: '2',
    context: contextOf(request.segments[1], [
      'datastructure',
      'metadatastructure',
      'dataflow',
      'metadataflow',
      'provisionagreement',
      'metadataprovisionagreement',
    ]),
    agency: request.choice(request.segment(2, '*'), 'agency'),
    id: request.choice(request.segment(3, '*'), 'id'),
    versions: request.versions(request.segment(4, '~')),
    presentation: request.presentation(),
    ...(dimensionAtObservation === undefined ? {} : { dimensionAtObservation }),
    ...(deletion === undefined ? {} : { deletion }),
    ...(asOf === undefined ? {} : { asOf }),
  }
  request.refuseOthers()
  return query
}

function metadataQuery(request: Request): MetadataQuery {
  const context = contextOf(request.segments[1], ['metadataset', 'metadataflow', 'structure'])
  // A type of artefact stands before the agency where metadata are found by structure.
  const shift = context === 'structure' ? 1 : 0
  request.atMost(5 + shift + (context === 'metadataflow' ? 1 : 0), `/metadata/${context}/...`)
  const [updatedAfter, asOf] = [request.moment('updatedAfter'), request.moment('asOf')]
  refuseLaterThan(updatedAfter, asOf)
  const query: MetadataQuery = {
    resource: 'metadata',
    generation: '2',
    context,
    types: shift === 1 ? request.choice(request.segment(2, '*'), 'type') : 'all',
    agency: request.choice(request.segment(2 + shift, '*'), 'agency'),
    id: request.choice(request.segment(3 + shift, '*'), 'id'),
    versions: request.versions(request.segment(4 + shift, context === 'metadataset' ? '~' : '*')),
    provider:
      context === 'metadataflow' ? request.choice(request.segment(5, '*'), 'provider') : 'all',
    presentation: request.presentation(),
    detail: request.oneOf('detail', ['full', 'allstubs'], 'full'),
    ...(updatedAfter === undefined ? {} : { updatedAfter }),
    ...(asOf === undefined ? {} : { asOf }),
  }
  request.refuseOthers()
  return query
}

function registrationQuery(request: Request): RegistrationQuery {
  const context = contextOf(request.segments[1], ['id', 'provider', ...DATA_CONTEXTS])
  const byArtefact = context !== 'id' && context !== 'provider'
  request.atMost(byArtefact ? 5 : context === 'id' ? 3 : 4, `/registration/${context}/...`)
  const [updatedAfter, updatedBefore] = [
    request.moment('updatedAfter'),
    request.moment('updatedBefore'),
  ]
  const query: RegistrationQuery = {
    resource: 'registration',
    generation: '2',
    context,
    agency: context === 'id' ? 'all' : request.choice(request.segment(2, '*'), 'agency'),
    id: request.choice(request.segment(context === 'id' ? 2 : 3, '*'), 'id'),
    versions: byArtefact ? request.versions(request.segment(4, '*')) : ['*'],
    presentation: request.presentation(),
    ...(updatedAfter === undefined ? {} : { updatedAfter }),
    ...(updatedBefore === undefined ? {} : { updatedBefore }),
  }
  request.refuseOthers()
  return query
}
