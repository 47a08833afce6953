import { DomainError } from '@corridor/kernel'
import { appendAction } from '../../ledger/appendAction.ts'
import type { DocumentParts } from '../DocumentParts.ts'
import { documentKind } from '../documentKind.ts'
import { openFile } from '../openFile.ts'
import { SCAN } from './scanJob.ts'
import type { ScanVerdict, VirusScanner } from './VirusScanner.ts'

/** What the log calls the scanner. */
const SCANNER = 'system:scanner'

export const scanTasks = (parts: DocumentParts) => ({
  [SCAN]: (payload: unknown) =>
    scanDocument(parts, (payload as { readonly record: string }).record),
})

interface Row {
  readonly version: number
  readonly status: string
  readonly scan: string
  readonly concerns: string
}

/**
 * Has the scanner look at a document and records what it said. While it fails, the file stays held.
 *
 * @throws {DomainError} `unavailable` when it failed, so that the job is tried again.
 */
export async function scanDocument(parts: DocumentParts, record: string): Promise<void> {
  const { ledger, scanner } = parts
  const { rows } = await ledger.owner.query<Row>(
    'select version, status, scan, concerns from document where tenant = $1 and record = $2',
    [ledger.tenant, record],
  )
  const [row] = rows
  if (row === undefined || !['received', 'accepted'].includes(row.status)) return
  if (row.scan === 'clean') return
  const verdict =
    scanner === null
      ? ({ result: 'failed', words: 'no scanner is set up any more' } as const)
      : await look(parts, scanner, record)
  if (verdict === null) return
  // That it fails is said once; the job goes on trying.
  if (verdict.result !== 'failed' || row.scan !== 'failed') {
    await appendVerdict(parts, record, row, verdict)
  }
  if (verdict.result === 'failed') {
    throw new DomainError('unavailable', `${record} was not scanned: ${verdict.words}`)
  }
}

/** Null where there is no file any more. */
async function look(
  parts: DocumentParts,
  scanner: VirusScanner,
  record: string,
): Promise<ScanVerdict | null> {
  try {
    const file = await openFile(parts, record)
    return file === null ? null : await scanner(file.pieces)
  } catch (error) {
    return { result: 'failed', words: error instanceof Error ? error.message : String(error) }
  }
}

async function appendVerdict(
  { ledger }: DocumentParts,
  record: string,
  { version, concerns }: Row,
  verdict: ScanVerdict,
): Promise<void> {
  const words = 'words' in verdict ? verdict.words.trim().slice(0, 1_000) : ''
  const answer = await appendAction(ledger, documentKind, {
    record,
    subject: concerns,
    key: `scan-${record}-${version}`,
    command: {
      type: 'document.scan',
      payload: { result: verdict.result, words: words === '' ? null : words },
      expectedVersion: version,
    },
    context: { actor: SCANNER, role: 'scanner', may: (asked) => asked === 'scan.document' },
    circumstances: { channel: 'clock' },
  })
  if (answer.kind === 'recorded' || answer.kind === 'key_reused') return
  throw new DomainError('unavailable', `what the scanner said of ${record} was not recorded`)
}
