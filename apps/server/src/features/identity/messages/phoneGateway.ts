import { createHmac } from 'node:crypto'
import { attemptDelivery, type Failure, PAUSES_MS, type Warn } from './attemptDelivery.ts'
import type { MessageGateway } from './MessageGateway.ts'
import type { PhoneSettings } from './messageSettings.ts'
import { messageText } from './messageText.ts'

const PATIENCE_MS = 10_000

class Refused extends Error {
  readonly status: number

  constructor(status: number) {
    super(`status ${status}`)
    this.status = status
  }
}

/**
 * Messages to telephones go to a service of the site's own choice: a POST of
 * `{ id, to, language, text }` whose header `x-corridor-signature` is `t=SECONDS,v1=HEX`, the
 * HMAC-SHA-256 of `SECONDS.BODY` under PHONE_GATEWAY_SECRET. The same `id` twice is the same message.
 *
 * @param now for the time in the signature, by which the service refuses old calls.
 */
export function phoneGateway(
  { url, secret }: PhoneSettings,
  { now, newId }: { readonly now: () => Date; readonly newId: () => string },
  warn: Warn,
  pausesMs: readonly number[] = PAUSES_MS,
): MessageGateway {
  return {
    name: 'telephone',
    async send(message) {
      const { to, language } = message
      const text = messageText(message).body
      const body = JSON.stringify({ id: newId(), to, language, text })
      const post = async () => {
        const seconds = Math.floor(now().getTime() / 1000)
        const response = await fetch(url, {
          method: 'POST',
          redirect: 'error',
          signal: AbortSignal.timeout(PATIENCE_MS),
          headers: {
            'content-type': 'application/json',
            'x-corridor-signature': `t=${seconds},v1=${sign(secret, `${seconds}.${body}`)}`,
          },
          body,
        })
        await response.body?.cancel()
        if (!response.ok) throw new Refused(response.status)
      }
      await attemptDelivery('telephone', warn, pausesMs, post, failureOf)
    },
  }
}

const sign = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(text).digest('hex')

function failureOf(error: unknown): Failure {
  if (error instanceof Refused) {
    return { reason: String(error.status), isPassing: error.status >= 500 || error.status === 429 }
  }
  return { reason: error instanceof Error ? error.name : 'unknown', isPassing: true }
}
