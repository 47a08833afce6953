import type { StockObservation } from '@corridor/contract'
import { slice } from '@corridor/cube'
import type { StockTable } from '@corridor/evidence'
import type { AreaCode, Sex } from '@corridor/kernel'

export interface StockQuestion {
  /** The areas read as one; null for every origin. */
  readonly origins: readonly AreaCode[] | null
  readonly destinations: readonly AreaCode[] | null
  readonly years: readonly number[]
  readonly sexes: readonly Sex[]
  /** Whether every partner is listed, or they are added up. */
  readonly byPartner: boolean
}

export interface StockCell {
  readonly year: number
  readonly sex: Sex
  /** Null where all partners were added up. */
  readonly origin: AreaCode | null
  readonly destination: AreaCode | null
  readonly persons: number
}

type Entry = Pick<StockObservation, 'persons'> & {
  readonly origin: AreaCode
  readonly destination: AreaCode
}

/**
 * Stocks that fit a question, by year and sex. Persons who live in another part of the same
 * composite are left out. Nothing is given where the table has no entry.
 *
 * @param names how the two sides are called in the answer; null keeps the partners' own codes.
 * @remarks O(entries of the years and sexes asked for).
 */
export function observeStocks(
  table: StockTable,
  question: StockQuestion,
  names: { readonly origin: AreaCode | null; readonly destination: AreaCode | null },
): readonly StockCell[] {
  const cells: StockCell[] = []
  for (const year of question.years) {
    for (const sex of question.sexes) {
      const persons = new Map<string, number>()
      for (const entry of entriesOf(table, question, year, sex)) {
        const origin = names.origin ?? (question.byPartner ? entry.origin : '')
        const destination = names.destination ?? (question.byPartner ? entry.destination : '')
        const key = `${origin}>${destination}`
        persons.set(key, (persons.get(key) ?? 0) + entry.persons)
      }
      for (const [key, value] of persons) {
        const [origin, destination] = key.split('>')
        cells.push({
          year,
          sex,
          origin: origin || null,
          destination: destination || null,
          persons: value,
        })
      }
    }
  }
  return cells
}

function* entriesOf(
  { cube }: StockTable,
  { origins, destinations }: StockQuestion,
  year: number,
  sex: Sex,
): Generator<Entry> {
  for (const origin of origins ?? [null]) {
    for (const destination of destinations ?? [null]) {
      const found = slice(cube, {
        sex,
        year: String(year),
        ...(origin === null ? {} : { origin }),
        ...(destination === null ? {} : { destination }),
      })
      for (const [place, persons] of found.values.entries()) {
        const entry = {
          origin: origin ?? found.columns.origin![place]!,
          destination: destination ?? found.columns.destination![place]!,
          persons,
        }
        const together = origins ?? destinations
        if (together?.includes(entry.origin) && together.includes(entry.destination)) continue
        yield entry
      }
    }
  }
}
