import { useCallback, useEffect, useState } from 'react'
import { meGet } from './meCall.ts'

interface Reading<Answer> {
  readonly data: Answer | undefined
  readonly error: unknown
  /** Asks anew; what was there stays until the answer comes. */
  readonly again: () => Promise<void>
}

/** What the interface says at an address, asked when the screen opens and kept nowhere. */
export function useReading<Answer>(path: string): Reading<Answer> {
  const [data, setData] = useState<Answer>()
  const [error, setError] = useState<unknown>(null)
  const ask = useCallback(async () => {
    setError(null)
    try {
      setData(await meGet<Answer>(path))
    } catch (reason) {
      setError(reason)
    }
  }, [path])
  useEffect(() => {
    void ask()
  }, [ask])
  return { data, error, again: ask }
}
