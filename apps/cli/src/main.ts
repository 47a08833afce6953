import { CommanderError } from 'commander'
import { EXIT } from './exitCodes.ts'
import { isClosedPipe } from './output/writeOutput.ts'
import { createProgram } from './program.ts'
import { loadRecordCommands } from './records/loadRecordCommands.ts'

/**
 * Runs one command line; sets the exit code rather than ending the process, so that output still
 * on its way is written.
 */
export async function main(args: readonly string[]): Promise<void> {
  followLauncher()
  leaveQuietlyWhenUnread()
  try {
    const program = createProgram(args)
    await loadRecordCommands(program, args)
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (isClosedPipe(error)) return
    process.exitCode = await explain(error, args)
  }
}

async function explain(error: unknown, args: readonly string[]): Promise<number> {
  if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done
  const { reportError } = await import('./output/reportError.ts')
  return reportError(error, args)
}

/** The launcher's end, however it comes, is the end of the command. */
function followLauncher(): void {
  if (process.channel === undefined) return
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}

/** A reader that has seen enough (`| head`) is no fault. */
function leaveQuietlyWhenUnread(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error) => {
      // Other failures reach whoever wrote; with a reader gone there is nobody left to tell.
      if (isClosedPipe(error)) process.exit()
    })
  }
}
