import { decide } from '@corridor/ledger'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  labourMigrationQuestionnaire,
  localised,
  type QuestionnaireFacts,
  type QuestionnaireState,
  questionnaireRecord,
  REPORT_TRANSITIONS,
  type Report,
  type ReportFacts,
  releaseCalendar,
  reportRecord,
} from '../index.ts'

const CHECKSUM = 'ab'.repeat(32)
const SOUND: ReportFacts = {
  ...{ asked: true, isRepeated: false, definition: 'example' },
  answers: { checksum: CHECKSUM, errors: 0, unexplained: 0 },
}
const PAYLOADS: Readonly<Record<string, (at: number) => object>> = {
  'report.draft': () => ({
    ...{ questionnaire: 'q-1', definition: 'example', country: 'XAA', period: '2029' },
    due: '2030-06-30',
  }),
  'report.submit': () => ({ checksum: CHECKSUM }),
  'report.accept': () => ({ checksum: CHECKSUM }),
  'report.take-back': () => ({ reason: 'x' }),
  'report.return': () => ({ reason: 'x' }),
  'report.schedule': (at) => ({ publishAt: instant(at + 3), licence: 'CC BY 4.0' }),
  'report.reschedule': (at) => ({ publishAt: instant(at + 5), reason: 'x' }),
  'report.unschedule': () => ({ reason: 'x' }),
  'report.revise': () => ({ kind: 'correction', reason: 'x' }),
}
const instant = (hour: number) => new Date(Date.UTC(2030, 0, 1, hour)).toISOString()

/** A record in memory with a clock that goes on by the hour. */
class Desk {
  state: Report | null = null
  version = 0
  hour = 0

  act(type: string, actor: string, facts = SOUND, payload = PAYLOADS[type]?.(this.hour) ?? {}) {
    const decision = decide(
      reportRecord,
      { state: this.state, version: this.version },
      { type, payload: payload as never, expectedVersion: this.version },
      { actor, role: 'x', now: instant(this.hour), may: () => true, facts },
    )
    if (decision.kind === 'accepted') {
      this.state = decision.state
      this.version += 1
    }
    return decision
  }

  run(...acts: readonly string[]): void {
    for (const one of acts) {
      const [type = '', actor = ''] = one.split(' ')
      const decision = this.act(`report.${type}`, actor)
      expect([one, decision.kind]).toEqual([one, 'accepted'])
    }
  }
}

const TO_SCHEDULED = [
  ...['draft sec', 'open sec', 'begin fay', 'submit fay', 'accept sec', 'schedule rel'],
]

test('the actions are those of the table, with its statuses', () => {
  const typeOf = (name: string) => `report.${name === 'takeBack' ? 'take-back' : name}`
  const defined = reportRecord.actions.map(({ type, from, to }) => [type, from, to])
  expect(defined.toSorted()).toEqual(
    Object.entries(REPORT_TRANSITIONS)
      .map(([name, { from, to }]) => [typeOf(name), from, to])
      .toSorted(),
  )
})

test('whatever is tried in whatever order goes only the ways of the table, and never before its moment', () => {
  const types = reportRecord.actions.map(({ type }) => type)
  const step = fc.tuple(
    fc.constantFrom(...types),
    fc.constantFrom('fay', 'sec', 'rel'),
    fc.integer({ min: 0, max: 4 }),
  )
  const reached = new Set<string>()
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.nat(8), (steps, begun) => {
      const desk = new Desk()
      desk.run(...TO_SCHEDULED.slice(0, begun))
      for (const [type, actor, hours] of steps) {
        desk.hour += hours
        const before = desk.state
        const decision = desk.act(type, actor)
        const definition = reportRecord.actionByType.get(type)!
        const now = before?.status ?? 'none'
        if (decision.kind !== 'accepted') {
          expect(desk.state).toBe(before)
          continue
        }
        expect(definition.from).toContain(now)
        expect(definition.to).toContain(decision.state.status)
        reached.add(decision.state.status)
        const { submission, acceptance, schedule, releases } = decision.state
        if (acceptance !== null) {
          expect(acceptance.by.filter((who) => submission!.by.includes(who))).toEqual([])
        }
        if (type === 'report.schedule') {
          const others = [...submission!.by, ...acceptance!.by]
          expect(schedule!.by.filter((who) => others.includes(who))).toEqual([])
        }
        if (type === 'report.release') {
          expect(before!.schedule!.publishAt <= instant(desk.hour)).toBe(true)
          expect(releases).toHaveLength(before!.releases.length + 1)
        } else expect(releases).toEqual(before?.releases ?? [])
        expect(new Set(releases.map(({ release }) => release)).size).toBe(releases.length)
      }
    }),
    { seed: 20140528, numRuns: 400 },
  )
  expect([...reached].sort()).toEqual([...reportRecord.statuses].sort())
})

test('errors and open warnings, and answers that were changed, cannot be sent', () => {
  const desk = new Desk()
  desk.run('draft sec', 'open sec', 'begin fay')
  const refused = (answers: ReportFacts['answers']) => {
    const decision = desk.act('report.submit', 'fay', { ...SOUND, answers })
    return decision.kind === 'refused' && decision.reason === 'guard'
      ? decision.findings.filter(({ met }) => met !== 'yes').map(({ rule }) => rule)
      : decision.kind
  }
  expect(refused({ checksum: CHECKSUM, errors: 1, unexplained: 0 })).toEqual(['report.errors'])
  expect(refused({ checksum: CHECKSUM, errors: 0, unexplained: 2 })).toEqual(['report.explained'])
  expect(refused({ checksum: 'cd'.repeat(32), errors: 0, unexplained: 0 })).toEqual([
    'report.unchanged',
  ])
  expect(refused(null)).toHaveLength(3)
  expect(refused(SOUND.answers)).toBe('accepted')
})

test('three persons: who sends does not accept, who accepts does not release', () => {
  const desk = new Desk()
  desk.run('draft sec', 'open sec', 'begin fay', 'submit fay')
  expect(desk.act('report.accept', 'fay')).toMatchObject({ kind: 'refused', reason: 'separation' })
  desk.run('accept sec')
  for (const who of ['fay', 'sec']) {
    expect(desk.act('report.schedule', who)).toMatchObject({ reason: 'separation' })
  }
  desk.run('schedule rel')
})

test('the embargo: a deadline at the moment, nothing before it, another moment only while it holds', () => {
  const desk = new Desk()
  desk.run(...TO_SCHEDULED.slice(0, -1))
  const past = desk.act('report.schedule', 'rel', SOUND, {
    publishAt: instant(0),
    licence: 'CC BY 4.0',
  })
  expect(past).toMatchObject({ kind: 'refused', reason: 'guard' })
  const scheduled = desk.act('report.schedule', 'rel')
  expect(scheduled).toMatchObject({
    opens: [{ kind: 'due', name: 'report.embargo', due: instant(3), missed: 'report.release' }],
  })
  expect(releaseCalendar([desk.state!], instant(0))).toEqual([
    {
      ...{ release: 'report-example-xaa-2029-r1', country: 'XAA', period: '2029', revision: 1 },
      ...{ at: instant(3), isOut: false },
    },
  ])
  desk.hour = 2
  expect(desk.act('report.release', 'system:clock')).toMatchObject({ reason: 'guard' })
  desk.hour = 3
  expect(desk.act('report.unschedule', 'rel')).toMatchObject({ reason: 'guard' })
  desk.run('release system:clock')
  expect(releaseCalendar([desk.state!], instant(3))).toMatchObject([{ isOut: true }])

  desk.run('revise fay', 'begin fay', 'submit fay', 'accept sec', 'schedule rel')
  expect(
    releaseCalendar([desk.state!], instant(3)).map((one) => [one.revision, one.isOut]),
  ).toEqual([
    [1, true],
    [2, false],
  ])
})

test('a questionnaire is opened by another person, and then stays as it is', () => {
  const names = localised('Example', 'Exemple', 'Ejemplo', 'مثال')
  const definition = labourMigrationQuestionnaire('example', names, ['XAA', 'XBB'])
  const sound: QuestionnaireFacts = { isTaken: false }
  let now: { state: QuestionnaireState | null; version: number } = { state: null, version: 0 }
  const act = (type: string, payload: object, actor: string, facts = sound) => {
    const command = { type, payload: payload as never, expectedVersion: now.version }
    const context = { actor, role: 'x', now: instant(0), may: () => true, facts }
    const decision = decide(questionnaireRecord, now, command, context)
    if (decision.kind === 'accepted') now = { state: decision.state, version: now.version + 1 }
    return decision.kind === 'accepted' ? decision.state.status : decision.reason
  }
  const define = 'questionnaire.define'
  expect(act(define, { definition }, 'ada', { ...sound, isTaken: true })).toBe('guard')
  expect(act(define, { definition: { ...definition, modules: [] } }, 'ada')).toBe('bad_payload')
  expect(act(define, { definition }, 'ada')).toBe('drafted')
  const fewer = { ...definition, modules: definition.modules.slice(0, 1) }
  expect(act('questionnaire.change', { definition: fewer }, 'eve')).toBe('drafted')
  expect(act('questionnaire.open', {}, 'ada')).toBe('separation')
  expect(act('questionnaire.open', {}, 'eve')).toBe('separation')
  expect(act('questionnaire.open', {}, 'sec')).toBe('open')
  expect(act('questionnaire.change', { definition }, 'ada')).toBe('not_now')
  expect(act('questionnaire.close', { reason: 'x' }, 'sec')).toBe('closed')
})
