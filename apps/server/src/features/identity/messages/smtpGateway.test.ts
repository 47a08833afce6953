import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterAll, afterEach, expect, test } from 'vitest'
import { LOCALHOST_CERTIFICATE } from '../testing/localhostCertificate.ts'
import type { LinkMessage } from './MessageGateway.ts'
import type { SmtpSettings } from './messageSettings.ts'
import { smtpGateway } from './smtpGateway.ts'

const folder = mkdtempSync(join(tmpdir(), 'corridor-mail-'))
const authorityFile = join(folder, 'authority.pem')
writeFileSync(authorityFile, LOCALHOST_CERTIFICATE.cert)
const open: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of open.splice(0)) await close()
})
afterAll(() => rmSync(folder, { recursive: true }))

interface Received {
  readonly from: string
  readonly to: readonly string[]
  readonly isSecure: boolean
  readonly user: string | undefined
  readonly text: string
}

/** A mail server that keeps what it is given. */
async function mailServer(options: SMTPServerOptions = {}) {
  const received: Received[] = []
  const server = new SMTPServer({
    ...LOCALHOST_CERTIFICATE,
    authOptional: true,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          isSecure: session.secure,
          user: session.user,
          text: Buffer.concat(chunks).toString('utf8'),
        })
        done()
      })
    },
    ...options,
  })
  // A client that does not trust the certificate hangs up in the middle.
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(() => new Promise((resolve) => server.close(() => resolve())))
  const address = (server.server as Server).address()
  return { received, port: typeof address === 'object' ? address!.port : 0 }
}

const SECRET = 'kX9_one-time_token'
const message: LinkMessage = {
  kind: 'invitation',
  to: 'officer@example.org',
  name: 'Example Officer',
  language: 'fr',
  link: `https://corridor.example.org/invitation#${SECRET}`,
  expires: new Date('2026-03-09T09:00:00Z'),
}

const settings = (port: number, more: Partial<SmtpSettings> = {}): SmtpSettings => ({
  host: '127.0.0.1',
  port,
  isTlsFirst: false,
  needsTls: false,
  user: null,
  password: '',
  from: 'Example Ministry <corridor@example.org>',
  authorityFile: null,
  ...more,
})

const QUICK = { patienceMs: 400, pausesMs: [10, 20] }

/** Sends, and gives what was logged and what was thrown. */
async function trySending(given: SmtpSettings, wanted: LinkMessage = message) {
  const logged: string[] = []
  const warn = (text: string, details: object) => logged.push(`${text} ${JSON.stringify(details)}`)
  const error = await smtpGateway(given, warn, QUICK)
    .send(wanted)
    .then(() => null)
    .catch((reason: unknown) => reason as Error)
  return { logged, error }
}

test('a message arrives in its language, with sender and reader, over a line that was secured', async () => {
  const { received, port } = await mailServer({
    onAuth: ({ username, password }, _, done) =>
      password === 'p@ss word'
        ? done(null, { user: username! })
        : done(new Error('not this password')),
  })
  const given = settings(port, {
    needsTls: true,
    authorityFile,
    user: 'corridor',
    password: 'p@ss word',
  })
  expect(await trySending(given)).toEqual({ logged: [], error: null })
  expect(received).toMatchObject([
    { from: 'corridor@example.org', to: ['officer@example.org'], isSecure: true, user: 'corridor' },
  ])
  const text = received[0]!.text.replaceAll('=\r\n', '')
  expect(text).toContain('Votre compte sur Corridor')
  expect(text).toContain(SECRET)
  expect(text).toContain('Auto-Submitted: auto-generated')
})

test('TLS from the first byte', async () => {
  const { received, port } = await mailServer({ secure: true })
  expect(
    (await trySending(settings(port, { isTlsFirst: true, needsTls: true, authorityFile }))).error,
  ).toBe(null)
  expect(received).toHaveLength(1)
})

test('where TLS is needed, a server without it, or with a certificate nobody vouches for, gets nothing', async () => {
  const without = await mailServer({ disabledCommands: ['STARTTLS'] })
  const unknown = await mailServer()
  for (const { port, received } of [without, unknown]) {
    const { error } = await trySending(settings(port, { needsTls: true }))
    expect(error).toMatchObject({ code: 'unavailable' })
    expect(received).toEqual([])
  }
})

test('a refusal that passes is tried again, one that stays is not', async () => {
  const answers = [451, 421]
  const passing = await mailServer({
    onRcptTo(_, __, done) {
      const responseCode = answers.shift()
      done(responseCode === undefined ? null : Object.assign(new Error('later'), { responseCode }))
    },
  })
  expect(await trySending(settings(passing.port))).toEqual({ logged: [], error: null })
  expect(passing.received).toHaveLength(1)

  let asked = 0
  const staying = await mailServer({
    onRcptTo(_, __, done) {
      asked++
      done(Object.assign(new Error(`no such reader ${SECRET}`), { responseCode: 550 }))
    },
  })
  const { error, logged } = await trySending(settings(staying.port))
  expect(asked).toBe(1)
  expect(error?.message).toBe('The message could not be sent (e-mail: 550)')
  expect(logged).toEqual([
    'a message was not handed over {"gateway":"e-mail","reason":"550","attempts":1}',
  ])
})

test('a server that is away, or never answers, is given up in time; nothing of the message is told', async () => {
  const away = await mailServer()
  for (const close of open.splice(0)) await close()
  const silent = createServer(() => {})
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const address = silent.address()
  const silentPort = typeof address === 'object' ? address!.port : 0
  for (const port of [away.port, silentPort]) {
    const before = performance.now()
    const { error, logged } = await trySending(settings(port))
    expect(performance.now() - before).toBeLessThan(5_000)
    expect(error).toMatchObject({ code: 'unavailable' })
    expect(logged).toHaveLength(1)
    for (const told of [String(error), JSON.stringify(error), ...logged]) {
      expect(told).not.toContain(SECRET)
      expect(told).not.toContain('officer@')
    }
  }
  silent.close()
})

test('an address with a second one, or with a line of its own, brings in nobody else', async () => {
  const { received, port } = await mailServer()
  for (const to of [
    'officer@example.org, other@example.org',
    'officer@example.org\r\nBcc: other@example.org',
  ]) {
    await trySending(settings(port), { ...message, to })
  }
  for (const { to, text } of received) {
    expect(to).toHaveLength(1)
    expect(to).not.toContain('other@example.org')
    expect(text).not.toMatch(/^Bcc:/m)
  }
})
