import { z } from 'zod'
import { route } from '../route.ts'
import {
  Done,
  Email,
  OneTimeToken,
  Password,
  PersonLanguage,
  PersonName,
  SessionState,
  TotpCode,
} from './words.ts'

const NOTHING = z.object({})
const ONCE = 'k3Jp0Vv1bqkzjvT8m4sQeFh2xW6uYdRc9nLaGtZpB0E'
const LIMITED = 'Limited per account and per network; 429 says when to ask again.'

export const sessionRoute = route({
  id: 'getSession',
  method: 'GET',
  path: '/identity/session',
  summary: 'Whether the asker is signed in, and what she may do',
  permission: 'public-limited',
  usesSession: true,
  input: NOTHING,
  output: SessionState,
  examples: [{}],
})

export const signInRoute = route({
  id: 'signIn',
  method: 'POST',
  path: '/identity/sign-in',
  summary: 'Sign in with e-mail address and password; a second factor may be owed then',
  description: `The answer is the same for an unknown address and a wrong password. ${LIMITED}`,
  permission: 'public-limited',
  usesSession: true,
  input: NOTHING,
  body: z.object({ email: Email, password: Password }),
  output: SessionState,
  examples: [{}],
  bodyExample: { email: 'officer@example.org', password: 'a long sentence of her own' },
})

export const signInTotpRoute = route({
  id: 'signInWithTotp',
  method: 'POST',
  path: '/identity/sign-in/totp',
  summary: 'The second factor: the code of an authenticator app; each code counts once',
  description: LIMITED,
  permission: 'public-limited',
  usesSession: true,
  input: NOTHING,
  body: z.object({ code: TotpCode }),
  output: SessionState,
  examples: [{}],
  bodyExample: { code: '123456' },
})

export const signInRecoveryCodeRoute = route({
  id: 'signInWithRecoveryCode',
  method: 'POST',
  path: '/identity/sign-in/recovery-code',
  summary: 'The second factor: a recovery code, which is used up',
  description: LIMITED,
  permission: 'public-limited',
  usesSession: true,
  input: NOTHING,
  body: z.object({ code: z.string().trim().min(1).max(40) }),
  output: SessionState,
  examples: [{}],
  bodyExample: { code: 'ABCD-EFGH-JKLM-NPQR' },
})

/** Options and answers of the browser's credential interface, as WebAuthn defines them in JSON. */
export const PasskeyOptions = z.object({ options: z.record(z.string(), z.unknown()) })

const Base64Url = z
  .string()
  .max(8192)
  .regex(/^[A-Za-z0-9_-]*$/)

export const PasskeyAnswer = z.object({
  id: Base64Url,
  rawId: Base64Url,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
  response: z.object({
    clientDataJSON: Base64Url,
    authenticatorData: Base64Url,
    signature: Base64Url,
    userHandle: Base64Url.optional(),
  }),
})
export type PasskeyAnswer = z.infer<typeof PasskeyAnswer>

export const passkeySignInOptionsRoute = route({
  id: 'beginPasskeySignIn',
  method: 'POST',
  path: '/identity/sign-in/passkey/options',
  summary: 'A challenge for a passkey; valid five minutes, once',
  description: LIMITED,
  permission: 'public-limited',
  usesSession: true,
  input: NOTHING,
  output: PasskeyOptions,
  examples: [{}],
})

export const passkeySignInRoute = route({
  id: 'signInWithPasskey',
  method: 'POST',
  path: '/identity/sign-in/passkey',
  summary: 'Sign in with a passkey, which counts as both factors',
  description: LIMITED,
  permission: 'public-limited',
  usesSession: true,
  input: NOTHING,
  body: z.object({ answer: PasskeyAnswer }),
  output: SessionState,
  examples: [{}],
})

export const signOutRoute = route({
  id: 'signOut',
  method: 'POST',
  path: '/identity/sign-out',
  summary: 'End this session; done also when there is none',
  permission: 'public-limited',
  usesSession: true,
  input: NOTHING,
  output: Done,
  examples: [{}],
})

export const lookAtLinkRoute = route({
  id: 'lookAtLink',
  method: 'POST',
  path: '/identity/links/look',
  summary: 'What a one-time link is for; looking does not use it up',
  description: LIMITED,
  permission: 'public-limited',
  usesSession: true,
  input: NOTHING,
  body: z.object({ token: OneTimeToken }),
  output: z.object({
    kind: z.enum(['first-run', 'invitation', 'recovery']),
    email: z.string().nullable(),
    name: z.string().nullable(),
    language: PersonLanguage.nullable(),
    expires: z.iso.datetime(),
  }),
  examples: [{}],
  bodyExample: { token: ONCE },
})

export const firstRunRoute = route({
  id: 'firstRun',
  method: 'POST',
  path: '/identity/first-run',
  summary: 'Make the first administrator, with the one-time link of the server’s console',
  description: LIMITED,
  permission: 'public-limited',
  usesSession: true,
  input: NOTHING,
  body: z.object({
    token: OneTimeToken,
    email: Email,
    name: PersonName,
    language: PersonLanguage,
    organisation: z.string().trim().min(1).max(120),
    password: Password,
  }),
  output: SessionState,
  examples: [{}],
  bodyExample: {
    token: ONCE,
    email: 'administrator@example.org',
    name: 'Example Administrator',
    language: 'en',
    organisation: 'Example Ministry of Labour',
    password: 'a long sentence of her own',
  },
})

export const acceptInvitationRoute = route({
  id: 'acceptInvitation',
  method: 'POST',
  path: '/identity/invitations/accept',
  summary: 'Make an account from an invitation; the invitation is used up',
  description: LIMITED,
  permission: 'public-limited',
  usesSession: true,
  input: NOTHING,
  body: z.object({
    token: OneTimeToken,
    name: PersonName,
    language: PersonLanguage,
    password: Password,
  }),
  output: SessionState,
  examples: [{}],
  bodyExample: {
    token: ONCE,
    name: 'Example Officer',
    language: 'fr',
    password: 'a long sentence of her own',
  },
})

export const recoverRoute = route({
  id: 'recoverAccount',
  method: 'POST',
  path: '/identity/recovery',
  summary: 'Set a new password with a recovery link; second factors and sessions are ended',
  description: LIMITED,
  permission: 'public-limited',
  usesSession: true,
  input: NOTHING,
  body: z.object({ token: OneTimeToken, password: Password }),
  output: SessionState,
  examples: [{}],
  bodyExample: { token: ONCE, password: 'a long sentence of her own' },
})
