import { readReportingStarts } from '@corridor/standards'
import { readTextFile } from '../files/readTextFile.ts'
import { formatJson } from '../output/formatJson.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { changeStandards, openStandards } from './openStandards.ts'

export interface CyclesImportOptions {
  readonly dryRun?: boolean
  readonly json?: boolean
}

/** `corridor standards cycles import`. */
export async function runCyclesImport(
  path: string,
  { dryRun, json }: CyclesImportOptions,
): Promise<void> {
  const file = await readTextFile(path)
  const { shipped } = await openStandards(() => {})
  const starts = readReportingStarts(file.text, file.name, {
    instruments: shipped.instruments,
    states: [],
    verification: 'unverified',
  })
  if (dryRun !== true && starts.length > 0) {
    await changeStandards(
      () => {},
      ({ store }) => store.putCycles(starts),
    )
  }
  const outcome = dryRun === true ? 'checked' : 'imported'
  if (json === true) {
    await writeOutput(formatJson({ outcome, cycles: starts }), undefined)
    return
  }
  const lines = starts.map(
    ({ instrument, letters, startYear, source }) =>
      `${instrument} ${letters}: from ${startYear} (${source})`,
  )
  const last =
    dryRun === true ? 'Nothing is wrong; without --dry-run these would be held' : 'Imported'
  await writeOutput(`${[...lines, last].join('\n')}\n`, undefined)
}
