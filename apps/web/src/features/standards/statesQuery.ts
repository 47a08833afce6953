import type { Query } from '../../app/viewState.ts'

/** What the link to the comparison of two States carries, in the order of the page's address. */
export const statesQuery = (a: string, b: string, on?: string): Query => ({
  a,
  b,
  ...(on === undefined ? {} : { on }),
})
