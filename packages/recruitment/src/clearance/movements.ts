import { type Act, type Finding, finding } from '@corridor/ledger'
import { z } from 'zod'
import type { Clearance, ClearanceStatus, Movement, MovementKind } from './Clearance.ts'
import { CONFIRMATION, defineAction, EXPIRY, InstantText, Place, settled } from './fields.ts'

const Reported = z.strictObject({ occurredAt: InstantText, place: Place.nullable() })
type Reported = z.output<typeof Reported>

function isPossible(
  { movements, issue }: Clearance,
  kind: MovementKind,
  { occurredAt }: Reported,
  now: string,
): readonly Finding[] {
  return [
    finding(
      `clearance.movement_once`,
      !movements.some((movement) => movement.kind === kind),
      `it was reported before that the worker ${kind}`,
    ),
    finding('clearance.occurred_before', occurredAt <= now, 'this lies in the future'),
    ...(kind === 'processed'
      ? []
      : [
          finding(
            'clearance.occurred_after_issue',
            issue !== null && occurredAt >= issue.occurredAt,
            'this lies before the clearance was issued',
          ),
        ]),
  ]
}

const add = (
  { movements }: Clearance,
  kind: MovementKind,
  reported: Reported | null,
  { recordedAt }: Act,
): readonly Movement[] => [
  ...movements,
  {
    kind,
    occurredAt: reported?.occurredAt ?? recordedAt,
    recordedAt,
    place: reported?.place ?? null,
  },
]

/** A report that leaves the status as it is. */
const reported = <const Kind extends MovementKind, const Status extends ClearanceStatus>(
  kind: Kind,
  statuses: readonly Status[],
) =>
  defineAction({
    type: `clearance.${kind}`,
    permission: 'use.clearance',
    payload: Reported,
    from: statuses,
    to: statuses,
    guard: (state, payload, { now }) => isPossible(state as Clearance, kind, payload, now),
    fold: (state, payload, act) =>
      ({ ...state, movements: add(state as Clearance, kind, payload, act) }) as never,
    foldErased: (state, act) =>
      ({ ...state, movements: add(state as Clearance, kind, null, act) }) as never,
  })

/** An office has dealt with the worker's file. */
export const processed = reported('processed', [
  'requested',
  'requirements_open',
  'ready',
  'issued',
])

/** The exit control has looked at the clearance. */
export const cleared = reported('cleared', ['issued', 'used'])

/** The worker has left: the clearance is used. That it was on hold does not undo what happened. */
export const departed = defineAction({
  type: 'clearance.departed',
  permission: 'use.clearance',
  payload: Reported,
  from: ['issued'],
  to: ['used'],
  closes: [EXPIRY, CONFIRMATION],
  guard: (state, payload, { now }) => isPossible(state, 'departed', payload, now),
  fold: (state, payload, act) => ({
    ...state,
    ...settled(state, 'departed', act),
    status: 'used',
    movements: add(state, 'departed', payload, act),
  }),
  foldErased: (state, act) => ({
    ...state,
    ...settled(state, 'departed', act),
    status: 'used',
    movements: add(state, 'departed', null, act),
  }),
})

/** The worker has arrived; may be known though nobody reported that she left. */
export const arrived = reported('arrived', ['issued', 'used'])

/** The worker has come back. */
export const returned = reported('returned', ['issued', 'used'])
