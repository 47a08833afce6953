import { createReadStream, existsSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Config } from '../../config.ts'
import type { Queryable } from '../ledger/LedgerPlace.ts'
import type { ArchiveWriter } from './archive/ArchiveWriter.ts'
import { ENTRY_FOLDERS } from './archive/BackupManifest.ts'

/** Folders below the data folder that belong to rows of the database. */
const FOLDERS = [
  {
    folder: 'evidence',
    names: `select id as name from release where origin <> 'shipped' order by id`,
  },
  {
    folder: 'simulations',
    names: `select id as name from simulation where state = 'done' order by id`,
  },
  {
    // Encrypted, each under a key that the subject's opens; those in a bucket are not among them.
    folder: 'documents',
    names: `select f.place as name from document_file f
      join document d on d.tenant = f.tenant and d.record = f.record
      where f.store = 'disk' and f.wrapped is not null order by f.place`,
  },
] as const

export const FILE_FOLDERS: readonly string[] = FOLDERS.map(({ folder }) => folder)

/**
 * Adds the files that rows of the database speak of: imported releases, results of simulations,
 * documents.
 * Files are written before their rows and never changed, so what the rows name is there; a result
 * that was taken away since is left out.
 */
export async function addOwnFiles(
  client: Queryable,
  dataDir: string,
  archive: ArchiveWriter,
  told: (words: string) => void,
): Promise<void> {
  for (const { folder, names } of FOLDERS) {
    const { rows } = await client.query<{ name: string }>(names)
    for (const { name } of rows) {
      told(`${folder} ${name}`)
      await addFolder(
        join(dataDir, folder, name),
        `${ENTRY_FOLDERS.files}${folder}/${name}`,
        archive,
      )
    }
  }
}

/** A folder, or a single file. */
async function addFolder(folder: string, entry: string, archive: ArchiveWriter): Promise<void> {
  const itself = await stat(folder).catch(() => null)
  if (itself?.isFile() === true) {
    await archive.addStream(entry, itself.size, createReadStream(folder))
    return
  }
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  for (const file of found.filter((candidate) => candidate.isFile())) {
    const path = join(file.parentPath, file.name)
    const name = relative(folder, path).split(sep).join('/')
    const { size } = await stat(path)
    await archive.addStream(`${entry}/${name}`, size, createReadStream(path))
  }
}

/** A key that is kept outside the database. */
export interface KeyFile {
  /** Its name in the archive. */
  readonly name: string
  /** Where it belongs. */
  readonly file: string
}

/** Where the keys are that a database cannot be used in full without. */
export const keyFiles = ({
  dataDir,
  ledger,
}: Pick<Config, 'dataDir' | 'ledger'>): readonly KeyFile[] => [
  { name: 'server-key', file: join(dataDir, 'server-key') },
  // There while a change of keys goes on, when the database is sealed partly with each.
  { name: 'server-key.previous', file: join(dataDir, 'server-key.previous') },
  { name: 'content.key', file: ledger.contentKeyFile },
  { name: 'sealing.pem', file: ledger.sealingKeyFile },
]

/** Adds the keys, the server's from the settings where it stands there. */
export async function addKeys(
  config: Pick<Config, 'dataDir' | 'ledger' | 'serverKey'>,
  archive: ArchiveWriter,
): Promise<void> {
  for (const { name, file } of keyFiles(config)) {
    const content =
      name === 'server-key' && config.serverKey !== null
        ? Buffer.from(Buffer.from(config.serverKey).toString('base64'))
        : existsSync(file)
          ? await readFile(file)
          : null
    if (content !== null) await archive.add(`${ENTRY_FOLDERS.keys}${name}`, content)
  }
}
