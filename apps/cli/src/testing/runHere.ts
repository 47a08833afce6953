import { vi } from 'vitest'
import { reportError } from '../output/reportError.ts'
import { createProgram, recordGroupIn } from '../program.ts'
import { addRecordCommands } from '../records/addRecordCommands.ts'

interface HereRun {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** A command in this process: a start of its own for each takes most of a test's time. */
export async function runHere(args: readonly string[]): Promise<HereRun> {
  const said = { stdout: '', stderr: '' }
  const catching = (name: keyof typeof said) =>
    vi.spyOn(process[name], 'write').mockImplementation((chunk, then) => {
      said[name] += String(chunk)
      if (typeof then === 'function') then()
      return true
    })
  const spies = [catching('stdout'), catching('stderr')]
  const before = process.exitCode
  process.exitCode = 0
  try {
    const program = createProgram(args)
    const name = recordGroupIn(args)
    if (name !== null) {
      addRecordCommands(program.commands.find((one) => one.name() === name)!, name)
    }
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
