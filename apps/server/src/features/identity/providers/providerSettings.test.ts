import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DomainError } from '@corridor/kernel'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../../../config.ts'

const folder = mkdtempSync(join(tmpdir(), 'corridor-oidc-'))
afterAll(() => rmSync(folder, { recursive: true }))

const WHOLE = {
  OIDC_ISSUER: 'https://login.example.org',
  OIDC_CLIENT_ID: 'corridor',
  OIDC_CLIENT_SECRET: 'known to both',
  OIDC_NAME: 'Example Ministry',
}

const refusalOf = (environment: Record<string, string>): string => {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'bad_option') return error.message
    throw error
  }
  return 'accepted'
}

test('each setting that lacks is named, and no secret', () => {
  expect(refusalOf(WHOLE)).toBe('accepted')
  for (const name of Object.keys(WHOLE)) {
    const message = refusalOf({ ...WHOLE, [name]: '' })
    expect(message).toContain(name)
    expect(message).not.toContain('known to both')
  }
  expect(refusalOf({ OIDC_TWO_FACTOR_ACR: 'otp' })).toContain('without OIDC_ISSUER')
  expect(refusalOf({ ...WHOLE, OIDC_ISSUER: 'http://login.example.org' })).toContain('https')
  expect(refusalOf({ ...WHOLE, OIDC_ISSUER: 'http://127.0.0.1:8080' })).toBe('accepted')
})

test('the secret may stand in a file, with a line break at its end', () => {
  const file = join(folder, 'secret')
  writeFileSync(file, 'known to both\n')
  const { OIDC_CLIENT_SECRET: _, ...without } = WHOLE
  const read = readConfig({
    ...without,
    OIDC_CLIENT_SECRET_FILE: file,
    OIDC_TWO_FACTOR_ACR: 'a, b',
  })
  expect(read.provider).toMatchObject({ clientSecret: 'known to both', twoFactorMarks: ['a', 'b'] })
  expect(refusalOf({ ...WHOLE, OIDC_CLIENT_SECRET_FILE: file })).toContain('both set')
  expect(refusalOf({ ...without, OIDC_CLIENT_SECRET_FILE: `${file}.missing` })).toContain(
    'cannot be read',
  )
})
