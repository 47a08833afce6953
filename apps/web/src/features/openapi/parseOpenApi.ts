/** One parameter of an operation, as the page shows it. */
export interface ApiParameter {
  readonly name: string
  readonly where: 'path' | 'query'
  readonly required: boolean
  readonly description: string
  /** "text", "whole number", ... with bounds and pattern. */
  readonly type: string
  /** The only words that are understood; empty when any are. */
  readonly choices: readonly string[]
  readonly fallback: string | null
  readonly example: string | null
}

/** One answer of an operation. */
export interface ApiAnswer {
  readonly status: string
  readonly description: string
}

/** One operation of the interface. */
export interface ApiOperation {
  readonly id: string
  readonly method: string
  /** With `{name}` where parameters of the path stand. */
  readonly path: string
  readonly tag: string
  readonly summary: string
  readonly description: string
  readonly parameters: readonly ApiParameter[]
  readonly examples: readonly string[]
  readonly answers: readonly ApiAnswer[]
  /** What comes back when all is well; null when the document does not say. */
  readonly schema: SchemaNode | null
}

export interface ApiDocument {
  readonly title: string
  readonly version: string
  readonly description: string
  readonly operations: readonly ApiOperation[]
  /** The form of every error. */
  readonly problem: SchemaNode | null
}

/** A value inside an answer: its name, what it may be, and what is inside it. */
export interface SchemaNode {
  readonly name: string
  readonly type: string
  readonly required: boolean
  readonly description: string
  readonly children: readonly SchemaNode[]
}

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const objectAt = (value: unknown, ...path: readonly string[]): Json => {
  let found: unknown = value
  for (const name of path) found = isObject(found) ? found[name] : undefined
  return isObject(found) ? found : {}
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const

/**
 * Reads an OpenAPI 3.1 document into what a page can show. Parts that are absent or of another form
 * are left empty: the page shows what is there.
 *
 * @example
 * parseOpenApi({ openapi: '3.1.0', paths: {} }).operations // => []
 */
export function parseOpenApi(document: unknown): ApiDocument {
  const info = objectAt(document, 'info')
  const operations = Object.entries(objectAt(document, 'paths')).flatMap(([path, item]) =>
    METHODS.filter((method) => isObject(objectAt(item)[method])).map((method) =>
      parseOperation(document, path, method, objectAt(item, method)),
    ),
  )
  const problem = objectAt(document, 'components', 'schemas', 'Problem')
  return {
    title: text(info.title),
    version: text(info.version),
    description: text(info.description),
    operations,
    problem:
      Object.keys(problem).length === 0 ? null : describeSchema(document, problem, 'problem', true),
  }
}

function parseOperation(
  document: unknown,
  path: string,
  method: string,
  operation: Json,
): ApiOperation {
  const answers = Object.entries(objectAt(operation, 'responses'))
  const good = objectAt(operation, 'responses', '200', 'content', 'application/json', 'schema')
  return {
    id: text(operation.operationId) || `${method} ${path}`,
    method: method.toUpperCase(),
    path,
    tag: text(list(operation.tags)[0]),
    summary: text(operation.summary),
    description: text(operation.description),
    parameters: list(operation.parameters).filter(isObject).map(parseParameter),
    examples: list(operation['x-examples']).map(text).filter(Boolean),
    answers: answers.map(([status, answer]) => ({
      status,
      description: text(resolve(document, answer).description),
    })),
    schema: Object.keys(good).length === 0 ? null : describeSchema(document, good, 'answer', true),
  }
}

function parseParameter(parameter: Json): ApiParameter {
  const schema = objectAt(parameter, 'schema')
  const written = (value: unknown): string | null => (value === undefined ? null : String(value))
  return {
    name: text(parameter.name),
    where: parameter.in === 'path' ? 'path' : 'query',
    required: parameter.required === true,
    description: text(parameter.description),
    type: typeOf(schema),
    choices: list(schema.enum).map(String),
    fallback: written(schema.default),
    example: written(parameter.example),
  }
}

/** Follows a reference within the document; anything else is given back as it is. */
function resolve(document: unknown, value: unknown): Json {
  const reference = isObject(value) ? value.$ref : undefined
  if (typeof reference !== 'string' || !reference.startsWith('#/')) return objectAt(value)
  return objectAt(document, ...reference.slice(2).split('/'))
}

/** The deepest that answers are followed, so that a schema that holds itself comes to an end. */
const DEEPEST = 8

function describeSchema(
  document: unknown,
  value: unknown,
  name: string,
  required: boolean,
  depth = 0,
): SchemaNode {
  const schema = resolve(document, value)
  const properties = Object.entries(objectAt(schema, 'properties'))
  const needed = list(schema.required)
  const inside: readonly SchemaNode[] =
    depth >= DEEPEST
      ? []
      : [
          ...properties.map(([key, child]) =>
            describeSchema(document, child, key, needed.includes(key), depth + 1),
          ),
          ...['items', 'additionalProperties']
            .filter((key) => isObject(schema[key]))
            .flatMap((key) => {
              const label = key === 'items' ? '[ ]' : '{ }'
              return [describeSchema(document, schema[key], label, true, depth + 1)]
            }),
          ...['anyOf', 'oneOf'].flatMap((key) =>
            list(schema[key]).map((child, index) =>
              describeSchema(document, child, `${key} ${index + 1}`, true, depth + 1),
            ),
          ),
        ]
  return {
    name,
    type: typeOf(schema),
    required,
    description: text(schema.description),
    children: inside,
  }
}

/** The kind of a value with its bounds, pattern and fixed words. */
function typeOf(schema: Json): string {
  const kinds = (Array.isArray(schema.type) ? schema.type : [schema.type]).filter(
    (kind) => typeof kind === 'string',
  )
  const words = list(schema.enum)
  const { minimum, maximum, pattern, minLength, maxLength } = schema
  const parts = [
    schema.const === undefined ? '' : JSON.stringify(schema.const),
    words.length > 0 ? words.map(String).join(' | ') : kinds.join(' or '),
    typeof minimum === 'number' || typeof maximum === 'number'
      ? `${shown(minimum)}..${shown(maximum)}`
      : '',
    typeof pattern === 'string' ? pattern : '',
    typeof minLength === 'number' || typeof maxLength === 'number'
      ? `length ${shown(minLength)}..${shown(maxLength)}`
      : '',
  ]
  return parts.filter(Boolean).join(', ')
}

/** The end of a range; the far ends that stand for "any whole number" are left out. */
const shown = (bound: unknown): string =>
  typeof bound === 'number' && Math.abs(bound) < Number.MAX_SAFE_INTEGER ? String(bound) : ''
