import { resolve } from 'node:path'
import { DomainError } from '@corridor/kernel'
import { z } from 'zod'
import { isLoopback } from '../isLoopback.ts'

/** Settings of messages to people among those of the environment. */
export const MESSAGE_ENVIRONMENT = {
  MESSAGE_FILE: z.string().min(1).optional(),
  SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      error: 'write it as smtp://user:password@mail.example.org:587, or smtps:// for port 465',
    })
    .optional(),
  SMTP_TLS: z.enum(['required', 'none']).optional(),
  SMTP_CA_FILE: z.string().min(1).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^(?:[^<>\r\n]+<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, {
      error: 'write it as corridor@example.org, or Example Ministry <corridor@example.org>',
    })
    .optional(),
  PHONE_GATEWAY_URL: z
    .url({ protocol: /^https?$/, error: 'write it as https://sms.example.org/corridor' })
    .optional(),
  PHONE_GATEWAY_SECRET: z.string().min(32, 'write at least 32 characters').optional(),
}

export interface SmtpSettings {
  readonly host: string
  readonly port: number
  /** TLS from the first byte, as on port 465. */
  readonly isTlsFirst: boolean
  /** Whether a line that stays open is refused. */
  readonly needsTls: boolean
  readonly user: string | null
  readonly password: string
  readonly from: string
  /** Certificates of the ministry's own authority, as PEM; null for those known everywhere. */
  readonly authorityFile: string | null
}

export interface PhoneSettings {
  readonly url: string
  /** Known to both sides: what is sent is signed with it. */
  readonly secret: string
}

export interface MessageSettings {
  /** Where messages are written instead; null for none. */
  readonly file: string | null
  readonly smtp: SmtpSettings | null
  readonly phone: PhoneSettings | null
}

type Given = z.output<z.ZodObject<typeof MESSAGE_ENVIRONMENT>>

const refuse = (message: string): never => {
  throw new DomainError('bad_option', message)
}

/**
 * @param start folder from which relative files are taken.
 * @throws {DomainError} `bad_option` for settings that are half there, contradict each other, or
 *   would send over an open line.
 */
export function messageSettings(given: Given, start: string): MessageSettings {
  const { MESSAGE_FILE: file, SMTP_URL: smtp } = given
  if (file !== undefined && smtp !== undefined) {
    refuse('MESSAGE_FILE and SMTP_URL are both set; messages go one way, so leave one out')
  }
  return {
    file: file === undefined ? null : resolve(start, file),
    smtp: smtpSettings(given, start),
    phone: phoneSettings(given),
  }
}

function smtpSettings(given: Given, start: string): SmtpSettings | null {
  const { SMTP_URL, MAIL_FROM, SMTP_TLS, SMTP_CA_FILE } = given
  if (SMTP_URL === undefined) {
    const alone = Object.entries({ MAIL_FROM, SMTP_TLS, SMTP_CA_FILE }).find(([, value]) => value)
    if (alone !== undefined) refuse(`${alone[0]} is set without SMTP_URL, the mail server to use`)
    return null
  }
  if (MAIL_FROM === undefined) {
    return refuse('SMTP_URL is set without MAIL_FROM, the address that messages come from')
  }
  const { protocol, hostname, port, username, password, pathname, search } = new URL(SMTP_URL)
  if (hostname === '' || !['', '/'].includes(pathname) || search !== '') {
    refuse('SMTP_URL: write user, password, host and port only')
  }
  const isTlsFirst = protocol === 'smtps:'
  if (isTlsFirst && SMTP_TLS === 'none') refuse('SMTP_TLS=none contradicts smtps:// in SMTP_URL')
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (isTlsFirst ? 465 : 587) : Number(port),
    isTlsFirst,
    needsTls:
      isTlsFirst || (SMTP_TLS ?? (isLoopback(hostname) ? 'none' : 'required')) === 'required',
    user: username === '' ? null : decodeURIComponent(username),
    password: decodeURIComponent(password),
    from: MAIL_FROM,
    authorityFile: SMTP_CA_FILE === undefined ? null : resolve(start, SMTP_CA_FILE),
  }
}

function phoneSettings({ PHONE_GATEWAY_URL, PHONE_GATEWAY_SECRET }: Given): PhoneSettings | null {
  if (PHONE_GATEWAY_URL === undefined) {
    if (PHONE_GATEWAY_SECRET !== undefined) {
      refuse('PHONE_GATEWAY_SECRET is set without PHONE_GATEWAY_URL, the service to call')
    }
    return null
  }
  const { protocol, hostname } = new URL(PHONE_GATEWAY_URL)
  if (protocol !== 'https:' && !isLoopback(hostname)) {
    refuse('PHONE_GATEWAY_URL must be https: codes do not go over an open line')
  }
  return PHONE_GATEWAY_SECRET === undefined
    ? refuse('PHONE_GATEWAY_URL is set without PHONE_GATEWAY_SECRET, with which calls are signed')
    : { url: PHONE_GATEWAY_URL, secret: PHONE_GATEWAY_SECRET }
}
