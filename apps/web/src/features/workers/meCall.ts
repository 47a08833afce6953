import { RouteError, readAnswer } from '../../app/readAnswer.ts'

/** Where the interface is; without its schemas, which are too heavy for these pages. */
const API = '/api/v1'

const MOST_TRIES = 5

/** @throws {RouteError} when no answer came or the answer is an error. */
export const meGet = <Answer>(path: string): Promise<Answer> =>
  readAnswer(`${API}${path}`, { headers: { accept: 'application/json' } })

/** Changes something of the own account. @throws {RouteError} */
export const meSend = <Answer>(
  method: 'POST' | 'DELETE',
  path: string,
  body?: object,
  key?: string,
): Promise<Answer> =>
  readAnswer(`${API}${path}`, {
    method,
    headers: {
      accept: 'application/json',
      'x-corridor': '1',
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

/**
 * Takes an act on a record, once however often it is sent with its key.
 *
 * @throws {RouteError} when no answer came (send it again with its key) or the answer is an error.
 */
export async function meAct(
  path: string,
  expectedVersion: number,
  payload: object,
  key: string,
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await meSend('POST', path, { expectedVersion, payload }, key)
      return
    } catch (error) {
      const isRunning = error instanceof RouteError && error.problem?.code === 'still_running'
      if (!isRunning || tries === MOST_TRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, 1_000))
    }
  }
}

/**
 * Sends a file, added once however often it is sent with its key.
 *
 * @throws {RouteError} when no answer came or the answer is an error.
 */
export const meUpload = <Answer>(path: string, file: File, key: string): Promise<Answer> =>
  readAnswer(`${API}${path}`, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': file.type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeName(file.name)}`,
      'idempotency-key': key,
      'x-corridor': '1',
    },
    body: file,
  })

const encodeName = (name: string): string =>
  encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )

/** A key for one intended act. */
export const newMeKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
