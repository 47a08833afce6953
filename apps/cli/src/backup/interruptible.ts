import { constants } from 'node:os'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs what can be stopped in order: the first interrupt asks it to undo what it began, the second
 * ends the program.
 *
 * @returns null when it was stopped; that is said and the exit code set.
 */
export async function interruptible<Result>(
  run: (signal: AbortSignal) => Promise<Result>,
): Promise<Result | null> {
  const controller = new AbortController()
  const stop = (name: NodeJS.Signals) => {
    if (controller.signal.aborted) process.exit(128 + constants.signals[name])
    process.exitCode = 128 + constants.signals[name]
    controller.abort(new Error('stopped'))
  }
  for (const name of SIGNALS) process.on(name, stop)
  try {
    const result = await run(controller.signal)
    if (controller.signal.aborted) process.exitCode = 0 // it was done before it could be stopped
    return result
  } catch (error) {
    if (!controller.signal.aborted) throw error
    process.stderr.write('corridor: stopped; nothing was left behind\n')
    return null
  } finally {
    for (const name of SIGNALS) process.off(name, stop)
  }
}
