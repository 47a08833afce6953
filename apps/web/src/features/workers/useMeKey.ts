import { useRef } from 'react'
import { newMeKey } from './meCall.ts'

/** A key for an act: the same while it is sent again unchanged, another once it says something else. */
export function useMeKey(): (act: unknown) => string {
  const last = useRef({ act: '', key: '' })
  return (act) => {
    const said = JSON.stringify(act)
    if (said !== last.current.act) last.current = { act: said, key: newMeKey() }
    return last.current.key
  }
}
