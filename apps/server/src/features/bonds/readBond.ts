import type { BondFile, TimelineEntry } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import type { StoredAction } from '@corridor/ledger'
import { type Bond, bondActions } from '@corridor/recruitment/bond'
import { noSuchRecord } from '../../http/decisions.ts'
import type { Sender } from '../../http/guard.ts'
import { possibleActs } from '../ledger/possibleActs.ts'
import { readerOf } from '../ledger/readerOf.ts'
import { readRecord } from '../ledger/readRecord.ts'
import { personNames } from '../organisations/personNames.ts'
import type { BondParts } from './BondParts.ts'
import { bondFacts } from './bondFacts.ts'
import { bondKind } from './bondKind.ts'
import { selectBond } from './bondStore.ts'
import { describeBond } from './describeBond.ts'
import { protectedBond } from './protectedBond.ts'

const TYPES = Object.values(bondActions).map(({ type }) => type)

/** So that rules that do not depend on what is typed are looked at before it is. */
const trialsOf = ({ currency }: Bond, today: string) => ({
  'bond.withdraw': { reason: '-' },
  'bond.decline': { reason: '-' },
  'bond.serveNotice': { receivedOn: today },
  'bond.propose': {
    movement: {
      ...{ act: 'charge', award: '-', determination: null, reason: '-' },
      amount: { minorUnits: 1, currency },
    },
  },
})

/**
 * A bond with its account and time line; that it was opened, and by whom, is in the log before it is
 * shown.
 *
 * @throws {DomainError} `not_found` also for one out of reach.
 */
export async function readBond(parts: BondParts, sender: Sender, id: string): Promise<BondFile> {
  const read = await openFile(parts, sender, id)
  const state = read.state!
  const { ledger } = parts
  const asked = { type: 'bond.confirm', payload: {} }
  const facts = await bondFacts(ledger.pool, ledger.tenant, id, ledger, asked)
  const names = await namesOf(parts, state, read.actions)
  const acts = possibleActs(
    bondKind,
    TYPES,
    read,
    sender,
    protectedBond({ record: id, ...state }),
    { now: parts.now().toISOString(), facts },
    trialsOf(state, facts.today),
  )
  return {
    ...describeBond(id, read, names, facts.today),
    history: read.actions.map((action) => lineOf(action, names)),
    acts: [...acts],
  }
}

/** Opens the file, and notes who did; an attempt that is refused is noted too. */
async function openFile(parts: BondParts, sender: Sender, id: string) {
  const row = await selectBond(parts, id)
  const decision = row === undefined ? null : sender.decide('read.bond', protectedBond(row))
  const basis = decision?.allowed === true ? decision.by : sender.require('read.bond', null)
  try {
    return await readRecord(parts.ledger, bondKind, id, readerOf(sender, basis), {
      admit: ({ state }) => sender.require('read.bond', protectedBond({ record: id, ...state! })),
    })
  } catch (error) {
    // One that is not there is answered like one out of reach.
    if (error instanceof DomainError && error.code === 'not_found' && row === undefined) {
      throw noSuchRecord('read.bond')
    }
    throw error
  }
}

type Names = ReadonlyMap<string, string>

/** Of the persons behind its acts, and of the holder. */
async function namesOf(
  parts: BondParts,
  { holder, proposal }: Bond,
  actions: readonly StoredAction[],
): Promise<Names> {
  const actors = actions.flatMap(({ entry }) => [entry.actor, entry.onBehalfOf ?? null])
  const names = await personNames(parts, [...actors, ...(proposal?.by ?? [])])
  const organisation = await parts.db
    .selectFrom('organisation')
    .select('name')
    .where('tenant', '=', parts.ledger.tenant)
    .where('record', '=', holder)
    .executeTakeFirst()
  return organisation === undefined ? names : new Map([...names, [holder, organisation.name]])
}

function lineOf({ entry, hash, content }: StoredAction, names: Names): TimelineEntry {
  const { version, type, actor, role, organisation = null, onBehalfOf = null, recordedAt } = entry
  return {
    ...{ version, type, actor, role, organisation, onBehalfOf, recordedAt, hash },
    actorName: names.get(actor) ?? null,
    onBehalfOfName: onBehalfOf === null ? null : (names.get(onBehalfOf) ?? null),
    payload:
      content.kind === 'present' ? { ...(content.payload as Record<string, unknown>) } : null,
  }
}
