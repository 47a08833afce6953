import {
  type AreaCode,
  DomainError,
  philox4x32,
  type Sex,
  seedWords,
  unitInterval,
} from '@corridor/kernel'
import { exponential, normalQuantile } from '@corridor/numeric'
import type { FlowInput, StockTableName } from '../types.ts'
import { relativeErrorsOf, type StockErrorModel } from './StockErrorModel.ts'

/** Which random numbers a draw uses; the same settings give the same numbers for the same cell. */
export interface DrawSettings {
  /** Whole number from 0 to 2^53 - 1. */
  readonly seed: number
  /**
   * Names of the two dates, whole numbers from 0 to 65,534; years, as a rule. A stock of one date
   * has the same error in every run in which the date has the same name, so that runs over
   * consecutive periods fit together. Default 0 and 1.
   */
  readonly dates?: { readonly start: number; readonly end: number }
  /** Whose stocks they are; errors of women and men are correlated. Default `both`. */
  readonly sex?: Sex
}

/** One possible truth. */
export interface DrawnStocks {
  /** Population, births and deaths as given; a native-born cell may be negative, see `floors`. */
  readonly input: FlowInput
  /**
   * Native-born below zero, because the foreign-born drawn exceed the population. The accounting
   * methods set them to 0 and shrink the others of the column so that the population is kept.
   */
  readonly floors: readonly {
    readonly area: AreaCode
    readonly table: StockTableName
    readonly persons: number
  }[]
}

/**
 * Draws stock tables around the given ones: each foreign-born cell with its own log-normal error
 * whose mean is 1, and the native-born as what is left of the population.
 *
 * ln error = sigma z - sigma^2 / 2 with z = sqrt(rho) u + sqrt(1 - rho) e, where u belongs to the
 * cell and e to cell and date, so that two dates have the correlation rho. For one sex, z is
 * sqrt(r) z_common + sqrt(1 - r) z_own. u and e are functions of seed, draw, birthplace and
 * residence by code: editing, adding or removing other cells does not change them.
 *
 * @returns a function from the number of the draw, 0 to 2^32 - 1, to the tables; tables are new.
 * @throws {DomainError} those of `relativeErrorsOf`; `bad_option` for a seed or date that is none.
 * @remarks O(areas^2) a draw: 3 ms for 229 areas.
 * @source docs/methods/uncertainty.md; random numbers by `philox4x32`
 * @example
 * const draw = drawStocks(input, model, { seed: 2014, dates: { start: 2010, end: 2015 } })
 * draw(7).input.stockStart // the same tables wherever and whenever draw 7 is made
 */
export function drawStocks(
  input: FlowInput,
  model: StockErrorModel,
  settings: DrawSettings,
): (draw: number) => DrawnStocks {
  const { areas } = input
  const size = areas.length
  const errors = relativeErrorsOf(areas, model)
  const words = Uint32Array.from(areas, areaWord)
  const streams = listStreams(model, settings)
  const [seedLow, seedHigh] = seedWords(settings.seed)
  const cells = erroneousCells(input, errors)
  const random = new Uint32Array(4)

  return (draw) => {
    const drawn = { start: input.stockStart.slice(), end: input.stockEnd.slice() }
    const added = { start: new Float64Array(size), end: new Float64Array(size) }
    for (const cell of cells) {
      const residence = cell % size
      const birthplace = (cell - residence) / size
      const error = errors[residence]!
      let [atStart, atEnd] = [0, 0]
      for (const { place, forStart, forEnd } of streams) {
        philox4x32(words[birthplace]!, words[residence]!, draw, place, seedLow, seedHigh, random)
        const normal = normalQuantile(unitInterval(random[0]!, random[1]!))
        atStart += forStart * normal
        atEnd += forEnd * normal
      }
      perturb(drawn.start, added.start, cell, residence, error, atStart)
      perturb(drawn.end, added.end, cell, residence, error, atEnd)
    }
    const floors: DrawnStocks['floors'][number][] = []
    for (const table of ['start', 'end'] as const) {
      areas.forEach((area, place) => {
        const native = drawn[table][place * (size + 1)]! - added[table][place]!
        drawn[table][place * (size + 1)] = native
        if (native < 0) floors.push({ area, table, persons: native })
      })
    }
    return { input: { ...input, stockStart: drawn.start, stockEnd: drawn.end }, floors }
  }
}

/** Foreign-born cells that can change, in row order. */
function erroneousCells({ areas, stockStart, stockEnd }: FlowInput, errors: Float64Array) {
  const size = areas.length
  const cells: number[] = []
  for (let cell = 0; cell < stockStart.length; cell++) {
    if (cell % (size + 1) === 0 || errors[cell % size] === 0) continue
    if (stockStart[cell]! > 0 || stockEnd[cell]! > 0) cells.push(cell)
  }
  return Int32Array.from(cells)
}

function perturb(
  table: Float64Array,
  added: Float64Array,
  cell: number,
  residence: number,
  error: number,
  normal: number,
): void {
  const persons = table[cell]!
  if (persons === 0) return
  const drawn = persons * exponential(error * normal - (error * error) / 2)
  table[cell] = drawn
  added[residence]! += drawn - persons
}

/** A normal variable of a cell and how much of it goes into the errors at the two dates. */
interface Stream {
  /** Fourth word of the place of its random numbers. */
  readonly place: number
  readonly forStart: number
  readonly forEnd: number
}

/** Names the part of an error that is common to all dates. */
const ALL_DATES = 65_535
const PEOPLE: Readonly<Record<Sex, number>> = { both: 0, female: 1, male: 2 }

function listStreams(model: StockErrorModel, settings: DrawSettings): readonly Stream[] {
  const { start, end } = settings.dates ?? { start: 0, end: 1 }
  for (const date of [start, end]) checkDate(date)
  if (start === end) {
    throw new DomainError('bad_option', `both dates are called ${start}; name them differently`)
  }
  const rho = model.correlationBetweenDates
  const part = (people: number, weight: number): Stream[] => {
    const place = (date: number): number => people * 65_536 + date
    const [lasting, passing] = [weight * Math.sqrt(rho), weight * Math.sqrt(1 - rho)]
    return [
      { place: place(ALL_DATES), forStart: lasting, forEnd: lasting },
      { place: place(start), forStart: passing, forEnd: 0 },
      { place: place(end), forStart: 0, forEnd: passing },
    ]
  }
  const sex = settings.sex ?? 'both'
  const common = sex === 'both' ? 1 : model.correlationBetweenSexes
  return [
    ...part(PEOPLE.both, Math.sqrt(common)),
    ...part(PEOPLE[sex], Math.sqrt(1 - common)),
  ].filter(({ forStart, forEnd }) => forStart !== 0 || forEnd !== 0)
}

function checkDate(date: number): void {
  if (Number.isInteger(date) && date >= 0 && date < ALL_DATES) return
  throw new DomainError(
    'bad_option',
    `${date} does not name a date; give a whole number from 0 to ${ALL_DATES - 1}, such as the year`,
    { date },
  )
}

/**
 * An area code as a 32-bit word: up to four plain characters as they are, so that no two codes
 * share one; longer codes by a hash (Fowler, Noll and Vo, FNV-1a) in the other half of the range.
 */
function areaWord(code: AreaCode): number {
  let [packed, hash, plain] = [0, 0x811c9dc5, code.length <= 4]
  for (let at = 0; at < code.length; at++) {
    const unit = code.charCodeAt(at)
    plain &&= unit < 128
    packed = packed * 128 + unit
    hash = Math.imul(hash ^ unit, 0x01000193)
  }
  return plain ? packed : (hash | 0x80000000) >>> 0
}
