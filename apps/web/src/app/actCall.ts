import { type ActionRoute, routeUrl } from '@corridor/contract'
import { RouteError, type RouteInput, type RouteOutput, readAnswer } from './fetchRoute.ts'

const MOST_TRIES = 5

/** What the act of a command says. */
export type ActPayload<R extends ActionRoute> =
  NonNullable<R['bodyExample']> extends { readonly payload: infer Payload } ? Payload : never

/** A key for one intended act: whoever sends it again with the same key does it once. */
export const newActKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')

/**
 * Takes an action of the ledger. While the same act is still being recorded it is asked for again.
 *
 * @param key from `newActKey`, the same for as long as the act is the same.
 * @throws {RouteError} when no answer came (the act may stand: send it again with its key) or the
 * answer is an error.
 */
export async function actCall<R extends ActionRoute>(
  route: R,
  input: RouteInput<R>,
  body: { readonly expectedVersion: number; readonly payload: ActPayload<R> },
  key: string,
): Promise<RouteOutput<R>> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await readAnswer(routeUrl(route, input), {
        method: route.method,
        headers: {
          accept: 'application/json',
          'content-type': 'application/json',
          'idempotency-key': key,
          'x-corridor': '1',
        },
        body: JSON.stringify(body),
      })
    } catch (error) {
      const isRunning = error instanceof RouteError && error.problem?.code === 'still_running'
      if (!isRunning || tries === MOST_TRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, 1_000))
    }
  }
}
