/** Sent with every answer. */
export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
}

/** Pages made for frames of other sites: figures alone, no sign-in and nothing to press. */
export const isForFrames = (path: string): boolean => path.startsWith('/embed/')

/** Figures are public: any page may read them. */
export const API_HEADERS: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Content-Disposition, X-Request-Id, Retry-After',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'cross-origin',
}

/**
 * Answers that depend on who asks: no page of another site reads them, and a file that somebody sent
 * runs nothing, whatever it holds.
 */
export const PRIVATE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
}

export const PREFLIGHT_HEADERS: Readonly<Record<string, string>> = {
  'access-control-allow-methods': 'GET, HEAD, OPTIONS',
  'access-control-allow-headers': 'Accept, If-None-Match',
  'access-control-max-age': '86400',
}

/**
 * What a page of the web app may load: its own files only.
 *
 * @param scriptHashes base64 SHA-256 of the scripts written into the page itself.
 * @param isEmbedded whether pages of other sites may put it into a frame: only what nobody can act with.
 */
export function pagePolicy(scriptHashes: readonly string[], isEmbedded = false): string {
  const inline = scriptHashes.map((hash) => ` 'sha256-${hash}'`).join('')
  return [
    "default-src 'self'",
    `script-src 'self'${inline}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    isEmbedded ? 'frame-ancestors *' : "frame-ancestors 'none'",
  ].join('; ')
}
