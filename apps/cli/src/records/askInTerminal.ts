import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { UsageError } from '../exitCodes.ts'

/** Questions on standard error, answers from standard input: a line each, secrets unseen. */
export interface Questions {
  ask(question: string, options?: { readonly isSecret?: boolean }): Promise<string>
  close(): void
}

/** Answers may also come from a file or another program, a line each in the order of questions. */
export function openQuestions(): Questions {
  const { stdin, stderr } = process
  const isTerminal = stdin.isTTY === true
  let isMuted = false
  const output = new Writable({
    write(chunk, _encoding, done) {
      if (!isMuted) stderr.write(chunk as Buffer)
      done()
    },
  })
  const lines = createInterface({ input: stdin, output, terminal: isTerminal })
  const waiting = lines[Symbol.asyncIterator]()
  return {
    async ask(question, { isSecret = false } = {}) {
      stderr.write(`${question}: `)
      isMuted = isSecret
      const { value, done } = await waiting.next()
      isMuted = false
      if (isSecret || !isTerminal) stderr.write('\n')
      if (done === true) throw new UsageError('The answers ended before the questions')
      return value
    },
    close: () => lines.close(),
  }
}
