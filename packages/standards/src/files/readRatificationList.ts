import { type ProblemList, problemList, stopOnProblems } from '@corridor/kernel'
import type { Instrument } from '../Instrument.ts'
import { effectiveEnd } from '../lifecycle/effectiveEnd.ts'
import type { Ratification, RatificationList } from '../Ratification.ts'
import { openBook } from '../StandardsBook.ts'
import type { KnownState } from './knownNames.ts'
import { parseFile } from './parseFile.ts'
import { RATIFICATION_COLUMNS } from './ratificationColumns.ts'
import { type RatificationRow, readRatificationRows } from './readRatificationRows.ts'
import { parseJson, readCsvTable, readJsonTable, type TableRow } from './readTable.ts'
import { refuseTwoOpen } from './refuseTwoOpen.ts'
import { ListDescription } from './StandardsFile.ts'

/** What a list is, apart from its rows: to which day it is complete, who published it. */
export type ListOfRatifications = Omit<RatificationList, 'instrument'>

export interface RatificationListOptions {
  readonly instruments: readonly Instrument[]
  /** Members that can stand in the list; names and other codes help to say what was meant. */
  readonly states: readonly KnownState[]
  /** What the list is; for CSV all of it, for JSON what stands here comes before the file's `list`. */
  readonly list: Partial<ListOfRatifications>
}

/** A list that was read whole and breaks no rule. */
export interface RatificationListImport {
  /** One for each instrument that occurs in the file, in the order of the instruments. */
  readonly lists: readonly RatificationList[]
  readonly ratifications: readonly Ratification[]
  /** Kept as the register has them, though the instrument's rule would have refused the act. */
  readonly flagged: readonly {
    readonly row: number
    readonly ratification: Ratification
    readonly reason: 'denounced-outside-window'
  }[]
}

/**
 * Reads a newer list of ratifications: CSV with a header, or JSON
 * `{ "schema": 1, "list": {...}, "ratifications": [...] }` whose entries have the same names.
 *
 * Columns: `instrument`, `state` and `registered`, and those of RATIFICATION_COLUMNS that may be left
 * out. The list is taken to be the whole list of each instrument that occurs in it.
 *
 * @throws {DomainError} `bad_file` with file, row, column, problem and fix of every fault: a State or
 * instrument that is not held, a date that is none, a registration before the adoption, two open
 * entries of one State, parts that the instrument does not have or too few of them.
 * @throws {DomainError} `too_large`.
 * @remarks O(rows).
 * @example
 * readRatificationList('instrument,state,registered\nC097,NPL,2027-01-01\n', 'c097.csv', options)
 */
export function readRatificationList(
  text: string,
  fileName: string,
  { instruments, states, list: given }: RatificationListOptions,
): RatificationListImport {
  const problems = problemList(fileName, 100)
  const { rows, list: inFile } = readRows(text, fileName, problems)
  const list = describeList({ ...inFile, ...defined(given) }, fileName)
  if (rows.length === 0 && problems.count() === 0) {
    problems.add(null, null, 'it has no rows', 'Give at least one ratification')
  }
  const context = { instruments, states, verification: list.verification }
  const read = readRatificationRows(rows, context, problems)
  refuseTwoOpen(read, problems)
  stopOnProblems(problems)
  const ratifications = read.map(({ ratification }) => ratification)
  const covered = new Set(ratifications.map(({ instrument }) => instrument))
  return {
    lists: instruments
      .filter(({ id }) => covered.has(id))
      .map(({ id }) => ({ instrument: id, ...list })),
    ratifications,
    flagged: flagOutsideWindow(read, instruments),
  }
}

const NEEDED = {
  publisher: 'who published the list',
  licence: 'under which licence, or that it holds facts only',
  completeThrough: 'the day to which it is complete, for example 2026-01-31',
} as const

/** @throws {DomainError} `bad_file` naming each part that is given nowhere or is in another form. */
function describeList(parts: object, fileName: string): ListOfRatifications {
  const problems = problemList(fileName, 10)
  const given = new Map(Object.entries(parts))
  for (const [name, words] of Object.entries(NEEDED)) {
    const value = given.get(name)
    if (typeof value === 'string' && value.trim() !== '') continue
    const fix = `Say ${words}, with the import or in the file under list.${name}`
    problems.add(null, name, 'it is not given', fix)
  }
  stopOnProblems(problems)
  return parseFile(ListDescription, { ...EMPTY, ...parts }, fileName)
}

const EMPTY = { note: null, source: null, verification: 'unverified' }

const defined = (given: Partial<ListOfRatifications>): Partial<ListOfRatifications> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))

function readRows(
  text: string,
  fileName: string,
  problems: ProblemList,
): { readonly rows: readonly TableRow[]; readonly list: object } {
  if (!/^\s*\ufeff?[[{]/.test(text)) {
    return { rows: readCsvTable(text, RATIFICATION_COLUMNS, fileName, problems), list: {} }
  }
  const content = parseJson(text, fileName) as Record<string, unknown> | unknown[]
  const entries = Array.isArray(content) ? content : content.ratifications
  const list = Array.isArray(content) ? {} : content.list
  const rows = readJsonTable(entries, RATIFICATION_COLUMNS, problems)
  return { rows, list: typeof list === 'object' && list !== null ? list : {} }
}

function flagOutsideWindow(
  rows: readonly RatificationRow[],
  instruments: readonly Instrument[],
): RatificationListImport['flagged'] {
  const ratifications = rows.map(({ ratification }) => ratification)
  const book = openBook({ instruments, ratifications, declarations: [], lists: [], states: [] })
  return rows.flatMap(({ row, ratification }) => {
    const entry = book.entries.get(ratification.instrument)!
    return effectiveEnd(book, entry, ratification)?.outsideWindow === true
      ? [{ row, ratification, reason: 'denounced-outside-window' as const }]
      : []
  })
}
