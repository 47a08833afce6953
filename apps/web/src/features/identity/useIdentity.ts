import { API_PREFIX, routeUrl, type SessionState, sessionRoute } from '@corridor/contract'
import { type Query, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { keepSignedInHint } from '../../app/signedInHint.ts'

/** Whether an answer kept depends on who is signed in. */
export const isOfIdentity = ({ queryKey: [key] }: Pick<Query, 'queryKey'>): boolean =>
  String(key).startsWith(`${API_PREFIX}/identity/`)

/** Takes note of who is signed in now: what was read for somebody else is forgotten. */
export function useAdoptSession(): (state: SessionState) => void {
  const queries = useQueryClient()
  return (state) => {
    const session = routeUrl(sessionRoute, {})
    const predicate = (query: Query) =>
      query.meta?.isPersonal === true || (isOfIdentity(query) && query.queryKey[0] !== session)
    // A page that asks at this moment would wait for ever for an answer that was removed.
    if (state.state === 'signed-in') void queries.resetQueries({ type: 'active', predicate })
    queries.removeQueries({
      ...(state.state === 'signed-in' ? { type: 'inactive' } : {}),
      predicate,
    })
    queries.setQueryData([session], state)
    keepSignedInHint(state.state === 'signed-in')
  }
}

interface Sending {
  readonly error: unknown
  readonly isSending: boolean
  /** Runs a call; undefined when it failed, which `error` then tells. */
  readonly send: <Answer>(call: () => Promise<Answer>) => Promise<Answer | undefined>
}

/** One call at a time from a form, and what went wrong with the last. */
export function useSending(): Sending {
  const [error, setError] = useState<unknown>(null)
  const [isSending, setIsSending] = useState(false)
  return {
    error,
    isSending,
    async send(call) {
      if (isSending) return undefined
      setIsSending(true)
      setError(null)
      try {
        return await call()
      } catch (reason) {
        setError(reason)
        return undefined
      } finally {
        setIsSending(false)
      }
    },
  }
}
