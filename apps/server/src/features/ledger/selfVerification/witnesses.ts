import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LedgerFault } from '@corridor/ledger'
import type { LedgerSettings } from '../ledgerSettings.ts'
import type { SealCopy } from '../publishSeals.ts'

export type Witnesses = Pick<LedgerSettings, 'sealsDir' | 'sealsWebhook'>

/** The newest copies are the ones that show an end that was cut off. */
const MOST_COPIES = 2_000
const PATIENCE_MS = 10_000

/** Seals as they lie in the folder of a witness; what cannot be read there is left out. */
export async function readCopies(folder: string | null): Promise<readonly SealCopy[]> {
  if (folder === null || !existsSync(folder)) return []
  const names = (await readdir(folder)).filter((name) => /^seal-\d+\.json$/.test(name)).toSorted()
  const copies: SealCopy[] = []
  for (const name of names.slice(-MOST_COPIES)) {
    try {
      copies.push(JSON.parse(await readFile(join(folder, name), 'utf8')) as SealCopy)
    } catch {
      // A witness that cannot show its copy shows nothing.
    }
  }
  return copies
}

/**
 * Tells the holders of seals that the log is not what was sealed: by folder and webhook, which the
 * database's owner does not command. No record is named.
 */
export async function tellWitnesses(
  { sealsDir, sealsWebhook }: Witnesses,
  { at, faults }: { readonly at: string; readonly faults: readonly LedgerFault[] },
  warn: (message: string, details: Readonly<Record<string, unknown>>) => void,
): Promise<void> {
  const seals = [...new Set(faults.flatMap(({ seal }) => (seal === null ? [] : [seal])))]
  const kinds = [...new Set(faults.map(({ kind }) => kind))]
  const told = JSON.stringify({ v: 1, kind: 'ledger.not-intact', at, seals, kinds })
  const ways = [
    ...(sealsDir === null ? [] : [toFolder(sealsDir, at, told)]),
    ...(sealsWebhook === null ? [] : [toWebhook(sealsWebhook, told)]),
  ]
  for (const { status, ...way } of await Promise.allSettled(ways)) {
    if (status === 'rejected') warn('a witness could not be told', { ...way })
  }
}

async function toFolder(folder: string, at: string, told: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, `not-intact-${at.replaceAll(/[:.]/g, '')}.json`)
  await writeFile(`${file}.partial`, `${told}\n`, { flush: true })
  await rename(`${file}.partial`, file)
}

async function toWebhook(address: string, told: string): Promise<void> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: told,
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  await response.body?.cancel()
  if (!response.ok) throw new Error(`the witness answered ${response.status}`)
}
