import {
  type ExplanationLanguage,
  explainFinding,
  explainLine,
  type Finding,
  type StateAnswer,
  type TotalizationAnswer,
  type TraceLine,
} from '@corridor/totalization'
import { formatTable } from '../output/formatTable.ts'

/** The answer for reading: what each State owes, then what to know, then on demand every step. */
export function describeAnswer(
  answer: TotalizationAnswer,
  explain: boolean,
  language: ExplanationLanguage,
): string {
  const { instrument, states, findings, total, unit } = answer
  const heading =
    answer.status === 'refused'
      ? 'The case is refused.\n'
      : `${answer.branch} on ${answer.contingency} under ${instrument === null ? 'national law alone' : `${instrument.name} (${instrument.id}, version ${instrument.version}, ${instrument.how})`}\n`
  const parts = [heading]
  if (answer.status === 'computed') {
    parts.push(statesTable(states, unit))
    parts.push(`All time, each day once: ${readable(total)} ${unit}\n`)
    const totals = answer.totals.map(({ currency, amount }) => `${amount} ${currency}`)
    if (totals.length > 0) parts.push(`Payable in all: ${totals.join(', ')}\n`)
    parts.push(`Known how well: ${answer.verification} at the weakest step\n`)
  }
  for (const severity of ['refused', 'missing', 'warning'] as const) {
    const own = findings.filter((one) => one.severity === severity)
    if (own.length > 0)
      parts.push(`${TITLES[severity]}:\n${own.map((one) => findingLine(one, language)).join('')}`)
  }
  if (explain) {
    const steps = answer.trace.map((line, place) => traceLines(line, place, unit, language))
    parts.push(`Step by step:\n${steps.join('')}`)
  }
  return parts.join('\n')
}

const TITLES = { refused: 'Why', missing: 'Missing', warning: 'To be known' } as const

function statesTable(states: readonly StateAnswer[], unit: string): string {
  const left = (title: string, cells: readonly string[]) =>
    ({ title, align: 'left', cells }) as const
  const right = (title: string, cells: readonly string[]) =>
    ({ title, align: 'right', cells }) as const
  return formatTable([
    left(
      'State',
      states.map(({ state }) => state),
    ),
    right(
      `own ${unit}`,
      states.map(({ own }) => readable(own)),
    ),
    right(
      'counted',
      states.map(({ counted }) => readable(counted)),
    ),
    left(
      'right',
      states.map(({ entitlement }) => entitlement),
    ),
    right(
      'independent',
      states.map(({ independent }) => independent?.rounded ?? '-'),
    ),
    right(
      'theoretical',
      states.map(({ theoretical }) => theoretical?.rounded ?? '-'),
    ),
    right(
      'ratio',
      states.map(({ ratio }) =>
        ratio === null ? '-' : `${readable(ratio.own)}/${readable(ratio.total)}`,
      ),
    ),
    right(
      'share',
      states.map(({ proRata }) => proRata?.rounded ?? '-'),
    ),
    right(
      'payable',
      states.map(({ payable }) => (payable === null ? '-' : payable.rounded)),
    ),
    left(
      'because',
      states.map(({ basis }) => basis),
    ),
  ])
}

function findingLine(found: Finding, language: ExplanationLanguage): string {
  const { rule, article } = found
  return `  ${explainFinding(found, { language })} [${rule}${article === null ? '' : `, ${article}`}]\n`
}

function traceLines(
  line: TraceLine,
  place: number,
  unit: TotalizationAnswer['unit'],
  language: ExplanationLanguage,
): string {
  const { step, rule, article, state, says, verification, checked } = line
  const about = state === null ? '' : ` ${state}`
  const mark = checked ? verification : `not checked: ${verification}`
  return [
    `${String(place + 1).padStart(3)}. ${step}${about} [${rule}, ${article}; ${mark}]`,
    `     ${explainLine(line, { unit, language })}`,
    `     Rule: ${says}`,
    `     ${words(line.inputs)} => ${words(line.result)}`,
    '',
  ].join('\n')
}

const words = (values: Readonly<Record<string, string>>): string => {
  const parts = Object.entries(values).map(([name, value]) => `${name}: ${readable(value)}`)
  return parts.length === 0 ? '-' : parts.join('; ')
}

/** Fractions that nobody can read at a glance in two decimals; the exact ones are in the JSON. */
function readable(value: string): string {
  const match = /^(\d+)\/(\d+)$/.exec(value)
  if (match === null) return value
  const [over, under] = [Number(match[1]), Number(match[2])]
  return value.length <= 9 ? value : (over / under).toFixed(2)
}
