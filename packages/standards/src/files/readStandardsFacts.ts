import { problemList, stopOnProblems } from '@corridor/kernel'
import type { StandardsFacts } from '../StandardsBook.ts'
import { parseFile } from './parseFile.ts'
import { type PublishedFigure, readPublishedFigures } from './publishedFigures.ts'
import { RATIFICATION_COLUMNS } from './ratificationColumns.ts'
import { readDeclarations } from './readDeclarations.ts'
import { type MissingTranslations, readInstruments, type Translations } from './readInstruments.ts'
import { readRatificationRows } from './readRatificationRows.ts'
import { readCsvTable } from './readTable.ts'
import { refuseTwoOpen } from './refuseTwoOpen.ts'
import { ListsFile } from './StandardsFile.ts'

/** The files of `data/standards`: JSON parsed, the table and the declarations as text. */
export interface StandardsFiles {
  /** `instruments.json`, parsed. */
  readonly instruments: unknown
  /** `ratifications.csv`. */
  readonly ratifications: string
  /** `declarations.json`, as text. */
  readonly declarations: string
  /** `lists.json`, parsed. */
  readonly lists: unknown
  /** `published-figures.json`, parsed. */
  readonly publishedFigures: unknown
  /** `translations/fr.json`, `es.json` and `ar.json`, parsed; English stands for what is missing. */
  readonly translations: Translations
}

/** The facts as shipped, what was published about them, and what is not translated. */
export interface ShippedStandards extends StandardsFacts {
  readonly publishedFigures: readonly PublishedFigure[]
  readonly missingTranslations: MissingTranslations
}

/**
 * Reads the shipped files.
 *
 * @throws {DomainError} `bad_file` naming file, row, column, problem and fix when one of them is not
 * in its form or breaks a rule of its instrument.
 * @remarks O(rows).
 * @example
 * const book = openBook(readStandardsFacts(files))
 */
export function readStandardsFacts(files: StandardsFiles): ShippedStandards {
  const { instruments, missing } = readInstruments(files.instruments, files.translations)
  const { states, lists } = parseFile(ListsFile, files.lists, 'lists.json')
  const context = {
    instruments,
    states: states.map((code) => ({ code })),
    verification: 'unverified',
  } as const
  const problems = problemList('ratifications.csv', 100)
  const table = readCsvTable(
    files.ratifications,
    RATIFICATION_COLUMNS,
    'ratifications.csv',
    problems,
  )
  const rows = readRatificationRows(table, context, problems)
  refuseTwoOpen(rows, problems)
  stopOnProblems(problems)
  const ratifications = rows.map(({ ratification }) => ratification)
  return {
    instruments,
    ratifications,
    declarations: readDeclarations(files.declarations, 'declarations.json', {
      ...context,
      ratifications,
    }),
    lists,
    states,
    publishedFigures: readPublishedFigures(files.publishedFigures),
    missingTranslations: missing,
  }
}
