import { type AreaCode, DomainError } from '@corridor/kernel'
import { columnSums } from '@corridor/numeric'

/** Step 3, deaths: everybody in an area at the start had the same risk. */
export function removeDeaths(
  table: Float64Array,
  deaths: Float64Array,
  areas: readonly AreaCode[],
): Float64Array {
  const size = areas.length
  const population = columnSums(table, size, size)
  checkDeaths(deaths, population, areas)
  const start = new Float64Array(table.length)
  const survival = population.map((persons, area) =>
    persons === 0 ? 1 : 1 - deaths[area]! / persons,
  )
  for (let row = 0, cell = 0; row < size; row++) {
    for (let column = 0; column < size; column++, cell++) {
      start[cell] = table[cell]! * survival[column]!
    }
  }
  return start
}

/** @throws {DomainError} `deaths_without_population` or `deaths_exceed_population`. */
export function checkDeaths(
  deaths: Float64Array,
  population: Float64Array,
  areas: readonly AreaCode[],
): void {
  areas.forEach((area, place) => {
    const [died, persons] = [deaths[place]!, population[place]!]
    if (died <= persons) return
    throw persons === 0
      ? new DomainError(
          'deaths_without_population',
          `${died} deaths in ${area}, which has no population at the start`,
          { area, deaths: died },
        )
      : new DomainError(
          'deaths_exceed_population',
          `${died} deaths in ${area} exceed its population of ${persons} at the start`,
          { area, deaths: died, population: persons },
        )
  })
}
