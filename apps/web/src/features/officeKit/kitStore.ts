import { OfficeKit } from '@corridor/contract'
import { z } from 'zod'

const Sealed = z.object({ iv: z.string(), data: z.string() })
export type Sealed = z.infer<typeof Sealed>

/** What this device keeps of its office's kit. The private key lies in it encrypted. */
export const KeptKit = z.object({
  v: z.literal(1),
  /** The record of the key on the server; null until it was proposed. */
  record: z.string().nullable(),
  office: z.string(),
  jurisdiction: z.string(),
  keyId: z.string(),
  publicKey: z.string(),
  most: z.number(),
  days: z.number(),
  salt: z.string(),
  rounds: z.number(),
  key: Sealed,
  carried: OfficeKit.nullable(),
  /** How many forms the last file for the re-entry held. */
  exported: z.number(),
})
export type KeptKit = z.infer<typeof KeptKit>

/** A form that was issued: its serial in clear, all else encrypted. */
export interface KeptForm {
  /** From 1. */
  readonly which: number
  readonly serial: string
  readonly jobOrder: string | null
  readonly sealed: Sealed
}

const NAME = 'corridor-office-kit'

const settled = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

const finished = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onerror = () => reject(transaction.error)
    transaction.onabort = () => reject(transaction.error)
  })

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore('kit')
    request.result.createObjectStore('forms', { keyPath: 'which' })
  }
  return await settled(request)
}

async function within<Result>(
  mode: IDBTransactionMode,
  act: (transaction: IDBTransaction) => Promise<Result>,
): Promise<Result> {
  const database = await open()
  try {
    // `strict`: on the disk before it is told, so that a cut of the power loses no serial.
    const transaction = database.transaction(['kit', 'forms'], mode, { durability: 'strict' })
    const done = finished(transaction)
    const result = await act(transaction)
    await done
    return result
  } finally {
    database.close()
  }
}

/** Null where there is none; what cannot be read is none. */
export async function readKit(): Promise<KeptKit | null> {
  const kept = await within('readonly', (transaction) =>
    settled(transaction.objectStore('kit').get('kit')),
  )
  const parsed = KeptKit.safeParse(kept)
  return parsed.success ? parsed.data : null
}

export const keepKit = (kit: KeptKit): Promise<unknown> =>
  within('readwrite', (transaction) => settled(transaction.objectStore('kit').put(kit, 'kit')))

export const readForms = (): Promise<readonly KeptForm[]> =>
  within('readonly', (transaction) =>
    settled<KeptForm[]>(transaction.objectStore('forms').getAll()),
  )

/**
 * Keeps a form as the next of its key, if it still is the next: two windows never issue one serial
 * twice, and none beyond the number that was delegated.
 *
 * @returns whether it is kept; otherwise look again how many there are.
 */
export const keepForm = (form: KeptForm, most: number): Promise<boolean> =>
  within('readwrite', async (transaction) => {
    const store = transaction.objectStore('forms')
    const count = await settled(store.count())
    if (form.which !== count + 1 || form.which > most) return false
    await settled(store.add(form))
    return true
  })

/** Takes the kit and its list away. */
export const clearKit = (): Promise<void> =>
  within('readwrite', async (transaction) => {
    await settled(transaction.objectStore('kit').clear())
    await settled(transaction.objectStore('forms').clear())
  })
