import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { DomainError } from '@corridor/kernel'
import { z } from 'zod'
import { isLoopback } from '../isLoopback.ts'

/** Settings of sign-in with a ministry's own provider among those of the environment. */
export const PROVIDER_ENVIRONMENT = {
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: 'write it as https://login.example.org' })
    .optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET_FILE: z.string().min(1).optional(),
  OIDC_NAME: z.string().trim().min(1).max(80).optional(),
  OIDC_TWO_FACTOR_ACR: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((word) => word !== ''))
    .optional(),
}

export interface ProviderSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** As the button names it. */
  readonly name: string
  /** What the provider says, as `acr` or `amr`, of a sign-in with two factors. */
  readonly twoFactorMarks: readonly string[]
}

type Given = z.output<z.ZodObject<typeof PROVIDER_ENVIRONMENT>>

/**
 * @param start folder from which a relative file is taken.
 * @throws {DomainError} `bad_option` for settings that are half there, or an open line.
 */
export function providerSettings(given: Given, start: string): ProviderSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_NAME: name } = given
  const set = Object.entries(given).filter(
    ([key, value]) => key in PROVIDER_ENVIRONMENT && value !== undefined,
  )
  if (set.length === 0) return null
  if (issuer === undefined) return refuse(`${set[0]![0]} is set without OIDC_ISSUER`)
  if (clientId === undefined) return refuse('OIDC_ISSUER is set without OIDC_CLIENT_ID')
  if (name === undefined) {
    return refuse('OIDC_ISSUER is set without OIDC_NAME, by which people know whose account counts')
  }
  const { protocol, hostname } = new URL(issuer)
  if (protocol !== 'https:' && !isLoopback(hostname)) {
    return refuse('OIDC_ISSUER must be https')
  }
  return {
    issuer,
    clientId,
    clientSecret: secretOf(given, start),
    name,
    twoFactorMarks: given.OIDC_TWO_FACTOR_ACR ?? [],
  }
}

function secretOf(given: Given, start: string): string {
  const { OIDC_CLIENT_SECRET: secret, OIDC_CLIENT_SECRET_FILE: file } = given
  if (secret !== undefined && file !== undefined) {
    return refuse('OIDC_CLIENT_SECRET and OIDC_CLIENT_SECRET_FILE are both set; leave one out')
  }
  if (secret !== undefined) return secret
  if (file === undefined) {
    return refuse('OIDC_ISSUER is set without OIDC_CLIENT_SECRET or OIDC_CLIENT_SECRET_FILE')
  }
  let text: string
  try {
    text = readFileSync(resolve(start, file), 'utf8').trim()
  } catch {
    return refuse(`OIDC_CLIENT_SECRET_FILE: ${file} cannot be read`)
  }
  return text === '' ? refuse(`OIDC_CLIENT_SECRET_FILE: ${file} is empty`) : text
}

function refuse(message: string): never {
  throw new DomainError('bad_option', message)
}
