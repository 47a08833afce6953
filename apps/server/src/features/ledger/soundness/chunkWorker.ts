import { parentPort, workerData } from 'node:worker_threads'
import pg from 'pg'
import { ContentVault, type VaultKeys } from '../ContentVault.ts'
import type { PackedActions } from './ChainTable.ts'
import { type ChunkMeans, checkChunk, type ExpectedSeal } from './checkChunk.ts'
import { planChunks, readChunk } from './chunkQuery.ts'

/** What a thread is given once. */
export interface WorkerSetting {
  readonly address: string
  readonly tenant: string
  /** Exported by the transaction that all threads look through. */
  readonly snapshot: string
  readonly key: Uint32Array
  readonly vault: VaultKeys | null
}

/** Seals to check; the answers come in the order of the questions. */
export type WorkerQuestion = readonly ExpectedSeal[]

export type WorkerAnswer =
  | { readonly kind: 'checked'; readonly packed: PackedActions | null }
  | { readonly kind: 'failed'; readonly words: string }

const { address, tenant, snapshot, key, vault } = workerData as WorkerSetting
const means: ChunkMeans = {
  tenant,
  key,
  vault: vault === null ? null : new ContentVault(vault),
}
const client = new pg.Client({ connectionString: address })
const ready = (async () => {
  await client.connect()
  await client.query('begin isolation level repeatable read read only')
  await client.query(`set transaction snapshot ${pg.escapeLiteral(snapshot)}`)
  await planChunks(client)
})()
ready.catch(() => {})

/** The database works on a chunk while the one before it is checked here. */
let read: Promise<unknown> = ready
let checked: Promise<void> = Promise.resolve()

parentPort!.on('message', (seals: WorkerQuestion) => {
  const bytes = read.then(() =>
    readChunk(
      client,
      tenant,
      { kind: 'sealed', from: seals[0]!.seal, to: seals.at(-1)!.seal },
      vault !== null,
    ),
  )
  read = bytes.catch(() => {})
  checked = checked.then(async () => {
    try {
      const packed = checkChunk(await bytes, seals, means)
      const answer: WorkerAnswer = { kind: 'checked', packed }
      parentPort!.postMessage(
        answer,
        packed === null ? [] : [packed.words.buffer, packed.times.buffer],
      )
    } catch (error) {
      const words = error instanceof Error ? error.message : `${error}`
      parentPort!.postMessage({ kind: 'failed', words } satisfies WorkerAnswer)
    }
  })
})
