import type { ReportBlock, ReportDocument } from '@corridor/kernel'
import type { Finding } from '../compute/Finding.ts'
import type { StateAnswer, TotalizationAnswer } from '../compute/TotalizationAnswer.ts'
import type { TraceLine } from '../compute/Trace.ts'
import { parseRational } from '../exact/Rational.ts'
import { decimalText } from '../exact/rounding.ts'
import { explainFinding } from '../explanation/explainFinding.ts'
import {
  type ExplanationContext,
  type ExplanationLanguage,
  explainLine,
} from '../explanation/explainLine.ts'
import type { InsurancePeriod } from '../periods/InsurancePeriod.ts'
import type { TotalizationCase } from '../TotalizationCase.ts'
import type { StatementWords } from './StatementWords.ts'
import { ARABIC_STATEMENT } from './words/arabic.ts'
import { ENGLISH_STATEMENT } from './words/english.ts'
import { FRENCH_STATEMENT } from './words/french.ts'
import { SPANISH_STATEMENT } from './words/spanish.ts'

const WORDS: Readonly<Record<ExplanationLanguage, StatementWords>> = {
  en: ENGLISH_STATEMENT,
  fr: FRENCH_STATEMENT,
  es: SPANISH_STATEMENT,
  ar: ARABIC_STATEMENT,
}

/** The words of a statement, which a page that shows an answer uses as well. */
export const statementWords = (language: ExplanationLanguage): StatementWords => WORDS[language]

/**
 * A length or amount for reading: whole numbers as they are, fractions with two decimals.
 *
 * @example readableNumber('2912/31') // => '93.94'
 */
export const readableNumber = (value: string): string =>
  value.includes('/') ? decimalText(parseRational(value)) : value

/** How the statement says things: language, and names by code and id. */
export type StatementContext = Omit<ExplanationContext, 'unit'>

interface Writing {
  readonly words: StatementWords
  readonly context: ExplanationContext
  readonly stateName: (code: string) => string
}

/**
 * The statement of a case: what was entered, what each State owes, what is missing, every step with
 * its article, and what nobody compared with its text. The page, the HTML file and the PDF show it.
 */
export function writeStatement(
  given: TotalizationCase,
  answer: TotalizationAnswer,
  context: StatementContext,
): ReportDocument {
  const words = WORDS[context.language]
  const writing: Writing = {
    words,
    context: { ...context, unit: answer.unit },
    stateName: context.stateName ?? ((code) => code),
  }
  return {
    language: context.language,
    title: given.title ?? words.title,
    blocks: [
      { kind: 'paragraph', text: openingOf(given, answer, words) },
      { kind: 'remark', text: words.caution },
      ...(answer.status === 'refused'
        ? refusalBlocks(answer, writing)
        : resultBlocks(given, answer, writing)),
      ...periodBlocks(given.periods, writing),
      ...findingBlocks(answer, writing),
      ...stepBlocks(answer, writing),
    ],
  }
}

const heading = (text: string): ReportBlock => ({ kind: 'heading', level: 1, text })

function openingOf(
  { person }: TotalizationCase,
  { branch, contingency, instrument }: TotalizationAnswer,
  words: StatementWords,
): string {
  const named =
    instrument === null
      ? words.noInstrument
      : `${instrument.name} (${instrument.id}, ${words.version} ${instrument.version})`
  return [
    `${words.branch}: ${words.branches[branch]}.`,
    `${words.contingency}: ${contingency}.`,
    ...(person.birthDate == null ? [] : [`${words.birthDate}: ${person.birthDate}.`]),
    `${words.instrument}: ${named}.`,
  ].join(' ')
}

/** How instruments write that no article says it. */
const NO_ARTICLE = 'none'

const ruleAndArticle = (rule: string, article: string | null): string =>
  article === null || article === NO_ARTICLE ? rule : `${rule}, ${article}`

/** A finding in words with its rule and article. */
const findingText = (finding: Finding, { context }: Writing): string =>
  `${explainFinding(finding, context)} [${ruleAndArticle(finding.rule, finding.article)}]`

const refusalBlocks = ({ findings }: TotalizationAnswer, writing: Writing): ReportBlock[] => [
  heading(writing.words.refused),
  { kind: 'paragraph', text: writing.words.refusedNote },
  {
    kind: 'list',
    items: findings
      .filter(({ severity }) => severity === 'refused')
      .map((one) => findingText(one, writing)),
  },
]

function resultBlocks(
  { amountsPer }: TotalizationCase,
  { states, totals, total, unit }: TotalizationAnswer,
  { words, stateName }: Writing,
): ReportBlock[] {
  const per = { month: words.perMonth, week: words.perWeek, year: words.perYear }
  return [
    heading(words.result),
    {
      kind: 'table',
      caption: `${words.result} (${words.units[unit]})`,
      columns: [
        words.state,
        words.own,
        words.counted,
        words.right,
        words.independent,
        words.theoretical,
        words.share,
        words.due,
        words.basis,
      ],
      rows: states.map((one) => resultRow(one, words, stateName)),
    },
    {
      kind: 'paragraph',
      text: [
        `${words.allTime}: ${readableNumber(total)} ${words.units[unit]}.`,
        ...totals.map(({ currency, amount }) => `${words.inAll}: ${amount} ${currency}.`),
        ...(amountsPer === undefined ? [] : [per[amountsPer]]),
      ].join(' '),
    },
  ]
}

function resultRow(
  one: StateAnswer,
  words: StatementWords,
  stateName: (code: string) => string,
): readonly string[] {
  const amount = (value: StateAnswer['payable']): string =>
    value === null ? '–' : `${value.rounded} ${value.currency ?? ''}`.trim()
  return [
    stateName(one.state),
    readableNumber(one.own),
    readableNumber(one.counted),
    words.rights[one.entitlement],
    amount(one.independent),
    amount(one.theoretical),
    one.ratio === null
      ? '–'
      : `${readableNumber(one.ratio.own)}/${readableNumber(one.ratio.total)}`,
    one.payable === null ? words.notKnown : amount(one.payable),
    words.bases[one.basis],
  ]
}

const periodBlocks = (
  periods: readonly InsurancePeriod[],
  { words, stateName }: Writing,
): ReportBlock[] => [
  heading(words.periods),
  {
    kind: 'table',
    caption: words.periods,
    columns: [words.period, words.state, words.kind, words.from, words.to, words.evidence],
    rows: periods.map(({ id, state, kind, from, to, evidence }) => [
      id,
      stateName(state),
      words.kinds[kind],
      from ?? words.undated,
      to ?? words.undated,
      evidence === 'certified' ? words.certified : words.declared,
    ]),
  },
]

function findingBlocks({ findings }: TotalizationAnswer, writing: Writing): ReportBlock[] {
  const { words } = writing
  const list = (title: string, severity: Finding['severity']): ReportBlock[] => {
    const items = findings
      .filter((one) => one.severity === severity)
      .map((one) => findingText(one, writing))
    return [
      heading(title),
      items.length === 0 ? { kind: 'paragraph', text: words.none } : { kind: 'list', items },
    ]
  }
  return [...list(words.missing, 'missing'), ...list(words.toKnow, 'warning')]
}

function stepBlocks({ trace, notChecked }: TotalizationAnswer, writing: Writing): ReportBlock[] {
  const { words, context } = writing
  if (trace.length === 0) return []
  const authority = ({ rule, article, checked }: TraceLine): string =>
    checked
      ? ruleAndArticle(rule, article)
      : `${ruleAndArticle(rule, article)} (${words.notChecked})`
  return [
    heading(words.steps),
    {
      kind: 'table',
      caption: words.steps,
      columns: [words.what, words.ruleAndArticle],
      rows: trace.map((line) => [explainLine(line, context), authority(line)]),
    },
    ...(notChecked.length === 0
      ? []
      : [
          { kind: 'remark' as const, text: words.notCheckedList },
          {
            kind: 'list' as const,
            items: notChecked.map((one) => one.replace(` ${NO_ARTICLE}`, '')),
          },
        ]),
  ]
}
