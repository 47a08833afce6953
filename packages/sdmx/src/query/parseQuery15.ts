import { ALL_KINDS, kindNames, OTHER_RESOURCES } from '../model/artefactKinds.ts'
import { SdmxError } from '../SdmxError.ts'
import { parseKey } from './key.ts'
import {
  type AvailabilityQuery,
  type Choice,
  DATA_DETAILS,
  type DataQuery,
  type MetadataQuery,
  type SchemaQuery,
  type SdmxQuery,
  STRUCTURE_DETAILS,
  type StructureQuery,
} from './Query.ts'
import { Request } from './Request.ts'

const RENAMED: readonly string[] = ['hierarchy', 'dataconstraint', 'valuelist']
const OWN_TYPES = ALL_KINDS.flatMap((kind) => kindNames(kind).resources).filter(
  (type) => !RENAMED.includes(type),
)
const RELATIONS = ['none', 'parents', 'parentsandsiblings', 'children', 'descendants', 'all']

/**
 * Reads an address of REST 1.5, relative to `/rest`.
 *
 * @throws {SdmxError} `syntax` for a path, parameter or value that is not understood; `not_offered` for a
 * type of artefact that Corridor does not hold.
 * @source SDMX REST API 1.5.0.
 * @example
 * parseQuery15('/data/ILO,DF_X/A..F?lastNObservations=1')
 */
export function parseQuery15(address: string): SdmxQuery {
  const request = new Request('1.5', address)
  const [resource] = request.segments
  if (resource === 'data') return dataQuery(request)
  if (resource === 'availableconstraint') return availabilityQuery(request)
  if (resource === 'schema') return schemaQuery(request)
  if (resource === 'metadata') return metadataQuery(request)
  if (resource === 'structure' || OWN_TYPES.includes(resource ?? '')) return structureQuery(request)
  if (resource !== undefined && OTHER_RESOURCES.includes(resource)) {
    throw new SdmxError('not_offered', `There are no artefacts of type ${resource} here`, {
      resource,
    })
  }
  throw new SdmxError(
    'syntax',
    `"${resource ?? ''}" is not a resource; there are data, availableconstraint, schema, metadata, ${OWN_TYPES.join(', ')}`,
    { resource },
  )
}

/** `ID`, `AGENCY,ID` or `AGENCY,ID,VERSION`. */
function flowOf(request: Request, text: string | undefined) {
  const parts = text?.split(',') ?? []
  if (parts.length < 1 || parts.length > 3) {
    throw new SdmxError(
      'syntax',
      `"${text ?? ''}" does not name a dataflow; write ID, AGENCY,ID or AGENCY,ID,VERSION`,
      { flow: text },
    )
  }
  const [agency, id, version] = parts.length === 1 ? ['all', parts[0]!, 'latest'] : parts
  return {
    context: 'dataflow' as const,
    agency: request.choice(agency!, 'agency'),
    id: request.choice(id!, 'id'),
    versions: request.versions(version ?? 'latest'),
  }
}

function providerOf(text: string): Choice {
  if (text === 'all') return 'all'
  const providers = text.split('+')
  for (const provider of providers) {
    if (/^([A-Za-z0-9_@$.-]+,)?[A-Za-z0-9_@$-]+$/.test(provider)) continue
    throw new SdmxError('syntax', `"${provider}" is not a data provider; write ID or AGENCY,ID`, {
      provider: text,
    })
  }
  return providers
}

function cells(request: Request) {
  const startPeriod = request.period('startPeriod')
  const endPeriod = request.period('endPeriod')
  const updatedAfter = request.moment('updatedAfter')
  return {
    generation: '1.5' as const,
    ...flowOf(request, request.segments[1]),
    key: parseKey(request.segment(2, 'all'), '1.5'),
    provider: providerOf(request.segment(3, 'all')),
    filters: [],
    ...(startPeriod === undefined ? {} : { startPeriod }),
    ...(endPeriod === undefined ? {} : { endPeriod }),
    ...(updatedAfter === undefined ? {} : { updatedAfter }),
  }
}

function dataQuery(request: Request): DataQuery {
  request.atMost(4, '/data/{flow}/{key}/{provider}')
  const dimensionAtObservation = request.id('dimensionAtObservation')
  const firstN = request.count('firstNObservations', 1)
  const lastN = request.count('lastNObservations', 1)
  const query: DataQuery = {
    resource: 'data',
    ...cells(request),
    presentation: request.presentation(),
    detail: request.oneOf('detail', DATA_DETAILS, 'full'),
    attributes: ['dsd'],
    measures: ['all'],
    ...(dimensionAtObservation === undefined ? {} : { dimensionAtObservation }),
    ...(firstN === undefined ? {} : { firstN }),
    ...(lastN === undefined ? {} : { lastN }),
    includeHistory: request.flag('includeHistory') ?? false,
    sort: [],
  }
  request.refuseOthers()
  return query
}

function availabilityQuery(request: Request): AvailabilityQuery {
  request.atMost(5, '/availableconstraint/{flow}/{key}/{provider}/{component}')
  const query: AvailabilityQuery = {
    resource: 'availability',
    ...cells(request),
    presentation: request.presentation(),
    component: request.choice(request.segment(4, 'all'), 'component'),
    mode: request.oneOf('mode', ['exact', 'available'], 'exact'),
    counts: false,
    references: [
      request.oneOf(
        'references',
        [
          'none',
          'all',
          'datastructure',
          'conceptscheme',
          'codelist',
          'dataproviderscheme',
          'dataflow',
        ],
        'none',
      ),
    ],
  }
  request.refuseOthers()
  return query
}

function structureQuery(request: Request): StructureQuery {
  request.atMost(5, '/{type}/{agency}/{id}/{version}/{item}')
  const type = request.segments[0]!
  const item = request.segments[4]
  const query: StructureQuery = {
    resource: 'structure',
    generation: '1.5',
    types: type === 'structure' ? 'all' : [type],
    agency: request.choice(request.segment(1, 'all'), 'agency'),
    id: request.choice(request.segment(2, 'all'), 'id'),
    versions: request.versions(request.segment(3, 'latest')),
    ...(item === undefined ? {} : { items: request.choice(item, 'item') }),
    presentation: request.presentation(),
    detail: request.oneOf('detail', STRUCTURE_DETAILS.slice(0, 6), 'full'),
    references: [
      request.oneOf('references', [...RELATIONS, ...OWN_TYPES, ...OTHER_RESOURCES], 'none'),
    ],
  }
  request.refuseOthers()
  return query
}

function schemaQuery(request: Request): SchemaQuery {
  request.atMost(5, '/schema/{context}/{agency}/{id}/{version}')
  const dimensionAtObservation = request.id('dimensionAtObservation')
  const explicitMeasure = request.flag('explicitMeasure')
  const query: SchemaQuery = {
    resource: 'schema',
    generation: '1.5',
    context: contextOf(request.segments[1], [
      'datastructure',
      'metadatastructure',
      'dataflow',
      'metadataflow',
      'provisionagreement',
    ]),
    agency: request.choice(request.segment(2, 'all'), 'agency'),
    id: request.choice(request.segment(3, 'all'), 'id'),
    versions: request.versions(request.segment(4, 'latest')),
    presentation: request.presentation(),
    ...(dimensionAtObservation === undefined ? {} : { dimensionAtObservation }),
    ...(explicitMeasure === undefined ? {} : { explicitMeasure }),
  }
  request.refuseOthers()
  return query
}

/** @throws {SdmxError} `syntax` when it is none of the contexts. */
export function contextOf<T extends string>(text: string | undefined, known: readonly T[]): T {
  const found = known.find((context) => context === text)
  if (found !== undefined) return found
  throw new SdmxError('syntax', `"${text ?? ''}" is not a context; there are ${known.join(', ')}`, {
    context: text,
  })
}

function metadataQuery(request: Request): MetadataQuery {
  request.atMost(4, '/metadata/{flow}/{key}/{provider}')
  const updatedAfter = request.moment('updatedAfter')
  for (const ignored of ['startPeriod', 'endPeriod', 'firstNObservations', 'lastNObservations']) {
    request.text(ignored)
  }
  const query: MetadataQuery = {
    resource: 'metadata',
    generation: '1.5',
    ...flowOf(request, request.segments[1]),
    context: 'metadataflow',
    types: 'all',
    provider: providerOf(request.segment(3, 'all')),
    key: parseKey(request.segment(2, 'all'), '1.5'),
    presentation: request.presentation(),
    detail: request.oneOf('detail', ['full', 'serieskeysonly', 'nodata', 'dataonly'], 'full'),
    ...(updatedAfter === undefined ? {} : { updatedAfter }),
  }
  request.refuseOthers()
  return query
}
