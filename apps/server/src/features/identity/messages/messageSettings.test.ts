import { DomainError } from '@corridor/kernel'
import { expect, test } from 'vitest'
import { readConfig } from '../../../config.ts'
import { openGateways } from './gateways.ts'

const SMTP_URL = 'smtp://mail.example.org'
const MAIL_FROM = 'corridor@example.org'
const PHONE_GATEWAY_URL = 'https://sms.example.org/corridor'
const PHONE_GATEWAY_SECRET = 'a secret of at least thirty-two characters'

const refusalOf = (environment: Record<string, string>): string => {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'bad_option') return error.message
    throw error
  }
  return 'accepted'
}

test('settings that are half there are refused with what is missing', () => {
  expect(refusalOf({ SMTP_URL })).toContain('without MAIL_FROM')
  expect(refusalOf({ MAIL_FROM })).toContain('without SMTP_URL')
  expect(refusalOf({ SMTP_TLS: 'none' })).toContain('without SMTP_URL')
  expect(refusalOf({ PHONE_GATEWAY_URL })).toContain('without PHONE_GATEWAY_SECRET')
  expect(refusalOf({ PHONE_GATEWAY_SECRET })).toContain('without PHONE_GATEWAY_URL')
  expect(refusalOf({ SMTP_URL, MAIL_FROM, MESSAGE_FILE: 'sent.jsonl' })).toContain('both set')
  expect(refusalOf({ SMTP_URL: 'https://mail.example.org', MAIL_FROM })).toContain('SMTP_URL')
  expect(refusalOf({ SMTP_URL: `${SMTP_URL}/?pool=true`, MAIL_FROM })).toContain('only')
  expect(refusalOf({ SMTP_URL, MAIL_FROM: 'a\r\nBcc: b@example.org' })).toContain('MAIL_FROM')
  expect(
    refusalOf({ SMTP_URL: 'smtps://mail.example.org', MAIL_FROM, SMTP_TLS: 'none' }),
  ).toContain('contradicts')
  expect(
    refusalOf({ PHONE_GATEWAY_URL: 'http://sms.example.org', PHONE_GATEWAY_SECRET }),
  ).toContain('must be https')
  expect(refusalOf({ PHONE_GATEWAY_URL, PHONE_GATEWAY_SECRET: 'short' })).toContain('32 characters')
})

test('TLS is needed unless the server is on this machine or a setting says otherwise', () => {
  const smtpOf = (environment: Record<string, string>) =>
    readConfig({ MAIL_FROM, ...environment }).messages.smtp
  expect(smtpOf({ SMTP_URL })).toMatchObject({ needsTls: true, isTlsFirst: false, port: 587 })
  expect(smtpOf({ SMTP_URL: 'smtps://u%40x:p%3Aw@mail.example.org' })).toMatchObject({
    needsTls: true,
    isTlsFirst: true,
    port: 465,
    user: 'u@x',
    password: 'p:w',
  })
  expect(smtpOf({ SMTP_URL: 'smtp://127.0.0.1:2525' })).toMatchObject({ needsTls: false })
  expect(smtpOf({ SMTP_URL: 'smtp://[::1]:2525' })).toMatchObject({ needsTls: false, host: '::1' })
  expect(smtpOf({ SMTP_URL: 'smtp://localhost', SMTP_TLS: 'required' })).toMatchObject({
    needsTls: true,
  })
  expect(smtpOf({ SMTP_URL, SMTP_TLS: 'none' })).toMatchObject({ needsTls: false })
  // A name that only begins like this machine.
  expect(smtpOf({ SMTP_URL: 'smtp://127.0.0.1.example.org' })).toMatchObject({ needsTls: true })
})

test('without settings messages are printed, to telephones too', async () => {
  const printed: string[] = []
  const gateway = openGateways(readConfig({}).messages, {
    now: () => new Date(0),
    newId: () => 'id',
    print: (text) => printed.push(text),
    warn: () => {},
  })
  expect(gateway.name).toBe('console')
  const notice = {
    kind: 'notice',
    language: 'en',
    subject: 'Due',
    body: 'Something is due.',
  } as const
  await gateway.send({ ...notice, to: 'officer@example.org' })
  await gateway.send({ ...notice, to: '+97450000000' })
  expect(printed).toEqual([
    'Message to officer@example.org\nDue\nSomething is due.',
    'Message to +97450000000\nDue\nSomething is due.',
  ])
})
