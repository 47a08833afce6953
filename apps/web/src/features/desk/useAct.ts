import type { ActionRoute } from '@corridor/contract'
import { useRef, useState } from 'react'
import { type ActPayload, actCall, newActKey } from '../../app/actCall.ts'
import { RouteError, type RouteInput, type RouteOutput } from '../../app/fetchRoute.ts'

interface Act<R extends ActionRoute> {
  readonly error: unknown
  readonly isSending: boolean
  readonly send: (payload: ActPayload<R>) => Promise<void>
}

/**
 * One act on a record, from a form. The same act sent twice, by a second press or after the
 * connection broke, is done once: it keeps its key until something about it changes.
 *
 * @param shown the version that the page shows, and how it shows a newer one.
 * @param onDone is given the acknowledgement.
 */
export function useAct<R extends ActionRoute>(
  route: R,
  input: RouteInput<R>,
  { version, onChanged }: { readonly version: number; readonly onChanged: () => Promise<unknown> },
  onDone: (acknowledgement: RouteOutput<R>) => Promise<unknown>,
): Act<R> {
  const [error, setError] = useState<unknown>(null)
  const [isSending, setIsSending] = useState(false)
  const last = useRef({ act: '', key: '' })
  return {
    error,
    isSending,
    async send(payload) {
      if (isSending) return
      const body = { expectedVersion: version, payload }
      const act = JSON.stringify([route.id, input, body])
      if (act !== last.current.act) last.current = { act, key: newActKey() }
      setIsSending(true)
      setError(null)
      try {
        const acknowledgement = await actCall(route, input, body, last.current.key)
        last.current = { act: '', key: '' }
        await onDone(acknowledgement)
      } catch (reason) {
        setError(reason)
        if (reason instanceof RouteError && reason.problem?.code === 'record_changed') {
          await onChanged()
        }
      } finally {
        setIsSending(false)
      }
    },
  }
}
