import { readFileSync } from 'node:fs'
import { DomainError } from '@corridor/kernel'
import { createTransport } from 'nodemailer'
import { attemptDelivery, type Failure, PAUSES_MS, type Warn } from './attemptDelivery.ts'
import type { MessageGateway } from './MessageGateway.ts'
import type { SmtpSettings } from './messageSettings.ts'
import { messageText } from './messageText.ts'

export interface MailTimes {
  /** To connect, to be greeted, and without a word from the server. */
  readonly patienceMs: number
  readonly pausesMs: readonly number[]
}

const USUAL_TIMES: MailTimes = { patienceMs: 10_000, pausesMs: PAUSES_MS }

/**
 * Messages go out by e-mail. Nothing of a message is logged: it opens an account.
 *
 * @throws {DomainError} `bad_option` when the file of certificates cannot be read.
 */
export function smtpGateway(
  settings: SmtpSettings,
  warn: Warn,
  { patienceMs, pausesMs }: MailTimes = USUAL_TIMES,
): MessageGateway {
  const { host, port, isTlsFirst, needsTls, user, password, from, authorityFile } = settings
  const transport = createTransport({
    host,
    port,
    secure: isTlsFirst,
    requireTLS: needsTls && !isTlsFirst,
    ignoreTLS: !needsTls,
    ...(user === null ? {} : { auth: { user, pass: password } }),
    tls: { minVersion: 'TLSv1.2', ...(authorityFile === null ? {} : { ca: read(authorityFile) }) },
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    dnsTimeout: patienceMs,
    logger: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    name: 'e-mail',
    async send(message) {
      const { subject, body } = messageText(message)
      const mail = {
        from,
        // An address, not a list of them: whatever was entered goes to one person.
        to: { name: '', address: message.to },
        subject,
        text: body,
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': message.language },
        // A notice that had to be sent twice is shown once by most programs.
        ...(message.kind === 'notice' && message.id !== undefined
          ? { messageId: `<${message.id}@corridor.invalid>` }
          : {}),
      }
      await attemptDelivery('e-mail', warn, pausesMs, () => transport.sendMail(mail), failureOf)
    },
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new DomainError('bad_option', `SMTP_CA_FILE: ${path} cannot be read`)
  }
}

const PASSING = new Set(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ECONNRESET'])

/** Certificates that do not hold are told as errors of the socket, yet do not pass. */
const LASTING = /certificate|self.signed|unable to verify|altname|wrong version/i

function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { reason: 'unknown', isPassing: false }
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown }
  if (typeof responseCode === 'number') {
    return { reason: String(responseCode), isPassing: responseCode >= 400 && responseCode < 500 }
  }
  const reason = typeof code === 'string' ? code : error.name
  return { reason, isPassing: PASSING.has(reason) && !LASTING.test(error.message) }
}
