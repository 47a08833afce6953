import { useEffect, useRef } from 'react'

/** Counts the seconds for which the page is before somebody's eyes, from when the screen opens. */
export function useSecondsSeen(isCounting: boolean): () => number {
  const seconds = useRef(0)
  useEffect(() => {
    if (!isCounting) return
    const timer = window.setInterval(() => {
      if (document.visibilityState === 'visible') seconds.current += 1
    }, 1_000)
    return () => clearInterval(timer)
  }, [isCounting])
  return () => seconds.current
}
