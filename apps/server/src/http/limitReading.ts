import type { IncomingMessage, Server } from 'node:http'

const TIMERS = new WeakMap<IncomingMessage, () => void>()

/**
 * Ends the connection of whoever takes longer than this to send a request. Routes that take large
 * bodies set the limit anew.
 */
export function limitReading(server: Server, withinMs: number): void {
  server.prependListener('request', (incoming: IncomingMessage) => {
    setLimit(incoming, withinMs)
    incoming.once('close', () => TIMERS.get(incoming)?.())
  })
}

/**
 * Gives a request so long from now on, in place of the limit before.
 *
 * @param at what Hono knows of the request's connection; nothing where it came without one.
 */
export const allowReading = (at: unknown, withinMs: number): void => {
  const { incoming } = (at ?? {}) as { readonly incoming?: IncomingMessage }
  if (incoming !== undefined) setLimit(incoming, withinMs)
}

function setLimit(incoming: IncomingMessage, withinMs: number): void {
  TIMERS.get(incoming)?.()
  const timer = setTimeout(() => {
    if (!incoming.complete) incoming.socket.destroy()
  }, withinMs)
  timer.unref()
  TIMERS.set(incoming, () => clearTimeout(timer))
}
