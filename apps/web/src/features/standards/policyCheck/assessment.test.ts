import { describe, expect, test } from 'vitest'
import {
  type AssessmentDraft,
  addMember,
  answerAt,
  changeMember,
  emptyDraft,
  giveAnswer,
  removeMember,
  takeBack,
} from './assessmentDraft.ts'
import { checkAssessment, readAssessment } from './readAssessment.ts'
import { progressOf, sideBySide } from './sideBySide.ts'

const QUESTIONS = new Set(['one', 'two'])
const TODAY = '2026-02-01'

const team = (): AssessmentDraft => {
  const draft = addMember(emptyDraft('Check', '2026-01-15'), 'workers')
  return changeMember(draft, 0, { organisation: 'Example union', representative: 'Adviser' })
}

const place = (question: string, constituency: 'government' | 'employers' | 'workers') => ({
  question,
  constituency,
})

const faults = (read: ReturnType<typeof readAssessment>) =>
  'problems' in read
    ? read.problems.map(({ fault, part, number, field }) => [fault, part, number, field])
    : 'read'

describe('writing', () => {
  test('a first answer is said by the first representative of its group, today', () => {
    const draft = giveAnswer(team(), place('one', 'workers'), 'no', TODAY)
    expect(answerAt(draft, place('one', 'workers'))).toEqual({
      question: 'one',
      constituency: 'workers',
      answer: 'no',
      evidence: '',
      saidBy: 'Adviser, Example union',
      date: TODAY,
    })
    expect(answerAt(draft, place('one', 'government'))).toBeUndefined()
  })

  test('another answer of the same group keeps evidence, speaker and day', () => {
    const first = giveAnswer(team(), place('one', 'workers'), 'no', TODAY)
    const draft = giveAnswer(first, place('one', 'workers'), 'yes', '2027-01-01')
    expect(draft.answers).toHaveLength(1)
    expect(draft.answers[0]).toMatchObject({ answer: 'yes', date: TODAY })
  })

  test('answers are taken back, members removed, and nothing is changed in place', () => {
    const draft = giveAnswer(team(), place('one', 'workers'), 'no', TODAY)
    expect(takeBack(draft, place('one', 'workers')).answers).toEqual([])
    expect(removeMember(draft, 0).team).toEqual([])
    expect(draft.answers).toHaveLength(1)
    expect(draft.team).toHaveLength(1)
  })
})

describe('the file', () => {
  const whole = giveAnswer(team(), place('one', 'workers'), 'no', TODAY)

  test('comes back as it went out', () => {
    const read = readAssessment(JSON.stringify(whole), QUESTIONS)
    expect(read).toEqual({ assessment: whole })
  })

  test.each([
    ['no JSON', '{"schema"', [['not-json', 'file', null, null]]],
    ['a list', '[]', [['other-file', 'file', null, null]]],
    ['another schema', '{"schema":"corridor-record"}', [['other-file', 'file', null, null]]],
    [
      'too large',
      JSON.stringify({ text: 'x'.repeat(1024 * 1024) }),
      [['too-large', 'file', null, null]],
    ],
  ])('%s is refused as a whole', (_, text, expected) => {
    expect(faults(readAssessment(text, QUESTIONS))).toEqual(expected)
  })

  const bent = (change: object) => JSON.stringify({ ...whole, ...change })
  const bentAnswer = (change: object) => bent({ answers: [{ ...whole.answers[0], ...change }] })

  test.each([
    ['no title', bent({ title: undefined }), ['missing', 'head', null, 'title']],
    ['an empty title', bent({ title: ' ' }), ['empty', 'head', null, 'title']],
    ['a day that is none', bent({ begun: '2026-02-30' }), ['not-a-day', 'head', null, 'begun']],
    ['a State that is none', bent({ state: 'Nepal' }), ['no-such-choice', 'head', null, 'state']],
    [
      'a member without organisation',
      bent({ team: [{ ...whole.team[0], organisation: '' }] }),
      ['empty', 'team', 1, 'organisation'],
    ],
    [
      'an answer that is none',
      bentAnswer({ answer: 'maybe' }),
      ['no-such-choice', 'answers', 1, 'answer'],
    ],
    ['nobody who says so', bentAnswer({ saidBy: '' }), ['empty', 'answers', 1, 'saidBy']],
    [
      'evidence without end',
      bentAnswer({ evidence: 'x'.repeat(2001) }),
      ['too-long', 'answers', 1, 'evidence'],
    ],
    [
      'an unknown question',
      bentAnswer({ question: 'nine' }),
      ['unknown-question', 'answers', 1, 'question'],
    ],
    [
      'a day before it began',
      bentAnswer({ date: '2026-01-01' }),
      ['before-begun', 'answers', 1, 'date'],
    ],
    [
      'the same answered twice',
      bent({ answers: [whole.answers[0], whole.answers[0]] }),
      ['twice', 'answers', 2, 'question'],
    ],
  ])('%s is told with its place', (_, text, expected) => {
    expect(faults(readAssessment(text, QUESTIONS))).toEqual([expected])
  })

  test('what is being written is held to the same', () => {
    const alone = giveAnswer(emptyDraft('', TODAY), place('two', 'employers'), 'yes', TODAY)
    const read = checkAssessment(alone, QUESTIONS)
    expect(faults(read)).toEqual([
      ['empty', 'head', null, 'title'],
      ['empty', 'answers', 1, 'saidBy'],
    ])
    expect('problems' in read && read.problems[1]).toMatchObject({
      question: 'two',
      constituency: 'employers',
    })
  })
})

describe('side by side', () => {
  const GROUPS = ['government', 'employers', 'workers'] as const
  const WORDS = ['yes', 'partly', 'no', 'cannot-tell', null] as const

  test.each([
    [['yes', 'yes', 'yes'], 'all-yes'],
    [['no', 'no', 'no'], 'all-no'],
    [['partly', 'partly', 'partly'], 'all-partly'],
    [['cannot-tell', 'cannot-tell', 'cannot-tell'], 'all-cannot-tell'],
    [['yes', 'yes', 'no'], 'differ'],
    [['yes', null, 'cannot-tell'], 'differ'],
    [['yes', null, 'yes'], 'open'],
    [[null, null, null], 'open'],
  ] as const)('%j: %s', (words, agreement) => {
    expect(side(words).agreement).toBe(agreement)
  })

  test('every combination keeps all three answers and calls a difference one', () => {
    for (const words of WORDS.flatMap((a) => WORDS.flatMap((b) => WORDS.map((c) => [a, b, c])))) {
      const { answers, agreement } = side(words)
      expect(GROUPS.map((group) => answers[group]?.answer ?? null)).toEqual(words)
      const given = new Set(words.filter((word) => word !== null))
      expect(agreement === 'differ').toBe(given.size > 1)
    }
  })

  test('progress counts questions, by group', () => {
    const draft = giveAnswer(team(), place('two', 'workers'), 'no', TODAY)
    expect(progressOf(sideBySide(draft, ['one', 'two']))).toEqual({
      government: 0,
      employers: 0,
      workers: 1,
    })
  })

  function side(words: readonly (typeof WORDS)[number][]) {
    const draft = GROUPS.reduce((before, group, index) => {
      const word = words[index]!
      return word === null ? before : giveAnswer(before, place('one', group), word, TODAY)
    }, team())
    return sideBySide(draft, ['one'])[0]!
  }
})
