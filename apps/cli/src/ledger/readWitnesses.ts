import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DomainError } from '@corridor/kernel'
import type { Receipt, Seal } from '@corridor/server/ledger'

/**
 * Seals that were kept elsewhere, from a folder of files.
 *
 * @throws {DomainError} `bad_file`.
 */
export const readCopies = (folder: string): readonly Seal[] =>
  filesIn(folder).map((file) => readJson(file, 'the copies of seals') as Seal)

/**
 * Receipts from files or folders: a receipt, the answer to an act that carries one, or a list of them.
 *
 * @throws {DomainError} `bad_file` for a file without any.
 */
export function readReceipts(places: readonly string[]): readonly Receipt[] {
  return places.flatMap((place) => {
    const files = isFolder(place) ? filesIn(place) : [place]
    return files.flatMap((file) => {
      const given = readJson(file, 'the receipts')
      const receipts = (Array.isArray(given) ? given : [given]).map(receiptIn)
      if (receipts.every((receipt) => receipt !== null)) return receipts
      throw new DomainError('bad_file', `${file} holds no receipt`, { file })
    })
  })
}

function receiptIn(given: unknown): Receipt | null {
  if (typeof given !== 'object' || given === null) return null
  const outer = 'receipt' in given ? given.receipt : given
  if (typeof outer !== 'object' || outer === null) return null
  if (!('body' in outer) || !('signature' in outer)) return null
  const { body } = outer
  const isReceipt =
    typeof body === 'object' && body !== null && 'kind' in body && body.kind === 'receipt'
  return isReceipt ? (outer as Receipt) : null
}

function isFolder(place: string): boolean {
  return statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => join(folder, name))
  } catch (error) {
    throw new DomainError('bad_file', `${folder} cannot be read (${wordsOf(error)})`, { folder })
  }
}

function readJson(file: string, what: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new DomainError('bad_file', `${file}: ${what} cannot be read (${wordsOf(error)})`, {
      file,
    })
  }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : `${error}`)
