import type { DOCUMENT_MEDIA_TYPES } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import { fileTypeFromBuffer } from 'file-type'

type MediaType = (typeof DOCUMENT_MEDIA_TYPES)[number]

interface Form {
  readonly endings: readonly string[]
  /** How every file of this form begins; null stands for any byte. */
  readonly begins: readonly (number | null)[]
}

const bytes = (text: string): readonly number[] => [...Buffer.from(text, 'latin1')]

const FORMS: Readonly<Record<MediaType, Form>> = {
  'application/pdf': { endings: ['pdf'], begins: bytes('%PDF-') },
  'image/jpeg': { endings: ['jpg', 'jpeg', 'jpe'], begins: [0xff, 0xd8, 0xff] },
  'image/png': { endings: ['png'], begins: bytes('\x89PNG\r\n\x1a\n') },
  'image/webp': {
    endings: ['webp'],
    begins: [...bytes('RIFF'), null, null, null, null, ...bytes('WEBP')],
  },
}

/** Why a file is not taken; the page has words for each. */
export type ContentFault =
  | 'empty'
  | 'not_allowed'
  | 'not_as_declared'
  | 'name_disagrees'
  | 'cut_off'

/**
 * Whether the bytes of a file are what they were said to be, by their beginning and end alone:
 * nothing is unpacked.
 *
 * @param declared media type of the request.
 * @throws {DomainError} `bad_file` with the fault as `details.reason`.
 */
export async function checkContent(
  {
    head,
    tail,
    sizeBytes,
  }: { readonly head: Uint8Array; readonly tail: Uint8Array; readonly sizeBytes: number },
  declared: string,
  fileName: string,
): Promise<void> {
  if (sizeBytes === 0) refuse('empty', 'The file is empty')
  const form = formOf(head)
  // Only what begins like a file that is taken is looked at further: no archive is ever opened.
  const found = form === null ? undefined : await fileTypeFromBuffer(head)
  if (form === null || found?.mime !== form) {
    return refuse('not_allowed', 'The file is neither PDF, JPEG, PNG nor WebP')
  }
  if (form !== declared) {
    refuse('not_as_declared', `The file was sent as ${declared}, but it is ${form}`)
  }
  const ending = /\.([^.]{1,10})$/.exec(fileName)?.[1]?.toLowerCase()
  if (ending === undefined || !FORMS[form].endings.includes(ending)) {
    refuse(
      'name_disagrees',
      `The name of the file does not end as ${form} does (.${FORMS[form].endings[0]})`,
    )
  }
  if (form === 'application/pdf' && !Buffer.from(tail).includes('%%EOF')) {
    refuse('cut_off', 'The PDF has no end: it was cut off. Save or scan it again')
  }
}

function formOf(head: Uint8Array): MediaType | null {
  for (const [type, { begins }] of Object.entries(FORMS)) {
    const fits =
      head.length >= begins.length && begins.every((byte, at) => byte === null || byte === head[at])
    if (fits) return type as MediaType
  }
  return null
}

function refuse(reason: ContentFault, message: string): never {
  throw new DomainError('bad_file', message, { reason })
}
