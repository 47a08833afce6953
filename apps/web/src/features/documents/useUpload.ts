import { replaceDocumentRoute, type uploadDocumentRoute } from '@corridor/contract'
import { useEffect, useRef, useState } from 'react'
import { actCall, newActKey } from '../../app/actCall.ts'
import type { RouteInput } from '../../app/fetchRoute.ts'
import { type Sending, sendDocument } from './sendDocument.ts'

/** A document that the new one stands in for. */
export interface Replaced {
  readonly id: string
  readonly version: number
}

/** How an upload stands. */
export type Upload =
  | { readonly kind: 'none' }
  | { readonly kind: 'sending'; readonly part: number }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'done'; readonly duplicate: boolean }

/** One file after another; the same one sent again after a lost connection is added once. */
export function useUpload(onDone: () => Promise<unknown>) {
  const [upload, setUpload] = useState<Upload>({ kind: 'none' })
  const sending = useRef<Sending | null>(null)
  const last = useRef({ act: '', key: '' })
  // A page that is left stops what it was sending.
  useEffect(() => () => sending.current?.cancel(), [])
  return {
    upload,
    forget: () => setUpload({ kind: 'none' }),
    cancel: () => sending.current?.cancel(),
    async send(
      input: RouteInput<typeof uploadDocumentRoute>,
      file: File,
      replaced: Replaced | null,
    ): Promise<boolean> {
      if (sending.current !== null) return false
      const act = JSON.stringify([input, file.name, file.size, file.lastModified, replaced])
      if (act !== last.current.act) last.current = { act, key: newActKey() }
      const { key } = last.current
      setUpload({ kind: 'sending', part: 0 })
      try {
        sending.current = sendDocument(input, file, key, (part) =>
          setUpload({ kind: 'sending', part }),
        )
        const { document, duplicate } = await sending.current.answer
        if (replaced !== null && replaced.id !== document) {
          await actCall(
            replaceDocumentRoute,
            { document: replaced.id },
            { expectedVersion: replaced.version, payload: { by: document } },
            `${key}-replaces`,
          )
        }
        last.current = { act: '', key: '' }
        await onDone()
        setUpload({ kind: 'done', duplicate })
        return true
      } catch (error) {
        const isCancelled = error instanceof DOMException && error.name === 'AbortError'
        setUpload(isCancelled ? { kind: 'cancelled' } : { kind: 'failed', error })
        return false
      } finally {
        sending.current = null
      }
    },
  }
}
