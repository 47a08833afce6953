import { createReadStream } from 'node:fs'
import { access, constants, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { DocumentStore } from './DocumentStore.ts'

/** Files below a folder, for this account alone. */
export function diskStore(folder: string): DocumentStore {
  const at = (place: string): string => join(folder, ...place.split('/'))
  return {
    name: 'disk',
    async put(place, { file }) {
      const target = at(place)
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      // It was written to the disk beside its place; a name is given at once or not at all.
      await rename(file, target)
      await syncFolder(dirname(target))
    },
    async get(place) {
      try {
        await access(at(place), constants.R_OK)
        return piecesOf(at(place))
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
        throw error
      }
    },
    remove: (place) => rm(at(place), { force: true }),
    async isUp() {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        await access(folder, constants.R_OK | constants.W_OK)
        return true
      } catch {
        return false
      }
    },
  }
}

/** Opened with the first piece: whoever reads none leaves nothing open. */
async function* piecesOf(file: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(file) as AsyncIterable<Uint8Array>
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
