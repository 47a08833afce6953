import { Problem, routeUrl, UploadedDocument, uploadDocumentRoute } from '@corridor/contract'
import { RouteError, type RouteInput } from '../../app/fetchRoute.ts'

/** A file on its way. */
export interface Sending {
  /** Rejects with a `RouteError`, or with an `AbortError` when it was cancelled. */
  readonly answer: Promise<UploadedDocument>
  cancel(): void
}

/** What a file is by its name, where the browser does not say. */
const BY_ENDING: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
}

/** As which media type a file is sent. */
export const mediaTypeOf = ({ name, type }: Pick<File, 'name' | 'type'>): string =>
  type !== '' ? type : (BY_ENDING[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? '')

/**
 * Sends a file. `fetch` tells nothing of how far a body has gone; the older way does.
 *
 * @param key from `newActKey`, the same for as long as file and particulars are the same.
 * @param onProgress is given the part that has gone, from 0 to 1.
 */
export function sendDocument(
  input: RouteInput<typeof uploadDocumentRoute>,
  file: File,
  key: string,
  onProgress: (part: number) => void,
): Sending {
  const request = new XMLHttpRequest()
  const answer = new Promise<UploadedDocument>((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total)
    request.onload = () => {
      const body = parsed(request.responseText)
      const done = UploadedDocument.safeParse(body)
      if (request.status === 200 && done.success) return resolve(done.data)
      const problem = Problem.safeParse(body)
      reject(new RouteError(request.status, problem.data ?? null, request.statusText))
    }
    request.onerror = () => reject(new RouteError(0, null, 'no answer'))
    request.onabort = () => reject(new DOMException('cancelled', 'AbortError'))
  })
  request.open('POST', routeUrl(uploadDocumentRoute, input))
  const headers = {
    accept: 'application/json',
    'content-type': mediaTypeOf(file),
    'content-disposition': `attachment; filename*=UTF-8''${encodeName(file.name)}`,
    'idempotency-key': key,
    'x-corridor': '1',
  }
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
  request.send(file)
  return { answer, cancel: () => request.abort() }
}

const encodeName = (name: string): string =>
  encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
