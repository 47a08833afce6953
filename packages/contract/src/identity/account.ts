import { z } from 'zod'
import { route } from '../route.ts'
import { AuditEvent } from './audit.ts'
import { PasskeyOptions } from './signIn.ts'
import { Done, Me, Password, PersonLanguage, PersonName, RecordId, TotpCode } from './words.ts'

const NOTHING = z.object({})
const WithPassword = z.object({ password: Password })
const PASSWORD_EXAMPLE = { password: 'a long sentence of her own' }

export const Passkey = z.object({
  id: z.string(),
  label: z.string(),
  created: z.iso.datetime(),
  used: z.iso.datetime().nullable(),
})
export type Passkey = z.infer<typeof Passkey>

export const accountRoute = route({
  id: 'getAccount',
  method: 'GET',
  path: '/identity/account',
  summary: 'The own account: name, language, second factors, roles',
  permission: 'signed-in',
  input: NOTHING,
  output: Me.extend({
    totp: z.boolean(),
    passkeys: z.array(Passkey),
    recoveryCodesLeft: z.number().int(),
    passwordChanged: z.iso.datetime(),
  }),
  examples: [{}],
})

export const changeAccountRoute = route({
  id: 'changeAccount',
  method: 'POST',
  path: '/identity/account',
  summary: 'Change the own name or language',
  permission: 'signed-in',
  input: NOTHING,
  body: z.object({ name: PersonName, language: PersonLanguage }),
  output: Done,
  examples: [{}],
  bodyExample: { name: 'Example Officer', language: 'es' },
})

export const changePasswordRoute = route({
  id: 'changePassword',
  method: 'POST',
  path: '/identity/account/password',
  summary: 'Change the own password; every other session ends',
  permission: 'signed-in',
  input: NOTHING,
  body: z.object({ password: Password, newPassword: Password }),
  output: Done,
  examples: [{}],
  bodyExample: { ...PASSWORD_EXAMPLE, newPassword: 'another long sentence of her own' },
})

export const enrolTotpRoute = route({
  id: 'enrolTotp',
  method: 'POST',
  path: '/identity/account/totp',
  summary: 'A secret for an authenticator app; it counts once a code confirms it',
  permission: 'signed-in',
  input: NOTHING,
  body: WithPassword,
  output: z.object({ secret: z.string(), uri: z.string() }),
  examples: [{}],
  bodyExample: PASSWORD_EXAMPLE,
})

/** Shown once; afterwards only their hashes exist. */
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })

export const confirmTotpRoute = route({
  id: 'confirmTotp',
  method: 'POST',
  path: '/identity/account/totp/confirm',
  summary: 'Confirm the authenticator app; recovery codes come with the first second factor',
  permission: 'signed-in',
  input: NOTHING,
  body: z.object({ code: TotpCode }),
  output: RecoveryCodes,
  examples: [{}],
  bodyExample: { code: '123456' },
})

export const removeTotpRoute = route({
  id: 'removeTotp',
  method: 'POST',
  path: '/identity/account/totp/remove',
  summary: 'Take the authenticator app off the own account',
  permission: 'signed-in',
  input: NOTHING,
  body: WithPassword,
  output: Done,
  examples: [{}],
  bodyExample: PASSWORD_EXAMPLE,
})

export const passkeyOptionsRoute = route({
  id: 'beginPasskey',
  method: 'POST',
  path: '/identity/account/passkeys/options',
  summary: 'A challenge with which a browser makes a passkey; valid five minutes, once',
  permission: 'signed-in',
  input: NOTHING,
  body: WithPassword,
  output: PasskeyOptions,
  examples: [{}],
  bodyExample: PASSWORD_EXAMPLE,
})

const Base64Url = z
  .string()
  .max(16_384)
  .regex(/^[A-Za-z0-9_-]*$/)

export const PasskeyRegistration = z.object({
  id: Base64Url,
  rawId: Base64Url,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
  response: z.object({
    clientDataJSON: Base64Url,
    attestationObject: Base64Url,
    authenticatorData: Base64Url.optional(),
    transports: z.array(z.string().max(40)).max(10).optional(),
    publicKeyAlgorithm: z.number().optional(),
    publicKey: Base64Url.optional(),
  }),
})
export type PasskeyRegistration = z.infer<typeof PasskeyRegistration>

export const addPasskeyRoute = route({
  id: 'addPasskey',
  method: 'POST',
  path: '/identity/account/passkeys',
  summary: 'Add the passkey a browser made',
  permission: 'signed-in',
  input: NOTHING,
  body: z.object({ label: z.string().trim().min(1).max(60), answer: PasskeyRegistration }),
  output: RecoveryCodes,
  examples: [{}],
})

export const removePasskeyRoute = route({
  id: 'removePasskey',
  method: 'POST',
  path: '/identity/account/passkeys/:passkey/remove',
  summary: 'Take a passkey off the own account',
  permission: 'signed-in',
  input: z.object({ passkey: z.string().min(1).max(1400) }),
  body: WithPassword,
  output: Done,
  examples: [{ passkey: 'AQIDBAUGBwgJCgsMDQ4PEA' }],
  bodyExample: PASSWORD_EXAMPLE,
})

export const renewRecoveryCodesRoute = route({
  id: 'renewRecoveryCodes',
  method: 'POST',
  path: '/identity/account/recovery-codes',
  summary: 'New recovery codes; the old ones no longer count',
  permission: 'signed-in',
  input: NOTHING,
  body: WithPassword,
  output: RecoveryCodes,
  examples: [{}],
  bodyExample: PASSWORD_EXAMPLE,
})

export const Device = z.object({
  id: z.string(),
  current: z.boolean(),
  /** What the browser calls itself. */
  device: z.string(),
  network: z.string(),
  signedIn: z.iso.datetime(),
  seen: z.iso.datetime(),
  expires: z.iso.datetime(),
})
export type Device = z.infer<typeof Device>

export const devicesRoute = route({
  id: 'listDevices',
  method: 'GET',
  path: '/identity/account/sessions',
  summary: 'Where the own account is signed in',
  permission: 'signed-in',
  input: NOTHING,
  output: z.object({ sessions: z.array(Device) }),
  examples: [{}],
})

export const endSessionRoute = route({
  id: 'endSession',
  method: 'DELETE',
  path: '/identity/account/sessions/:session',
  summary: 'End one of the own sessions',
  permission: 'signed-in',
  input: z.object({ session: RecordId }),
  output: Done,
  examples: [{ session: '0b7a7a0e-58a4-4be7-9d0b-6b2f5b1f7f0e' }],
})

export const endOtherSessionsRoute = route({
  id: 'endOtherSessions',
  method: 'POST',
  path: '/identity/account/sessions/end-others',
  summary: 'End every own session but this',
  permission: 'signed-in',
  input: NOTHING,
  output: z.object({ ended: z.number().int() }),
  examples: [{}],
})

export const ownEventsRoute = route({
  id: 'listOwnEvents',
  method: 'GET',
  path: '/identity/account/events',
  summary: 'What happened to the own account, and who opened its record; the newest 200',
  permission: 'signed-in',
  input: NOTHING,
  output: z.object({ events: z.array(AuditEvent) }),
  examples: [{}],
})
