import type { OverrideFile, OverrideSummary } from '@corridor/contract'
import { type Override, overrideActions } from '@corridor/recruitment/registers'
import { type Expression, type SqlBool, sql } from 'kysely'
import { oneIn, whereFilter } from '../../../db/recordFilterSql.ts'
import type { Sender } from '../../../http/guard.ts'
import { openRecord } from '../../ledger/openRecord.ts'
import { possibleActs } from '../../ledger/possibleActs.ts'
import { readerOf } from '../../ledger/readerOf.ts'
import { actorsOf, timelineOf } from '../../ledger/timelineOf.ts'
import { personNames } from '../../organisations/personNames.ts'
import { findRow, listRecords } from '../listRecords.ts'
import type { RegisterParts } from '../RegisterParts.ts'
import { overrideKind, protectedOverride } from './overrideKind.ts'

interface OverrideRow {
  readonly record: string
  readonly office: string
  readonly jurisdiction: string
  readonly status: Override['status']
  readonly state: string
}

export const findOverride = (parts: RegisterParts, id: string) =>
  findRow<OverrideRow>(parts, 'check_override', id)

/** A page of the overrides within reach, those that end last first. */
export async function listOverrides(
  parts: RegisterParts,
  sender: Sender,
  wanted: {
    readonly status?: Override['status'] | undefined
    readonly subject?: string | undefined
    readonly after?: string | undefined
    readonly limit: number
  },
): Promise<{ readonly overrides: OverrideSummary[]; readonly next: string | null }> {
  const { status, subject, after, limit } = wanted
  const reach = whereFilter(sender.filter('read.override'), {
    kind: 'override',
    attributes: {
      id: oneIn('r.record'),
      office: oneIn('r.office'),
      jurisdiction: oneIn('r.jurisdiction'),
      state: oneIn('r.status'),
    },
  })
  const where: Expression<SqlBool>[] = [
    reach,
    ...(status === undefined ? [] : [sql<SqlBool>`r.status = ${status}`]),
    ...(subject === undefined ? [] : [sql<SqlBool>`r.subject = ${subject}`]),
  ]
  const reader = readerOf(sender, sender.require('read.override', null))
  const { rows, next } = await listRecords<OverrideRow>(parts, reader, {
    ...{ table: 'check_override', sort: 'expires_on', direction: 'desc', where, after, limit },
    terms: { overrides: true, ...wanted },
  })
  return {
    overrides: rows.map(({ record, state }) => summaryOf(record, JSON.parse(state) as Override)),
    next,
  }
}

const summaryOf = (id: string, override: Override): OverrideSummary => {
  const { subjectKind, subject, rule, ruleVersion, met, reasonCode } = override
  const { status, expiresOn, office, jurisdiction } = override
  return {
    ...{ id, subjectKind, subject, rule, ruleVersion, met, reasonCode },
    ...{ status, expiresOn, office, jurisdiction },
  }
}

const TYPES = Object.values(overrideActions).map(({ type }) => type)

/** So that an end is possible though no reason was given yet. */
const TRIALS = {
  'override.withdraw': { reason: '-' },
  'override.decline': { reason: '-' },
}

/**
 * An override with its time line; that it was opened is in the log before it is shown.
 *
 * @throws {DomainError} `not_found` also for one out of reach.
 */
export async function readOverride(
  parts: RegisterParts,
  sender: Sender,
  id: string,
): Promise<OverrideFile> {
  const { ledger } = parts
  const row = await findOverride(parts, id)
  const protect = (override: OverrideRow | Override) =>
    protectedOverride({ ...override, record: id })
  const read = await openRecord(
    ledger,
    overrideKind,
    sender,
    'read.override',
    { id, known: row === undefined ? null : protect(row) },
    protect,
  )
  const state = read.state!
  const names = await personNames(parts, actorsOf(read.actions))
  const command = { type: 'override.confirm', payload: {} }
  const facts = await overrideKind.readFacts!(ledger.pool, ledger.tenant, id, ledger, command)
  const { text, evidence, confirmedAt, proposal } = state
  return {
    ...summaryOf(id, state),
    ...{ version: read.version, text, evidence: [...evidence], confirmedAt },
    proposal:
      proposal === null
        ? null
        : {
            ...proposal,
            by: proposal.by.map((one) => ({ id: one, name: names.get(one) ?? null })),
          },
    history: timelineOf(read.actions, names),
    acts: [
      ...possibleActs(
        overrideKind,
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
