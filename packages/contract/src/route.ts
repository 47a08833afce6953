import type { z } from 'zod'
import type { Permission } from './permission.ts'

/**
 * The only definition of one HTTP operation. The server mounts it, the web app and the command
 * line call it, the OpenAPI document is printed from it and the tests exercise it.
 */
export interface Route<
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
> {
  readonly id: string
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** Path with `:name` parameters, below `/api/v1`; every parameter is a key of `input`. */
  readonly path: string
  readonly summary: string
  readonly description?: string
  readonly permission: Permission
  /**
   * The handler asks for each record (`require`) or lists by the filter (`filter`), so that holding
   * the permission on some records is enough to come in. Without it only holders on all do.
   */
  readonly narrows?: true
  /**
   * Whoever holds the permission on no record at all is told the same as of a record that is not
   * there: 404, so that she does not even learn what there is to be opened.
   */
  readonly hides?: true
  /**
   * A command that is recorded once however often it is sent: the request carries the header
   * `idempotency-key`, made by the client for each intended act.
   */
  readonly keyed?: true
  /** Open to anybody, yet it reads or sets the session cookie. */
  readonly usesSession?: true
  /** Path and query parameters together. */
  readonly input: Input
  /** What the request carries, as JSON; only with POST. */
  readonly body?: Body
  /** Media types of a request whose body is a file instead of JSON; only with POST. */
  readonly upload?: readonly string[]
  readonly output: Output
  /** Status of an answer; 200 when left out, 202 for work that goes on after it. */
  readonly status?: 200 | 202
  /** Media type of an answer that is a file; `output` then describes nothing a reader can parse. */
  readonly file?:
    | 'application/zip'
    | 'application/pdf'
    | 'application/x-ndjson'
    | 'application/octet-stream'
    | 'text/calendar'
    | 'text/csv'
  /** Whether `format=csv` gives the same figures as a table. */
  readonly csv?: boolean
  /** At least one call that answers on the shipped figures. */
  readonly examples: readonly [z.input<Input>, ...z.input<Input>[]]
  /** A body that is accepted, for operations that take one. */
  readonly bodyExample?: z.input<Body>
}

/** Form of an `idempotency-key`. */
export const IDEMPOTENCY_KEY = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/

export const API_PREFIX = '/api/v1'

/** Gives the route object its exact types. */
export const route = <
  Input extends z.ZodObject,
  Output extends z.ZodType,
  Body extends z.ZodType = z.ZodType,
>(
  definition: Route<Input, Output, Body>,
): Route<Input, Output, Body> => definition

/**
 * The address of a call: path parameters filled in, the rest as query in the order of the schema.
 *
 * @example
 * routeUrl(corridorFlowsRoute, { corridor: 'NPL-QAT' }) // => '/api/v1/flows/corridors/NPL-QAT'
 */
export function routeUrl<Input extends z.ZodObject>(
  definition: Pick<Route<Input>, 'path' | 'input'>,
  input: z.input<Input>,
  format?: 'csv',
): string {
  const values = input as Readonly<Record<string, unknown>>
  const inPath = new Set<string>()
  const path = definition.path.replace(/:([a-zA-Z]+)/g, (_, name: string) => {
    inPath.add(name)
    return encodeURIComponent(String(values[name]))
  })
  const query = Object.keys(definition.input.shape)
    .filter((name) => !inPath.has(name) && values[name] !== undefined)
    .map((name) => `${name}=${encodeURIComponent(String(values[name]))}`)
  if (format !== undefined) query.push(`format=${format}`)
  return `${API_PREFIX}${path}${query.length === 0 ? '' : `?${query.join('&')}`}`
}
