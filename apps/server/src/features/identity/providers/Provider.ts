import { DomainError } from '@corridor/kernel'
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  type IDToken,
} from 'openid-client'
import { isLoopback } from '../isLoopback.ts'
import type { ProviderSettings } from './providerSettings.ts'

/** What ties an answer of the provider to the question, and to the browser that asked. */
export interface Round {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** What the provider says of whoever signed in there. */
export interface ProviderPerson {
  readonly subject: string
  /** In lower case; null when the provider does not vouch for it. */
  readonly verifiedEmail: string | null
  readonly isTwoFactor: boolean
}

/** A ministry's own provider of sign-in (OpenID Connect). */
export interface Provider {
  readonly name: string
  readonly issuer: string
  /** @throws {DomainError} `unavailable` when the provider does not answer. */
  begin(redirectUri: string, round: Round): Promise<URL>
  /**
   * @param returned the address to which the provider sent the browser.
   * @param needsEmail whether to ask further for an address that the token does not carry.
   * @throws {DomainError} `unavailable`. @throws {RefusedAnswer} for an answer that does not hold.
   */
  finish(returned: URL, round: Round, needsEmail: NeedsEmail): Promise<ProviderPerson>
}

type NeedsEmail = (subject: string) => Promise<boolean>

/** An answer that is forged, used, or for another browser. */
export class RefusedAnswer extends Error {
  /** For the log: `OAUTH_...` or `no_answer`, never what was sent. */
  readonly reason: string

  constructor(reason: string) {
    super(reason)
    this.reason = reason
  }
}

const PATIENCE_SECONDS = 5
const DISCOVERY_LASTS_MS = 3_600_000

/**
 * Looks for the provider when it is first needed, so that one that is away keeps nobody from starting
 * Corridor or from signing in otherwise.
 */
export function openProvider(
  settings: ProviderSettings,
  now: () => Date,
  patienceSeconds = PATIENCE_SECONDS,
): Provider {
  const { name, issuer, twoFactorMarks } = settings
  let known: { readonly configuration: Promise<Configuration>; readonly until: number } | null =
    null
  const configure = (): Promise<Configuration> => {
    if (known !== null && now().getTime() < known.until) return known.configuration
    // Whatever is wrong with its description, the provider cannot be used, and says so alike.
    const configuration = discover(settings, patienceSeconds).catch(() => {
      throw away(name)
    })
    known = { configuration, until: now().getTime() + DISCOVERY_LASTS_MS }
    configuration.catch(() => {
      known = null
    })
    return configuration
  }
  return {
    name,
    issuer,
    async begin(redirectUri, { state, nonce, verifier }) {
      const configuration = await configure()
      return buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: 'openid email',
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(twoFactorMarks.length === 0 ? {} : { acr_values: twoFactorMarks.join(' ') }),
      })
    },
    async finish(returned, { state, nonce, verifier }, needsEmail) {
      const configuration = await configure()
      const tokens = await orAway(
        name,
        authorizationCodeGrant(configuration, returned, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        }),
      )
      const claims = tokens.claims()
      if (claims === undefined) throw new RefusedAnswer('no_id_token')
      let verifiedEmail = verifiedEmailOf(claims)
      if (
        claims.email === undefined &&
        configuration.serverMetadata().userinfo_endpoint !== undefined &&
        (await needsEmail(claims.sub))
      ) {
        const more = await orAway(
          name,
          fetchUserInfo(configuration, tokens.access_token, claims.sub),
        )
        verifiedEmail = verifiedEmailOf(more)
      }
      return {
        subject: claims.sub,
        verifiedEmail,
        isTwoFactor: hasMark(claims, twoFactorMarks),
      }
    },
  }
}

const discover = (
  { issuer, clientId, clientSecret }: ProviderSettings,
  patienceSeconds: number,
): Promise<Configuration> =>
  discovery(new URL(issuer), clientId, clientSecret, secretAuth(clientSecret), {
    timeout: patienceSeconds,
    execute: [
      // The signature is checked also where TLS vouches for the token.
      enableNonRepudiationChecks,
      ...(isLoopback(new URL(issuer).hostname) ? [allowInsecureRequests] : []),
    ],
  })

/** In the header, as every provider must take it, unless this one says that it takes only the body. */
const secretAuth =
  (secret: string): ClientAuth =>
  (server, ...rest) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    const auth = taken.includes('client_secret_basic') ? ClientSecretBasic : ClientSecretPost
    auth(secret)(server, ...rest)
  }

function verifiedEmailOf(claims: Readonly<Record<string, unknown>>): string | null {
  const { email, email_verified: isVerified } = claims
  return typeof email === 'string' && isVerified === true ? email.trim().toLowerCase() : null
}

function hasMark(claims: IDToken, marks: readonly string[]): boolean {
  const said = [claims.acr, ...(Array.isArray(claims.amr) ? claims.amr : [])]
  return said.some((mark) => typeof mark === 'string' && marks.includes(mark))
}

const away = (name: string): DomainError =>
  new DomainError(
    'unavailable',
    `${name} does not answer at the moment. Sign in with your password, or try again later`,
  )

/** Tells a provider that is away from an answer that does not hold. */
async function orAway<Result>(name: string, asked: Promise<Result>): Promise<Result> {
  try {
    return await asked
  } catch (error) {
    if (isAway(error)) throw away(name)
    const code = error instanceof Error && 'code' in error ? error.code : null
    throw new RefusedAnswer(typeof code === 'string' ? code : 'no_answer')
  }
}

/** No answer in time, or one of a server that failed. */
function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: unknown }
  if (error instanceof TypeError) return code === undefined
  if (code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT') return true
  return cause instanceof Response && cause.status >= 500
}
