import { oneStatusAnswer } from '@corridor/server/standards'
import { formatJson } from '../output/formatJson.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { openStandards } from './openStandards.ts'
import { statusDetails, statusWords } from './statusWords.ts'

export interface DayOptions {
  readonly on?: string
  readonly json?: boolean
}

/** `corridor standards status`. */
export async function runStatus(
  state: string,
  instrument: string,
  { on, json }: DayOptions,
): Promise<void> {
  const { holdings, today } = await openStandards(() => {})
  const answer = oneStatusAnswer(holdings, state, instrument, on ?? today)
  if (json === true) {
    await writeOutput(formatJson(answer), undefined)
    return
  }
  const { status } = answer
  const lines = [
    `${state} under ${instrument} on ${status.on}: ${statusWords(status)}`,
    ...statusDetails(status).map((detail) => `  ${detail}`),
  ]
  await writeOutput(`${lines.join('\n')}\n`, undefined)
}
