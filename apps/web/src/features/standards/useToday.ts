import { useState } from 'react'

/** Today as an ISO day, as it was when the page was opened. */
export function useToday(): string {
  const [today] = useState(() => new Date().toISOString().slice(0, 10))
  return today
}
