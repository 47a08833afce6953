import { exportP5000 } from '@corridor/totalization'
import { writeOutput } from '../output/writeOutput.ts'
import { readCaseFile } from './readJsonFile.ts'

/** `corridor totalization export`. */
export async function runExportP5000(
  path: string,
  { output }: { readonly output?: string },
): Promise<void> {
  const record = exportP5000(await readCaseFile(path))
  await writeOutput(`${JSON.stringify(record, null, 2)}\n`, output)
}
