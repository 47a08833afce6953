import { z } from 'zod'

export const Words = z.string().trim().min(1).max(2000)

/** A country by its code of three letters, ISO 3166-1 alpha-3 or user-assigned. */
export const Country = z.string().regex(/^[A-Z]{3}$/, 'a country code of three letters')

/** The office of an authority that keeps the file, as `organisation.office`. */
export const Office = z
  .string()
  .max(128)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]*\.[a-z0-9-]+$/, 'an office as organisation.office')

export const Digest = z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256 in 64 digits and letters a to f')

/** A document that was seen, by the SHA-256 of its bytes, and what it is. */
const Evidence = z.strictObject({ digest: Digest, what: z.string().trim().min(1).max(200) })
export type Evidence = z.output<typeof Evidence>

export const EvidenceList = z.array(Evidence).min(1).max(20)
