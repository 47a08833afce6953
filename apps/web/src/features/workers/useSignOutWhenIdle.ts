import { useEffect, useRef } from 'react'

/** As long as the server keeps a session on a shared telephone that nobody uses. */
const IDLE_MS = 10 * 60_000

/** Signs out when nobody has touched the page for a while, so that the next one finds it closed. */
export function useSignOutWhenIdle(isShared: boolean, leave: () => void): void {
  const latest = useRef(leave)
  useEffect(() => {
    latest.current = leave
  })
  useEffect(() => {
    if (!isShared) return
    let timer = 0
    const restart = () => {
      clearTimeout(timer)
      timer = window.setTimeout(() => latest.current(), IDLE_MS)
    }
    const signs = ['pointerdown', 'keydown'] as const
    for (const sign of signs) window.addEventListener(sign, restart)
    restart()
    return () => {
      clearTimeout(timer)
      for (const sign of signs) window.removeEventListener(sign, restart)
    }
  }, [isShared])
}
