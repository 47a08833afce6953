import { readConfig } from '@corridor/server/config'
import { loadAreas } from '@corridor/server/evidence'
import { dueAnswer } from '@corridor/server/standards'
import { formatJson } from '../output/formatJson.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { openStandards } from './openStandards.ts'
import { checkedMark } from './statusWords.ts'

export interface DueOptions {
  /** Months. */
  readonly within: number
  readonly from?: string
  readonly json?: boolean
}

/** `corridor standards due`. */
export async function runDue(state: string, { within, from, json }: DueOptions): Promise<void> {
  const { holdings, today } = await openStandards(() => {})
  const { areas } = await loadAreas(readConfig(process.env).shippedDataDir)
  const englishName = areas.find(({ code }) => code === state)?.names.en ?? state
  const answer = dueAnswer(holdings, { state, englishName, from: from ?? today, months: within })
  if (json === true) {
    await writeOutput(formatJson(answer), undefined)
    return
  }
  const lines = answer.items.map(({ date, year, text, verification, rule }) => {
    const mark = checkedMark(verification)
    const when = date ?? (year === null ? 'date unknown' : `in ${year}`)
    return `${when.padEnd(12)}  ${text} (${rule})${mark === '' ? '' : ` [${mark}]`}`
  })
  const heading = `Due for ${englishName} from ${answer.from} up to ${answer.until}`
  const body = lines.length === 0 ? ['Nothing that is known here'] : lines
  await writeOutput(`${[heading, '', ...body].join('\n')}\n`, undefined)
}
