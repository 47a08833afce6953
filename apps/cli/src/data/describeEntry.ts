import type { CatalogueEntry } from '@corridor/server/evidence'

/** Everything known of a release, as JSON shows it. */
export const describeEntry = ({ origin, catalogued, manifest }: CatalogueEntry) => ({
  ...manifest,
  origin,
  /** When it was imported or published; those that come with Corridor were neither. */
  catalogued: origin === 'shipped' ? null : catalogued,
})

/** Years as a reader says them: `1990-2020, 2024`; five-year steps count as one run. */
export function formatYears(years: readonly number[]): string {
  const runs: number[][] = []
  for (const year of years) {
    const run = runs.at(-1)
    const step = run === undefined || run.length < 2 ? null : run[1]! - run[0]!
    if (run !== undefined && (step === null || year - run.at(-1)! === step)) run.push(year)
    else runs.push([year])
  }
  return runs
    .map((run) => {
      const step = run.length < 2 ? 0 : run[1]! - run[0]!
      const every = step > 1 ? ` every ${step} years` : ''
      return run.length < 3 ? run.join(', ') : `${run[0]}-${run.at(-1)}${every}`
    })
    .join(', ')
}
