import { readdir, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Job } from '../../jobs/jobQueue.ts'
import type { DocumentParts } from './DocumentParts.ts'
import { uploadsUnderWay } from './uploadsUnderWay.ts'

const REMOVE_FILES = 'removeDocumentFiles'

/** Takes away files whose keys were destroyed, after what destroyed them is committed. */
export const removalJob = (): Job => ({
  task: REMOVE_FILES,
  payload: {},
  key: REMOVE_FILES,
})

export const removalTasks = (parts: DocumentParts) => ({
  [REMOVE_FILES]: () => removeFiles(parts),
})

interface FileRow {
  readonly record: string
  readonly store: string
  readonly place: string
}

/** Takes away every file whose key was destroyed. */
export async function removeFiles({
  ledger,
  store,
  warn,
}: Pick<DocumentParts, 'ledger' | 'store' | 'warn'>): Promise<void> {
  const { owner, tenant } = ledger
  const { rows } = await owner.query<FileRow>(
    'select record, store, place from document_file where tenant = $1 and wrapped is null',
    [tenant],
  )
  for (const { record, store: name, place } of rows) {
    if (name !== store.name) {
      warn('a file of a document without a key lies in a store that is not set up', { place })
      continue
    }
    await store.remove(place)
    await owner.query(
      `delete from document_file
       where tenant = $1 and record = $2 and place = $3 and wrapped is null`,
      [tenant, record, place],
    )
  }
}

/** Who writes a file at this moment: the machine and the process. */
export const MAKER = `${hostname().replaceAll(/[^A-Za-z0-9-]/g, '-')}:${process.pid}`

/** Longer than any upload takes: whatever is older was left behind, on whichever machine. */
const FORGOTTEN_MS = 2 * 3_600_000

/** Folder of files that are being written, below that of documents. */
export const PARTIAL = 'partial'

/**
 * What servers that were killed left behind: files half written, and files that stand in their place
 * without a document. Those of servers that run are left alone.
 */
export async function tidyDocuments(parts: DocumentParts): Promise<void> {
  const { ledger, settings } = parts
  const { owner, tenant, now } = ledger
  const folder = join(settings.folder, PARTIAL)
  for (const name of await readdir(folder).catch(() => [])) {
    const maker = name.split('.')[0]!.replace('_', ':')
    if (isGone(maker)) await rm(join(folder, name), { force: true })
  }
  const { rows } = await owner.query<{ record: string; made_by: string; created: Date }>(
    `select f.record, f.made_by, f.created from document_file f
     where f.tenant = $1 and f.wrapped is not null
       and not exists (select from ledger_head h
                       where h.tenant = f.tenant and h.record = f.record)`,
    [tenant],
  )
  for (const { record, made_by: maker, created } of rows) {
    const isOld = now().getTime() - created.getTime() > FORGOTTEN_MS
    if (!isOld && !isLeft(record, maker)) continue
    await owner.query(
      `update document_file f set wrapped = null
       where f.tenant = $1 and f.record = $2 and f.made_by = $3
         and not exists (select from ledger_head h
                         where h.tenant = f.tenant and h.record = f.record)`,
      [tenant, record, maker],
    )
  }
  await removeFiles(parts)
}

/** Whether nobody works any more on a file that has no document. */
export const isLeft = (record: string, maker: string): boolean =>
  maker === MAKER ? !uploadsUnderWay.has(record) : isGone(maker)

/** Whether a process of this machine has ended; of another machine nobody can tell. */
function isGone(maker: string): boolean {
  const [host, pid] = maker.split(':')
  if (host !== MAKER.split(':')[0]) return false
  // In a container the process before had the same number.
  if (maker === MAKER) return uploadsUnderWay.size === 0
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}
