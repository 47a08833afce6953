import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { DomainError } from '@corridor/kernel'
import {
  type KeyStatement,
  type LedgerAction,
  type LedgerFault,
  type LedgerReport,
  readKeyList,
  type Seal,
  type SealPoint,
  verifyLedger,
} from '@corridor/ledger'
import { selectKeyList } from './keyList.ts'
import { inTransaction, type LedgerPlace } from './LedgerPlace.ts'
import { hasher, verifier } from './nodeCrypto.ts'
import { storedActions, storedSeals } from './storedEvidence.ts'
import {
  counted,
  liftLimit,
  SNAPSHOT,
  type Told,
  type Witnessed,
  withFaults,
} from './verifyStored.ts'

/** One line of an exported ledger: JSON, one object each. */
type ExportLine =
  | {
      readonly line: 'ledger'
      readonly v: 1
      readonly tenant: string
      readonly exportedAt: string
      /** Whether the lines say what the actions say, or only what is chained. */
      readonly payloads: boolean
      /** False for key list and seals alone, as they are handed to other holders. */
      readonly actions?: false
      /** First and last seal of such a file. */
      readonly from?: number
      readonly last?: number
    }
  | ({ readonly line: 'statement' } & KeyStatement)
  | ({ readonly line: 'seal' } & Seal)
  | ({ readonly line: 'action' } & LedgerAction)

/**
 * The whole ledger as lines of JSON: the key list, the seals with their leaves, the actions in the
 * order in which they were sealed.
 *
 * @param payloads whether what the actions say goes with them; without, the chain and the seals can
 * be verified all the same.
 * @param write takes one line; waited for.
 */
export async function exportLedger(
  place: LedgerPlace,
  { payloads }: { readonly payloads: boolean },
  write: (line: string) => Promise<void>,
  told: Told = () => {},
): Promise<{ readonly actions: number; readonly seals: number }> {
  const put = (line: ExportLine) => write(`${JSON.stringify(line)}\n`)
  return await inTransaction(place.pool, SNAPSHOT, async (client) => {
    await liftLimit(client)
    const exportedAt = place.now().toISOString()
    await put({ line: 'ledger', v: 1, tenant: place.tenant, exportedAt, payloads })
    for (const statement of await selectKeyList(client, place.tenant)) {
      await put({ line: 'statement', ...statement })
    }
    const count = { actions: 0, seals: 0 }
    for await (const seal of storedSeals(place, client)) {
      await put({ line: 'seal', ...seal })
      count.seals += 1
    }
    for await (const action of counted(storedActions(place, client), told)) {
      await put({ line: 'action', ...(payloads ? action : withhold(action)) })
      count.actions += 1
    }
    return count
  })
}

/** Their digests are chained all the same. */
const withhold = (action: LedgerAction): LedgerAction =>
  action.content.kind === 'present' ? { ...action, content: { kind: 'withheld' } } : action

/**
 * Verifies an exported ledger, without the database and without trust in whoever exported it.
 *
 * @throws {DomainError} `bad_file` when the file is not such an export.
 * @remarks Reads the file three times, a line at a time.
 */
export async function verifyExport(
  file: string,
  { rootKey, copies = [], receipts = [] }: Witnessed,
  told: Told = () => {},
): Promise<LedgerReport & { readonly payloads: boolean; readonly actions: boolean }> {
  const { statements, payloads, actions, from, last } = await readHead(file)
  const list = await readKeyList(statements, rootKey, verifier, hasher)
  const after = from === undefined || from === 1 ? null : await pointBefore(file, from)
  const report = await verifyLedger(
    {
      ...(actions ? { actions: counted(linesOf(file, 'action'), told), receipts } : {}),
      seals: linesOf(file, 'seal'),
      keys: list.keys,
      copies,
      ...(after === null ? {} : { after }),
    },
    { hasher, verifier },
  )
  return { ...withFaults([...list.faults, ...cutOff(report, last)], report), payloads, actions }
}

/**
 * The seal before the first of a file that does not begin at the beginning, as its successor names
 * it: whether that is so shows a copy of it.
 */
async function pointBefore(file: string, from: number): Promise<SealPoint | null> {
  for await (const { body } of linesOf(file, 'seal')) {
    return { seal: from - 1, sealHash: body.prevSeal, closedAt: body.closedAt }
  }
  return null
}

/** What a file of seals says it holds, and does not. */
function cutOff({ last }: LedgerReport, expected: number | undefined): readonly LedgerFault[] {
  const reached = last?.seal ?? 0
  if (expected === undefined || reached >= expected) return []
  const words = `the file ends with seal ${reached} and was to hold ${expected}: its end is cut off`
  return [{ kind: 'seal_missing', record: null, version: null, seal: expected, words }]
}

async function readHead(file: string): Promise<{
  readonly payloads: boolean
  readonly actions: boolean
  readonly from: number | undefined
  readonly last: number | undefined
  readonly statements: readonly KeyStatement[]
}> {
  const statements: KeyStatement[] = []
  let head: Extract<ExportLine, { line: 'ledger' }> | null = null
  for await (const line of readLines(file)) {
    if (head === null) {
      if (line.line !== 'ledger' || line.v !== 1) {
        refuse(file, 1, 'is not the first line of an exported ledger of version 1')
      }
      head = line
    }
    if (line.line === 'statement') statements.push(line)
    else if (line.line !== 'ledger') break
  }
  if (head === null) refuse(file, 1, 'is missing: the file is empty')
  const { payloads, actions, from, last } = head
  return { payloads, actions: actions !== false, from, last, statements }
}

/** The lines of one kind in an exported ledger. @throws {DomainError} `bad_file`. */
export async function* linesOf<Kind extends 'seal' | 'action'>(
  file: string,
  kind: Kind,
): AsyncGenerator<Extract<ExportLine, { line: Kind }>> {
  for await (const line of readLines(file)) {
    if (line.line === kind) yield line as Extract<ExportLine, { line: Kind }>
  }
}

async function* readLines(file: string): AsyncGenerator<ExportLine> {
  const input = createReadStream(file)
  let number = 0
  try {
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number += 1
      let line: unknown
      try {
        line = JSON.parse(text)
      } catch {
        refuse(file, number, 'is no JSON: the file is damaged or cut off')
      }
      if (typeof line !== 'object' || line === null) refuse(file, number, 'is no object')
      yield line as ExportLine
    }
  } catch (error) {
    if (error instanceof DomainError) throw error
    throw new DomainError('bad_file', `${file} cannot be read (${(error as Error).message})`, {
      file,
    })
  } finally {
    input.destroy()
  }
}

function refuse(file: string, line: number, problem: string): never {
  throw new DomainError('bad_file', `${file}: line ${line} ${problem}`, { file, line })
}
