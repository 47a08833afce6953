import { DomainError } from '@corridor/kernel'
import { readCase, type TotalizationCase } from '@corridor/totalization'
import { readTextFile } from '../files/readTextFile.ts'

/** @throws {DomainError} `bad_file` when it cannot be read or is no JSON. */
export async function readJsonFile(path: string): Promise<unknown> {
  const { text, name } = await readTextFile(path)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new DomainError('bad_file', `${name}: this is no JSON (${(error as Error).message})`)
  }
}

/** @throws {DomainError} `bad_file` naming the field that is not in its form. */
export const readCaseFile = async (path: string): Promise<TotalizationCase> =>
  readCase(await readJsonFile(path), path)
