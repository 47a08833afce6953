import type { KnownStayers } from '@corridor/flows'
import { readPairs } from '../files/readPairs.ts'
import { readTextFile } from '../files/readTextFile.ts'
import type { FlowInputs } from './FlowInputs.ts'
import { withFile } from './withFile.ts'

/**
 * Known numbers of stayers from `birthplace,residence,persons`; none without a file.
 *
 * @throws {DomainError} with every problem by file, line and column.
 */
export async function addFixedStayers(
  inputs: FlowInputs,
  { fixedStayers }: { readonly fixedStayers?: string },
): Promise<{ readonly inputs: FlowInputs; readonly fixedStayers: readonly KnownStayers[] }> {
  if (fixedStayers === undefined) return { inputs, fixedStayers: [] }
  const file = await readTextFile(fixedStayers)
  const stayers = readPairs(file, ['birthplace', 'residence', 'persons']).map(
    ({ from, to, value }) => ({ birthplace: from, residence: to, persons: value }),
  )
  const notes = [
    `Stayers fixed by ${file.name}: ${stayers.length} pairs of birthplace and residence; the others stay as many as the accounts allow.`,
  ]
  return { inputs: withFile(inputs, 'fixed-stayers', file, notes), fixedStayers: stayers }
}
