import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import type { CodeMessage } from './MessageGateway.ts'
import { phoneGateway } from './phoneGateway.ts'

const SECRET = 'a secret of at least thirty-two characters'
const message: CodeMessage = {
  kind: 'sign-in-code',
  to: '+97450000000',
  language: 'ar',
  code: '314159',
  expires: new Date('2026-03-02T09:10:00Z'),
}

interface Call {
  readonly signature: string
  readonly body: string
}

const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

/** A service that answers with these, one after the other. */
async function service(...statuses: number[]) {
  const calls: Call[] = []
  const server = createServer((request: IncomingMessage, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const signature = String(request.headers['x-corridor-signature'])
      calls.push({ signature, body: Buffer.concat(chunks).toString('utf8') })
      const status = statuses.shift() ?? 200
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(() => server.close())
  const address = server.address()
  return { calls, url: `http://127.0.0.1:${typeof address === 'object' ? address!.port : 0}/sms` }
}

async function trySending(url: string) {
  const logged: string[] = []
  let id = 0
  const edge = { now: () => new Date('2026-03-02T09:00:00Z'), newId: () => `message-${++id}` }
  const gateway = phoneGateway(
    { url, secret: SECRET },
    edge,
    (text, details) => logged.push(`${text} ${JSON.stringify(details)}`),
    [5, 5],
  )
  const error = await gateway
    .send(message)
    .then(() => null)
    .catch((reason: unknown) => reason as Error)
  return { logged, error }
}

test('the call is signed over its time and body', async () => {
  const { calls, url } = await service()
  expect((await trySending(url)).error).toBe(null)
  const [{ signature, body }] = calls as [Call]
  const [, seconds, hex] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature)!
  expect(Number(seconds)).toBe(Date.parse('2026-03-02T09:00:00Z') / 1000)
  expect(hex).toBe(createHmac('sha256', SECRET).update(`${seconds}.${body}`).digest('hex'))
  expect(JSON.parse(body)).toEqual({
    id: 'message-1',
    to: '+97450000000',
    language: 'ar',
    text: expect.stringContaining('314159'),
  })
})

test('what fails for a moment is sent again under the same id; a refusal or redirection is final', async () => {
  const passing = await service(503, 429, 200)
  expect((await trySending(passing.url)).error).toBe(null)
  expect(passing.calls.map(({ body }) => JSON.parse(body).id)).toEqual(Array(3).fill('message-1'))
  const refusing = await service(400)
  const refused = await trySending(refusing.url)
  expect(refused.error?.message).toBe('The message could not be sent (telephone: 400)')
  expect(refusing.calls).toHaveLength(1)
  const redirecting = await service(302, 302, 302)
  const { error, logged } = await trySending(redirecting.url)
  expect(error).toMatchObject({ code: 'unavailable' })
  expect(logged.join()).not.toContain('314159')
  expect(logged.join()).not.toContain('+974')
})
