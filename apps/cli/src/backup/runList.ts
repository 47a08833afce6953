import { basename, resolve } from 'node:path'
import { listBackups } from '@corridor/server/backup'
import { readConfig } from '@corridor/server/config'
import { UsageError } from '../exitCodes.ts'
import { formatJson } from '../output/formatJson.ts'
import { formatTable } from '../output/formatTable.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { sizeInWords } from './sizeInWords.ts'

/** `corridor backup list`. */
export async function runList(
  folder: string | undefined,
  { json }: { readonly json?: boolean },
): Promise<void> {
  const dir = folder === undefined ? readConfig(process.env).backup.dir : resolve(folder)
  if (dir === null) throw new UsageError('Say which folder: as an argument or with BACKUP_DIR')
  const backups = await listBackups(dir)
  const column = (title: string, cells: readonly string[], align: 'left' | 'right' = 'left') => ({
    ...{ title, cells, align },
  })
  const table = () =>
    formatTable([
      column(
        'taken',
        backups.map(({ taken }) => `${taken.slice(0, 19)}Z`),
      ),
      column(
        'kind',
        backups.map(({ kind }) => kind),
      ),
      column(
        'encrypted',
        backups.map(({ encrypted }) => (encrypted ? 'yes' : 'NO')),
      ),
      column(
        'size',
        backups.map(({ bytes }) => sizeInWords(bytes)),
        'right',
      ),
      column(
        'file',
        backups.map(({ file }) => basename(file)),
      ),
    ])
  const words = backups.length === 0 ? `No backups in ${dir}\n` : table()
  await writeOutput(json === true ? formatJson({ folder: dir, backups }) : words, undefined)
}
