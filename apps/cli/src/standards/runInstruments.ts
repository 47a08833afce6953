import { instrumentsAnswer } from '@corridor/server/standards'
import { formatJson } from '../output/formatJson.ts'
import { formatTable } from '../output/formatTable.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { openStandards } from './openStandards.ts'
import type { DayOptions } from './runStatus.ts'

/** `corridor standards instruments`. */
export async function runInstruments({ on, json }: DayOptions): Promise<void> {
  const { holdings, today } = await openStandards(() => {})
  const answer = instrumentsAnswer(holdings, on ?? today)
  if (json === true) {
    await writeOutput(formatJson(answer), undefined)
    return
  }
  const { instruments } = answer
  const left = (title: string, cells: readonly string[]) =>
    ({ title, align: 'left', cells }) as const
  const right = (title: string, cells: readonly (number | null)[]) =>
    ({
      title,
      align: 'right',
      cells: cells.map((cell) => (cell === null ? '-' : String(cell))),
    }) as const
  const table = formatTable([
    left(
      'instrument',
      instruments.map(({ id }) => id),
    ),
    left(
      'in force',
      instruments.map(({ firstEntryIntoForce }) => firstEntryIntoForce?.date ?? '-'),
    ),
    right(
      'registered',
      instruments.map(({ registered }) => registered),
    ),
    right(
      'bound',
      instruments.map(({ inForce }) => inForce),
    ),
    left(
      'list to',
      instruments.map(({ completeThrough }) => completeThrough ?? 'no list'),
    ),
    right(
      'articles',
      instruments.map(({ provisions }) => provisions),
    ),
    right(
      'not checked',
      instruments.map(({ unverifiedProvisions }) => unverifiedProvisions),
    ),
    left(
      'name',
      instruments.map(({ names }) => names.en),
    ),
  ])
  await writeOutput(
    `On ${answer.on}; "not checked" counts articles not checked against the text\n\n${table}`,
    undefined,
  )
}
