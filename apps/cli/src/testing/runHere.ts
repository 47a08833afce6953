import { vi } from 'vitest'
import { reportError } from '../output/reportError.ts'
import { createProgram } from '../program.ts'
import { loadRecordCommands } from '../records/loadRecordCommands.ts'

interface HereRun {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** A command in this process: a start of its own for each takes most of a test's time. */
export async function runHere(args: readonly string[]): Promise<HereRun> {
  const said = { stdout: '', stderr: '' }
  const catching = (name: keyof typeof said) =>
    vi
      .spyOn(process[name], 'write')
      .mockImplementation((chunk: unknown, ...more: readonly unknown[]) => {
        said[name] += String(chunk)
        const then = more.find((one) => typeof one === 'function') as (() => void) | undefined
        then?.()
        return true
      })
  const spies = [catching('stdout'), catching('stderr')]
  const before = process.exitCode
  process.exitCode = 0
  try {
    const program = createProgram(args)
    await loadRecordCommands(program, args)
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    process.exitCode = await reportError(error, args)
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  const code = Number(process.exitCode)
  process.exitCode = before
  return { code, ...said }
}
