import type { FlowInput } from '../src/index.ts'

/** The four-area worked examples of two articles. Rows birthplace, columns residence. Persons. */
const example = (
  start: readonly number[],
  end: readonly number[],
  births: readonly number[] = [0, 0, 0, 0],
  deaths: readonly number[] = [0, 0, 0, 0],
): FlowInput => ({
  areas: ['A', 'B', 'C', 'D'],
  stockStart: Float64Array.from(start),
  stockEnd: Float64Array.from(end),
  births: Float64Array.from(births),
  deaths: Float64Array.from(deaths),
  netMigration: null,
})

const START_2013 = [1000, 100, 10, 0, 55, 555, 50, 5, 80, 40, 800, 40, 20, 25, 20, 200]
const START_2018 = [100, 10, 10, 0, 20, 55, 25, 10, 10, 40, 140, 65, 20, 25, 20, 200]

/** Abel (2013), Demographic Research 28(18): the example without births and deaths. */
export const ABEL_2013 = example(
  START_2013,
  [950, 100, 60, 0, 80, 505, 75, 5, 90, 30, 800, 40, 40, 45, 0, 180],
)

/** The same with births and deaths. */
export const ABEL_2013_VITAL = example(
  START_2013,
  [1060, 60, 10, 10, 45, 540, 40, 0, 70, 75, 770, 70, 30, 30, 20, 230],
  [80, 20, 40, 60],
  [70, 30, 50, 10],
)

/** Abel (2018), International Migration Review: the example without births and deaths. */
export const ABEL_2018 = example(
  START_2018,
  [70, 30, 10, 10, 25, 60, 10, 15, 10, 55, 140, 50, 40, 45, 0, 180],
)

/** The same with births and deaths; the births of B exceed its native-born. */
export const ABEL_2018_VITAL = example(
  START_2018,
  [75, 25, 5, 0, 20, 45, 30, 15, 30, 40, 150, 60, 30, 30, 20, 230],
  [10, 50, 25, 60],
  [30, 10, 40, 10],
)
