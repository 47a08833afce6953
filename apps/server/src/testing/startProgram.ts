import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))

/** The server as a program of its own. */
interface Program {
  /** Its address once it answers; fails with what it said where it ends before. */
  readonly ready: Promise<string>
  /** Its exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>
  /** All that it wrote so far. */
  readonly said: () => string
  /** Ends it; as the power would unless told otherwise: nothing is tidied, nothing is said. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>
}

/** Starts the server as a program of its own, on any free port. @param settings its environment. */
export function startProgram(settings: Readonly<Record<string, string>>): Program {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'error', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ready = Promise.withResolvers<string>()
  const ended = Promise.withResolvers<number | null>()
  // Whoever only kills it does not ask for its address.
  ready.promise.catch(() => {})
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const address = /Corridor is ready at (\S+)\n/.exec(said)?.[1]
      if (address !== undefined) ready.resolve(address)
    })
  }
  child.once('exit', (code) => {
    ready.reject(new Error(`ended with ${code}: ${said}`))
    ended.resolve(code)
  })
  return {
    ready: ready.promise,
    ended: ended.promise,
    said: () => said,
    stop: (signal = 'SIGKILL') => {
      child.kill(signal)
      return ended.promise
    },
  }
}
