import type { Command } from 'commander'
import { listOf, withProgress } from './options.ts'

export interface RunOptions {
  readonly to?: string
  readonly physical?: boolean
  readonly recipient?: readonly string[]
  readonly unencrypted?: boolean
  readonly withKeys?: boolean
  readonly json?: boolean
  readonly progress?: boolean
}

export interface OpenOptions {
  readonly identity?: string
  readonly json?: boolean
  readonly progress?: boolean
}

const IDENTITY = 'file with the secret key that opens the backup'

export function addBackupCommands(program: Command): void {
  const backup = program
    .command('backup')
    .description('Take backups, look them through, try to restore them.')
    .addHelpText('after', '\nExample:\n  corridor backup run --to /media/backups --recipient age1…')
  addKey(backup)
  addRun(backup)
  addList(backup)
  addVerify(backup)
  addDrill(backup)
  addExport(backup)
  addRestore(program)
}

function addKey(backup: Command): void {
  backup
    .command('key')
    .description('Make the key that opens backups; keep the file apart from them, in two places.')
    .argument('<file>', 'where the secret key is put; must not be there yet')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
The public key printed here is the recipient: BACKUP_RECIPIENTS or --recipient. The server needs
only that one, and cannot read its own backups. The keys are those of age (age-encryption.org).

Example:
  corridor backup key /media/stick/backup-key.txt`,
    )
    .action(async (file: string, options: { readonly json?: boolean }) => {
      const { runKey } = await import('../backup/runKey.ts')
      await runKey(file, options)
    })
}

function addRun(backup: Command): void {
  const command = backup
    .command('run')
    .description('Take a backup now, while others go on working.')
    .option('--to <folder>', 'where to put it (BACKUP_DIR)')
    .option(
      '--recipient <key>',
      'public key that may open it; several joined by commas (BACKUP_RECIPIENTS)',
      listOf<string>(),
    )
    .option('--unencrypted', 'leave it readable for everybody who finds it')
    .option('--physical', 'copy the files of the embedded database instead of its rows')
    .option('--with-keys', 'put the keys of server and ledger into it; only encrypted')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Without --with-keys the keys that open sealed secrets and the ledger's contents are not in the
backup: keep SERVER_KEY and LEDGER_DIR in a safe place of their own.

Examples:
  corridor backup run --to /media/backups --recipient age1…
  corridor backup run --with-keys --physical`,
    )
  withProgress(command).action(async (options: RunOptions) => {
    const { runRun } = await import('../backup/runRun.ts')
    await runRun(options)
  })
}

function addList(backup: Command): void {
  backup
    .command('list')
    .description('The backups in a folder, newest first.')
    .argument('[folder]', 'BACKUP_DIR unless given')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  corridor backup list /media/backups')
    .action(async (folder: string | undefined, options: { readonly json?: boolean }) => {
      const { runList } = await import('../backup/runList.ts')
      await runList(folder, options)
    })
}

function addVerify(backup: Command): void {
  const command = backup
    .command('verify')
    .description('Read a backup from end to end and compare every checksum; needs no database.')
    .argument('<file>', 'the backup')
    .option('--identity <file>', IDENTITY)
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
That it can be restored is shown by "corridor backup drill".

Example:
  corridor backup verify corridor-….tar.zst.age --identity backup-key.txt`,
    )
  withProgress(command).action(async (file: string, options: OpenOptions) => {
    const { runVerify } = await import('../backup/runVerify.ts')
    await runVerify(file, options)
  })
}

function addDrill(backup: Command): void {
  const command = backup
    .command('drill')
    .description('Restore a backup for a trial, into a database that is taken away again.')
    .argument('[file]', 'the newest in BACKUP_DIR unless given')
    .option('--identity <file>', `${IDENTITY} (BACKUP_DRILL_IDENTITY_FILE)`)
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Compares every row with what was backed up and verifies chains and seals of the ledger, by
LEDGER_ROOT_KEY where it is set. Ends with 4 when the ledger in the backup is not sound.

Example:
  corridor backup drill --identity backup-key.txt`,
    )
  withProgress(command).action(async (file: string | undefined, options: OpenOptions) => {
    const { runDrill } = await import('../backup/runDrill.ts')
    await runDrill(file, options)
  })
}

function addExport(backup: Command): void {
  const command = backup
    .command('export')
    .description('Write everything this installation owns in open forms: CSV, JSON, described.')
    .argument('<folder>', 'must not be there yet, or be empty')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
For whoever wants the data without Corridor. Nothing with which somebody could sign in is in it; it
is not encrypted, and the ledger's contents are readable. That it was made is written to the audit
log. To move an installation, take a backup and restore it.

Example:
  corridor backup export /media/export-2031-03`,
    )
  withProgress(command).action(
    async (folder: string, options: { readonly json?: boolean; readonly progress?: boolean }) => {
      const { runExport } = await import('../backup/runExport.ts')
      await runExport(folder, options)
    },
  )
}

function addRestore(program: Command): void {
  const command = program
    .command('restore')
    .description('Restore a backup into an empty data folder and database.')
    .argument('<file>', 'the backup')
    .option('--identity <file>', IDENTITY)
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
All or nothing: what is damaged, changed, cut off or of a newer Corridor is refused and leaves the
place as it was. Nothing that exists is overwritten: name an empty data folder with DATA_DIR, or an
empty database with DATABASE_URL. Whoever was signed in has to sign in again.

Ends with 4 when it was restored, but the ledger in it is not sound.

Examples:
  corridor restore corridor-….tar.zst.age --identity backup-key.txt
  DATA_DIR=/srv/corridor corridor restore corridor-….tar.zst`,
    )
  withProgress(command).action(async (file: string, options: OpenOptions) => {
    const { runRestore } = await import('../backup/runRestore.ts')
    await runRestore(file, options)
  })
}
