import type { CountTable, TableDimension } from '@corridor/disclosure'
import { parseRecords, type TableRecord } from '../files/parseRecords.ts'
import { readNumber } from '../files/readNumber.ts'
import type { TextFile } from '../files/readTextFile.ts'
import { refuseProblems, type TableProblem } from '../files/tableProblems.ts'

/** Parents of codes by dimension. */
export type Parents = ReadonlyMap<string, ReadonlyMap<string, string>>

type Problem = Omit<TableProblem, 'file'>

/**
 * A table of counts with one line a cell.
 *
 * @throws {DomainError} with every problem by line and column: `bad_file`, `shape_mismatch`,
 *   `missing_value`, `negative_value`.
 */
export function readCountTable(
  file: TextFile,
  {
    count,
    total,
    parents,
  }: { readonly count?: string; readonly total: string; readonly parents: Parents },
): CountTable {
  const [header, ...records] = parseRecords(file)
  const names = header?.cells ?? []
  const refuse = (problems: readonly Problem[]) =>
    refuseProblems(problems.map((problem) => ({ ...problem, file: file.name })))
  const counts = count === undefined ? names.length - 1 : names.indexOf(count)
  refuse(headerProblems(names, counts, header?.row ?? null, { count, parents }))
  const problems: Problem[] = []
  const cells = records.flatMap((record) => {
    const found = readCell(record, names, counts)
    if ('key' in found) return [found]
    problems.push(found)
    return []
  })
  refuse(problems)
  const ids = names.filter((_, at) => at !== counts)
  return {
    dimensions: ids.map((id, at) =>
      dimensionOf(
        id,
        cells.map(({ key }) => key[at]!),
        total,
        parents.get(id) ?? new Map(),
      ),
    ),
    counts: cells,
  }
}

function headerProblems(
  names: readonly string[],
  counts: number,
  row: number | null,
  { count, parents }: { readonly count: string | undefined; readonly parents: Parents },
): readonly Problem[] {
  const wrong = (problem: string, fix: string): Problem => ({
    ...{ code: 'bad_file', row, column: null, problem, fix },
  })
  const found: Problem[] = []
  if (count !== undefined && counts < 0) {
    found.push(wrong(`there is no column ${count}`, `The columns are ${names.join(', ')}`))
  }
  if (names.length < 2) {
    found.push(
      wrong(
        'there are fewer than two columns',
        'Give a column for each dimension and one of counts',
      ),
    )
  }
  if (new Set(names).size < names.length) {
    found.push(wrong('two columns have the same name', 'Name every column once'))
  }
  for (const dimension of parents.keys()) {
    if (names.includes(dimension)) continue
    found.push(
      wrong(`there is no column ${dimension}, which the hierarchy names`, 'Use the same names'),
    )
  }
  return found
}

function readCell(
  { row, cells }: TableRecord,
  names: readonly string[],
  counts: number,
): CountTable['counts'][number] | Problem {
  if (cells.length !== names.length) {
    const problem = `${cells.length} cells where the header has ${names.length}`
    const fix = 'Give every line one cell for each column; the file may be cut off here'
    return { code: 'shape_mismatch', row, column: null, problem, fix }
  }
  const column = names[counts]!
  const empty = cells.findIndex((cell, at) => at !== counts && cell === '')
  if (empty >= 0) {
    const problem = 'the cell is empty'
    return { ...{ code: 'bad_file', row, column: names[empty]!, problem }, fix: 'Write a code' }
  }
  const reading = readNumber(cells[counts]!, 'negative_refused')
  if (reading.kind === 'wrong') {
    const { code, problem, fix } = reading
    return { code, row, column, problem, fix }
  }
  if (!Number.isInteger(reading.value)) {
    const problem = `${cells[counts]} is no count`
    return { ...{ code: 'bad_file', row, column, problem }, fix: 'Write a whole number' }
  }
  return { key: cells.filter((_, at) => at !== counts), count: reading.value }
}

/** Codes in the order of the file, with parents that no line names besides. */
function dimensionOf(
  id: string,
  used: readonly string[],
  total: string,
  parents: ReadonlyMap<string, string>,
): TableDimension {
  const codes = new Set(used)
  for (const code of codes) {
    const parent = parents.get(code)
    if (parent !== undefined) codes.add(parent)
  }
  const hasTotal = codes.has(total)
  return {
    id,
    codes: [...codes].map((code) => {
      const parent = parents.get(code) ?? (hasTotal && code !== total ? total : undefined)
      return parent === undefined ? { id: code } : { id: code, parent }
    }),
  }
}

/** What lies below what, from a file with the columns dimension, code and parent. */
export function readParents(file: TextFile): Parents {
  const [header, ...records] = parseRecords(file)
  const names = (header?.cells ?? []).map((name) => name.toLowerCase())
  const columns = ['dimension', 'code', 'parent']
  const fix = `Begin with the line: ${columns.join(',')}`
  refuseProblems(
    columns
      .filter((column) => !names.includes(column))
      .map((column) => ({
        ...{ code: 'bad_file' as const, file: file.name, row: header?.row ?? null, column: null },
        ...{ problem: `there is no column ${column}`, fix },
      })),
  )
  const parents = new Map<string, Map<string, string>>()
  for (const { cells } of records) {
    const [dimension = '', code = '', parent = ''] = columns.map((one) => cells[names.indexOf(one)])
    const own = parents.get(dimension) ?? new Map<string, string>()
    parents.set(dimension, own)
    if (parent !== '') own.set(code, parent)
  }
  return parents
}
