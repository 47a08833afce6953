import { compareAnswer } from '@corridor/server/standards'
import { formatJson } from '../output/formatJson.ts'
import { formatTable } from '../output/formatTable.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { openStandards } from './openStandards.ts'
import type { DayOptions } from './runStatus.ts'
import { checkedMark, type DescribedStatus, statusWords } from './statusWords.ts'

/** `corridor standards compare`. */
export async function runCompare(a: string, b: string, { on, json }: DayOptions): Promise<void> {
  const { holdings, today } = await openStandards(() => {})
  const answer = compareAnswer(holdings, a, b, on ?? today)
  if (json === true) {
    await writeOutput(formatJson(answer), undefined)
    return
  }
  const words = (status: DescribedStatus): string => {
    const mark = checkedMark(status.verification)
    return `${statusWords(status)}${mark === '' ? '' : ` [${mark}]`}`
  }
  const column = (title: string, cells: readonly string[]) =>
    ({ title, align: 'left', cells }) as const
  const table = formatTable([
    column(
      'instrument',
      answer.rows.map(({ instrument }) => instrument),
    ),
    column(
      a,
      answer.rows.map((row) => words(row.a)),
    ),
    column(
      b,
      answer.rows.map((row) => words(row.b)),
    ),
  ])
  await writeOutput(`On ${answer.on}\n\n${table}\n${answer.sources.citation}\n`, undefined)
}
