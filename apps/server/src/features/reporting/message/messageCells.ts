import type { UploadProblem } from '@corridor/contract'
import {
  type CellAddress,
  corridorOf,
  type RawCell,
  type Report,
  type ReportLayout,
} from '@corridor/reporting'
import { uploadProblem } from '../workbook/readTemplate.ts'
import type { ReadMessage, SentFigure } from './readMessage.ts'

/** The key of an observation in the structure of countries' reports, as text. */
const keyOf = (codes: Readonly<Record<string, string>>): string =>
  [
    ...['MEASURE', 'ORIGIN', 'DESTINATION', 'REPORTED_BY', 'SEX', 'AGE'],
    ...['EDUCATION', 'OCCUPATION', 'INDUSTRY'],
  ]
    .map((id) => codes[id] ?? '')
    .join('.')

/** Cells by the key under which they are published. */
function addressesByKey(layout: ReportLayout): ReadonlyMap<string, readonly CellAddress[]> {
  const cells = [...layout.cells.values()].map(({ address, key }) => {
    const { origin, destination, reportedBy } = corridorOf(key, layout.country)
    const codes = {
      ...{ MEASURE: key.measure, ORIGIN: origin, DESTINATION: destination },
      ...{ REPORTED_BY: reportedBy, SEX: key.SEX, AGE: key.AGE, EDUCATION: key.EDUCATION },
      ...{ OCCUPATION: key.OCCUPATION, INDUSTRY: key.INDUSTRY },
    }
    return { address, text: keyOf(codes) }
  })
  return new Map(
    [...Map.groupBy(cells, ({ text }) => text)].map(([text, same]) => [
      text,
      same.map(({ address }) => address),
    ]),
  )
}

/**
 * The observations of a message as cells; a total that stands in several tables goes into each. Nothing
 * is taken of a message that has an observation of another country or year, or one that is not asked.
 */
export function messageCells(
  message: ReadMessage,
  report: Pick<Report, 'country' | 'period'>,
  layout: ReportLayout,
): { readonly cells: readonly RawCell[] | null; readonly problems: readonly UploadProblem[] } {
  const addresses = addressesByKey(layout)
  const cells: RawCell[] = []
  const problems: UploadProblem[] = []
  for (const [row, figure] of message.entries()) {
    const text = keyOf(figure.key)
    const found = addresses.get(text)
    const wrong = found === undefined ? strangerOf(figure, report) : periodOf(figure, report)
    if (found === undefined || wrong !== null) {
      const [code, words] = wrong ?? (['unknown_cell', 'is not asked'] as const)
      problems.push(
        uploadProblem(code, `Observation ${row + 1} (${text}, ${figure.time}) ${words}`, {
          value: text,
        }),
      )
      continue
    }
    const { value, status, confidentiality } = figure
    for (const address of found) cells.push({ address, value, status, confidentiality, note: '' })
  }
  if (message.length === 0) {
    problems.push(uploadProblem('unreadable_message', 'The message has no observation'))
  }
  return { cells: problems.length === 0 ? cells : null, problems: problems.slice(0, 200) }
}

type Wrong = readonly [UploadProblem['code'], string]

const strangerOf = ({ key }: SentFigure, { country }: Pick<Report, 'country'>): Wrong | null => {
  const reporter = key.REPORTED_BY === 'ORG' ? key.ORIGIN : key.DESTINATION
  return reporter === country ? null : ['other_country', `is reported by ${reporter ?? 'nobody'}`]
}

const periodOf = ({ time }: SentFigure, { period }: Pick<Report, 'period'>): Wrong | null =>
  time === period ? null : ['other_period', `is not of ${period}`]
