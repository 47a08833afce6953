import { useState } from 'react'

export interface MeSending {
  readonly error: unknown
  readonly isSending: boolean
  /** Runs a call; undefined when it failed, which `error` then tells. */
  readonly send: <Answer>(call: () => Promise<Answer>) => Promise<Answer | undefined>
}

/** One call at a time, and what went wrong with the last. */
export function useMeSending(): MeSending {
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
