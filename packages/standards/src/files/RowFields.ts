import { type IsoDate, isIsoDate, type ProblemList, shown } from '@corridor/kernel'
import type { Instrument } from '../Instrument.ts'
import { VERIFICATION_LEVELS, type Verification } from '../verification.ts'
import {
  dayFault,
  type FieldFault,
  instrumentFault,
  type KnownState,
  stateFault,
  wordFault,
} from './knownNames.ts'
import type { TableRow } from './readTable.ts'

/** What the rows of a file may name. */
export interface FileContext {
  readonly instruments: readonly Instrument[]
  readonly states: readonly KnownState[]
  /** The level of rows that give none. */
  readonly verification: Verification
}

/** Longest text of a note or source; a longer one is a sentence of somebody else. */
const LONGEST_TEXT = 500

/** Reads the fields of one row; what is wrong is added to the problems and the row marked broken. */
export class RowFields {
  readonly #row: TableRow
  readonly #problems: ProblemList
  isWhole = true

  constructor(row: TableRow, problems: ProblemList) {
    this.#row = row
    this.#problems = problems
  }

  /** Adds a problem of this row. */
  refuse(column: string | null, { problem, fix }: FieldFault): void {
    this.isWhole = false
    this.#problems.add(this.#row.row, column, problem, fix)
  }

  /** The text of a column, null where it is empty. */
  text(column: string): string | null {
    const text = this.#row.fields[column] ?? ''
    if (text.length > LONGEST_TEXT) {
      const fix = `Give the fact in at most ${LONGEST_TEXT} characters`
      this.refuse(column, { problem: `it has ${text.length} characters`, fix })
    }
    return text === '' ? null : text
  }

  day(column: string): IsoDate | null {
    const text = this.#row.fields[column] ?? ''
    if (text === '' || isIsoDate(text)) return text || null
    this.refuse(column, dayFault(text))
    return null
  }

  neededDay(column: string): IsoDate {
    const day = this.day(column)
    if (day === null && (this.#row.fields[column] ?? '') === '') this.refuse(column, dayFault(''))
    return day ?? ''
  }

  word<Word extends string>(column: string, words: readonly Word[], ifEmpty: Word): Word {
    const text = this.#row.fields[column] ?? ''
    if (text === '') return ifEmpty
    const word = words.find((one) => one === text)
    if (word === undefined) this.refuse(column, wordFault(text, words))
    return word ?? ifEmpty
  }

  /** Units of a list such as `annex-I annex-III`; empty for `none`, null where nothing stands. */
  units(column: string, none: string): readonly string[] | null {
    const text = this.text(column)
    if (text === null) return null
    return text === none ? [] : [...new Set(text.split(/[\s;]+/))]
  }

  state(states: readonly KnownState[]): string {
    const text = this.#row.fields.state ?? ''
    if (!states.some(({ code }) => code === text)) this.refuse('state', stateFault(text, states))
    return text
  }

  instrument(instruments: readonly Instrument[]): Instrument | null {
    const text = this.#row.fields.instrument ?? ''
    const instrument = instruments.find(({ id }) => id === text) ?? null
    if (instrument === null) this.refuse('instrument', instrumentFault(text, instruments))
    else if (instrument.lifeCycle === null) {
      this.refuse('instrument', {
        problem: `${shown(text)} is a recommendation, which guides and is not ratified`,
        fix: 'Remove the row',
      })
    }
    return instrument
  }

  provenance(level: Verification): { verification: Verification; source: string | null } {
    return {
      verification: this.word('verification', VERIFICATION_LEVELS, level),
      source: this.text('source'),
    }
  }
}
