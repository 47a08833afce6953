import { type Route, routeUrl } from '@corridor/contract'
import { RouteError, readAnswer } from './readAnswer.ts'

export { RouteError, readAnswer }

export type RouteInput<R extends Route> = R['examples'][number]
export type RouteOutput<R extends Route> = R['output']['_output']

/**
 * Calls an operation of the interface.
 *
 * @param signal stops the call when the reader has asked for something else.
 * @throws {RouteError} when no answer came or the answer is an error.
 */
export async function fetchRoute<R extends Route>(
  route: R,
  input: RouteInput<R>,
  signal?: AbortSignal,
): Promise<RouteOutput<R>> {
  return readAnswer(routeUrl(route, input), {
    headers: { accept: 'application/json' },
    ...(signal === undefined ? {} : { signal }),
  })
}

/** What an operation takes as its body, with what may be left out. */
export type RouteBody<R extends Route> = NonNullable<R['bodyExample']>

/**
 * Calls an operation that changes something.
 *
 * @throws {RouteError} when no answer came or the answer is an error.
 */
export async function sendRoute<R extends Route>(
  route: R,
  input: RouteInput<R>,
  body?: RouteBody<R>,
): Promise<RouteOutput<R>> {
  return readAnswer(routeUrl(route, input), {
    method: route.method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}
