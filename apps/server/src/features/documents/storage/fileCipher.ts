import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto'
import { DomainError } from '@corridor/kernel'

const PIECE = 64 * 1024
const TAG = 16

/**
 * Encrypts a file piece by piece with AES-256-GCM. Each piece is numbered and the last one marked in
 * its nonce, so that none can be left out, moved or cut off unseen.
 *
 * @param key used for this file and no other: the numbers are the nonces.
 */
export async function* encryptPieces(
  key: KeyObject,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  let number = 0
  for await (const { piece, isLast } of evenPieces(pieces, PIECE)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number, isLast))
    const body = Buffer.concat([cipher.update(piece), cipher.final()])
    yield Buffer.concat([body, cipher.getAuthTag()])
    number += 1
  }
}

/**
 * The other way round; what does not hold is never given out.
 *
 * @throws {DomainError} `checksum_mismatch` for a file that was changed, cut off or put under another
 * name, after the pieces before it.
 */
export async function* decryptPieces(
  key: KeyObject,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  let number = 0
  for await (const { piece, isLast } of evenPieces(pieces, PIECE + TAG)) {
    yield decryptPiece(key, piece, nonceOf(number, isLast))
    number += 1
  }
}

function decryptPiece(key: KeyObject, piece: Buffer, nonce: Buffer): Buffer {
  try {
    const cut = piece.length - TAG
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG })
    decipher.setAuthTag(piece.subarray(cut))
    return Buffer.concat([decipher.update(piece.subarray(0, cut)), decipher.final()])
  } catch {
    throw new DomainError(
      'checksum_mismatch',
      'The file of this document was changed or cut off in its place. Restore it from a backup',
    )
  }
}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(number, 4, 6)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

/** The same bytes in pieces of one size; the last may be shorter, and is empty for an empty file. */
async function* evenPieces(
  pieces: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<{ readonly piece: Buffer; readonly isLast: boolean }> {
  let kept: Buffer = Buffer.alloc(0)
  for await (const piece of pieces) {
    kept = Buffer.concat([kept, piece])
    // A piece more than is given out: the last is only known by what follows it.
    while (kept.length > size) {
      yield { piece: kept.subarray(0, size), isLast: false }
      kept = kept.subarray(size)
    }
  }
  yield { piece: kept, isLast: true }
}
