import { useRef } from 'react'
import { meAct, newMeKey } from './meCall.ts'

/**
 * Takes acts on records. The same act sent again, by a second press or after the connection broke,
 * is done once: it keeps its key until something about it changes.
 */
export function useMeAct(): (
  path: string,
  expectedVersion: number,
  payload: object,
) => Promise<void> {
  const last = useRef({ act: '', key: '' })
  return async (path, expectedVersion, payload) => {
    const act = JSON.stringify([path, expectedVersion, payload])
    if (act !== last.current.act) last.current = { act, key: newMeKey() }
    await meAct(path, expectedVersion, payload, last.current.key)
    last.current = { act: '', key: '' }
  }
}
