import type { ActionFilter, LoggedAction, LoggedRead, ReadPage } from '@corridor/contract'
import type { z } from 'zod'
import { dayBounds } from './dayBounds.ts'
import type { Queryable } from './LedgerPlace.ts'

export type ActionsWanted = z.output<typeof ActionFilter>
export type ReadsWanted = Omit<z.output<typeof ReadPage>, 'before' | 'limit'>

/** Which lines: those before a place in the order of commits, newest first. */
export interface Page {
  readonly before?: string | undefined
  readonly limit: number
}

/** Lines with the place from which the next page begins; null at the end. */
export interface Lines<Line> {
  readonly lines: readonly Line[]
  readonly next: string | null
}

/** Conditions beside the tenant, with their values, numbered in the order in which they are added. */
class Conditions {
  readonly values: unknown[]
  readonly #texts: string[] = []

  constructor(tenant: string) {
    this.values = [tenant]
  }

  /** @param write the condition; it is given the number of its value. */
  add<Value>(value: Value | undefined, write: (place: string) => string): void {
    if (value === undefined) return
    this.values.push(value)
    this.#texts.push(write(`$${this.values.length}`))
  }

  get text(): string {
    return this.#texts.map((text) => ` and ${text}`).join('')
  }
}

const ACTOR = `(a.entry::json ->> 'actor')`
const RECORDED = `(a.entry::json ->> 'recordedAt')`

/**
 * Actions without what they say, newest first. Names of actors are not known here.
 *
 * @param timeZone where the days of the filter are.
 */
export async function selectLoggedActions(
  client: Queryable,
  tenant: string,
  wanted: ActionsWanted,
  { before, limit }: Page,
  timeZone: string,
): Promise<Lines<LoggedAction>> {
  const where = actionConditions(tenant, wanted, timeZone)
  where.add(before, (place) => `a.number < ${place}::bigint`)
  where.values.push(limit + 1)
  const { rows } = await client.query<ActionLine>({
    text: `select a.number::text, a.record, a.version, a.type, a.entry, a.hash, l.seal,
                  e.basis, e.erased
           from (select * from ledger_action a where a.tenant = $1${where.text}
                 order by a.number desc limit $${where.values.length}) a
           left join ledger_seal_leaf l
             on l.tenant = a.tenant and l.record = a.record and l.version = a.version
           left join ledger_erasure e
             on e.tenant = a.tenant and e.record = a.record and e.version = a.version
           order by a.number desc`,
    values: where.values,
  })
  return pageOf(rows, limit, actionLine)
}

/** How many actions a filter names, counted up to a number. */
export async function countActions(
  client: Queryable,
  tenant: string,
  wanted: ActionsWanted,
  most: number,
  timeZone: string,
): Promise<number> {
  const where = actionConditions(tenant, wanted, timeZone)
  where.values.push(most)
  const { rows } = await client.query<{ count: string }>({
    text: `select count(*) from (
             select from ledger_action a where a.tenant = $1${where.text}
             limit $${where.values.length}) counted`,
    values: where.values,
  })
  return Number(rows[0]!.count)
}

function actionConditions(tenant: string, wanted: ActionsWanted, timeZone: string): Conditions {
  const where = new Conditions(tenant)
  where.add(wanted.actor, (place) => `${ACTOR} = ${place}`)
  where.add(wanted.record, (place) => `a.record = ${place}`)
  where.add(wanted.type, (place) =>
    wanted.type?.includes('.') === true
      ? `a.type collate "C" = ${place}`
      : `a.type collate "C" > ${place} || '.' and a.type collate "C" < ${place} || '/'`,
  )
  addDays(where, wanted, timeZone)
  return where
}

/**
 * The days as bounds on the order of commits: times lie in it nearly in order, so that a page is
 * found without looking through what is newer.
 */
function addDays(where: Conditions, { from, to }: ActionsWanted, timeZone: string): void {
  if (from !== undefined) {
    where.add(
      dayBounds(from, timeZone)[0],
      (place) => `${RECORDED} >= ${place}
      and a.number >= (select b.number from ledger_action b where b.tenant = $1
        and (b.entry::json ->> 'recordedAt') >= ${place}
        order by (b.entry::json ->> 'recordedAt'), b.number limit 1) - ${SLACK}`,
    )
  }
  if (to !== undefined) {
    where.add(
      dayBounds(to, timeZone)[1],
      (place) => `${RECORDED} < ${place}
      and a.number <= (select b.number from ledger_action b where b.tenant = $1
        and (b.entry::json ->> 'recordedAt') < ${place}
        order by (b.entry::json ->> 'recordedAt') desc, b.number desc limit 1) + ${SLACK}`,
    )
  }
}

/** Actions written at the same time may stand this far out of the order of their times. */
const SLACK = 100_000

interface ActionLine {
  readonly number: string
  readonly record: string
  readonly version: number
  readonly type: string
  readonly entry: string
  readonly hash: string
  readonly seal: number | null
  readonly basis: string | null
  readonly erased: Date | null
}

function actionLine(row: ActionLine): LoggedAction {
  const entry = JSON.parse(row.entry) as Readonly<Record<string, unknown>>
  const text = (name: string): string | null => {
    const value = entry[name]
    return typeof value === 'string' ? value : null
  }
  const { number, record, version, type, hash, seal, basis, erased } = row
  return {
    number,
    record,
    version,
    type,
    actor: text('actor') ?? '',
    actorName: null,
    role: text('role') ?? '',
    organisation: text('organisation'),
    onBehalfOf: text('onBehalfOf'),
    purpose: text('purpose'),
    place: text('place'),
    device: text('device'),
    channel: text('channel'),
    occurredAt: text('occurredAt'),
    recordedAt: text('recordedAt') ?? '',
    requestId: text('requestId'),
    hash,
    seal,
    erased: basis === null || erased === null ? null : { basis, erasedAt: erased.toISOString() },
  }
}

/** How many readings a filter names, counted up to a number. */
export async function countReads(
  client: Queryable,
  tenant: string,
  wanted: ReadsWanted,
  most: number,
  timeZone: string,
): Promise<number> {
  const where = readConditions(tenant, wanted, timeZone)
  where.values.push(most)
  const { rows } = await client.query<{ count: string }>({
    text: `select count(*) from (
             select from ledger_read r where r.tenant = $1${where.text}
             limit $${where.values.length}) counted`,
    values: where.values,
  })
  return Number(rows[0]!.count)
}

function readConditions(tenant: string, wanted: ReadsWanted, timeZone: string): Conditions {
  const where = new Conditions(tenant)
  where.add(wanted.actor, (place) => `r.actor = ${place}`)
  where.add(
    wanted.record,
    (place) => `(r.record = ${place} or r.results @> array[${place}]::text[])`,
  )
  where.add(wanted.act, (place) => `r.act = ${place}`)
  where.add(wanted.outcome, (place) => `r.outcome = ${place}`)
  if (wanted.from !== undefined) {
    where.add(dayBounds(wanted.from, timeZone)[0], (place) => `r.read_at >= ${place}::timestamptz`)
  }
  if (wanted.to !== undefined) {
    where.add(dayBounds(wanted.to, timeZone)[1], (place) => `r.read_at < ${place}::timestamptz`)
  }
  return where
}

/** Readings and refused attempts, newest first. */
export async function selectLoggedReads(
  client: Queryable,
  tenant: string,
  wanted: ReadsWanted,
  { before, limit }: Page,
  timeZone: string,
): Promise<Lines<LoggedRead>> {
  const where = readConditions(tenant, wanted, timeZone)
  where.add(before, (place) => `r.number < ${place}::bigint`)
  where.values.push(limit + 1)
  const { rows } = await client.query<ReadLine>({
    text: `select r.number::text, r.act, r.outcome, r.record, r.version, r.actor, r.role,
                  r.organisation, r.purpose, r.place, r.device, r.request_id, r.read_at,
                  r.terms, r.results
           from ledger_read r where r.tenant = $1${where.text}
           order by r.number desc limit $${where.values.length}`,
    values: where.values,
  })
  return pageOf(rows, limit, readLine)
}

type ReadLine = Omit<LoggedRead, 'actorName' | 'requestId' | 'readAt' | 'terms'> & {
  readonly request_id: string | null
  readonly read_at: Date
  readonly terms: string | null
}

function readLine({ request_id, read_at, terms, ...row }: ReadLine): LoggedRead {
  return {
    ...row,
    actorName: null,
    requestId: request_id,
    readAt: read_at.toISOString(),
    terms: terms === null ? null : (JSON.parse(terms) as Record<string, unknown>),
  }
}

function pageOf<Row extends { readonly number: string }, Line>(
  rows: readonly Row[],
  limit: number,
  lineOf: (row: Row) => Line,
): Lines<Line> {
  const shown = rows.slice(0, limit)
  return {
    lines: shown.map(lineOf),
    next: rows.length > limit ? (shown.at(-1)?.number ?? null) : null,
  }
}
