import { portabilityGap } from '@corridor/totalization'
import { formatJson } from '../output/formatJson.ts'
import { formatTable } from '../output/formatTable.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { heldInstruments } from './heldInstruments.ts'
import { readCaseFile } from './readJsonFile.ts'

export interface GapOptions {
  readonly alternative: string
  readonly json?: boolean
}

/** `corridor totalization gap`. */
export async function runGap(path: string, { alternative, json }: GapOptions): Promise<void> {
  const gap = portabilityGap(await readCaseFile(path), await heldInstruments(), alternative)
  if (json === true) {
    await writeOutput(formatJson({ ...gap }), undefined)
    return
  }
  const { lines, totals, current } = gap
  const cells = (field: keyof (typeof lines)[number]) => lines.map((line) => line[field] ?? '-')
  const right = (title: string, field: keyof (typeof lines)[number]) =>
    ({ title, align: 'right', cells: cells(field) }) as const
  const table = formatTable([
    { title: 'State', align: 'left', cells: cells('state') },
    { title: 'currency', align: 'left', cells: cells('currency') },
    right('national law alone', 'withoutAgreement'),
    right('today', 'withCurrent'),
    right(alternative, 'withAlternative'),
    right('lost', 'lost'),
    right('paid for nothing today', 'contributionsForNothingToday'),
  ])
  const sums = totals.map(
    (one) =>
      `In all, ${one.currency}: ${one.lost} lost, ${one.contributionsForNothingToday} paid for nothing${one.linesNotTold === 0 ? '' : `; ${one.linesNotTold} States cannot be told`}\n`,
  )
  const today = current.instrument?.name ?? 'national law alone'
  await writeOutput(`Today: ${today}\n\n${table}\n${sums.join('')}`, undefined)
}
