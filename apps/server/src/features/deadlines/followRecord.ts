import type { RecordState } from '@corridor/ledger'
import type { RecordKind } from '../ledger/RecordKind.ts'
import type { FollowedKind } from './FollowedKind.ts'
import { followDeadlines } from './followDeadlines.ts'
import { followWork } from './followWork.ts'

/** The `follow` of a kind of record: deadlines, what waits for whom, and who is told. */
export const followRecord =
  <State extends RecordState>(
    kind: FollowedKind<State>,
  ): NonNullable<RecordKind<State>['follow']> =>
  async (client, recorded, { now, timeZone }) => {
    await followDeadlines(client, kind, recorded, timeZone)
    await followWork(client, kind, recorded, { tenant: recorded.tenant, now })
  }
