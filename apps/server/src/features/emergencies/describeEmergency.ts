import type { Emergency as EmergencyAnswer } from '@corridor/contract'
import type { ProtectedRecord } from '@corridor/permissions'
import type { Emergency } from '@corridor/permissions/emergencies'
import type { Sender } from '../../http/guard.ts'
import { today } from '../identity/today.ts'
import type { EmergencyParts } from './EmergencyParts.ts'

/** One row of the read model. */
export interface EmergencyRow {
  readonly record: string
  readonly version: number
  readonly state: string
}

/** A use of break-glass as permissions see it. */
export const protectedEmergency = (state: Emergency): ProtectedRecord => ({
  kind: 'break-glass',
  id: state.id,
  owner: state.person,
  organisations: state.organisation === null ? [] : [state.organisation],
  office: state.office,
  jurisdiction: state.jurisdiction,
  assignees: [],
  mandateHolders: [],
  state: state.status,
})

/** Rows as the asker is told of them. */
export async function describeEmergencies(
  { identity }: Pick<EmergencyParts, 'identity'>,
  sender: Pick<Sender, 'actor' | 'decide'>,
  rows: readonly EmergencyRow[],
): Promise<EmergencyAnswer[]> {
  const states = rows.map(({ state }) => JSON.parse(state) as Emergency)
  const people = states.flatMap((state) =>
    state.status === 'reviewed' ? [state.person, state.reviewedBy] : [state.person],
  )
  const named = await identity.db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', ['', ...people])
    .execute()
  const names = new Map(named.map(({ id, name }) => [id, name]))
  const nameOf = (id: string) => ({ id, name: names.get(id) ?? null })
  const [now, day] = [identity.now().getTime(), today(identity)]
  return states.map((state, place) => ({
    id: state.id,
    version: rows[place]!.version,
    status: state.status === 'open' && state.untilMilliseconds <= now ? 'lapsed' : state.status,
    person: nameOf(state.person),
    permission: state.permission,
    record: state.record,
    reason: state.reason,
    opened: new Date(state.openedAtMilliseconds).toISOString(),
    until: new Date(state.untilMilliseconds).toISOString(),
    reviewDueOn: state.reviewDueOn,
    reviewOverdue: state.status !== 'reviewed' && state.reviewDueOn < day,
    earlierThisYear: state.earlierThisYear,
    review:
      state.status === 'reviewed'
        ? {
            judgement: state.judgement,
            words: state.words,
            by: nameOf(state.reviewedBy),
            at: state.reviewedAt,
          }
        : null,
    mayReview: state.status !== 'reviewed' && mayReview(sender, state),
  }))
}

/** Whether she may, and neither she nor the one she stands in for is who opened it. */
function mayReview({ actor, decide }: Pick<Sender, 'actor' | 'decide'>, state: Emergency): boolean {
  if (actor.kind !== 'person' || actor.person === state.person) return false
  const decision = decide('review.break-glass', protectedEmergency(state))
  return decision.allowed && decision.by.mandate?.onBehalfOf !== state.person
}
