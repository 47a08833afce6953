import { countsAnswer } from '@corridor/server/standards'
import { formatJson } from '../output/formatJson.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { openStandards } from './openStandards.ts'
import type { DayOptions } from './runStatus.ts'
import { checkedMark } from './statusWords.ts'

/** `corridor standards count`. */
export async function runCount(instrument: string, { on, json }: DayOptions): Promise<void> {
  const { holdings, today } = await openStandards(() => {})
  const answer = countsAnswer(holdings, on ?? today, instrument)
  if (json === true) {
    await writeOutput(formatJson(answer), undefined)
    return
  }
  const lines = answer.counts.flatMap((count) => {
    const mark = checkedMark(count.verification)
    const least = count.isComplete ? '' : 'at least '
    return [
      `${count.instrument} on ${answer.on}: ${least}${count.registered} States registered, ${least}${count.inForce} bound`,
      ...(count.isComplete
        ? []
        : ['  the list does not reach this day: States may have acted since, or are not recorded']),
      ...(count.dated === count.registered
        ? []
        : [`  ${count.registered - count.dated} of them without a sourced day of registration`]),
      ...(mark === '' ? [] : [`  ${mark} for at least one of them (${count.verification})`]),
      `  ${count.states.join(' ')}`,
    ]
  })
  const published = answer.published.flatMap((figure) => [
    `${figure.label.en}: published ${figure.published}, by the table ${figure.computed}`,
    ...(figure.discrepancy === null ? [] : [`  ${figure.discrepancy.en}`]),
    `  source: ${figure.source}`,
  ])
  await writeOutput(`${[...lines, ...published].join('\n')}\n`, undefined)
}
