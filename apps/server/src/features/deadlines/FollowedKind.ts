import type { RecordDefinition, RecordState } from '@corridor/ledger'
import type { PermissionName, ProtectedRecord } from '@corridor/permissions'
import type { Notice, RecordWord } from '../notifications/Notice.ts'

/** What a record needs next, and from whom. */
export interface Waiting {
  /** Who may do it. */
  readonly permission: PermissionName
  /** What is to be done: `confirm suspend`. */
  readonly act: string
  /** As the register calls the record. */
  readonly title: string
  readonly since: string
  /** Persons who must not do it, though permitted: those who proposed it. */
  readonly excluded: readonly string[]
  readonly on: ProtectedRecord
}

/** What deadlines and queues need to know of a kind of record. */
export interface FollowedKind<State extends RecordState> {
  readonly definition: Pick<RecordDefinition<State>, 'actionByType'>
  readonly word: RecordWord
  /** Whose holiday calendar counts; null where none does. */
  readonly jurisdictionOf: (state: State) => string | null
  /** What waits for somebody; null when nothing does. */
  readonly waitingOf: (record: string, state: State) => Waiting | null
  /** What those are told who may do it, in place of `proposal.waiting`. */
  readonly noticeOf?: (record: string, state: State, to: Notice['to']) => Notice
}
