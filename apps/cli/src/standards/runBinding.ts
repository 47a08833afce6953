import type { Corridor } from '@corridor/kernel'
import { bindingAnswer } from '@corridor/server/standards'
import { formatJson } from '../output/formatJson.ts'
import { formatTable } from '../output/formatTable.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { openStandards } from './openStandards.ts'
import type { DayOptions } from './runStatus.ts'
import { checkedMark, statusWords } from './statusWords.ts'

type BindingAnswer = ReturnType<typeof bindingAnswer>

/** `corridor standards binding`. */
export async function runBinding(corridor: Corridor, { on, json }: DayOptions): Promise<void> {
  const { holdings, today } = await openStandards(() => {})
  const answer = bindingAnswer(holdings, corridor, on ?? today)
  if (json === true) await writeOutput(formatJson(answer), undefined)
  else await writeOutput(inWords(answer, corridor), undefined)
}

function inWords(answer: BindingAnswer, { origin, destination }: Corridor): string {
  const { bindings, topics, undescribed, wouldAdd, on } = answer
  const column = (title: string, cells: readonly string[]) =>
    ({ title, align: 'left', cells }) as const
  const gaps = topics.filter(({ state }) => state === 'missing').map(({ topic }) => topic)
  const unknown = topics.filter(({ state }) => state === 'cannot-tell').map(({ topic }) => topic)
  return [
    `What binds ${origin} and ${destination} on ${on}`,
    '',
    `Gaps, no right is held on: ${gaps.join(', ') || 'none'}`,
    `Cannot be told on: ${unknown.join(', ') || 'none'}`,
    ...undescribed.map(({ instrument, ends }) => {
      const bound = ends.map((end) => ({ origin, destination })[end]).join(' and ')
      return `Counted in no topic, not described here: ${instrument}, in force for ${bound}`
    }),
    '',
    formatTable([
      column(
        'instrument',
        bindings.map(({ instrument }) => instrument),
      ),
      column(
        'binds',
        bindings.map(({ pattern }) => pattern.replaceAll('-', ' ')),
      ),
      column(
        origin,
        bindings.map((binding) => endWords(binding.origin)),
      ),
      column(
        destination,
        bindings.map((binding) => endWords(binding.destination)),
      ),
    ]),
    ...(wouldAdd.length === 0 ? [] : ['What a ratification would add', '']),
    ...(wouldAdd.length === 0 ? [] : [additions(answer, { origin, destination })]),
    answer.sources.citation,
    '',
  ].join('\n')
}

function endWords(status: BindingAnswer['bindings'][number]['origin']): string {
  const mark = checkedMark(status.verification)
  return `${statusWords(status)}${mark === '' ? '' : ` [${mark}]`}`
}

function additions({ wouldAdd }: BindingAnswer, corridor: Corridor): string {
  const column = (title: string, cells: readonly string[]) =>
    ({ title, align: 'left', cells }) as const
  return formatTable([
    column(
      'by',
      wouldAdd.map(({ end }) => corridor[end]),
    ),
    column(
      'instrument',
      wouldAdd.map(({ instrument }) => instrument),
    ),
    column(
      'today',
      wouldAdd.map(({ standing }) => standing.replaceAll('-', ' ')),
    ),
    column(
      'new topics',
      wouldAdd.map(({ newTopics }) => newTopics.join(', ') || '-'),
    ),
    column(
      'articles',
      wouldAdd.map(({ articles }) => articles.join(', ') || '-'),
    ),
  ])
}
