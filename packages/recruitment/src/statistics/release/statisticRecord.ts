import { actionsOf, defineRecord, finding } from '@corridor/ledger'
import { z } from 'zod'
import { monthsOf } from '../eventRows.ts'
import type { StatisticFacts, StatisticRelease } from './StatisticRelease.ts'

/** Five years. */
const MOST_MONTHS = 60

const Month = z.string().regex(/^2\d{3}-(0[1-9]|1[0-2])$/, 'a month such as 2030-03')
const Reason = z.strictObject({ reason: z.string().trim().min(1).max(2000) })

const defineAction = actionsOf<StatisticRelease, StatisticFacts>()

/**
 * Asks that the statistics of a period be published. Months that were published once are not
 * published again: two releases of one month could be told apart by what each leaves out.
 */
const propose = defineAction({
  type: 'statistic.propose',
  permission: 'propose.statistic',
  payload: z.strictObject({
    from: Month,
    to: Month,
    licence: z.string().trim().min(1).max(200),
    synthetic: z.boolean(),
  }),
  from: ['none'],
  to: ['proposed'],
  guard: (_, { from, to }, { facts }) => [
    finding(
      'statistic.period',
      from <= to && monthsOf({ from, to }).length <= MOST_MONTHS,
      `give at most ${MOST_MONTHS} months, the first before the last`,
    ),
    finding('statistic.over', to < facts.today.slice(0, 7), `${to} is not over yet`),
    finding(
      'statistic.once',
      !facts.overlaps,
      'a month of it is in another release, proposed or published',
    ),
  ],
  fold: (_, payload, { actor, onBehalfOf, role, recordedAt }) => ({
    ...payload,
    status: 'proposed',
    release: `recruitment-${payload.from}-to-${payload.to}`,
    recordedUntil: recordedAt,
    proposal: {
      proposedAt: recordedAt,
      by: onBehalfOf === null ? [actor] : [actor, onBehalfOf],
      role,
    },
  }),
})

/** The second person publishes exactly the figures that were shown. */
const confirm = defineAction({
  type: 'statistic.confirm',
  permission: 'publish.statistic',
  payload: z.strictObject({
    checksum: z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256 in 64 digits and letters a to f'),
  }),
  from: ['proposed'],
  to: ['published'],
  separation: {
    rule: 'SD1',
    words: 'who proposed it cannot publish it: another person must do it',
    excluded: ({ proposal }) => ({ persons: proposal.by }),
  },
  guard: (_, { checksum }, { facts }) => [
    finding(
      'statistic.counted',
      facts.counted === null ? null : facts.counted === checksum,
      facts.counted === null
        ? 'the figures are still being counted'
        : 'these are not the figures that were counted; look at them again',
    ),
  ],
  fold: (state, { checksum }, { recordedAt }) => ({
    ...state,
    status: 'published',
    checksum,
    publishedAt: recordedAt,
  }),
})

const dropped = (state: Extract<StatisticRelease, { status: 'proposed' }>) => ({
  ...state,
  status: 'dropped' as const,
})

/** Turns it down. */
const decline = defineAction({
  type: 'statistic.decline',
  permission: 'publish.statistic',
  payload: Reason,
  from: ['proposed'],
  to: ['dropped'],
  fold: dropped,
  foldErased: dropped,
})

/** Takes it back. */
const withdraw = defineAction({
  type: 'statistic.withdraw',
  permission: 'propose.statistic',
  payload: Reason,
  from: ['proposed'],
  to: ['dropped'],
  fold: dropped,
  foldErased: dropped,
})

/** What people do with releases of statistics. */
export const statisticActions = { propose, confirm, decline, withdraw } as const

/** Releases of statistics made of the log: two persons, one period, one set of figures. */
export const statisticRecord = defineRecord({
  kind: 'statistic',
  statuses: ['proposed', 'published', 'dropped'],
  actions: [propose, confirm, decline, withdraw],
})
