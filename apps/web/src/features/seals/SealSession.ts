import type { KeyStatement, Seal } from '@corridor/ledger'
import { type CheckedSeals, checkSeals, type SealMeans } from './checkSeals.ts'
import { judgeEvidence } from './judgeEvidence.ts'
import { readEvidence } from './readEvidence.ts'
import { readSealFile, UnreadableFile } from './sealFile.ts'
import type { SealProblem, SealReply, SealRequest } from './sealMessages.ts'

type CheckRequest = Extract<SealRequest, { kind: 'check' }>
type CompareRequest = Extract<SealRequest, { kind: 'compare' }>

interface SessionPlace {
  readonly post: (reply: SealReply) => void
  /** The bytes of an address as they come. @throws {NoAnswer} when none come. */
  readonly read: (address: string) => AsyncIterable<Uint8Array>
  readonly means: () => Promise<SealMeans>
  /** Gives way to messages that have come meanwhile. */
  readonly pause: () => Promise<void>
}

/** The server did not answer, or refused. */
export class NoAnswer extends Error {}

class Cancelled extends Error {}

/** After how many seals it is told how far the check is. */
const STRIDE = 100

/** How many seals are asked for at once; the server gives at most five times as many. */
export const PART = 20_000

/** What happens inside the worker: one thing at a time, a later request ends an earlier one. */
export class SealSession {
  readonly #place: SessionPlace
  #checked: CheckedSeals | null = null
  #current: number | null = null

  constructor(place: SessionPlace) {
    this.#place = place
  }

  async receive(request: SealRequest): Promise<void> {
    if (request.kind === 'cancel') {
      this.#current = null
      return
    }
    const { id } = request
    this.#current = id
    try {
      if (request.kind === 'check') await this.#check(request)
      else await this.#compare(request)
    } catch (error) {
      if (error instanceof Cancelled) this.#place.post({ kind: 'cancelled', id })
      else this.#place.post({ kind: 'failed', id, problem: problemOf(error) })
    }
  }

  async #check(request: CheckRequest): Promise<void> {
    const { id, rootKey, kept, newest } = request
    this.#checked = null
    const means = await this.#place.means()
    const file = new SealFiles(request, this.#place.read)
    const statements = await file.statements()
    const seals = this.#watched(file.seals(), request)
    const checked = await checkSeals({ statements, seals, rootKey, kept, newest }, means)
    this.#checked = checked
    this.#place.post({ kind: 'checked', id, report: checked.report })
  }

  async *#watched(seals: AsyncIterable<Seal>, { id, newest }: CheckRequest): AsyncGenerator<Seal> {
    let done = 0
    for await (const seal of seals) {
      if (done % STRIDE === 0) {
        this.#place.post({ kind: 'progress', id, done, of: newest })
        await this.#place.pause()
      }
      if (this.#current !== id) throw new Cancelled()
      yield seal
      done += 1
    }
  }

  async #compare({ id, texts }: CompareRequest): Promise<void> {
    if (this.#checked === null) throw new Error('nothing was checked yet')
    const report = await judgeEvidence(
      readEvidence(texts),
      this.#checked,
      await this.#place.means(),
    )
    this.#place.post({ kind: 'compared', id, report })
  }
}

/** Key list and seals of a server, which are asked for part by part. */
class SealFiles {
  readonly #request: CheckRequest
  readonly #read: SessionPlace['read']
  readonly #begun: ReturnType<typeof readSealFile>
  readonly #first: Seal[] = []

  constructor(request: CheckRequest, read: SessionPlace['read']) {
    this.#request = request
    this.#read = read
    this.#begun = this.#open(1)
  }

  /** The key list, which stands before the seals. */
  async statements(): Promise<readonly KeyStatement[]> {
    const statements: KeyStatement[] = []
    for (;;) {
      const { value, done } = await this.#begun.next()
      if (done === true) return statements
      if (value.line === 'seal') {
        this.#first.push(value.seal)
        return statements
      }
      statements.push(value.statement)
    }
  }

  async *seals(): AsyncGenerator<Seal> {
    yield* this.#first
    for (let from = 1; from <= this.#request.newest; from += PART) {
      for await (const line of from === 1 ? this.#begun : this.#open(from)) {
        if (line.line === 'seal') yield line.seal
      }
    }
  }

  #open(from: number): ReturnType<typeof readSealFile> {
    const { address, newest } = this.#request
    const to = Math.min(newest, from + PART - 1)
    return readSealFile(this.#read(`${address}?from=${from}&to=${to}`))
  }
}

function problemOf(error: unknown): SealProblem {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof NoAnswer) return { code: 'no_answer', message }
  if (error instanceof UnreadableFile || error instanceof TypeError) {
    return { code: 'unreadable', message }
  }
  return { code: 'unexpected', message }
}
