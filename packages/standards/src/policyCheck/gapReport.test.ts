import { DomainError } from '@corridor/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CONSTITUENCIES,
  gapReport,
  POLICY_ANSWERS,
  POLICY_OUTCOMES,
  POLICY_PARTS,
  POLICY_QUESTIONS,
  type PolicyAnswer,
  type PolicyAnswerWord,
  type PolicyAssessment,
} from '../index.ts'

const assessment = (answers: readonly PolicyAnswer[]): PolicyAssessment => ({
  title: 'Example (synthetic)',
  state: null,
  corridor: null,
  begun: '2026-01-15',
  team: [{ constituency: 'workers', organisation: 'Example union', representative: 'Adviser' }],
  answers,
})

const answer = (
  constituency: PolicyAnswer['constituency'],
  word: PolicyAnswerWord,
  rest: Partial<PolicyAnswer> = {},
): PolicyAnswer => ({
  question: 'agenda-1-1',
  constituency,
  answer: word,
  evidence: '',
  saidBy: 'Adviser',
  date: '2026-02-01',
  ...rest,
})

const findingFor = (...words: (PolicyAnswerWord | null)[]) =>
  gapReport(
    assessment(
      words.flatMap((word, index) => (word === null ? [] : [answer(CONSTITUENCIES[index]!, word)])),
    ),
  ).findings[0]!

describe('a finding', () => {
  test.each<[(PolicyAnswerWord | null)[], string, string, boolean]>([
    [['yes', 'yes', 'yes'], 'agreed', 'met', false],
    [['no', 'no', 'no'], 'agreed', 'agreed-gap', true],
    [['partly', 'partly', 'partly'], 'agreed', 'agreed-gap', true],
    [['cannot-tell', 'cannot-tell', 'cannot-tell'], 'agreed', 'cannot-tell', false],
    [['yes', 'yes', 'no'], 'disagreed', 'disputed', true],
    [['partly', 'no', 'no'], 'disagreed', 'disputed', true],
    [['yes', 'cannot-tell', 'yes'], 'disagreed', 'disputed', false],
    [['yes', null, 'yes'], 'incomplete', 'unanswered', false],
    [['yes', null, 'no'], 'incomplete', 'disputed', true],
    [[null, null, 'partly'], 'incomplete', 'unanswered', true],
    [[null, null, null], 'incomplete', 'unanswered', false],
  ])('%j is %s and %s', (words, state, outcome, isGap) => {
    expect(findingFor(...words)).toMatchObject({ state, outcome, isGap })
  })

  test('names the groups that are missing, and those that say yes without evidence', () => {
    expect(findingFor('yes', null, null)).toMatchObject({
      missing: ['employers', 'workers'],
      withoutEvidence: ['government'],
    })
    const proven = answer('government', 'yes', { evidence: 'The Act of 2020' })
    expect(gapReport(assessment([proven])).findings[0]?.withoutEvidence).toEqual([])
  })
})

describe('a report', () => {
  test('puts every question into one list, and the counts add up', () => {
    const words = fc.option(fc.constantFrom(...POLICY_ANSWERS))
    const groups = fc.array(words, { minLength: 117, maxLength: 117 })
    expect(POLICY_QUESTIONS.length * 3).toBe(117)
    fc.assert(
      fc.property(groups, (drawn) => {
        const answers = drawn.flatMap((word, index) =>
          word === null
            ? []
            : [
                answer(CONSTITUENCIES[index % 3]!, word, {
                  question: POLICY_QUESTIONS[Math.floor(index / 3)]!.id,
                }),
              ],
        )
        const report = gapReport(assessment(answers))
        const listed = POLICY_OUTCOMES.flatMap((outcome) => report.lists[outcome])
        expect(listed).toHaveLength(POLICY_QUESTIONS.length)
        expect(new Set(listed.map(({ question }) => question.id)).size).toBe(listed.length)
        for (const { part, questions, gaps, outcomes } of report.parts) {
          const own = report.findings.filter(({ question }) => question.part === part)
          expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(questions)
          expect(own.filter(({ isGap }) => isGap)).toHaveLength(gaps)
        }
        for (const { constituency, answers: counts, unanswered } of report.groups) {
          const given = answers.filter((one) => one.constituency === constituency)
          expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(given.length)
          expect(given.length + unanswered).toBe(POLICY_QUESTIONS.length)
          for (const word of POLICY_ANSWERS) {
            expect(counts[word]).toBe(given.filter((one) => one.answer === word).length)
          }
        }
      }),
      { seed: 20140528, numRuns: 60 },
    )
  })

  test('names the groups of which nobody is in the team', () => {
    expect(gapReport(assessment([])).absent).toEqual(['government', 'employers'])
  })

  test('is refused with every problem of the answers', () => {
    const wrong = assessment([
      answer('workers', 'yes'),
      answer('workers', 'no'),
      answer('workers', 'no', { question: 'agenda-9-9', saidBy: ' ' }),
      answer('government', 'no', { date: '2026-01-14' }),
    ])
    try {
      gapReport(wrong)
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(DomainError)
      const { code, details } = error as DomainError
      expect(code).toBe('bad_request')
      expect(
        (details.problems as { row: number; column: string }[]).map(
          ({ row, column }) => `${row} ${column}`,
        ),
      ).toEqual(['2 question', '3 question', '3 saidBy', '4 date'])
    }
  })
})

describe('the questions', () => {
  test('three for each of eight components, one for each of fifteen principles', () => {
    const parts = Map.groupBy(POLICY_PARTS, ({ set }) => set)
    expect([parts.get('agenda'), parts.get('framework')].map((own) => own?.length)).toEqual([8, 15])
    for (const { id, set } of POLICY_PARTS) {
      const own = POLICY_QUESTIONS.filter(({ part }) => part === id)
      expect(own).toHaveLength(set === 'agenda' ? 3 : 1)
    }
    expect(new Set(POLICY_QUESTIONS.map(({ id }) => id)).size).toBe(POLICY_QUESTIONS.length)
  })

  test('have words of their own in four languages', () => {
    for (const names of [
      ...POLICY_PARTS.map(({ title }) => title),
      ...POLICY_QUESTIONS.flatMap(({ text, evidenceWanted }) => [text, evidenceWanted]),
    ]) {
      const words = [names.en, names.fr, names.es, names.ar]
      expect(new Set(words).size, names.en).toBe(4)
      expect(names.ar).toMatch(/[\u0600-\u06ff]/)
    }
    expect(new Set(POLICY_QUESTIONS.map(({ text }) => text.ar)).size).toBe(POLICY_QUESTIONS.length)
    for (const { text } of POLICY_QUESTIONS) {
      expect([text.en, text.fr, text.es].every((one) => one.endsWith('?'))).toBe(true)
      expect(text.es.includes('¿')).toBe(true)
      expect(text.ar.endsWith('؟')).toBe(true)
    }
  })

  test('none is shown as if it stood in an official text', () => {
    for (const { verification } of POLICY_QUESTIONS) {
      expect(['design', 'unverified']).toContain(verification)
    }
  })
})
