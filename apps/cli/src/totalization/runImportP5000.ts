import { parseIsoDate } from '@corridor/kernel'
import { type Branch, importP5000 } from '@corridor/totalization'
import { writeOutput } from '../output/writeOutput.ts'
import { readJsonFile } from './readJsonFile.ts'

export interface ImportP5000Options {
  readonly branch: Branch
  readonly on: string
  readonly output?: string
}

/** `corridor totalization import`: periods become a case; its laws are for the user to add. */
export async function runImportP5000(
  path: string,
  { branch, on, output }: ImportP5000Options,
): Promise<void> {
  const contingency = parseIsoDate(on)
  const { periods, birthDate, mergeOffers } = importP5000(await readJsonFile(path), branch, path)
  const given = {
    schema: 1,
    person: { birthDate },
    branch,
    contingency,
    claim: contingency,
    instrument: null,
    periods,
    legislations: [],
  }
  for (const { periods: pair } of mergeOffers) {
    process.stderr.write(`note: ${pair.join(' and ')} follow each other and could be one period\n`)
  }
  await writeOutput(`${JSON.stringify(given, null, 2)}\n`, output)
}
