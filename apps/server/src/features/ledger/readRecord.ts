import { DomainError } from '@corridor/kernel'
import { type Folded, foldRecord, type RecordState, type StoredAction } from '@corridor/ledger'
import { inTransaction, type LedgerPlace } from './LedgerPlace.ts'
import { noteRead, type Reader } from './noteRead.ts'
import type { RecordKind } from './RecordKind.ts'
import { selectActions } from './selectActions.ts'

/** A record as it is shown. */
export type OpenedRecord<State> = Folded<State> & { readonly actions: readonly StoredAction[] }

export interface ReadOptions<State> {
  /** Throws where this reader may not see the record as it is; the attempt is noted then. */
  readonly admit?: (opened: OpenedRecord<State>) => void
}

/** What can stand as the id of a record; anything else was made up and is not kept. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/

/**
 * A record as its actions leave it. That it was read, and by whom, is written in the same
 * transaction: what could not be noted is not shown. An attempt that is refused is noted too.
 *
 * @throws {DomainError} `not_found` for a record that is not there or of another kind, and whatever
 * `admit` throws.
 */
export async function readRecord<State extends RecordState, Facts>(
  place: LedgerPlace,
  kind: RecordKind<State, Facts>,
  record: string,
  reader: Reader,
  { admit }: ReadOptions<State> = {},
): Promise<OpenedRecord<State>> {
  const begin = 'begin isolation level repeatable read'
  const outcome = await inTransaction(place.pool, begin, async (client) => {
    const actions = await selectActions(place, client, record)
    const note = (outcome: 'shown' | 'refused', version?: number, reason?: string) =>
      noteRead(client, place, reader, {
        act: 'open',
        outcome,
        ...(ID.test(record) ? { record } : {}),
        ...(version === undefined ? {} : { version }),
        ...(reason === undefined ? {} : { terms: { reason } }),
      })
    const [first] = actions
    if (first === undefined || !kind.definition.actionByType.has(first.entry.type)) {
      await note('refused', undefined, 'not_found')
      return refusal(
        new DomainError('not_found', `There is no ${kind.definition.kind} ${record}`, { record }),
      )
    }
    const folded = foldRecord(kind.definition, actions)
    const opened = { ...folded, actions }
    try {
      admit?.(opened)
    } catch (error) {
      await note('refused', folded.version, error instanceof DomainError ? error.code : 'error')
      return refusal(error)
    }
    await note('shown', folded.version)
    return { kind: 'shown' as const, opened }
  })
  // Thrown only here, so that the note of the attempt is committed.
  if (outcome.kind === 'refused') throw outcome.error
  return outcome.opened
}

const refusal = (error: unknown) => ({ kind: 'refused' as const, error })
