import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { App } from '../http/mount.ts'

export interface Listening {
  readonly port: number
  /** From now on what is sent arrives and is done, and its answer is lost on the way. */
  loseAnswers(isLost: boolean): void
  /** From now on another server answers at this address, or none does. */
  answerWith(app: App | null): void
  close(): Promise<void>
}

/** Opens a real socket of this machine for a server that tests otherwise ask without one. */
export async function listenFor(app: App): Promise<Listening> {
  let [answering, isLosing]: [App | null, boolean] = [app, false]
  const server = createAdaptorServer({
    async fetch(request, env) {
      const answer = await answering?.fetch(request, env)
      if (answer === undefined || (isLosing && request.method === 'POST')) {
        env.incoming.socket.destroy()
      }
      return answer ?? new Response(null)
    },
  }) as Server
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    loseAnswers(isLost) {
      isLosing = isLost
    },
    answerWith(other) {
      answering = other
    },
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
