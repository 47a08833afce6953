import type { compareRoute, SourceReference } from '@corridor/contract'
import type { RouteOutput } from '../../app/fetchRoute.ts'

export type Comparison = RouteOutput<typeof compareRoute>

/** The sources of several estimates, each once. */
export function sourcesOf(
  estimates: readonly { readonly sources: readonly SourceReference[] }[],
): readonly SourceReference[] {
  const all = estimates.flatMap(({ sources }) => sources)
  return all.filter(
    ({ release }, index) => all.findIndex((one) => one.release === release) === index,
  )
}
