import { nextPath } from '../../app/nextPath.ts'

const NAME = 'corridor.after-provider'

/** Keeps in this tab where to go once the provider has sent the browser back. */
export function keepNext(next: string | undefined): void {
  try {
    const path = nextPath(next)
    if (path === null) sessionStorage.removeItem(NAME)
    else sessionStorage.setItem(NAME, path)
  } catch {
    // Without storage the way leads to where she works.
  }
}

/** What was kept, once; null for nothing or what is no page of ours. */
export function takeNext(): string | null {
  try {
    const kept = sessionStorage.getItem(NAME) ?? undefined
    sessionStorage.removeItem(NAME)
    return nextPath(kept)
  } catch {
    return null
  }
}
