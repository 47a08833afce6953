import { instrumentAnswer } from '@corridor/server/standards'
import { formatJson } from '../output/formatJson.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { openStandards } from './openStandards.ts'
import type { DayOptions } from './runStatus.ts'
import { checkedMark } from './statusWords.ts'

type InstrumentAnswer = ReturnType<typeof instrumentAnswer>

/** `corridor standards show`. */
export async function runShow(instrument: string, { on, json }: DayOptions): Promise<void> {
  const { holdings, today } = await openStandards(() => {})
  const answer = instrumentAnswer(holdings, instrument, on ?? today)
  if (json === true) await writeOutput(formatJson(answer), undefined)
  else await writeOutput(`${inWords(answer).join('\n')}\n`, undefined)
}

function inWords(answer: InstrumentAnswer): string[] {
  const { id, names, adoptedYear, on, registered, inForce, isComplete, window } = answer
  const least = isComplete ? '' : 'at least '
  return [
    `${id} ${names.en} (${adoptedYear})`,
    ...forceLines(answer),
    registered === null
      ? 'No list of ratifications is held'
      : `On ${on}: ${least}${registered} States registered, ${least}${inForce} bound; list to ${answer.completeThrough}`,
    ...(window === null
      ? []
      : [
          `Denunciation: window ${window.opens} to ${window.closes ?? 'no end'}, ${window.isOpen ? 'open' : 'not open'} on ${on}`,
        ]),
    ...(answer.note === null ? [] : [answer.note]),
    '',
    ...answer.provisions.flatMap(({ article, topic, requirement, verification, review }) => {
      const mark = checkedMark(verification)
      return [
        `${article}  [${topic}]${mark === '' ? '' : `  [${mark}]`}`,
        `    ${requirement.en}`,
        ...(review === null
          ? []
          : [
              `    signed by ${review.reviewer}, ${review.organisation}, having seen ${review.textSeen}`,
            ]),
      ]
    }),
    '',
    answer.sources.citation,
  ]
}

function forceLines({ firstEntryIntoForce, lifeCycle }: InstrumentAnswer): string[] {
  if (lifeCycle === null) return ['A recommendation: it guides every member and binds none']
  if (firstEntryIntoForce === null) return ['Its first entry into force cannot be told']
  const { date, basis, verification } = firstEntryIntoForce
  const mark = checkedMark(verification)
  return [
    `In force since ${date} (${basis === 'stated' ? 'as a source states' : 'by rule, from the registrations'}${mark === '' ? '' : `; ${mark}`})`,
  ]
}
