import { useSyncExternalStore } from 'react'
import { readStored, storeWord } from './preferences.ts'

const NAME = 'signed-in'
const listeners = new Set<() => void>()

/**
 * Keeps on this device that somebody signed in here, so that pages open to all need not ask the
 * server who is reading. It says nothing about whom, and opens nothing.
 */
export function keepSignedInHint(isSignedIn: boolean): void {
  storeWord(NAME, isSignedIn ? 'yes' : 'no')
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Whether somebody signed in on this device and has not signed out. */
export const useSignedInHint = (): boolean =>
  useSyncExternalStore(subscribe, () => readStored(NAME) === 'yes')
