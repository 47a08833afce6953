import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type pg from 'pg'
import type { LedgerPlace, Queryable } from '../LedgerPlace.ts'
import { ChainTable, type PackedActions } from './ChainTable.ts'
import { type ChunkMeans, checkChunk, type ExpectedSeal } from './checkChunk.ts'
import { planChunks, readChunk } from './chunkQuery.ts'
import type { WorkerAnswer, WorkerSetting } from './chunkWorker.ts'

/** Counts of a ledger in which nothing is wrong. */
export interface SoundCounts {
  readonly actions: number
  readonly records: number
  readonly unsealed: number
  readonly erased: number
}

export interface SoundnessOptions {
  /** Whether what the actions say is opened and held against its digest. */
  readonly contents: boolean
  /** Threads beside this one; as many as there are processors unless told otherwise, 0 for none. */
  readonly threads?: number | undefined
  readonly told: (actions: number) => void
}

type ProofPlace = Pick<LedgerPlace, 'tenant' | 'vault'> & { readonly address?: string }

/** Leaves in one chunk, about 15 MB. */
const CHUNK = 20_000

/** A smaller ledger is checked here: threads take longer to begin. */
const WORTH_THREADS = 40_000

/** More than these wait for a seal only where nobody seals. */
const MOST_WAITING = 200_000

/**
 * Whether everything under the seals, and what waits for one, is sound. It looks at the same things
 * as `verifyLedger` and only says yes or no, which takes a fraction of the time: entries are hashed
 * as they are stored, seals are checked beside each other in threads.
 *
 * @param client within the snapshot that is verified.
 * @param seals all, whose bodies, signatures and order are known to be sound.
 * @returns null where something does not fit, or is of a form that only `verifyLedger` judges.
 */
export async function proveSound(
  place: ProofPlace,
  client: pg.PoolClient,
  seals: readonly ExpectedSeal[],
  options: SoundnessOptions,
): Promise<SoundCounts | null> {
  const { tenant, vault } = place
  const counts = await countAll(client, tenant)
  const sealed = seals.reduce((sum, { count }) => sum + count, 0)
  const unsealed = counts.actions - sealed
  if (unsealed < 0 || unsealed > MOST_WAITING) return null
  const means: ChunkMeans = {
    tenant,
    key: new Uint32Array(new Uint8Array(randomBytes(8)).buffer),
    vault: options.contents ? vault : null,
  }
  const chain = new ChainTable()
  let followed = 0
  const follow = (packed: PackedActions | null): boolean => {
    if (packed === null || !chain.follow(packed)) return false
    followed += packed.count
    options.told(followed)
    return true
  }
  const sealedBelow = await endOfSealed(client, tenant)
  const chunks = inChunks(seals)
  await planChunks(client)
  const threads = options.threads ?? (sealed < WORTH_THREADS ? 0 : availableParallelism())
  const isSound =
    threads === 0 || place.address === undefined
      ? await checkHere(client, chunks, means, follow)
      : await checkInThreads(
          { ...place, address: place.address },
          client,
          chunks,
          means,
          threads,
          follow,
        )
  if (!isSound) return null
  const waiting = { kind: 'waiting' as const, sealedBelow }
  const rest = await readChunk(client, tenant, waiting, options.contents)
  if (!follow(checkChunk(rest, [], means))) return null
  // An action that neither a leaf names nor the end of the log holds was slipped in between.
  if (followed !== counts.actions) return null
  return { ...counts, records: chain.records, unsealed }
}

async function countAll(
  client: Queryable,
  tenant: string,
): Promise<{ readonly actions: number; readonly erased: number }> {
  const { rows } = await client.query<{ actions: string; erased: string }>(
    `select (select count(*) from ledger_action where tenant = $1) as actions,
            (select count(*) from ledger_erasure where tenant = $1) as erased`,
    [tenant],
  )
  return { actions: Number(rows[0]!.actions), erased: Number(rows[0]!.erased) }
}

/** Null where the last seal was closed by another cluster, whose transactions tell nothing here. */
async function endOfSealed(client: Queryable, tenant: string): Promise<string | null> {
  const { rows } = await client.query<{ below: string | null }>(
    `select case when cluster = (select system_identifier::text from pg_control_system())
            then sealed_below::text end as below
     from ledger_seal where tenant = $1 order by seal desc limit 1`,
    [tenant],
  )
  return rows[0]?.below ?? null
}

function inChunks(seals: readonly ExpectedSeal[]): readonly (readonly ExpectedSeal[])[] {
  const chunks: ExpectedSeal[][] = []
  let leaves = CHUNK
  for (const seal of seals) {
    if (leaves >= CHUNK) {
      chunks.push([])
      leaves = 0
    }
    chunks.at(-1)!.push(seal)
    leaves += seal.count
  }
  return chunks
}

type Follow = (packed: PackedActions | null) => boolean

async function checkHere(
  client: pg.PoolClient,
  chunks: readonly (readonly ExpectedSeal[])[],
  means: ChunkMeans,
  follow: Follow,
): Promise<boolean> {
  for (const seals of chunks) {
    const range = { kind: 'sealed' as const, from: seals[0]!.seal, to: seals.at(-1)!.seal }
    const bytes = await readChunk(client, means.tenant, range, means.vault !== null)
    if (!follow(checkChunk(bytes, seals, means))) return false
  }
  return true
}

/** Chunks go to the threads by turns; their answers are followed in the order of the log. */
async function checkInThreads(
  { tenant, vault, address }: ProofPlace & { readonly address: string },
  client: pg.PoolClient,
  chunks: readonly (readonly ExpectedSeal[])[],
  means: ChunkMeans,
  threads: number,
  follow: Follow,
): Promise<boolean> {
  const { rows } = await client.query<{ snapshot: string }>(
    'select pg_export_snapshot() as snapshot',
  )
  const setting: WorkerSetting = {
    address,
    tenant,
    snapshot: rows[0]!.snapshot,
    key: means.key,
    vault: means.vault === null ? null : vault.keys,
  }
  const workers = Array.from(
    { length: Math.min(threads, Math.max(1, chunks.length)) },
    () => new ChunkThread(setting),
  )
  try {
    const threadOf = (chunk: number) => workers[chunk % workers.length]!
    // Two at a time for each: one that the database reads, one that is checked.
    const ahead = 2 * workers.length
    for (let chunk = 0; chunk < Math.min(ahead, chunks.length); chunk += 1) {
      threadOf(chunk).ask(chunks[chunk]!)
    }
    for (let chunk = 0; chunk < chunks.length; chunk += 1) {
      const packed = await threadOf(chunk).next()
      const further = chunks[chunk + ahead]
      if (further !== undefined) threadOf(chunk).ask(further)
      if (!follow(packed)) return false
    }
    return true
  } finally {
    await Promise.all(workers.map((worker) => worker.close()))
  }
}

/** One thread, whose answers come in the order in which it was asked. */
class ChunkThread {
  readonly #worker: Worker
  readonly #waiting: PromiseWithResolvers<PackedActions | null>[] = []
  readonly #answers: Promise<PackedActions | null>[] = []

  constructor(setting: WorkerSetting) {
    this.#worker = new Worker(new URL('./chunkWorker.ts', import.meta.url), { workerData: setting })
    this.#worker.on('message', (answer: WorkerAnswer) => {
      const question = this.#waiting.shift()
      if (answer.kind === 'checked') question?.resolve(answer.packed)
      else question?.reject(new Error(answer.words))
    })
    this.#worker.on('error', (error) => {
      for (const question of this.#waiting) question.reject(error)
    })
  }

  ask(seals: readonly ExpectedSeal[]): void {
    const question = Promise.withResolvers<PackedActions | null>()
    // Told to whoever asks for it next; before that nobody listens.
    question.promise.catch(() => {})
    this.#waiting.push(question)
    this.#answers.push(question.promise)
    this.#worker.postMessage(seals)
  }

  next(): Promise<PackedActions | null> {
    return this.#answers.shift()!
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }
}
