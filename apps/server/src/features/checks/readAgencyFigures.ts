import type { AgencyFigures } from '@corridor/contract'
import type { IsoDate } from '@corridor/kernel'
import type { ProtectedRecord } from '@corridor/permissions'
import { agencyAnomaly, parameterBook, type RuleId } from '@corridor/recruitment/checks'
import type pg from 'pg'
import { noSuchRecord } from '../../http/decisions.ts'
import type { Sender } from '../../http/guard.ts'
import { localDate } from '../../localDate.ts'
import type { IdentityParts } from '../identity/IdentityParts.ts'
import type { LedgerPlace } from '../ledger/LedgerPlace.ts'
import { logSearch } from '../ledger/logSearch.ts'
import { readerOf } from '../ledger/readerOf.ts'
import { selectOrganisation } from '../organisations/organisationStore.ts'
import { personNames } from '../organisations/personNames.ts'
import { parametersInForce } from '../registers/parameters/parametersInForce.ts'
import { unowned } from '../registers/unowned.ts'
import { readAgencyWindows } from './readAgencyWindows.ts'

/** What figures of agencies are read with. */
export interface AgencyFigureParts {
  readonly ledger: LedgerPlace
  readonly db: IdentityParts['db']
}

/** Set aside for a record of the agency, with who took part. */
interface OverrideRow {
  readonly record: string
  readonly rule: RuleId
  readonly type: string
  readonly actor: string
}

/** In the window $2 < day <= $3, by the day on which it was confirmed. */
const OVERRIDES = `
  select v.record, v.rule, l.type, l.entry::json ->> 'actor' as actor
  from check_override v
  join ledger_action l on l.tenant = v.tenant and l.record = v.record
    and l.type in ('override.propose', 'override.confirm')
  where v.tenant = $1 and v.status in ('confirmed', 'expired')
    and left(v.state::jsonb ->> 'confirmedAt', 10) > $2
    and left(v.state::jsonb ->> 'confirmedAt', 10) <= $3
    and (v.subject_kind = 'contract' and exists (select from contract c
        where c.tenant = v.tenant and c.record = v.subject and c.agency = $4)
      or v.subject_kind = 'clearance' and exists (select from clearance x
        where x.tenant = v.tenant and x.record = v.subject and x.agency = $4)
      or v.subject_kind = 'jobOrder' and exists (select from job_order o
        where o.tenant = v.tenant and o.record = v.subject and o.agency = $4))
  order by v.rule, v.record, l.version`

/**
 * Check 15 of one agency, and how often results of checks were set aside for its records: for
 * inspections, and of no effect by itself. Nobody of the agency reaches it; that somebody looked is
 * noted.
 *
 * @throws {DomainError} `not_found` also for one out of reach and for what is no agency.
 */
export async function readAgencyFigures(
  parts: AgencyFigureParts,
  sender: Sender,
  organisation: string,
): Promise<AgencyFigures> {
  const { ledger, db } = parts
  const { tenant } = ledger
  const row = await selectOrganisation({ ledger, db, now: ledger.now }, organisation)
  if (row === undefined || row.kind !== 'agency') {
    sender.require('read.inspection', null)
    throw noSuchRecord('read.inspection')
  }
  const { office, jurisdiction, status: state } = row
  const file = { ...unowned, id: organisation, office, jurisdiction, state }
  const about = (kind: ProtectedRecord['kind']): ProtectedRecord => ({ ...file, kind })
  const basis = sender.require('read.inspection', about('inspection'))
  const mayName = sender.decide('read.override', about('override')).allowed
  const until = localDate(ledger.timeZone, ledger.now())
  const terms = { figuresOf: organisation }
  return await logSearch(ledger, readerOf(sender, basis), 'list', terms, async (client) => {
    const { from, own, peers } = await readAgencyWindows(client, tenant, organisation, until)
    const parameters = parameterBook(await parametersInForce(client, tenant, until))
    const origin = jurisdiction?.slice(0, 3) ?? row.country
    const place = { origin, destination: null, sector: null, occupation: null }
    const window = { tenant, organisation, from, until }
    const names = (actors: readonly string[]) => personNames(parts, actors)
    const result: AgencyFigures = {
      ...{ organisation, from: dayAfter(from), until, peers: peers.length },
      findings: [...agencyAnomaly(own, peers, { parameters, place, on: until })],
      setAside: await setAside(client, window, mayName ? names : null),
    }
    return { result, records: [organisation] }
  })
}

/** The first day of the window. */
const dayAfter = (day: IsoDate): IsoDate =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

interface Window {
  readonly tenant: string
  readonly organisation: string
  readonly from: IsoDate
  readonly until: IsoDate
}

async function setAside(
  client: pg.PoolClient,
  { tenant, organisation, from, until }: Window,
  namesOf: ((actors: readonly string[]) => Promise<ReadonlyMap<string, string>>) | null,
): Promise<AgencyFigures['setAside']> {
  const { rows } = await client.query<OverrideRow>(OVERRIDES, [tenant, from, until, organisation])
  const names = await namesOf?.(rows.map(({ actor }) => actor))
  return [...Map.groupBy(rows, ({ rule }) => rule)].map(([rule, ofRule]) => ({
    rule,
    count: new Set(ofRule.map(({ record }) => record)).size,
    by:
      names === undefined
        ? null
        : [...Map.groupBy(ofRule, ({ actor }) => actor)].map(([id, acts]) => ({
            person: { id, name: names.get(id) ?? null },
            asked: acts.filter(({ type }) => type === 'override.propose').length,
            confirmed: acts.filter(({ type }) => type === 'override.confirm').length,
          })),
  }))
}
