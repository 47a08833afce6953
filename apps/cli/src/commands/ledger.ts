import type { Command } from 'commander'
import { withProgress } from './options.ts'

interface VerifyOptions {
  readonly export?: string
  readonly rootKey?: string
  readonly copies?: string
  readonly receipt?: readonly string[]
  readonly contents?: boolean
  readonly json?: boolean
  readonly progress?: boolean
}

export interface ReinstateOptions {
  readonly identity?: string
  readonly rootKey?: string
  readonly copies?: string
  readonly withoutCopies?: boolean
  readonly reason?: string
  readonly by?: readonly string[]
  readonly root?: string
  readonly yes?: boolean
  readonly json?: boolean
  readonly progress?: boolean
}

interface EraseOptions {
  readonly subject: string
  readonly basis: string
  readonly yes?: boolean
  readonly progress?: boolean
}

export function addLedgerCommands(program: Command): void {
  const ledger = program
    .command('ledger')
    .description('The log of all actions: verify it, seal it, hand it out, make it readable again.')
    .addHelpText('after', '\nExample:\n  corridor ledger verify')
  addVerify(ledger)
  addExport(ledger)
  addSeal(ledger)
  addRebuild(ledger)
  addErase(ledger)
  addReinstate(ledger)
  addKey(ledger)
}

function addVerify(ledger: Command): void {
  const command = ledger
    .command('verify')
    .description('Check every action, link, seal and signature; here or in an exported file.')
    .option('--export <file>', 'verify this exported ledger instead; needs no database')
    .option(
      '--root-key <key>',
      'public root key, 64 hexadecimal digits, as you have it from elsewhere (LEDGER_ROOT_KEY)',
    )
    .option('--copies <folder>', 'folder with copies of seals that were kept elsewhere')
    .option(
      '--receipt <path...>',
      'receipts of actions that must be there: files, or folders of files',
    )
    .option('--contents', 'also decrypt what the actions say and hold it against its digest')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Without --contents an edit of what an action says, which is kept apart and encrypted, is not seen;
everything else is. Opening it takes about three times as long.

Ends with 0 when everything is sound, with 4 when faults were found. The root key must not come
from whoever runs the ledger: otherwise everything could have been signed again with another.

Examples:
  corridor ledger verify --root-key 3b6a…
  corridor ledger verify --contents --receipt receipts/
  corridor ledger verify --export ledger.jsonl --root-key 3b6a… --copies seals/`,
    )
  withProgress(command).action(async (options: VerifyOptions) => {
    const { runVerify } = await import('../ledger/runVerify.ts')
    await runVerify(options)
  })
}

function addExport(ledger: Command): void {
  const command = ledger
    .command('export')
    .description(
      'Write the whole log, its seals and its key list to a file, to be verified anywhere.',
    )
    .argument('<file>', 'lines of JSON; must not be there yet')
    .option('--payloads', 'with what the actions say, decrypted; without, only what is chained')
    .addHelpText('after', '\nExample:\n  corridor ledger export ledger.jsonl')
  withProgress(command).action(
    async (file: string, options: { payloads?: boolean; progress?: boolean }) => {
      const { runExport } = await import('../ledger/runExport.ts')
      await runExport(file, options)
    },
  )
}

function addSeal(ledger: Command): void {
  ledger
    .command('seal')
    .description('Seal now what was recorded since the last seal, and hand out the seals.')
    .addHelpText('after', '\nExample:\n  corridor ledger seal')
    .action(async () => {
      const { runSeal } = await import('../ledger/runSeal.ts')
      await runSeal()
    })
}

function addRebuild(ledger: Command): void {
  const command = ledger
    .command('rebuild')
    .description('Make everything that is shown again from the log, all or nothing.')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  corridor ledger rebuild')
  withProgress(command).action(async (options: { json?: boolean; progress?: boolean }) => {
    const { runRebuild } = await import('../ledger/runRebuild.ts')
    await runRebuild(options)
  })
}

function addErase(ledger: Command): void {
  const command = ledger
    .command('erase')
    .description('Destroy all that was said of one subject; the chain stays whole.')
    .requiredOption('--subject <id>', 'whose data: a record, or what it names as its subject')
    .requiredOption('--basis <text>', 'the rule or request that asks for it; kept for good')
    .option('--yes', 'do it; without, only what would be destroyed is told')
    .addHelpText(
      'after',
      `
Only here, on the machine of the database, and by whoever holds its rights: there is no such
operation over HTTP. That two persons decide is a rule of your house until cases have one of theirs.

Example:
  corridor ledger erase --subject worker-17 --basis "request of 2030-02-01, law 12 section 4" --yes`,
    )
  withProgress(command).action(async (options: EraseOptions) => {
    const { runErase } = await import('../ledger/runErase.ts')
    await runErase(options)
  })
}

function addReinstate(ledger: Command): void {
  const command = ledger
    .command('reinstate')
    .description('Put back what was sealed, after somebody tampered with the log; keep the false.')
    .argument('<file>', 'a backup from before, or an export of the log (with --payloads)')
    .option('--identity <file>', 'file with the secret key that opens the backup')
    .option('--root-key <key>', 'public root key, as you have it from elsewhere (LEDGER_ROOT_KEY)')
    .option('--copies <folder>', 'copies of seals as witnesses hold them (LEDGER_SEALS_DIR)')
    .option('--without-copies', 'there are none: judge by signatures alone')
    .option('--reason <text>', 'why; kept for good')
    .option('--by <name...>', 'the two persons who decided it')
    .option('--root <file>', 'private half of the root key, which signs the decision')
    .option('--yes', 'do it; without, everything is tried and taken back, and told')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
First the file is verified: every seal, signature, entry and content, by the root key and by the
copies. Then each version and seal that is not as it was sealed is put back. What stood there is
kept in quarantine, whole; the tables are made again; everything is verified; and an action says
what was done, why and by whom. All of it or nothing. Others wait meanwhile.

Refused: a file that is not sound itself; another key than the root; versions that were added to
the false ones and sealed since, which can neither follow the originals nor be taken out.

Ends with 0 when the log is sound afterwards (or would be), with 4 when something is wrong elsewhere.

Examples:
  corridor ledger reinstate corridor-….tar.zst.age --identity backup-key.txt --copies seals/
  corridor ledger reinstate kept.jsonl --copies seals/ --reason "verification of 2031-03-04" \\
    --by "A. Director" "U. Auditor" --root /media/stick/root.pem --yes`,
    )
  withProgress(command).action(async (file: string, options: ReinstateOptions) => {
    const { runReinstate } = await import('../ledger/runReinstate.ts')
    await runReinstate(file, options)
  })
}

function addKey(ledger: Command): void {
  const key = ledger
    .command('key')
    .description('The keys that seals are signed with, and the offline root key above them.')
  key
    .command('root')
    .description('Make a root key; keep the file offline and publish the public key printed here.')
    .argument('<file>', 'where its private half is put; must not be there yet')
    .addHelpText('after', '\nExample:\n  corridor ledger key root /media/stick/root.pem')
    .action(async (file: string) => {
      const { runRootKey } = await import('../ledger/runKey.ts')
      await runRootKey(file)
    })
  key
    .command('introduce')
    .description(
      'Make a sealing key, signed by the root and by the key before it; seals use it at once.',
    )
    .requiredOption('--root <file>', 'private half of the root key')
    .addHelpText(
      'after',
      '\nExample:\n  corridor ledger key introduce --root /media/stick/root.pem',
    )
    .action(async ({ root }: { readonly root: string }) => {
      const { runIntroduceKey } = await import('../ledger/runKey.ts')
      await runIntroduceKey(root)
    })
  key
    .command('revoke')
    .description('Say that a sealing key must not be believed from now on; introduce another then.')
    .argument('<key>', 'its id')
    .requiredOption('--root <file>', 'private half of the root key')
    .requiredOption('--reason <text>', 'why')
    .addHelpText(
      'after',
      '\nExample:\n  corridor ledger key revoke 3b6a27bcceb6a42d --root root.pem --reason "disk lost"',
    )
    .action(async (id: string, options: { readonly root: string; readonly reason: string }) => {
      const { runRevokeKey } = await import('../ledger/runKey.ts')
      await runRevokeKey(id, options)
    })
}
