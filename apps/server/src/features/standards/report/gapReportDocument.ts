import type { ReportBlock, ReportDocument } from '@corridor/kernel'
import {
  CONSTITUENCIES,
  type Constituency,
  type GapReport,
  gapReport,
  POLICY_OUTCOMES,
  POLICY_PARTS,
  type PolicyAssessment,
  type QuestionFinding,
} from '@corridor/standards'
import { REPORT_WORDS, type ReportWords } from './reportWords.ts'

/** Names of a State or the two ends of a corridor, in the report's language. */
export type NameOf = (code: string) => string

/**
 * The gap report of a self-assessment as a document, with what each group says side by side.
 *
 * @throws {DomainError} `bad_request` for answers to questions that do not exist, or given twice.
 */
export function gapReportDocument(
  assessment: PolicyAssessment,
  language: ReportDocument['language'],
  nameOf: NameOf,
): ReportDocument {
  const report = gapReport(assessment)
  const words = REPORT_WORDS[language]
  return {
    language,
    title: assessment.title,
    blocks: [
      { kind: 'paragraph', text: opening(assessment, words, nameOf) },
      { kind: 'remark', text: words.caution },
      ...teamBlocks(report, words),
      ...summaryBlocks(report, words, language),
      ...POLICY_OUTCOMES.flatMap((outcome) => [
        heading(1, `${words.outcomes[outcome]} (${report.lists[outcome].length})`),
        ...outcomeBlocks(report.lists[outcome], words, language),
      ]),
      ...sourceBlocks(words),
    ],
  }
}

const heading = (level: 1 | 2, text: string): ReportBlock => ({ kind: 'heading', level, text })

function opening(
  { corridor, state, begun }: PolicyAssessment,
  words: ReportWords,
  nameOf: NameOf,
): string {
  const codes = corridor === null ? (state === null ? [] : [state]) : corridor.split('-')
  const subject = codes.map((code) => `${nameOf(code)} (${code})`).join(' – ')
  return [
    `${words.kind}.`,
    ...(subject === '' ? [] : [`${words.subject}: ${subject}.`]),
    `${words.begun} ${begun}.`,
  ].join(' ')
}

function teamBlocks({ assessment, absent }: GapReport, words: ReportWords): ReportBlock[] {
  const rows = assessment.team.map(({ constituency, organisation, representative }) => [
    words.groups[constituency],
    organisation,
    representative,
  ])
  return [
    heading(1, words.team),
    ...(rows.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: words.team,
            columns: [words.group, words.organisation, words.representative],
            rows,
          },
        ]),
    ...(absent.length === 0
      ? []
      : [{ kind: 'remark' as const, text: `${words.absent} ${groupNames(absent, words)}` }]),
  ]
}

const groupNames = (groups: readonly Constituency[], words: ReportWords): string =>
  groups.map((group) => words.groups[group]).join(', ')

function summaryBlocks(
  { lists, parts, groups }: GapReport,
  words: ReportWords,
  language: ReportDocument['language'],
): ReportBlock[] {
  const titles = new Map(
    POLICY_PARTS.map(({ id, title, number }) => [id, `${number}. ${title[language]}`]),
  )
  return [
    heading(1, words.summary),
    {
      kind: 'table',
      caption: words.summary,
      columns: [words.outcome, words.questions],
      rows: POLICY_OUTCOMES.map((outcome) => [
        words.outcomes[outcome],
        String(lists[outcome].length),
      ]),
    },
    {
      kind: 'table',
      caption: words.byPart,
      columns: [
        words.part,
        words.questions,
        words.gaps,
        words.outcomes.disputed,
        words.outcomes.unanswered,
      ],
      rows: parts.map(({ part, questions, gaps, outcomes }) => [
        titles.get(part)!,
        ...[questions, gaps, outcomes.disputed, outcomes.unanswered].map(String),
      ]),
    },
    {
      kind: 'table',
      caption: words.byGroup,
      columns: [words.group, ...Object.values(words.answers), words.noAnswer],
      rows: groups.map(({ constituency, answers, unanswered }) => [
        words.groups[constituency],
        ...[answers.yes, answers.partly, answers.no, answers['cannot-tell'], unanswered].map(
          String,
        ),
      ]),
    },
  ]
}

/** What was answered by somebody, each with its answers; then what nobody answered, as a list. */
function outcomeBlocks(
  findings: readonly QuestionFinding[],
  words: ReportWords,
  language: ReportDocument['language'],
): ReportBlock[] {
  if (findings.length === 0) return [{ kind: 'paragraph', text: words.none }]
  const isSilent = ({ missing }: QuestionFinding) => missing.length === CONSTITUENCIES.length
  const silent = findings.filter(isSilent)
  return [
    ...findings
      .filter((finding) => !isSilent(finding))
      .flatMap((finding) => findingBlocks(finding, words, language)),
    ...(silent.length === 0
      ? []
      : [
          heading(2, words.byNobody),
          { kind: 'list' as const, items: silent.map(({ question }) => question.text[language]) },
        ]),
  ]
}

function findingBlocks(
  { question, answers, withoutEvidence }: QuestionFinding,
  words: ReportWords,
  language: ReportDocument['language'],
): ReportBlock[] {
  return [
    heading(2, question.text[language]),
    {
      kind: 'table',
      caption: question.id,
      columns: [words.group, words.answer, words.evidence, words.saidBy, words.date],
      rows: CONSTITUENCIES.map((group) => {
        const answer = answers[group]
        return answer === null
          ? [words.groups[group], words.noAnswer, '', '', '']
          : [
              words.groups[group],
              words.answers[answer.answer],
              answer.evidence,
              answer.saidBy,
              answer.date,
            ]
      }),
    },
    ...(withoutEvidence.length === 0
      ? []
      : [
          {
            kind: 'remark' as const,
            text: `${words.noEvidence} ${groupNames(withoutEvidence, words)}`,
          },
        ]),
    ...(question.instruments.length === 0
      ? []
      : [
          {
            kind: 'paragraph' as const,
            text: `${words.instruments} ${question.instruments.join(', ')}`,
          },
        ]),
  ]
}

/** Each set of parts with its source; no level of it is an authority on the questions. */
function sourceBlocks(words: ReportWords): ReportBlock[] {
  const agenda = POLICY_PARTS.find(({ set }) => set === 'agenda')!
  const framework = POLICY_PARTS.find(({ set }) => set === 'framework')!
  return [
    heading(1, words.sources),
    {
      kind: 'list',
      items: [
        `${agenda.source} (${words.ownProposal})`,
        `${framework.source} (${words.notChecked})`,
      ],
    },
  ]
}
