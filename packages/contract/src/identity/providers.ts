import { z } from 'zod'
import { route } from '../route.ts'
import { SessionState } from './words.ts'

const NOTHING = z.object({})
const LIMITED = 'Limited per network; 429 says when to ask again.'

export const signInWaysRoute = route({
  id: 'getSignInWays',
  method: 'GET',
  path: '/identity/sign-in/ways',
  summary: 'The ways of signing in that this installation has besides its own',
  permission: 'public-limited',
  usesSession: true,
  input: NOTHING,
  output: z.object({
    /** Name of the organisation whose own accounts count here (OpenID Connect). */
    provider: z.string().nullable(),
  }),
  examples: [{}],
})

export const beginProviderSignInRoute = route({
  id: 'beginProviderSignIn',
  method: 'POST',
  path: '/identity/sign-in/provider',
  summary: 'Where to send the browser to sign in with the provider; valid ten minutes, once',
  description: `503 when the provider does not answer. ${LIMITED}`,
  permission: 'public-limited',
  usesSession: true,
  input: NOTHING,
  output: z.object({ location: z.url() }),
  examples: [{}],
})

export const providerSignInRoute = route({
  id: 'signInWithProvider',
  method: 'POST',
  path: '/identity/sign-in/provider/return',
  summary: 'Sign in with what the provider sent the browser back with; makes no account',
  description: `The account is found by its link, or once by the e-mail address that the provider has verified. A second factor may be owed then. ${LIMITED}`,
  permission: 'public-limited',
  usesSession: true,
  input: NOTHING,
  body: z.object({
    /** The query of the address to which the provider sent the browser, without its `?`. */
    answer: z.string().min(1).max(8_192),
  }),
  output: SessionState,
  examples: [{}],
  bodyExample: { answer: 'code=k3Jp0Vv1bqkzjvT8&state=m4sQeFh2xW6uYdRc9nLaGtZpB0E' },
})
