import { describe, expect, test } from 'vitest'
import { BINDING_SAMPLE } from '../../../testing/bindingSample.ts'
import { statusSample } from '../../../testing/standardsSample.ts'
import type { Binding } from './bindingAnswer.ts'
import { bestKnownDay, groupBindings, ruleGroup, topicsIn } from './ruleGroups.ts'

const binding = (
  origin: Binding['origin']['kind'],
  destination: Binding['origin']['kind'],
): Binding => ({
  instrument: 'C097',
  pattern: 'cannot-tell',
  origin: statusSample('C097', 'NPL', origin),
  destination: statusSample('C097', 'QAT', destination),
})

test.each([
  ['in-force', 'not-recorded', 'origin-at-least'],
  ['no-list', 'in-force', 'destination-at-least'],
  ['no-list', 'no-list', 'cannot-tell'],
  ['not-ratified', 'not-recorded', 'cannot-tell'],
] as const)('%s at the origin, %s at the destination: %s', (origin, destination, group) => {
  expect(ruleGroup(binding(origin, destination))).toBe(group)
})

test('every instrument is in exactly one group', () => {
  const of = groupBindings(BINDING_SAMPLE.bindings)
  expect(of('both').map(({ instrument }) => instrument)).toEqual(['C001'])
  expect(of('destination-at-least').map(({ instrument }) => instrument)).toEqual(['C097'])
  expect(of('neither').map(({ instrument }) => instrument)).toEqual(['C181'])
  expect(of('guidance').map(({ instrument }) => instrument)).toEqual(['R086'])
  expect(of('origin-only')).toEqual([])
})

test('topics by what is held', () => {
  expect(topicsIn(BINDING_SAMPLE.topics, 'missing').map(({ topic }) => topic)).toEqual([
    'fees-and-costs',
    'contracts',
  ])
})

describe('bestKnownDay', () => {
  const lists = (days: readonly string[], on: string) => ({
    on,
    sources: {
      citation: '',
      lists: days.map((completeThrough) => ({
        ...BINDING_SAMPLE.sources.lists[0]!,
        completeThrough,
      })),
    },
  })

  test('the day that most lists reach, of a tie the later', () => {
    const days = ['2016-04-30', '2023-06-15', '2023-06-15', '2023-10-26']
    expect(bestKnownDay(lists(days, '2026-01-01'))).toBe('2023-06-15')
    expect(bestKnownDay(lists(['2016-04-30', '2020-10-05'], '2026-01-01'))).toBe('2020-10-05')
  })

  test('nothing better is offered where every list reaches, where none is held, and backwards only', () => {
    expect(bestKnownDay(lists(['2016-04-30'], '2014-05-28'))).toBeNull()
    expect(bestKnownDay(lists([], '2014-05-28'))).toBeNull()
    expect(bestKnownDay(lists(['2016-04-30', '2023-06-15', '2023-06-15'], '2018-01-01'))).toBeNull()
  })
})
