import { type DataQuery, type DataStructure, matchesFilter } from '@corridor/sdmx'
import type { Publication } from './SdmxSource.ts'

/** Whether a publication can have anything of what is asked for, by what is fixed in it. */
export function mayMatch(
  { fixed }: Publication,
  { dimensions }: DataStructure,
  { key, filters }: Pick<DataQuery, 'key' | 'filters'>,
): boolean {
  const inKey =
    key.patterns.length === 0 ||
    key.patterns.some((pattern) =>
      dimensions.every(({ id }, d) => {
        const code = fixed[id]
        return code === undefined || (pattern[d]?.includes(code) ?? true)
      }),
    )
  return (
    inKey &&
    filters.every((filter) => {
      const code = fixed[filter.component]
      return code === undefined || matchesFilter(filter, [code], 'text')
    })
  )
}
