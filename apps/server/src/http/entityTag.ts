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

/**
 * The tag in `If-None-Match` that stands for the answer in any encoding, to be sent back with 304;
 * null where the asker does not have the answer.
 */
export function matchingTag(ifNoneMatch: string | undefined, hash: string): string | null {
  if (ifNoneMatch === undefined) return null
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  if (tags.includes('*')) return entityTag(hash, 'identity')
  return tags.find((tag) => tag.replace(/(\.(br|gzip))?"$/, '"') === `"${hash}"`) ?? null
}
