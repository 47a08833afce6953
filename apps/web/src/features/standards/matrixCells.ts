import type { InstrumentSummary, standardsMatrixRoute } from '@corridor/contract'
import type { RouteOutput } from '../../app/fetchRoute.ts'
import { fitsFilter, type InstrumentFilter } from './instrumentFilter.ts'

export type MatrixAnswer = RouteOutput<typeof standardsMatrixRoute>

/**
 * Instruments a migrant worker's position is first read from: those on migration, recruitment,
 * domestic work and equality in social security, and the fundamental ones on forced and child labour,
 * association and discrimination. What the matrix shows until the reader asks for all.
 */
const MIGRATION_INSTRUMENTS: readonly string[] = [
  'C097',
  'C143',
  'C181',
  'C189',
  'ICRMW',
  'C019',
  'C118',
  'C157',
  'C102',
  'C029',
  'P029',
  'C087',
  'C098',
  'C100',
  'C105',
  'C111',
  'C138',
  'C182',
  'C144',
]

/** One column of the matrix: an instrument and its place in the answer's rows. */
export interface MatrixColumn {
  readonly instrument: InstrumentSummary
  readonly place: number
  /** How many of the States shown have it registered; null where no list is held. */
  readonly counted: number | null
  /** Whether there may be more, because the list ends before the day. */
  readonly isLeast: boolean
}

/** One row of the matrix: a State and its place in the answer. */
export interface MatrixRow {
  readonly state: string
  readonly place: number
}

export interface Matrix {
  readonly columns: readonly MatrixColumn[]
  readonly rows: readonly MatrixRow[]
}

interface MatrixChoice extends InstrumentFilter {
  /** Every instrument, not only those on migration. */
  readonly all: boolean
  readonly isShown: (state: string) => boolean
  readonly compareStates: (one: string, other: string) => number
}

/**
 * The part of the answer that the reader asked for. Recommendations, which nobody ratifies, are left
 * out unless they are asked for by kind; those on migration stand first.
 */
export function matrixOf(answer: MatrixAnswer, choice: MatrixChoice): Matrix {
  const rows = answer.states
    .map((state, place) => ({ state, place }))
    .filter(({ state }) => choice.isShown(state))
    .toSorted((one, other) => choice.compareStates(one.state, other.state))
  const rank = (id: string): number => {
    const place = MIGRATION_INSTRUMENTS.indexOf(id)
    return place === -1 ? MIGRATION_INSTRUMENTS.length : place
  }
  const columns = answer.instruments
    .map((instrument, place) => ({ instrument, place }))
    .filter(
      ({ instrument }) =>
        fitsFilter(instrument, choice) &&
        (instrument.kind !== 'recommendation' || choice.kind === 'recommendation') &&
        (choice.all ||
          choice.kind === 'recommendation' ||
          rank(instrument.id) < MIGRATION_INSTRUMENTS.length),
    )
    .toSorted((one, other) => rank(one.instrument.id) - rank(other.instrument.id))
    .map(({ instrument, place }) => ({
      instrument,
      place,
      counted:
        instrument.completeThrough === null
          ? null
          : rows.filter((row) => answer.cells[row.place]![place]!.counts).length,
      isLeast: instrument.completeThrough !== null && instrument.completeThrough < answer.on,
    }))
  return { columns, rows }
}
