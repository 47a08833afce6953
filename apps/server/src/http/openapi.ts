import * as contract from '@corridor/contract'
import { API_PREFIX, ROUTES, type Route } from '@corridor/contract'
import { z } from 'zod'

type JsonObject = Record<string, unknown>

const PROBLEM_ANSWERS: Readonly<Record<string, string>> = {
  '400': 'A parameter cannot be used; `details.parameters` names each',
  '404': 'No such area or release, or nothing at this address',
  '422': 'The releases have no answer: period or sex not covered, or no common solution',
  '429': 'Too many at once; `Retry-After` says when to ask again',
  '500': 'The server failed; its log has the cause under the request id',
  '503': 'Too many estimates are being computed; `Retry-After` says when to ask again',
}

/** Only what is limited answers 429. */
const PROBLEMS_OF_ALL = Object.keys(PROBLEM_ANSWERS).filter((status) => status !== '429')

/**
 * The OpenAPI 3.1 document of all operations, printed from the contract.
 *
 * @param version of the program.
 */
export function openApiDocument(version: string): JsonObject {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Corridor',
      version,
      summary: 'Migrant stocks and migration flows between countries, with their sources',
      description:
        'Every answer names method, vintage, sources and what the engine noticed. Figures are persons. Answers carry a strong `ETag`; send it as `If-None-Match` to be told 304 when nothing changed. Errors are problem details (RFC 9457).',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'This installation' }],
    paths: describePaths(),
    components: {
      schemas: componentSchemas(),
      responses: Object.fromEntries(
        Object.entries(PROBLEM_ANSWERS).map(([status, description]) => [
          `Problem${status}`,
          {
            description,
            content: {
              'application/problem+json': { schema: { $ref: reference('Problem') } },
            },
          },
        ]),
      ),
    },
  }
}

function describePaths(): JsonObject {
  const paths: Record<string, JsonObject> = {}
  for (const route of ROUTES) {
    const path = API_PREFIX + route.path.replace(/:([a-zA-Z]+)/g, '{$1}')
    paths[path] = {
      ...paths[path],
      [route.method.toLowerCase()]: describeOperation(route as Route),
    }
  }
  return paths
}

function describeOperation(route: Route): JsonObject {
  const example = route.examples[0] as JsonObject
  const content: JsonObject =
    route.file === undefined
      ? { 'application/json': { schema: { $ref: reference(answerName(route)) } } }
      : { [route.file]: { schema: { type: 'string', contentEncoding: 'binary' } } }
  if (route.csv === true) content['text/csv'] = { schema: { type: 'string' } }
  return {
    operationId: route.id,
    tags: [route.path.split('/')[1]],
    summary: route.summary,
    ...(route.description === undefined ? {} : { description: route.description }),
    parameters: [
      ...Object.keys(route.input.shape).map((name) => describeParameter(route, name, example)),
      ...(route.csv === true ? [FORMAT_PARAMETER] : []),
      ...(route.keyed === true ? [KEY_PARAMETER] : []),
      ...(route.upload === undefined ? [] : [FILE_NAME_PARAMETER]),
    ],
    ...(route.body === undefined ? {} : { requestBody: describeBody(route.body, route) }),
    ...(route.upload === undefined ? {} : { requestBody: describeUpload(route.upload) }),
    responses: {
      ...describeAnswer(route, content),
      ...Object.fromEntries(
        PROBLEMS_OF_ALL.map((status) => [
          status,
          { $ref: `#/components/responses/Problem${status}` },
        ]),
      ),
    },
    'x-examples': route.examples.map((input) => contract.routeUrl(route, input)),
  }
}

function describeAnswer(route: Route, content: JsonObject): JsonObject {
  if (route.method !== 'GET') {
    return {
      [route.status ?? 200]: { description: 'The answer', content },
      '429': { $ref: '#/components/responses/Problem429' },
    }
  }
  return {
    '200': {
      description: 'The answer',
      headers: { ETag: { schema: { type: 'string' } } },
      content,
    },
    '304': { description: 'The asker has the answer already (`If-None-Match`)' },
  }
}

function describeBody(body: z.ZodType, route: Route): JsonObject {
  const { $schema: _, ...schema } = z.toJSONSchema(body, { io: 'input' })
  return {
    required: true,
    content: {
      'application/json': {
        schema,
        ...(route.bodyExample === undefined ? {} : { example: route.bodyExample }),
      },
    },
  }
}

const describeUpload = (mediaTypes: readonly string[]): JsonObject => ({
  required: true,
  content: Object.fromEntries(
    mediaTypes.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
  ),
})

const FILE_NAME_PARAMETER = {
  name: 'content-disposition',
  in: 'header',
  required: true,
  description: "The name of the file: `attachment; filename*=UTF-8''contract.pdf`",
  schema: { type: 'string' },
}

const KEY_PARAMETER = {
  name: 'idempotency-key',
  in: 'header',
  required: true,
  description: 'Made once for the act and sent again with it: it is recorded once',
  schema: { type: 'string', pattern: contract.IDEMPOTENCY_KEY.source },
}

const FORMAT_PARAMETER = {
  name: 'format',
  in: 'query',
  required: false,
  description: 'csv gives the same figures as a table',
  schema: { type: 'string', enum: ['json', 'csv'], default: 'json' },
}

function describeParameter(route: Route, name: string, example: JsonObject): JsonObject {
  const schema = route.input.shape[name] as z.ZodType
  const { $schema: _, description, ...shape } = z.toJSONSchema(schema, { io: 'input' })
  const inPath = route.path.includes(`:${name}`)
  return {
    name,
    in: inPath ? 'path' : 'query',
    required: inPath || !schema.safeParse(undefined).success,
    ...(description === undefined ? {} : { description }),
    schema: shape,
    ...(example[name] === undefined ? {} : { example: example[name] }),
  }
}

/** Schemas that the contract names are named here too, and answers refer to them. */
function componentSchemas(): JsonObject {
  const registry = z.registry<{ id: string }>()
  for (const [name, schema] of Object.entries(contract)) {
    if (schema instanceof z.ZodType) registry.add(schema, { id: name })
  }
  for (const route of ROUTES) {
    if (!registry.has(route.output)) registry.add(route.output, { id: answerName(route as Route) })
  }
  const { schemas } = z.toJSONSchema(registry, { uri: reference, io: 'output' })
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _, $id: __, ...schema }]) => [name, schema]),
  )
}

function answerName(route: Route): string {
  for (const [name, schema] of Object.entries(contract)) {
    if (schema === (route.output as unknown)) return name
  }
  return `${route.id[0]!.toUpperCase()}${route.id.slice(1)}Answer`
}

const reference = (name: string): string => `#/components/schemas/${name}`
