interface Cookie {
  readonly name: string
  readonly sameSite: 'Lax' | 'Strict'
}

/** Sent along when a reader follows a link from elsewhere; changes ask for more than the cookie. */
const SESSION: Cookie = { name: 'corridor-session', sameSite: 'Lax' }

/** Ties a sign-in with a provider to the browser that began it; only pages of ours send it. */
const PROVIDER: Cookie = { name: 'corridor-provider', sameSite: 'Strict' }

/**
 * `__Host-` cannot be set by another host or over an open line; without it on http://localhost,
 * where browsers keep no secure cookies.
 */
const nameOf = ({ name }: Cookie, isSecure: boolean): string => (isSecure ? `__Host-${name}` : name)

function read(cookie: Cookie, header: string | undefined, isSecure: boolean): string | null {
  const start = `${nameOf(cookie, isSecure)}=`
  const found = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(start))
  const token = found?.slice(start.length) ?? ''
  return /^[A-Za-z0-9_-]{43}$/.test(token) ? token : null
}

function write(
  cookie: Cookie,
  token: string | null,
  secondsLeft: number | null,
  isSecure: boolean,
): string {
  const age =
    token === null ? 0 : secondsLeft === null ? null : Math.max(0, Math.floor(secondsLeft))
  return [
    `${nameOf(cookie, isSecure)}=${token ?? ''}`,
    'Path=/',
    ...(age === null ? [] : [`Max-Age=${age}`]),
    'HttpOnly',
    `SameSite=${cookie.sameSite}`,
    ...(isSecure ? ['Secure'] : []),
  ].join('; ')
}

/** The session token that a request carries; null for none. */
export const readSessionCookie = (header: string | undefined, isSecure: boolean): string | null =>
  read(SESSION, header, isSecure)

/**
 * The header that sets the session cookie; `token` null takes it away.
 *
 * @param secondsLeft null for a cookie that ends with the browser.
 */
export const writeSessionCookie = (
  token: string | null,
  secondsLeft: number | null,
  isSecure: boolean,
): string => write(SESSION, token, secondsLeft, isSecure)

/** The token of a sign-in with a provider that this browser began; null for none. */
export const readProviderCookie = (header: string | undefined, isSecure: boolean): string | null =>
  read(PROVIDER, header, isSecure)

/** The header that sets the cookie of a sign-in with a provider; `token` null takes it away. */
export const writeProviderCookie = (
  token: string | null,
  secondsLeft: number,
  isSecure: boolean,
): string => write(PROVIDER, token, secondsLeft, isSecure)
