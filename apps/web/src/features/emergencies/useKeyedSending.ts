import { API_PREFIX, type Route } from '@corridor/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { newActKey } from '../../app/actCall.ts'
import type { RouteBody, RouteInput, RouteOutput } from '../../app/fetchRoute.ts'
import { identityCall } from '../../app/identityCall.ts'
import { useSending } from '../identity/useIdentity.ts'

/**
 * One act from a form, done once however often it is sent: it keeps its key until something about
 * it changes. What was read of emergencies is asked for anew afterwards.
 */
export function useKeyedSending<R extends Route>(route: R) {
  const queries = useQueryClient()
  const { send, ...state } = useSending()
  const last = useRef({ act: '', key: '' })
  return {
    ...state,
    send: (input: RouteInput<R>, body: RouteBody<R>): Promise<RouteOutput<R> | undefined> =>
      send(async () => {
        const act = JSON.stringify([input, body])
        if (act !== last.current.act) last.current = { act, key: newActKey() }
        const answer = await identityCall(route, input, body, last.current.key)
        last.current = { act: '', key: '' }
        await queries.invalidateQueries({
          predicate: ({ queryKey: [key] }) => String(key).startsWith(`${API_PREFIX}/emergencies`),
        })
        return answer
      }),
  }
}
