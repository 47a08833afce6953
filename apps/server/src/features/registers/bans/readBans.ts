import type { BanFile, BanInForce, BanSummary } from '@corridor/contract'
import type { IsoDate } from '@corridor/kernel'
import { type Ban, banActions } from '@corridor/recruitment/registers'
import { type Expression, type SqlBool, sql } from 'kysely'
import type { Sender } from '../../../http/guard.ts'
import { openRecord } from '../../ledger/openRecord.ts'
import { possibleActs } from '../../ledger/possibleActs.ts'
import { readerOf } from '../../ledger/readerOf.ts'
import { actorsOf, timelineOf } from '../../ledger/timelineOf.ts'
import { personNames } from '../../organisations/personNames.ts'
import { findRow, listRecords } from '../listRecords.ts'
import type { RegisterParts } from '../RegisterParts.ts'
import { todayOf } from '../todayOf.ts'
import { banKind, protectedBan } from './banKind.ts'

interface BanRow {
  readonly record: string
  readonly destination: string
  readonly sector: string | null
  readonly site: string | null
  readonly valid_from: string
  readonly valid_until: string | null
  readonly status: Ban['status']
  readonly proposed: 'order' | 'end' | null
  readonly jurisdiction: string
  readonly state: string
}

export const findBan = (parts: RegisterParts, id: string) =>
  findRow<BanRow>(parts, 'deployment_ban', id)

/** Bans that hold on a day: ordered ones, and those that have ended since. */
export async function bansInForce(
  { db, ledger }: RegisterParts,
  {
    on = todayOf(ledger),
    destination,
  }: { readonly on?: IsoDate | undefined; readonly destination?: string | undefined },
): Promise<{ readonly on: IsoDate; readonly bans: BanInForce[] }> {
  const { rows } = await sql<BanRow>`
    select * from deployment_ban
    where tenant = ${ledger.tenant} and status in ('ordered', 'ended')
      and valid_from <= ${on}::date and (valid_until is null or valid_until >= ${on}::date)
      and (${destination ?? null}::text is null or destination = ${destination ?? null})
    order by destination, valid_from, record`.execute(db)
  return {
    on,
    bans: rows.map((row) => {
      const { reason, basis } = JSON.parse(row.state) as Ban
      return { record: row.record, ...scopeOf(row), reason, basis }
    }),
  }
}

const scopeOf = ({ destination, sector, site, valid_from: from, valid_until: until }: BanRow) => ({
  ...{ destination, sector, site, from, until },
})

/** A page of the register, the latest first. */
export async function listBans(
  parts: RegisterParts,
  sender: Sender,
  wanted: {
    readonly status?: Ban['status'] | undefined
    readonly after?: string | undefined
    readonly limit: number
  },
): Promise<{ readonly bans: BanSummary[]; readonly next: string | null }> {
  const { status, after, limit } = wanted
  const where: Expression<SqlBool>[] =
    status === undefined ? [] : [sql<SqlBool>`r.status = ${status}`]
  const reader = readerOf(sender, sender.require('read.deployment-ban', null))
  const { rows, next } = await listRecords<BanRow>(parts, reader, {
    ...{ table: 'deployment_ban', sort: 'valid_from', direction: 'desc', where, after, limit },
    terms: { bans: true, ...wanted },
  })
  return {
    bans: rows.map((row) => ({
      ...{ id: row.record, ...scopeOf(row), status: row.status, proposed: row.proposed },
    })),
    next,
  }
}

const TYPES = Object.values(banActions).map(({ type }) => type)

/**
 * A ban with its time line; that it was opened is in the log before it is shown.
 *
 * @throws {DomainError} `not_found`
 */
export async function readBan(parts: RegisterParts, sender: Sender, id: string): Promise<BanFile> {
  const { ledger } = parts
  const row = await findBan(parts, id)
  const protect = ({ jurisdiction, status }: Pick<Ban, 'jurisdiction' | 'status'>) =>
    protectedBan({ record: id, jurisdiction, status })
  const read = await openRecord(
    ledger,
    banKind,
    sender,
    'read.deployment-ban',
    { id, known: row === undefined ? null : protect(row) },
    protect,
  )
  const state = read.state!
  const names = await personNames(parts, actorsOf(read.actions))
  const facts = { today: todayOf(ledger) }
  const dayToState = dayOf(state, facts.today)
  const { proposal, ...kept } = state
  return {
    ...{ id, version: read.version, ...kept, dayToState },
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
        banKind,
        TYPES,
        read,
        sender,
        protect(state),
        { now: ledger.now().toISOString(), facts },
        {
          'ban.withdraw': { reason: '-' },
          'ban.decline': { reason: '-' },
          'ban.order': { from: dayToState ?? facts.today },
          'ban.end': { until: dayToState ?? facts.today },
        },
      ),
    ],
  }
}

/** The day that whoever confirms states. */
function dayOf({ proposal, from }: Ban, today: IsoDate): IsoDate | null {
  if (proposal === null) return null
  const asked = proposal.act === 'order' ? from : proposal.until
  return asked < today ? today : asked
}
