import { type Route, routeUrl } from '@corridor/contract'
import { type RouteBody, type RouteInput, type RouteOutput, readAnswer } from './fetchRoute.ts'

/**
 * Calls an operation that changes something for the person at this browser. Its header is one that
 * a page of another site cannot send unasked.
 *
 * @param key of one intended act, for operations that are done once however often they are sent.
 * @throws {RouteError} when no answer came or the answer is an error.
 */
export async function identityCall<R extends Route>(
  route: R,
  input: RouteInput<R>,
  body?: RouteBody<R>,
  key?: string,
): Promise<RouteOutput<R>> {
  return readAnswer(routeUrl(route, input), {
    method: route.method,
    headers: {
      accept: 'application/json',
      'x-corridor': '1',
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}
