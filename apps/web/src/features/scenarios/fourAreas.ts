import type { FlowInput } from '@corridor/flows'

/**
 * The worked example of the method pages.
 *
 * @source Abel (2013), Demographic Research 28(18), the example with births and deaths
 */
export const FOUR_AREAS: FlowInput = {
  areas: ['A', 'B', 'C', 'D'],
  stockStart: Float64Array.of(1000, 100, 10, 0, 55, 555, 50, 5, 80, 40, 800, 40, 20, 25, 20, 200),
  stockEnd: Float64Array.of(1060, 60, 10, 10, 45, 540, 40, 0, 70, 75, 770, 70, 30, 30, 20, 230),
  births: Float64Array.of(80, 20, 40, 60),
  deaths: Float64Array.of(70, 30, 50, 10),
  netMigration: null,
}
