import { writeFile } from 'node:fs/promises'
import { DomainError } from '@corridor/kernel'
import { createIdentity } from '@corridor/server/backup'
import { formatJson } from '../output/formatJson.ts'
import { writeOutput } from '../output/writeOutput.ts'

/** `corridor backup key`. @throws {DomainError} `bad_file` when there is something in its place. */
export async function runKey(file: string, { json }: { readonly json?: boolean }): Promise<void> {
  const { identity, recipient } = await createIdentity()
  const text = `# Opens the backups of Corridor. Public key: ${recipient}\n${identity}\n`
  try {
    await writeFile(file, text, { flag: 'wx', mode: 0o600, flush: true })
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    throw new DomainError(
      'bad_file',
      `${file} cannot be made (${words}); a key is never overwritten`,
      { file },
    )
  }
  await writeOutput(
    json === true
      ? formatJson({ file, recipient })
      : `Public key, for BACKUP_RECIPIENTS:\n${recipient}\n` +
          `The secret key is in ${file}: keep it apart from the backups, in two places. Without it they cannot be read\n`,
    undefined,
  )
}
