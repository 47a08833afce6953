import { basename } from 'node:path'
import type { FlowInput } from '@corridor/flows'
import { readBirthsDeaths } from '../files/readBirthsDeaths.ts'
import { alignMatrix, readMatrix } from '../files/readMatrix.ts'
import { readTextFile, type TextFile } from '../files/readTextFile.ts'

/** The files of an estimate from the user's own tables. */
export interface MatrixFiles {
  readonly stockStart: string
  readonly stockEnd: string
  readonly birthsDeaths?: string | undefined
  readonly offset?: string | undefined
}

/** A file that an estimate was made from. */
export interface FileSource {
  readonly role: 'stock-start' | 'stock-end' | 'births-deaths' | 'offset'
  readonly file: string
  /** SHA-256 of the text. */
  readonly checksum: string
}

export interface LoadedMatrices {
  readonly input: FlowInput
  readonly offset: Float64Array | null
  readonly vintage: string
  readonly sources: readonly FileSource[]
  /** What was read otherwise than a reader of the files would expect. */
  readonly notes: readonly string[]
}

/**
 * The input of an estimate from square tables of the user: rows birthplace, columns residence,
 * native-born on the diagonal.
 *
 * @throws {DomainError} with file, line, column and the fix for whatever is wrong in a file.
 */
export async function loadMatrices(files: MatrixFiles): Promise<LoadedMatrices> {
  const read = (name: string | undefined) =>
    name === undefined ? Promise.resolve(null) : readTextFile(name)
  const [startFile, endFile, demographyFile, offsetFile] = await Promise.all([
    readTextFile(files.stockStart),
    readTextFile(files.stockEnd),
    read(files.birthsDeaths),
    read(files.offset),
  ])
  const start = readMatrix(startFile, 'negative_allowed')
  const { areas } = start
  const end = alignMatrix(readMatrix(endFile, 'negative_allowed'), areas, start.file)
  const demography =
    demographyFile === null ? null : readBirthsDeaths(demographyFile, areas, start.file)
  const offset =
    offsetFile === null
      ? null
      : alignMatrix(readMatrix(offsetFile, 'negative_refused'), areas, start.file).values
  const given = [
    ['stock-start', startFile],
    ['stock-end', endFile],
    ['births-deaths', demographyFile],
    ['offset', offsetFile],
  ] as const
  return {
    input: {
      areas,
      stockStart: start.values,
      stockEnd: end.values,
      births: demography?.births ?? null,
      deaths: demography?.deaths ?? null,
      netMigration: demography?.netMigration ?? null,
    },
    offset,
    vintage: given.flatMap(([, file]) => (file === null ? [] : [basename(file.name)])).join(' + '),
    sources: given.flatMap(([role, file]) => (file === null ? [] : [source(role, file)])),
    notes: [
      ...given.flatMap(([, file]) => (file === null ? [] : describeEnd(file))),
      ...(demography === null || demography.unusedColumns.length === 0
        ? []
        : [`Not read from ${files.birthsDeaths}: column ${demography.unusedColumns.join(', ')}.`]),
    ],
  }
}

const source = (role: FileSource['role'], { name, checksum }: TextFile): FileSource => ({
  role,
  file: name,
  checksum,
})

const describeEnd = ({ name, text }: TextFile): string[] =>
  /[\r\n]$/.test(text)
    ? []
    : [`The last line of ${name} has no line end; the file may be cut off there.`]
