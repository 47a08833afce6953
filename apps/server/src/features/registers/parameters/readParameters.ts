import type {
  ParameterFileShown,
  ParameterInForce,
  ParameterProposalShown,
  ParameterSummary,
  ParameterVersionShown,
} from '@corridor/contract'
import type { IsoDate } from '@corridor/kernel'
import {
  type ParameterFile,
  type ParameterProposal,
  type ParameterVersion,
  parameterActions,
  valuesInForce,
} from '@corridor/recruitment/registers'
import { type Expression, type SqlBool, sql } from 'kysely'
import type { Sender } from '../../../http/guard.ts'
import type { LedgerPlace } from '../../ledger/LedgerPlace.ts'
import { openRecord } from '../../ledger/openRecord.ts'
import { possibleActs } from '../../ledger/possibleActs.ts'
import { readerOf } from '../../ledger/readerOf.ts'
import { actorsOf, timelineOf } from '../../ledger/timelineOf.ts'
import { personNames } from '../../organisations/personNames.ts'
import { findRow, listRecords } from '../listRecords.ts'
import type { RegisterParts } from '../RegisterParts.ts'
import { todayOf } from '../todayOf.ts'
import { parameterKind, protectedParameter } from './parameterKind.ts'
import { parametersInForce, type SourcedParameter } from './parametersInForce.ts'

export interface ParameterRow {
  readonly record: string
  readonly jurisdiction: string
  readonly status: 'proposed' | 'set'
  readonly proposed: 'set' | 'end' | null
  readonly state: string
}

export const findParameter = (parts: RegisterParts, id: string) =>
  findRow<ParameterRow>(parts, 'parameter_file', id)

/** What anybody may know: the parameters of a day, for a corridor those that can concern it. */
export async function shownInForce(
  place: Pick<LedgerPlace, 'pool' | 'tenant' | 'now' | 'timeZone'>,
  {
    on = todayOf(place),
    corridor,
  }: { readonly on?: IsoDate | undefined; readonly corridor?: string | undefined },
): Promise<{ readonly on: IsoDate; readonly parameters: ParameterInForce[] }> {
  const all = await parametersInForce(place.pool, place.tenant, on)
  return { on, parameters: all.filter(({ key }) => concerns(key, corridor)).map(shown) }
}

function concerns(key: SourcedParameter['key'], corridor: string | undefined): boolean {
  if (corridor === undefined) return true
  if (key.corridor !== undefined) return key.corridor === corridor
  if (key.jurisdiction === undefined) return true
  return corridor.split('-').includes(key.jurisdiction.slice(0, 3))
}

const shown = ({ value, legalBasis, ...one }: SourcedParameter): ParameterInForce => ({
  ...one,
  value: value as ParameterInForce['value'],
  legalBasis: [...legalBasis],
  verified: one.verifiedBy !== null,
})

/** A page of the register, proposals included. */
export async function listParameters(
  parts: RegisterParts,
  sender: Sender,
  wanted: {
    readonly name?: string | undefined
    readonly after?: string | undefined
    readonly limit: number
  },
): Promise<{ readonly parameters: ParameterSummary[]; readonly next: string | null }> {
  const { name, after, limit } = wanted
  const where: Expression<SqlBool>[] = name === undefined ? [] : [sql<SqlBool>`r.name = ${name}`]
  const reader = readerOf(sender, sender.require('read.parameter', null))
  const { rows, next } = await listRecords<ParameterRow>(parts, reader, {
    ...{ table: 'parameter_file', sort: 'sort', direction: 'asc', where, after, limit },
    terms: { parameters: true, ...wanted },
  })
  const today = todayOf(parts.ledger)
  return { parameters: rows.map((row) => summaryOf(row, today)), next }
}

function summaryOf({ record, proposed, state }: ParameterRow, today: IsoDate): ParameterSummary {
  const file = JSON.parse(state) as ParameterFile
  const { name, key, jurisdiction, status } = file
  const now = valuesInForce(file).find(
    ({ from, until }) => from <= today && (until === null || until >= today),
  )
  return {
    ...{ id: record, name, key, jurisdiction, status, proposed },
    today:
      now === undefined
        ? null
        : {
            value: now.version.value as ParameterInForce['value'],
            validFrom: now.from,
            validUntil: now.until,
            verified: now.version.verification !== null,
          },
  }
}

const TYPES = Object.values(parameterActions).map(({ type }) => type)

/** So that rules that need a proposal are looked at though nothing was typed yet. */
const TRIALS = {
  'parameter.withdraw': { reason: '-' },
  'parameter.decline': { reason: '-' },
  'parameter.comment': { text: '-' },
}

/**
 * A parameter with every value it ever had; that it was opened is in the log before it is shown.
 *
 * @throws {DomainError} `not_found`
 */
export async function readParameter(
  parts: RegisterParts,
  sender: Sender,
  id: string,
): Promise<ParameterFileShown> {
  const { ledger } = parts
  const row = await findParameter(parts, id)
  const protect = (state: Pick<ParameterFile, 'jurisdiction' | 'status'>) =>
    protectedParameter({ record: id, jurisdiction: state.jurisdiction, status: state.status })
  const read = await openRecord(
    ledger,
    parameterKind,
    sender,
    'read.parameter',
    { id, known: row === undefined ? null : protect(row) },
    protect,
  )
  const state = read.state!
  const names = await personNames(parts, [...actorsOf(read.actions), ...commentersOf(state)])
  const facts = { today: todayOf(ledger) }
  const { name, key, jurisdiction, status, versions, proposal } = state
  return {
    ...{ id, version: read.version, name, key, jurisdiction, status },
    versions: versions.map((one) => versionShown(one, names)),
    inForce: valuesInForce(state).map(({ version, from, until }) => ({
      ...{ version: version.version, from, until },
    })),
    proposal: proposal === null ? null : (proposalShown(proposal, names) as ParameterProposalShown),
    history: timelineOf(read.actions, names),
    acts: [
      ...possibleActs(
        parameterKind,
        TYPES,
        read,
        sender,
        protect(state),
        { now: ledger.now().toISOString(), facts },
        TRIALS,
      ),
    ],
  }
}

type Names = ReadonlyMap<string, string>

const person = (id: string, names: Names) => ({ id, name: names.get(id) ?? null })

const commentersOf = ({ versions, proposal }: ParameterFile): readonly string[] =>
  [...versions, ...(proposal === null ? [] : [proposal])].flatMap(({ comments }) =>
    comments.map(({ by }) => by),
  )

const proposalShown = (proposal: ParameterProposal, names: Names) => ({
  ...proposal,
  by: proposal.by.map((one) => person(one, names)),
  comments: proposal.comments.map((one) => ({ ...one, by: person(one.by, names) })),
})

const versionShown = (version: ParameterVersion, names: Names) =>
  ({
    ...proposalShown(version, names),
    confirmedBy: person(version.confirmedBy, names),
    verification:
      version.verification === null
        ? null
        : { ...version.verification, by: person(version.verification.by, names) },
  }) as ParameterVersionShown
