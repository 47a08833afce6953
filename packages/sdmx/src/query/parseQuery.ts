import { matchVersions, parseVersionPattern } from '../model/version.ts'
import type { RestGeneration } from '../SdmxError.ts'
import { parseQuery2 } from './parseQuery2.ts'
import { parseQuery15 } from './parseQuery15.ts'
import type { SdmxQuery } from './Query.ts'

/** @throws {SdmxError} as `parseQuery15` and `parseQuery2` do. */
export const parseQuery = (generation: RestGeneration, address: string): SdmxQuery =>
  generation === '1.5' ? parseQuery15(address) : parseQuery2(address)

/**
 * Of the versions there are those that a query asks for, in the order of the query.
 *
 * @param queried as a query has them: `latest`, `all`, numbers, or patterns of 2.x.
 * @example
 * versionsAskedFor(['latest'], ['1.0', '1.1']) // => ['1.1']
 */
export function versionsAskedFor(
  queried: readonly string[],
  available: readonly string[],
): readonly string[] {
  const found = queried.flatMap((text) => {
    if (text === 'all') return [...available]
    if (text === 'latest') return matchVersions({ kind: 'production' }, available)
    const pattern = parseVersionPattern(text)
    return pattern === undefined ? [] : matchVersions(pattern, available)
  })
  return [...new Set(found)]
}
