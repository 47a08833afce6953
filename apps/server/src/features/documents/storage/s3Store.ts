import { openAsBlob } from 'node:fs'
import { rm } from 'node:fs/promises'
import { DomainError } from '@corridor/kernel'
import { AwsV4Signer } from 'aws4fetch'
import type { S3Settings } from '../documentSettings.ts'
import type { DocumentStore } from './DocumentStore.ts'

const NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const PATIENCE_MS = 60_000
const QUICK_MS = 2_000

/**
 * Files in a bucket that speaks S3's language, each request signed with the checksum of what it
 * carries.
 */
export function s3Store({ url, region, accessKeyId, secretAccessKey }: S3Settings): DocumentStore {
  const ask = async (
    method: string,
    place: string,
    { body, digest = NOTHING, withinMs = PATIENCE_MS }: Partial<Carried> = {},
  ): Promise<Response> => {
    const signer = new AwsV4Signer({
      ...{ method, url: `${url}/${place}`, service: 's3', region, accessKeyId, secretAccessKey },
      headers: { 'x-amz-content-sha256': digest },
    })
    const signed = await signer.sign()
    return await fetch(signed.url, {
      method,
      headers: signed.headers,
      redirect: 'error',
      signal: AbortSignal.timeout(withinMs),
      ...(body === undefined ? {} : { body }),
    })
  }
  const orFail = async (act: string, answer: Promise<Response>, fine: readonly number[]) => {
    const response = await answer.catch((error: unknown) => refuse(act, String(error)))
    if (response.ok || fine.includes(response.status)) return response
    await response.body?.cancel()
    return refuse(act, `status ${response.status}`)
  }
  return {
    name: 's3',
    async put(place, { file, digest }) {
      const body = await openAsBlob(file)
      const response = await orFail('keep a file', ask('PUT', place, { body, digest }), [])
      await response.body?.cancel()
      await rm(file, { force: true })
    },
    async get(place) {
      const response = await orFail('read a file', ask('GET', place), [404])
      if (response.status !== 404 && response.body !== null) return response.body
      await response.body?.cancel()
      return null
    },
    async remove(place) {
      const response = await orFail('remove a file', ask('DELETE', place), [404])
      await response.body?.cancel()
    },
    async isUp() {
      try {
        const response = await ask('HEAD', '', { withinMs: QUICK_MS })
        await response.body?.cancel()
        return response.status < 500
      } catch {
        return false
      }
    },
  }
}

interface Carried {
  readonly body: Blob
  readonly digest: string
  readonly withinMs: number
}

function refuse(act: string, why: string): never {
  throw new DomainError(
    'unavailable',
    `The store of documents could not ${act} (${why}). Try again in a while; DOCUMENT_S3_URL names it`,
  )
}
