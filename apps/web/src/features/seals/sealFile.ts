import type { KeyStatement, Seal } from '@corridor/ledger'
import { isSealBody } from './readEvidence.ts'

/** An answer that is not the file it should be. */
export class UnreadableFile extends Error {}

type Line =
  | { readonly line: 'statement'; readonly statement: KeyStatement }
  | { readonly line: 'seal'; readonly seal: Seal }

/** Stands for a line that says it is a seal and is none; whoever checks it says so. */
const NO_SEAL = {} as Seal

/**
 * Key list and seals of an exported file, as they arrive.
 *
 * @throws {UnreadableFile} where a line is no JSON or of another kind: cut off, or another file.
 */
export async function* readSealFile(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let number = 0
  for await (const text of readLines(chunks)) {
    number += 1
    if (text === '') continue
    const { line, ...rest } = readObject(text, number)
    if (line === 'statement') yield { line, statement: rest as unknown as KeyStatement }
    else if (line === 'seal') {
      const { body, signature } = rest as unknown as Seal
      yield { line, seal: isSealBody(body) ? { body, signature } : NO_SEAL }
    } else if (number > 1) throw new UnreadableFile(`line ${number} is of the kind ${line}`)
  }
  if (number === 0) throw new UnreadableFile('nothing came')
}

function readObject(text: string, number: number): Readonly<Record<string, unknown>> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new UnreadableFile(`line ${number} is no JSON`)
  }
  if (typeof value === 'object' && value !== null && 'line' in value) {
    return value as Readonly<Record<string, unknown>>
  }
  throw new UnreadableFile(`line ${number} is no line of such a file`)
}

async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  rest += decoder.decode()
  if (rest !== '') yield rest
}
