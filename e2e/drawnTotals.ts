import type { accountsRoute } from '@corridor/contract'
import { type FlowInput, simulateFlows } from '@corridor/flows'
import type { z } from 'zod'

type Accounts = z.output<typeof accountsRoute.output>

/** Totals of a few draws of a world table, and one sum over every corridor: figures whose last bit tells. */
export function drawnTotals(accounts: Accounts, draws: number, seed: number): string[] {
  const { areas, births, deaths, netMigration, options } = accounts
  const fill = (cells: Accounts['stockStart']) => {
    const table = new Float64Array(areas.length ** 2)
    for (const [place, persons] of cells.persons.entries()) {
      table[cells.birthplace[place]! * areas.length + cells.residence[place]!] = persons
    }
    return table
  }
  const list = (figures: number[] | null) => figures && Float64Array.from(figures)
  const input: FlowInput = {
    areas,
    stockStart: fill(accounts.stockStart),
    stockEnd: fill(accounts.stockEnd),
    births: list(births),
    deaths: list(deaths),
    netMigration: list(netMigration),
  }
  const model = {
    relativeErrorByClass: { known: 0.1 },
    classOf: Object.fromEntries(areas.map((area) => [area, 'known'])),
    correlationBetweenDates: 0.8,
    correlationBetweenSexes: 0.8,
  }
  const drawn = simulateFlows(input, options, {
    model,
    draws: 100,
    seed,
    firstDraw: 0,
    lastDraw: draws - 1,
  })!
  const sums = [...drawn.total.subarray(0, drawn.used.length)]
  const everyCorridor = drawn.pages.map((page) => page.reduce((sum, persons) => sum + persons, 0))
  return [...sums, ...drawn.arrivals, ...everyCorridor].map(bits)
}

/** All 64 bits of a number, so that nothing is lost in writing it down. */
const bits = (value: number): string =>
  new BigUint64Array(Float64Array.of(value).buffer)[0]!.toString(16)
