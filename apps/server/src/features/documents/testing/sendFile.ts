import { routeUrl, uploadDocumentRoute } from '@corridor/contract'
import type { App } from '../../../http/mount.ts'

export interface SentParts {
  readonly subject?: string
  readonly subjectKind?:
    | ('organisation' | 'worker' | 'licence' | 'contract')
    | ('accreditation' | 'jobOrder')
  readonly type?: (typeof uploadDocumentRoute)['examples'][number]['type']
  readonly bytes: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>
  readonly mediaType?: string
  readonly name?: string
  readonly key: string
  readonly expiresOn?: string
  readonly headers?: Readonly<Record<string, string | null>>
}

export interface UploadAnswer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>> & {
    readonly details?: Readonly<Record<string, unknown>>
  }
}

/** Sends a file as the page does. */
export async function sendFile(
  app: App,
  cookie: string | null,
  {
    subject = 'home',
    subjectKind = 'organisation',
    type = 'registration_certificate',
    bytes,
    mediaType = 'application/pdf',
    name = 'certificate.pdf',
    key,
    expiresOn,
    headers = {},
  }: SentParts,
): Promise<UploadAnswer> {
  const given: Record<string, string | null> = {
    ...{ origin: 'http://localhost', 'sec-fetch-site': 'same-origin', 'x-corridor': '1' },
    'content-type': mediaType,
    'content-length': bytes instanceof Uint8Array ? String(bytes.length) : null,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'idempotency-key': key,
    cookie,
    ...headers,
  }
  const sent = new Headers()
  for (const [header, value] of Object.entries(given)) if (value !== null) sent.set(header, value)
  const input = { subjectKind, subject, type, ...(expiresOn === undefined ? {} : { expiresOn }) }
  const response = await app.request(routeUrl(uploadDocumentRoute, input), {
    ...{ method: 'POST', headers: sent, body: bytes, duplex: 'half' },
  } as RequestInit)
  return { status: response.status, body: (await response.json()) as UploadAnswer['body'] }
}
