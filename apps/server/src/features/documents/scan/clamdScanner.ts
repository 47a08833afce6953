import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import type { ScanSocket } from '../documentSettings.ts'
import { SCAN_MS, type VirusScanner } from './VirusScanner.ts'

/** The largest piece that is sent at once. */
const PIECE = 64 * 1024

/**
 * The ClamAV daemon (clamd) with its command INSTREAM: pieces with their lengths, an empty one at the
 * end.
 */
export const clamdScanner =
  ({ at }: Pick<ScanSocket, 'at'>, withinMs = SCAN_MS): VirusScanner =>
  async (pieces) => {
    const socket = connect(at)
    socket.setTimeout(withinMs, () => socket.destroy(new Error('the scanner did not answer')))
    try {
      await once(socket, 'connect')
      const answered = text(socket)
      answered.catch(() => {})
      const gone = once(socket, 'close').then(() => {
        throw new Error('the scanner hung up')
      })
      gone.catch(() => {})
      const send = async (bytes: Uint8Array): Promise<void> => {
        if (!socket.write(bytes)) await Promise.race([once(socket, 'drain'), gone])
      }
      await send(Buffer.from('zINSTREAM\0'))
      for await (const whole of pieces) {
        for (let start = 0; start < whole.length; start += PIECE) {
          const piece = whole.subarray(start, start + PIECE)
          await send(lengthOf(piece.length))
          await send(piece)
        }
      }
      await send(lengthOf(0))
      return verdictOf(await answered)
    } catch (error) {
      return { result: 'failed', words: error instanceof Error ? error.message : String(error) }
    } finally {
      socket.destroy()
    }
  }

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}

function verdictOf(answer: string) {
  const said = answer.replaceAll('\0', '').trim()
  if (/^stream: OK$/.test(said)) return { result: 'clean' as const }
  const found = /^stream: (.+) FOUND$/.exec(said)?.[1]
  return found === undefined
    ? { result: 'failed' as const, words: `the scanner answered ${said.slice(0, 200)}` }
    : { result: 'infected' as const, words: found.slice(0, 200) }
}
