import { DomainError } from '@corridor/kernel'
import { type KeySigner, readSigner } from '@corridor/server/ledger'

/** The private key in a file. @throws {DomainError} `bad_file` where there is none. */
export function requireSigner(file: string): KeySigner {
  const signer = readSigner(file)
  if (signer !== null) return signer
  throw new DomainError('bad_file', `There is no file ${file}`, { file })
}
