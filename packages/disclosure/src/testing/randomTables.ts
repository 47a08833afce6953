import fc from 'fast-check'
import type { CountTable, TableDimension } from '../table/CountTable.ts'

/** Most counts small, some zero. */
export const aCount = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 3, arbitrary: fc.integer({ min: 5, max: 9 }) },
  { weight: 1, arbitrary: fc.constant(0) },
)

/** A total and so many parts. */
export const flat = (id: string, parts: number): TableDimension => ({
  id,
  codes: [
    { id: '_T' },
    ...Array.from({ length: parts }, (_, at) => ({ id: `${id}${at}`, parent: '_T' })),
  ],
})

/** A total, two groups, and so many parts in each. */
export const grouped = (id: string, ...parts: readonly number[]): TableDimension => ({
  id,
  codes: [
    { id: '_T' },
    ...parts.flatMap((size, group) => [
      { id: `${id}${group}`, parent: '_T' },
      ...Array.from({ length: size }, (_, at) => ({
        id: `${id}${group}${at}`,
        parent: `${id}${group}`,
      })),
    ]),
  ],
})

/** Keys of the cells that are no totals. */
export function finestKeys(dimensions: readonly TableDimension[]): readonly (readonly string[])[] {
  return dimensions.reduce<readonly (readonly string[])[]>(
    (keys, { codes }) => {
      const above = new Set(codes.map(({ parent }) => parent))
      const finest = codes.filter(({ id }) => !above.has(id))
      return keys.flatMap((key) => finest.map(({ id }) => [...key, id]))
    },
    [[]],
  )
}

/** Tables of these dimensions with random counts. */
export function aTable(
  dimensions: readonly TableDimension[],
  publish?: CountTable['publish'],
): fc.Arbitrary<CountTable> {
  const keys = finestKeys(dimensions)
  return fc.array(aCount, { minLength: keys.length, maxLength: keys.length }).map((counts) => ({
    dimensions,
    counts: counts.map((count, at) => ({ key: keys[at]!, count })),
    ...(publish === undefined ? {} : { publish }),
  }))
}
