import { createHash } from 'node:crypto'
import type { Encoding } from './compress.ts'

/** A short hash of texts that together determine an answer. */
export function hashOf(...parts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length}:${part}`)
  return hash.digest('base64url').slice(0, 27)
}

/** Strong tags differ by encoding, because the bytes do. */
export const entityTag = (hash: string, encoding: Encoding): string =>
  encoding === 'identity' ? `"${hash}"` : `"${hash}.${encoding}"`

/** Whether `If-None-Match` names the answer in any encoding. */
export function matchesTag(ifNoneMatch: string | undefined, hash: string): boolean {
  if (ifNoneMatch === undefined) return false
  return ifNoneMatch
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, '').replaceAll('"', ''))
    .some((tag) => tag === '*' || tag.replace(/\.(br|gzip)$/, '') === hash)
}
