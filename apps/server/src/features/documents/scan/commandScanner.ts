import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ScanCommand } from '../documentSettings.ts'
import { SCAN_MS, type VirusScanner } from './VirusScanner.ts'

const INFECTED = 1

/** Words of a program that goes on and on are not kept. */
const MOST_WORDS = 2_000

/** A program of the site's own: the file on its standard input, 0 for clean, 1 for infected. */
export const commandScanner =
  ({ program, words }: Pick<ScanCommand, 'program' | 'words'>, withinMs = SCAN_MS): VirusScanner =>
  async (pieces) => {
    const child = spawn(program, words, {
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: withinMs,
      killSignal: 'SIGKILL',
    })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(0, MOST_WORDS)
    })
    try {
      const ended = once(child, 'close') as Promise<[number | null, string | null]>
      // It may know enough before it has read everything; its status tells.
      const fed = pipeline(Readable.from(pieces), child.stdin).catch((error: unknown) => error)
      const [status, signal] = await ended
      const problem = await fed
      if (status === INFECTED) return { result: 'infected', words: wordsOf(said) }
      if (status !== 0) {
        return { result: 'failed', words: `the scanner ended with ${status ?? signal}` }
      }
      // Clean counts only for a file that it was given whole.
      return problem === undefined
        ? { result: 'clean' }
        : { result: 'failed', words: 'the scanner did not read the whole file' }
    } catch (error) {
      return { result: 'failed', words: error instanceof Error ? error.message : String(error) }
    } finally {
      child.kill('SIGKILL')
    }
  }

const wordsOf = (said: string): string => said.trim().split('\n')[0]?.slice(0, 200) || 'a virus'
