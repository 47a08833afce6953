/** A cookie of this name cannot be set by another host or over an open line. */
const SECURE_NAME = '__Host-corridor-session'
/** On http://localhost, where browsers keep no secure cookies. */
const LOCAL_NAME = 'corridor-session'

const cookieName = (isSecure: boolean): string => (isSecure ? SECURE_NAME : LOCAL_NAME)

/** The session token that a request carries; null for none. */
export function readSessionCookie(header: string | undefined, isSecure: boolean): string | null {
  const start = `${cookieName(isSecure)}=`
  const found = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(start))
  const token = found?.slice(start.length) ?? ''
  return /^[A-Za-z0-9_-]{43}$/.test(token) ? token : null
}

/** The header that sets the session cookie; `token` null takes it away. */
export function writeSessionCookie(
  token: string | null,
  secondsLeft: number,
  isSecure: boolean,
): string {
  const age = token === null ? 0 : Math.max(0, Math.floor(secondsLeft))
  return `${cookieName(isSecure)}=${token ?? ''}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
}
