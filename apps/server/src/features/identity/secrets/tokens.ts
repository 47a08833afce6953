import { createHash } from 'node:crypto'

type RandomBytes = (count: number) => Uint8Array

/** 256 random bits as text that fits a cookie and an address. */
export const newToken = (randomBytes: RandomBytes): string =>
  Buffer.from(randomBytes(32)).toString('base64url')

/** What is stored of a token; with so many random bits it needs no salt. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Letters and digits that are not mistaken for each other. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** 80 random bits in four groups, as ABCD-EFGH-JKLM-NPQR. */
export function newRecoveryCode(randomBytes: RandomBytes): string {
  const letters = [...randomBytes(16)].map((byte) => ALPHABET[byte % 32]).join('')
  return letters.replaceAll(/(.{4})(?!$)/g, '$1-')
}

/** A code on paper as a person may type it: any case, with or without hyphens. */
const asStored = (typed: string): string => typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')

/** The hash of a worker's code on paper. */
export const hashPaperCode = (typed: string): string => hashToken(`worker ${asStored(typed)}`)

/** The hash of a recovery code as a person may type it: any case, with or without hyphens. */
export const hashRecoveryCode = (person: string, typed: string): string =>
  hashToken(`${person} ${asStored(typed)}`)
