import { type DecisionContext, decide, type Folded } from '@corridor/ledger'
import { describe, expect, test } from 'vitest'
import type { Calendar, CalendarFacts, CalendarText } from './Calendar.ts'
import { calendarInForce, calendarRecord } from './calendarRecord.ts'

const TEXT: CalendarText = {
  from: '2030-01-01',
  until: '2030-12-31',
  weekend: ['friday', 'saturday'],
  holidays: [{ date: '2030-05-01', name: 'Example day' }],
  source: 'Example gazette 12',
  correctsError: false,
}

const by = (actor: string, today = '2029-12-01'): DecisionContext<CalendarFacts> => ({
  actor,
  role: actor,
  now: `${today}T09:00:00.000Z`,
  may: () => true,
  facts: { today },
})

/** Takes commands one after the other; the first refused one ends in its reason. */
function run(
  ...commands: readonly (readonly [string, unknown, DecisionContext<CalendarFacts>])[]
): Folded<Calendar> | string {
  let current: Folded<Calendar> = { state: null, version: 0 }
  for (const [type, payload, context] of commands) {
    const command = { type: `calendar.${type}`, payload, expectedVersion: current.version }
    const decided = decide(calendarRecord, current, command, context)
    if (decided.kind === 'refused') {
      return decided.findings.find(({ met }) => met !== 'yes')?.rule ?? decided.reason
    }
    current = { state: decided.state, version: current.version + 1 }
  }
  return current
}

const propose = (change: Partial<CalendarText> = {}, who = by('u-admin')) =>
  ['propose', { jurisdiction: 'NPL', ...TEXT, ...change }, who] as const
const confirm = (who = by('u-director')) => ['confirm', {}, who] as const

describe('a holiday calendar', () => {
  test('is in force once another person confirmed it; the old one is kept', () => {
    const current = run(
      propose(),
      confirm(),
      propose({ from: '2030-07-01', weekend: ['saturday'], holidays: [] }),
      confirm(),
    )
    const { state } = current as Folded<Calendar>
    expect(state?.versions.map(({ from, confirmedBy }) => [from, confirmedBy])).toEqual([
      ['2030-01-01', 'u-director'],
      ['2030-07-01', 'u-director'],
    ])
    expect(calendarInForce(state!)?.sections.map(({ from, until }) => [from, until])).toEqual([
      ['2030-01-01', '2030-06-30'],
      ['2030-07-01', '2030-12-31'],
    ])
  })

  test('nobody confirms her own proposal, nor one made on her behalf', () => {
    expect(run(propose(), confirm(by('u-admin')))).toBe('SD1')
    const standIn = { ...by('u-stand-in'), onBehalfOf: ['u-director'] }
    expect(run(propose({}, standIn), confirm())).toBe('SD1')
  })

  test('changes days to come, unless it is the first or corrects an error', () => {
    const late = by('u-director', '2030-08-01')
    expect(run(propose({}, by('u-admin', '2030-02-01')))).toMatchObject({ version: 1 })
    expect(run(propose(), confirm(), propose({}, late))).toBe('calendar.in_the_future')
    expect(run(propose(), confirm(), propose({ correctsError: true }, late))).toMatchObject({
      version: 3,
    })
    expect(
      run(propose(), confirm(), propose({ from: '2030-07-01', holidays: [] }), confirm(late)),
    ).toBe('calendar.in_the_future')
  })

  test.each([
    ['calendar.days_in_order', { until: '2029-12-31', holidays: [] }],
    ['calendar.weekend_once', { weekend: ['friday', 'friday'] as const }],
    ['calendar.holidays_within', { holidays: [{ date: '2031-01-01', name: 'A' }] }],
    [
      'calendar.holidays_in_order',
      {
        holidays: [
          { date: '2030-05-01', name: 'A' },
          { date: '2030-05-01', name: 'B' },
        ],
      },
    ],
  ])('%s is looked at', (rule, change) => {
    expect(run(propose(change))).toBe(rule)
  })

  test('one proposal at a time; withdrawn, refused or lapsed it is gone', () => {
    expect(run(propose(), propose())).toBe('calendar.one_proposal')
    expect(run(propose(), ['decline', { reason: 'Wrong year' }, by('u-director')], confirm())).toBe(
      'calendar.proposed',
    )
    for (const end of ['withdraw', 'lapse']) {
      const payload = end === 'lapse' ? {} : { reason: 'Example' }
      expect(run(propose(), [end, payload, by('u-admin')], propose(), confirm())).toMatchObject({
        state: { status: 'in_force', proposal: null },
      })
    }
  })

  test('a calendar belongs to one jurisdiction', () => {
    const other = ['propose', { ...TEXT, jurisdiction: 'QAT' }, by('u-admin')] as const
    expect(run(propose(), ['withdraw', { reason: 'x' }, by('u-admin')], other)).toBe(
      'calendar.same_jurisdiction',
    )
  })
})
