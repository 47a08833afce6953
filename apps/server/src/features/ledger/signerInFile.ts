import { statSync } from 'node:fs'
import type { Signer } from '@corridor/ledger'
import { readSigner } from './nodeCrypto.ts'

/**
 * The sealing key in a file, read again when the file changes: a key that was just introduced
 * counts at once.
 *
 * @param warn told once of a file that holds no key; until it changes there is no signer then.
 */
export function signerInFile(file: string, warn: (words: string) => void): () => Signer | null {
  let known: { readonly stamp: string; readonly signer: Signer | null } | null = null
  return () => {
    const facts = statSync(file, { throwIfNoEntry: false })
    const stamp = facts === undefined ? '' : `${facts.ino} ${facts.mtimeMs} ${facts.size}`
    if (known?.stamp === stamp) return known.signer
    let signer: Signer | null = null
    try {
      signer = readSigner(file)
    } catch (error) {
      warn(`receipts are not signed: ${error instanceof Error ? error.message : error}`)
    }
    known = { stamp, signer }
    return signer
  }
}
