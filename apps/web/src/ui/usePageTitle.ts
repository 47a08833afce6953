import { useEffect } from 'react'

/** Names the page in the browser's tab and history: what it shows first, the project last. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Corridor' : `${title} · Corridor`
  }, [title])
}
